"""The project that `proofbook new` starts: small enough to be built more than once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import PROOFBOOK


def started(folder: Path) -> Path:
    """The folder, filled with the project that `proofbook new` starts."""
    subprocess.run([PROOFBOOK, "--as-of", "2026-11-01", "new", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A started project; tests read it only."""
    return started(tmp_path_factory.mktemp("started") / "shop")
