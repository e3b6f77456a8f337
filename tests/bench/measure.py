"""How long the commands take on the shipped models, and how much memory: the best of three runs each.

CPU is that of all processes together, memory that of the largest. An edit is timed from saving the file until the
server gives the page that shows it.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROOFBOOK = Path(sys.executable).parent / "proofbook"
RUNS = 3
PATIENCE = 120
"""Seconds after which an edit is taken for lost."""


def main() -> None:
    print("seconds      CPU       MB", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        for part in ("controls", "docs", "models"):
            shutil.copytree(ROOT / part, project / part)
        systems = sorted(file.stem for file in (project / "models").glob("*.yaml"))
        for command in [
            ["--version"],
            ["check"],
            *[["threats", system] for system in systems],
            ["assess", "--format", "json"],
            ["render", "--to", f"{folder}/pages"],
            ["build"],
        ]:
            seconds, cpu, megabytes = best(command, project)
            said = " ".join(command).replace(folder, "DIR")
            print(f"{seconds:7.2f}  {cpu:7.2f}  {megabytes:7.0f}  proofbook {said}", flush=True)
        for system in systems:
            print(f"{edit(system, project):7.2f}  {'':7}  {'':7}  an edit under `proofbook serve {system}`", flush=True)


def best(command: list[str], project: Path) -> list[float]:
    """The least of each figure over some runs; the first one also warms the disk."""
    return [min(figures) for figures in zip(*(measured(command, project) for _ in range(RUNS)), strict=True)]


def measured(command: list[str], project: Path) -> tuple[float, float, float]:
    """Seconds, seconds of CPU, and megabytes."""
    started = time.perf_counter()
    process = subprocess.Popen([PROOFBOOK, *command], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Linux counts in kilobytes, macOS in bytes.
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def edit(system: str, project: Path) -> float:
    """The shortest time in which a new title of the system shows."""
    model = project / "models" / f"{system}.yaml"
    whole = model.read_text(encoding="utf-8")
    with subprocess.Popen(
        [PROOFBOOK, "serve", system, "--port", str(free_port())],
        cwd=project, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as server:  # fmt: skip
        assert server.stdout
        address = server.stdout.readline().strip()
        took = []
        for run in range(RUNS):
            title = f"Measured {run}"
            model.write_text(re.sub(r"^title: .*$", f"title: {title}", whole, count=1, flags=re.MULTILINE))
            took.append(until(address, title))
            time.sleep(RUNS)  # The variants follow, and are not what is timed.
        server.terminate()
    model.write_text(whole, encoding="utf-8")
    return min(took)


def until(address: str, words: str) -> float:
    """Seconds until the page says these words."""
    started = time.perf_counter()
    while (passed := time.perf_counter() - started) < PATIENCE:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            if words in answer.read().decode():
                return passed
        time.sleep(0.05)
    raise TimeoutError(words)


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


main()
