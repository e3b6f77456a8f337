"""What every test may count on: golden files, the checkout, and that CI skips nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from filelock import FileLock
from hypothesis import settings

if TYPE_CHECKING:
    from tests.outputs.hostile import Built

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
PROOFBOOK = Path(sys.executable).parent / "proofbook"
SHIPPED = ("controls", "docs", "models", "mkdocs.yml")

# The same examples each time, so that a failure on one machine is a failure on all.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


class Golden(Protocol):
    """Compares what was written with the file of this name under tests/golden/, or with the file at a whole path."""

    def __call__(self, name: str | Path, written: str | bytes) -> None: ...


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


def shipped_copy(folder: Path) -> Path:
    """The folder, filled with a copy of the project that the repository ships."""
    for part in SHIPPED:
        shipped = ROOT / part
        shutil.copytree(shipped, folder / part) if shipped.is_dir() else shutil.copy(shipped, folder / part)
    return folder


def once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> tuple[Path, str]:
    """A folder that is filled once in a run, however many processes share its tests; and what `make` said of it."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    base = tmp_path_factory.getbasetemp()
    folder = (base if alone else base.parent) / name
    with FileLock(folder.with_suffix(".lock")):
        said = folder.with_suffix(".said")
        if not said.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            said.write_text(make(folder), encoding="utf-8")
    return folder, said.read_text(encoding="utf-8")


def run_build(project: Path, *options: str) -> str:
    """Build the project's site; what that printed."""
    built = subprocess.run([PROOFBOOK, *options, "-C", project, "build"], capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return built.stderr


@pytest.fixture(scope="session")
def shipped_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that the repository ships, built once into its `site`; tests read it only."""
    return once(tmp_path_factory, "shipped", lambda folder: run_build(shipped_copy(folder)))[0]


@pytest.fixture(scope="session")
def shipped_site(shipped_project: Path) -> Path:
    """The folder that `proofbook build` writes for what the repository ships; tests read it only."""
    return shipped_project / "site"


def started(folder: Path) -> Path:
    """The folder, filled with the project that `proofbook new` starts: small enough to be built more than once."""
    subprocess.run([PROOFBOOK, "--as-of", "2026-11-01", "new", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A started project; tests read it only."""
    return started(tmp_path_factory.mktemp("started") / "shop")


@pytest.fixture(scope="session")
def starter_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `proofbook build` writes for a started project; tests read it only."""
    built = once(
        tmp_path_factory, "starter", lambda folder: run_build(started(folder / "shop"), "--as-of", "2026-11-01")
    )
    return built[0] / "shop" / "site"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A project whose every text tries to be more than text, built; tests read it only."""
    from tests.outputs.hostile import Built, built

    return Built(*once(tmp_path_factory, "hostile", lambda folder: built(folder).said))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden("diagram.svg", svg)` fails where the two differ; `make golden` writes the file instead."""

    def compare(name: str | Path, written: str | bytes) -> None:
        file = GOLDEN / name
        content = written if isinstance(written, bytes) else written.encode()
        if request.config.getoption("--golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        assert file.exists(), f"{file.relative_to(ROOT)} is not there: run `make golden`, then read it"
        assert content.decode(errors="replace") == file.read_bytes().decode(errors="replace")

    return compare


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write tests/golden/ anew instead of comparing")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--golden`, run only the tests that have golden files."""
    if config.getoption("--golden"):
        others = [item for item in items if "golden" not in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


# In CI nothing is missing, so a test that is skipped there is a test that nobody runs.
@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    fail_if_skipped_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    fail_if_skipped_in_ci(report)
    return report


def fail_if_skipped_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that gives its reason, where the environment says CI=true."""
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longreprtext
        report.outcome = "failed"
        report.longrepr = f"CI skips nothing, and this was: {reason}"
