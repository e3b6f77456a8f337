"""The jail: evaluations one after another in a child process that is replaced when it misbehaves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar, assert_never

from pydantic import JsonValue

from proofbook.evidence.jail.allowed import ALLOWED
from proofbook.evidence.jail.answer import Answer, Evaluated, Module, Undecided
from proofbook.evidence.jail.limits import Limits
from proofbook.evidence.jail.process import Process, Trouble

T = TypeVar("T")


class Jail:
    """Evaluates Rego; use it as a context manager.

    The child starts with the first evaluation. Its environment is empty, its working directory `/`, its output goes
    nowhere; a policy that calls a built-in function outside the allow-list isn't evaluated at all. One that runs too
    long, holds too much memory, says too much or ends the child is undecided, and the next starts in a new child.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: Process | None = None
        self._is_missing = False
        self._known: dict[str, Answer] = {}
        self._answers: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def evaluate(self, modules: tuple[Module, ...], rule: str, input: JsonValue) -> Answer:
        """The value of a rule such as `data.checks.x.observations` for this input; asked again, it is remembered."""
        if any("\0" in each.text for each in modules):
            # The engine would read only what stands before it.
            return Undecided(reason="holds the character U+0000, which would hide what follows it")
        asked = json.dumps({"modules": [[each.name, each.text] for each in modules], "rule": rule, "input": input})
        key = hashlib.sha256(asked.encode()).hexdigest()
        if key not in self._known:
            self._known[key] = self._evaluated(asked)
        return self._known[key]

    def once(self, question: str, answer: Callable[[], T]) -> T:
        """The answer to a question, which is worked out when it is first asked of this jail."""
        if question not in self._answers:
            self._answers[question] = answer()
        found: T = self._answers[question]
        return found

    def _evaluated(self, asked: str) -> Answer:
        process = self._running()
        if process is None:
            return Undecided(reason="can't be evaluated: the Rego engine does not start on this machine")
        request = {
            **json.loads(asked),
            "allowed": sorted(ALLOWED),
            "scratch": process.scratch,
            "seconds": self._limits.seconds,
        }
        said = process.answer(json.dumps(request).encode())
        if isinstance(said, Trouble):
            self._close()
            return Undecided(reason=self._reason(said))
        return _answer(said)

    def _running(self) -> Process | None:
        if self._process is None and not self._is_missing:
            process = Process(self._limits)
            if process.is_ready:
                self._process = process
            else:
                process.close()
                self._is_missing = True
        return self._process

    def _close(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None

    def _reason(self, trouble: Trouble) -> str:
        match trouble:
            case Trouble.TIME:
                return f"took longer than {self._limits.seconds:g} seconds"
            case Trouble.MEMORY:
                return f"held more than {self._limits.megabytes} MB of memory"
            case Trouble.OUTPUT:
                return f"answered more than {self._limits.answer_bytes} bytes"
            case Trouble.ENDED:
                return "ended the Rego engine"
            case Trouble.UNWATCHED:
                return "ran where its memory can't be watched"
            case _:
                assert_never(trouble)


def _answer(said: bytes) -> Answer:
    # Deep nesting that the child could still write may be too deep to read here.
    try:
        answer = json.loads(said)
    except RecursionError:
        return Undecided(reason="answered something too deeply nested")
    return Evaluated(value=answer["value"]) if "value" in answer else Undecided(reason=answer["undecided"])
