"""The plugin: plain `mkdocs build` gives the pages of `proofbook build`, and a broken model is told, not thrown."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.conftest import PROOFBOOK
from tests.outputs.html_page import article, headings, page, text

EPOCH = "1793491200"
"""The day on which the starter was started, 2026-11-01."""


@pytest.fixture
def project(starter: Path, tmp_path: Path) -> Path:
    """A started project that MkDocs may build, of the test's own."""
    return with_plugin(starter, tmp_path / "shop")


@pytest.fixture(scope="module")
def plain_site(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that plain `mkdocs build` makes of a started project."""
    project = with_plugin(starter, tmp_path_factory.mktemp("plain") / "shop")
    (project / "docs" / "mine.md").write_text("# Mine\n\nSee [the shop](systems/shop/index.md).\n", encoding="utf-8")
    done = mkdocs("build", "--strict", project=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


def test_it_makes_the_same_set_of_files(plain_site: Path, starter_site: Path) -> None:
    apart = {".proofbook"} | {name for name in files(starter_site) if name.startswith(("search/", "assets/"))}
    assert files(plain_site) - apart >= files(starter_site) - apart
    assert {name for name in files(plain_site) - files(starter_site) if name.endswith("html")} == {"mine/index.html"}


def test_each_page_says_the_same(plain_site: Path, starter_site: Path) -> None:
    pages = sorted(name for name in files(starter_site) if name.endswith("index.html"))
    assert len(pages) > 200
    different = [name for name in pages if text(article(plain_site / name)) != text(article(starter_site / name))]
    assert different == []
    assert [headings(plain_site / name) for name in pages] == [headings(starter_site / name) for name in pages]


def test_data_and_papers_are_the_same_bytes(plain_site: Path, starter_site: Path) -> None:
    made = [name for name in files(starter_site) if name.endswith((".json", ".pdf", ".svg")) and "search/" not in name]
    assert "proofbook.json" in made
    assert "papers/shop.pdf" in made
    assert [name for name in made if (plain_site / name).read_bytes() != (starter_site / name).read_bytes()] == []


def test_each_page_has_the_strict_policy_and_the_stamp(plain_site: Path, starter_site: Path) -> None:
    for name in ("index.html", "systems/shop/index.html"):
        ours, theirs = page(plain_site / name), page(starter_site / name)
        policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
        assert ours.xpath(policy) == theirs.xpath(policy) != []
        stamp = "//*[@class='md-copyright__highlight']"
        assert [text(each) for each in ours.xpath(stamp)] == [text(each) for each in theirs.xpath(stamp)] != []


def test_a_page_of_the_projects_own_stands_beside_the_generated_ones(plain_site: Path) -> None:
    assert "See the shop." in text(article(plain_site / "mine" / "index.html"))


def test_it_can_be_switched_off(project: Path) -> None:
    settings = "site_name: Shop\nplugins:\n  - proofbook: {enabled: false}\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "docs" / "index.md").write_text("# Mine\n", encoding="utf-8")
    assert mkdocs("build", project=project).returncode == 0
    assert not (project / "site" / "systems").exists()


def test_a_broken_model_ends_the_build_with_its_diagnostics_and_no_traceback(project: Path) -> None:
    broken(project)
    done = mkdocs("build", project=project)
    assert done.returncode == 1
    assert "error[unknown-technology]" in done.stderr
    assert "--> models/shop.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def test_a_wrong_date_ends_the_build_with_a_sentence(project: Path) -> None:
    done = mkdocs("build", project=project, epoch="yesterday")
    assert done.returncode == 1
    assert "SOURCE_DATE_EPOCH is not a number of seconds" in done.stderr
    assert "Traceback" not in done.stderr


def test_while_it_serves_a_broken_model_shows_as_its_diagnostics(project: Path, tmp_path: Path) -> None:
    broken(project)
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "served"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    shown = text(article(tmp_path / "served" / "index.html"))
    assert "error[unknown-technology]" in shown
    assert "did you mean `web-application`?" in shown


def with_plugin(starter: Path, project: Path) -> Path:
    """A copy of the started project that names the plugin in its `mkdocs.yml`."""
    shutil.copytree(starter, project)
    (project / "docs").mkdir()
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings + "plugins: [search, proofbook]\n", encoding="utf-8")
    return project


def broken(project: Path) -> None:
    model = project / "models" / "shop.yaml"
    said = model.read_text(encoding="utf-8").replace("technology: web-application", "technology: web-aplication")
    model.write_text(said, encoding="utf-8")


def mkdocs(*arguments: str, project: Path, epoch: str = EPOCH) -> subprocess.CompletedProcess[str]:
    """What plain MkDocs does."""
    return subprocess.run(
        [PROOFBOOK.parent / "mkdocs", *arguments], cwd=project, env={**os.environ, "SOURCE_DATE_EPOCH": epoch},
        capture_output=True, text=True,
    )  # fmt: skip


def files(site: Path) -> set[str]:
    return {each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()}
