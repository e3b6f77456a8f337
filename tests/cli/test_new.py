"""`proofbook new`: a project that builds at once, and whose first edit turns a requirement that is missing."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from proofbook.assessment.assessment import Assessment
from proofbook.model.document import Document
from proofbook.pipeline import portfolio
from proofbook.source.decode import schema_of
from proofbook.source.yaml import parsed
from tests.cli.conftest import Run

AS_OF = date(2026, 11, 1)


@pytest.fixture(scope="module")
def fresh(starter: Path) -> Assessment:
    """A started project as it is."""
    return assessed(starter)


def test_a_started_project_has_neither_errors_nor_warnings(starter: Path) -> None:
    assert portfolio(starter, AS_OF).diagnostics == ()


def test_requirements_are_missing_and_none_fails(fresh: Assessment) -> None:
    assert "PR.DS-01" in with_status(fresh, "missing")
    assert with_status(fresh, "failing", "undecided") == []


def test_its_readme_names_that_requirement_and_the_edit(starter: Path) -> None:
    readme = (starter / "README.md").read_text(encoding="utf-8")
    assert re.search(r"\*missing\*, one is so on purpose: NIST CSF 2\.0 PR\.DS-01", readme)
    assert "remove the `#` before `deletion-guarded`" in readme


def test_the_first_edit_turns_it_and_makes_nothing_worse(project: Path, fresh: Assessment) -> None:
    model = project / "models" / "shop.yaml"
    model.write_text(model.read_text(encoding="utf-8").replace("# deletion-guarded", "deletion-guarded"))
    edited = assessed(project)
    assert {*with_status(edited, "missing")} < {*with_status(fresh, "missing")} - {"PR.DS-01"}
    assert with_status(edited, "failing", "undecided") == []
    assert "PR.DS-01" in with_status(edited, "claimed")
    assert with_status(edited, "open") == with_status(fresh, "open")


def test_some_evidence_is_read_and_called_illustrative(fresh: Assessment) -> None:
    assert "SC-28(1)" in with_status(fresh, "supported (declared)")
    assert fresh.illustrative


def test_an_editor_finds_the_schema_by_the_first_line_and_the_model_fits_it(starter: Path) -> None:
    text = (starter / "models" / "shop.yaml").read_text(encoding="utf-8")
    (named,) = re.findall(r"\A# yaml-language-server: \$schema=(\S+)$", text, re.MULTILINE)
    schema = json.loads((starter / "models" / named).read_text(encoding="utf-8"))
    assert schema == schema_of(Document)
    node = parsed(text, "shop.yaml").node
    assert node
    jsonschema.Draft202012Validator(schema).validate(node.plain())


def test_what_it_prints_is_right_when_it_is_typed(tmp_path: Path, run: Run) -> None:
    said = run("new", "my systems", cwd=tmp_path)
    assert said.code == 0
    (typed,) = re.findall(r"`proofbook -C '(.+)' serve shop`", said.stdout)
    assert "models/shop.yaml" in said.stdout
    assert (tmp_path / typed / "models" / "shop.yaml").exists()


def test_an_empty_folder_may_be_where_one_stands(tmp_path: Path, run: Run) -> None:
    (tmp_path / "here").mkdir()
    assert run("new", ".", cwd=tmp_path / "here").code == 0
    assert not [each for each in (tmp_path / "here").iterdir() if each.name.startswith(".")]
    assert (tmp_path / "here" / "README.md").read_text(encoding="utf-8").startswith("# here\n")


@pytest.mark.parametrize("name", ['a: "b"', "#1", "{today}", "naïve – 模型", "no", "\x1b[31m"])
def test_any_name_of_a_folder_is_the_projects_name(name: str, tmp_path: Path, run: Run) -> None:
    assert run("new", name, cwd=tmp_path).code == 0
    shown = name.replace("\x1b", "U+001B")
    text = (tmp_path / name / "mkdocs.yml").read_text(encoding="utf-8")
    node = parsed(text, "mkdocs.yml").node
    assert node
    assert node.plain() == {"site_name": shown}


def test_a_built_site_is_not_taken_for_an_empty_folder(tmp_path: Path, run: Run) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".proofbook").touch()
    assert run("new", "site", cwd=tmp_path).code == 2


def assessed(project: Path) -> Assessment:
    """The one system of a project."""
    (found,) = portfolio(project, AS_OF).assessments
    return found


def with_status(found: Assessment, *status: str) -> list[str]:
    """The requirements of that status, at the customer's side."""
    return [each.requirement for each in found.requirements if each.status in status]
