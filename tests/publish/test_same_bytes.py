"""The same input gives the same bytes: from another folder, in another language and time zone, in another order."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROOFBOOK, ROOT, shipped_copy
from tests.outputs.every_byte import every_byte

HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "COLUMNS": "40", "HOME": "/nowhere"}
THERE = {"PYTHONHASHSEED": "4242", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "COLUMNS": "200", "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def twice(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The starter's site, built from two folders with little in common: by a relative path, and from inside."""
    near, far = tmp_path_factory.mktemp("near"), tmp_path_factory.mktemp("far") / "ein Ort" / "où" / "per" / "project"
    shutil.copytree(starter, near / "x")
    shutil.copytree(starter, far)
    proofbook(near, HERE, "-C", "x", "--as-of", "2026-11-01", "build")
    proofbook(far, THERE, "--as-of", "2026-11-01", "build")
    return near / "x" / "site", far / "site"


def test_two_builds_are_the_same_to_the_byte(twice: tuple[Path, Path]) -> None:
    one, other = (dict(every_file(site)) for site in twice)
    assert len(one) > 300
    assert {"papers/shop.pdf", "proofbook.json", "search/search_index.json", "sitemap.xml.gz"} <= one.keys()
    assert [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)] == []


def test_no_byte_tells_where_it_was_built(twice: tuple[Path, Path]) -> None:
    places = {str(each) for site in twice for each in (site.parent, site.parent.parent)}
    places |= {str(ROOT), sys.prefix, str(Path.home()), "/nowhere", "Kiritimati", "Adak"} - {"/", "/root"}
    words = re.compile("|".join(re.escape(each) for each in sorted(places)).encode())
    assert {(name, found[0]) for name, content in every_byte(twice[0]) if (found := words.search(content))} == set()


def test_a_system_that_is_shipped_comes_out_the_same_alone_and_elsewhere(shipped_site: Path, tmp_path: Path) -> None:
    whole = json.loads((shipped_site / "proofbook.json").read_bytes())
    proofbook(
        with_one_system(tmp_path / "another" / "depth"), THERE, "--as-of", whole["as_of"], "render", "--to", "out"
    )
    made, built = (dict(every_file(each)) for each in (tmp_path / "another" / "depth" / "out", shipped_site))
    assert json.loads(made["proofbook.json"])["systems"] == [each for each in whole["systems"] if each["id"] == SYSTEM]
    papers = [path for path in made if path.startswith("papers/") and path != "papers/portfolio.pdf"]
    assert len(papers) > 1
    assert [path for path in papers if made[path] != built[path]] == []
    drawings = {path: DRAWING.findall(made[path]) for path in made if path.startswith("systems/")}
    assert sum(map(len, drawings.values())) > 10
    assert [path for path, found in drawings.items() if any(each not in built[html(path)] for each in found)] == []


SYSTEM = "external-secrets-operator"
DRAWING = re.compile(rb"<svg .*?</svg>", re.DOTALL)


def html(page: str) -> str:
    """The file that a page's source is built into."""
    return page.removesuffix(".md") + ".html"


def with_one_system(folder: Path) -> Path:
    """What is shipped, without the other systems, and without what compares them."""
    folder.mkdir(parents=True)
    models = shipped_copy(folder) / "models"
    shutil.rmtree(models / "comparisons", ignore_errors=True)
    for each in models.glob("*.yaml"):
        if each.stem != SYSTEM:
            each.unlink()
    return folder


def proofbook(cwd: Path, environment: dict[str, str], *words: str) -> None:
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    done = subprocess.run([PROOFBOOK, *words], cwd=cwd, env=kept | environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")


def every_file(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file.read_bytes()
