"""The child process in which foreign code runs, and the watch over it."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from enum import StrEnum
from pathlib import Path

from proofbook.evidence.jail.limits import Limits
from proofbook.evidence.jail.memory import resident_bytes

CHILD = Path(__file__).with_name("child.py")
START_SECONDS = 60.0
GLANCE_SECONDS = 0.02
"""How often memory and clock are looked at while an answer is awaited."""


class Trouble(StrEnum):
    """Why a process gave no answer."""

    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    ENDED = "ended"
    UNWATCHED = "unwatched"


class Process:
    """One child; after trouble it is of no more use.

    Its program writes a line when it is ready, and then a line for each that it reads.
    """

    def __init__(self, limits: Limits, program: Path | None = None) -> None:
        self._limits = limits
        self._scratch = tempfile.TemporaryDirectory(prefix="proofbook-")
        self._child = subprocess.Popen(
            [sys.executable, "-I", str(program or CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=os.sep,
            env={"SYSTEMROOT": os.environ["SYSTEMROOT"]} if sys.platform == "win32" else {},
        )
        self._answers: queue.SimpleQueue[bytes | Trouble] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.is_ready = isinstance(self._awaited(START_SECONDS), bytes)

    @property
    def scratch(self) -> str:
        """A folder for the child's files, gone when it is closed."""
        return self._scratch.name

    def answer(self, request: bytes) -> bytes | Trouble:
        """The line that answers this line."""
        assert self._child.stdin is not None
        try:
            self._child.stdin.write(request + b"\n")
            self._child.stdin.flush()
        except OSError:
            return Trouble.ENDED
        return self._awaited(self._limits.seconds)

    def close(self) -> None:
        """End the child and remove its files."""
        self._child.kill()
        self._child.wait()
        self._reader.join()
        for pipe in (self._child.stdin, self._child.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:
                continue  # what was still to be written has no reader any more
        self._scratch.cleanup()

    def _awaited(self, seconds: float) -> bytes | Trouble:
        deadline = time.monotonic() + seconds
        while True:
            try:
                return self._answers.get(timeout=GLANCE_SECONDS)
            except queue.Empty:
                trouble = self._trouble(deadline)
                if trouble is not None:
                    return trouble

    def _trouble(self, deadline: float) -> Trouble | None:
        if time.monotonic() > deadline:
            return Trouble.TIME
        held = resident_bytes(self._child.pid)
        if held is None:
            return Trouble.ENDED if self._child.poll() is not None else Trouble.UNWATCHED
        return Trouble.MEMORY if held > self._limits.megabytes * 1_000_000 else None

    def _read(self) -> None:
        assert self._child.stdout is not None
        held = b""
        while chunk := os.read(self._child.stdout.fileno(), 1 << 16):
            held += chunk
            *lines, held = held.split(b"\n")
            for line in lines:
                self._answers.put(line)
            if len(held) > self._limits.answer_bytes:
                self._answers.put(Trouble.OUTPUT)
                return
        self._answers.put(Trouble.ENDED)
