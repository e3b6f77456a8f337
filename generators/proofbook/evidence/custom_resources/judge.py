"""Judging custom resources in a process of their own: what loops or eats memory is undecided, and the others go on."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, assert_never

from pydantic import JsonValue

from proofbook.evidence.jail.limits import Limits
from proofbook.evidence.jail.process import Process, Trouble

CHILD = Path(__file__).with_name("child.py")
LIMITS = Limits(seconds=5.0, megabytes=512, answer_bytes=1_000_000)
SECONDS = 30.0
"""For all objects of one question; honest ones take milliseconds each."""
MOST_TROUBLES = 3
MOST_KNOWN = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is found about one object under its schema."""

    findings: tuple[Mapping[str, JsonValue], ...]
    """Each with `result` (fail or undecided), `message` and `at`."""
    transitions: int
    """How many rules wait for a change of the object."""


class Judges:
    """Judges objects one after another; use it as a context manager.

    The process starts with the first object that was not judged before, and is replaced when it has to be ended.
    """

    def __init__(self, limits: Limits | None = None, seconds: float = SECONDS) -> None:
        self._limits = limits or LIMITS
        self._seconds = seconds
        self._deadline: float | None = None
        self._troubles = 0
        self._process: Process | None = None
        self._schema: tuple[JsonValue, str] | None = None

    def __enter__(self) -> Judges:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def judgement(self, object: Mapping[str, Any], schema: JsonValue) -> Judgement:
        """What is found about an object; asked again with the same schema, it is remembered."""
        asked = f'{{"object": {json.dumps(object)}, "schema": {self._text(schema)}, "seconds": {self._limits.seconds}}}'
        key = hashlib.sha256(asked.encode()).hexdigest()
        if key not in KNOWN:
            if len(KNOWN) >= MOST_KNOWN:
                KNOWN.clear()
            over = "it is one of too many to be judged in time"
            KNOWN[key] = _untold(over) if self._is_over() else self._judged(asked)
        return KNOWN[key]

    def _text(self, schema: JsonValue) -> str:
        """The schema as it is sent, written once for all its objects."""
        if self._schema is None or self._schema[0] is not schema:
            self._schema = (schema, json.dumps(schema))
        return self._schema[1]

    def _is_over(self) -> bool:
        if self._deadline is None:
            self._deadline = time.monotonic() + self._seconds
        return self._troubles >= MOST_TROUBLES or time.monotonic() > self._deadline

    def _judged(self, asked: str) -> Judgement:
        process = self._running()
        said = process.answer(asked.encode()) if process.is_ready else Trouble.ENDED
        if isinstance(said, Trouble):
            self._troubles += 1
            self._close()
            return _untold(f"judging it {_reason(said, self._limits)}")
        answer = json.loads(said)
        if "undecided" in answer:
            return _untold(f"it {answer['undecided']}")
        return Judgement(findings=tuple(answer["value"]["findings"]), transitions=answer["value"]["transitions"])

    def _running(self) -> Process:
        if self._process is None:
            self._process = Process(self._limits, CHILD)
        return self._process

    def _close(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None


KNOWN: dict[str, Judgement] = {}
"""By the digest of what was asked: one artifact is of several elements, and each of them asks again."""


def _untold(message: str) -> Judgement:
    return Judgement(findings=({"result": "undecided", "message": message, "at": []},), transitions=0)


def _reason(trouble: Trouble, limits: Limits) -> str:
    match trouble:
        case Trouble.TIME:
            return f"took longer than {limits.seconds:g} seconds"
        case Trouble.MEMORY:
            return f"held more than {limits.megabytes} MB of memory"
        case Trouble.OUTPUT:
            return f"answered more than {limits.answer_bytes} bytes"
        case Trouble.ENDED:
            return "ended the program that does it"
        case Trouble.UNWATCHED:
            return "ran where its memory can't be watched"
        case _:
            assert_never(trouble)
