"""Setting up: what a fresh machine lacks is said in a sentence that names the cure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_python_without_ensurepip_is_told_which_package_to_install(tmp_path: Path) -> None:
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking" / "ensurepip.py").write_text("raise ImportError", encoding="utf-8")
    told = set_up(tmp_path, PYTHONPATH=str(tmp_path / "lacking"))
    assert told.returncode == 1
    assert "apt install python3-venv" in told.stderr
    assert "Traceback" not in told.stderr


def set_up(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script in a checkout that holds no more than it needs."""
    (checkout / "requirements").mkdir()
    for name in ("environment.py", "base.txt"):
        shutil.copy(ROOT / "requirements" / name, checkout / "requirements" / name)
    command = [sys.executable, str(checkout / "requirements" / "environment.py"), "base"]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
