"""What the README tells people to type works, and has the effect that it promises."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from proofbook.assessment.assessment import Assessment
from proofbook.pipeline import portfolio
from proofbook.source.diagnostic import Severity

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROOFBOOK = Path(sys.executable).parent / "proofbook"
AS_OF = date(2026, 11, 24)

FIRST, STATED, CLAIM, TEMPLATE, ARTIFACT, TREATMENT = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def modelled(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """After step 2."""
    return followed(tmp_path_factory.mktemp("second"), FIRST)


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """After step 3, in which one line of the model says more."""
    return followed(tmp_path_factory.mktemp("third"), with_stated())


@pytest.fixture(scope="module")
def claimed(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """In the middle of step 4."""
    return followed(tmp_path_factory.mktemp("claimed"), with_stated(), CLAIM)


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """After step 4."""
    return followed(tmp_path_factory.mktemp("proved"), with_stated(), CLAIM, ARTIFACT)


def test_the_model_is_put_where_the_readme_says() -> None:
    assert FIRST.startswith("system: orders\n")
    assert "`models/orders.yaml`" in README


def test_stating_a_fact_settles_threats(modelled: Assessment, stated: Assessment) -> None:
    assert hinging(stated) < hinging(modelled)


def test_check_asks_for_what_step_3_states(modelled: Assessment, stated: Assessment) -> None:
    asked = {question.fact for question in modelled.enumeration.questions}
    assert asked - {question.fact for question in stated.enumeration.questions}


def test_a_claim_moves_the_requirement_from_missing_to_claimed(stated: Assessment, claimed: Assessment) -> None:
    assert (status(stated, "SC-28(1)"), status(claimed, "SC-28(1)")) == ("missing", "claimed")


def test_the_template_moves_it_to_supported_by_a_line_that_was_read(proved: Assessment) -> None:
    assert status(proved, "SC-28(1)") == "supported (declared)"
    (found,) = [each for each in proved.requirements if each.requirement == "SC-28(1)"]
    seen = [each for each in proved.evidence.observations if each.id in found.evidence]
    lines = TEMPLATE.splitlines()
    assert [lines[cite.span.line - 1].strip() for each in seen for cite in each.cites] == ["DatabasePassword:"]


def test_a_treatment_names_a_line_and_lowers_nothing(tmp_path: Path, stated: Assessment) -> None:
    treated = followed(tmp_path, with_stated(), TREATMENT)
    assert line(treated) == ("mitigate", line(stated)[1])


@pytest.mark.parametrize("command", sorted(set(re.findall(r"\bproofbook ([a-z]+)\b", README.split("## Two")[1]))))
def test_every_command_of_the_readme_exists(command: str) -> None:
    helped = subprocess.run([PROOFBOOK, command, "--help"], capture_output=True, text=True, check=False)
    assert helped.returncode == 0, helped.stderr
    assert "Example" in helped.stdout


def test_every_verb_of_make_is_told_by_make_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = {"site", "test", "serve", "check", "golden", "bench", "help"}
    assert promised <= set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)", README)
    assert links
    assert not [link for link in links if not link.startswith("https://") and not (ROOT / link).exists()]


def followed(project: Path, *parts: str) -> Assessment:
    """The assessment of the README's system, from these parts of its model; there are no errors in them."""
    (project / "models" / "artifacts" / "orders").mkdir(parents=True)
    (project / "models" / "artifacts" / "orders" / "secrets.yaml").write_text(TEMPLATE, encoding="utf-8")
    (project / "models" / "orders.yaml").write_text("\n".join(parts), encoding="utf-8")
    whole = portfolio(project, AS_OF)
    assert not [each for each in whole.diagnostics if each.severity is Severity.ERROR]
    (assessed,) = whole.assessments
    return assessed


def with_stated() -> str:
    """The model of step 2 with the line of step 3 in the place of the one that says less."""
    start = STATED.split(":")[0] + ":"
    return "".join(STATED if each.startswith(start) else each for each in FIRST.splitlines(keepends=True))


def hinging(assessed: Assessment) -> int:
    return sum(len(each.members) for each in assessed.enumeration.hinges)


def status(assessed: Assessment, requirement: str) -> str:
    (found,) = [each for each in assessed.requirements if each.requirement == requirement]
    return found.status


def line(assessed: Assessment) -> tuple[str, object]:
    """How the line that the README treats is treated, and its residual level."""
    (found,) = [each for each in assessed.lines if each.line.id == TREATMENT.split("\n")[1].strip(" :")]
    return found.disposition, found.residual.level
