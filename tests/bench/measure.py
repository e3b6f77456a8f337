"""How long the commands take on the shipped models: the best of three runs each, in seconds."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROOFBOOK = Path(sys.executable).parent / "proofbook"
RUNS = 3


def main() -> None:
    systems = sorted(file.stem for file in (ROOT / "models").glob("*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        commands = [
            ["--version"],
            ["check"],
            *[["threats", system] for system in systems],
            ["assess", "--format", "json"],
            ["render", "--to", f"{folder}/pages"],
        ]
        for command in commands:
            print(f"{best(command):7.2f}  proofbook {' '.join(command).replace(folder, 'DIR')}", flush=True)


def best(command: list[str]) -> float:
    """The shortest of some runs; the first one also warms the disk."""
    return min(seconds(command) for _ in range(RUNS))


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([PROOFBOOK, *command], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


main()
