"""Sets up .venv for `make`: created once, then touched only when a lock file or pyproject.toml changed.

Runs on any Python, so that one too old is told so in a sentence; uses nothing but the standard library.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKED = ["--require-hashes", "--only-binary", ":all:", "--requirement"]
OURS = ["--no-deps", "--no-build-isolation", "--no-index", "--editable"]

TOO_OLD = "Proofbook needs Python 3.11 or later, and this is {}. Name a newer one: make PYTHON=python3.12 site"
NO_VENV = (
    "This Python cannot make a virtual environment: its parts venv or ensurepip are missing. "
    "On Debian and Ubuntu they are in a package of their own: sudo apt install python3-venv"
)
FAILED = "The environment could not be set up; what went wrong is above. Nothing but .venv was touched."


def main(locks: list[str]) -> None:
    """Bring .venv to the state that the named locks describe."""
    if sys.version_info < (3, 11):
        sys.exit(TOO_OLD.format(sys.version.split()[0]))
    try:
        if not works():
            create()
        for lock in locks:
            install(ROOT / "requirements" / (lock + ".txt"), LOCKED)
        install(ROOT / "pyproject.toml", OURS)
    except subprocess.CalledProcessError:
        sys.exit(FAILED)


def works() -> bool:
    """Whether .venv is there and whole, starts, was made for this folder and is not older than Python 3.11."""
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11) or sys.prefix != sys.argv[1])"
    if not PYTHON.exists():
        return False
    return subprocess.run([str(PYTHON), "-c", question, str(ENVIRONMENT)], check=False).returncode == 0


def create() -> None:
    """A new, empty .venv in place of whatever was there."""
    print("Setting up .venv: a minute or so and 400 MB, once.", file=sys.stderr)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        sys.exit(NO_VENV)
    subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)


def install(described: Path, options: list[str]) -> None:
    """Install what a file describes, unless the copy kept in .venv shows that this was done before."""
    done = ENVIRONMENT / ("installed-" + described.name)
    if done.exists() and done.read_bytes() == described.read_bytes():
        return
    print(f"Installing what {described.relative_to(ROOT)} asks for.", file=sys.stderr)
    target = described if described.suffix == ".txt" else described.parent
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, *options, str(target)], check=True)
    done.write_bytes(described.read_bytes())


main(sys.argv[1:])
