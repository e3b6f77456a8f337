"""The pages of responsibility: what a model says stays text, and a page counts what the data counts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement, fromstring

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data import system as system_data
from proofbook.outputs.site import responsibility, system_responsibility
from proofbook.pipeline import portfolio
from tests.model.projects import AS_OF

HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(2)) </td>"
PAGE = "systems/small/responsibility.md"
MODEL = {
    "system": "small",
    "title": "Small",
    "boundaries": {"ours": {"kind": "account"}},
    "assets": {"password": {"secret": "credential", "opens": []}},
    "components": {
        "vault": {"technology": "aws-secrets-manager", "in": "ours", "stores": "password"},
        "drawer": {"technology": "aws-secrets-manager", "stores": "password"},
    },
    "teams": {"platform": {"title": f"⟦team⟧ {HOSTILE}", "runs": "ours", "rests-on": f"⟦rests⟧ {HOSTILE}"}},
    "providers": {
        "cloud": {
            "title": f"⟦provider⟧ {HOSTILE}",
            "report": {
                "title": f"⟦report⟧ {HOSTILE}", "url": "javascript:alert(3)", "from": "2026-01-01", "to": "2026-12-31",
                "services": [f"⟦service⟧ {HOSTILE}"],
            },
            "responsible-for": [
                {
                    "requirement": "nist-sp-800-53-r5/SC-28", "service": f"⟦service⟧ {HOSTILE}",
                    "what": f"⟦what⟧ {HOSTILE}", "ours": f"⟦ours⟧ {HOSTILE}",
                }
            ],
        }
    },
    "mitigations": {"encrypted-secret-store": {"at": ["vault", "drawer"], "how": "So."}},
}  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """One small system, assessed."""
    project = tmp_path_factory.mktemp("small")
    (project / "models").mkdir()
    Path(project, "models", "small.yaml").write_text(yaml.safe_dump(MODEL, allow_unicode=True), encoding="utf-8")
    return portfolio(project, AS_OF)


@pytest.fixture(scope="module")
def shown(small: Portfolio) -> HtmlElement:
    """The system's page."""
    return fromstring(system_responsibility.pages(small)[PAGE])


@pytest.mark.parametrize("where", ["team", "rests", "provider", "report", "service", "what", "ours"])
def test_what_a_model_says_of_teams_and_providers_is_text(shown: HtmlElement, where: str) -> None:
    assert f"⟦{where}⟧ {HOSTILE}" in shown.text_content()
    assert not shown.xpath("//img | //*[@onerror] | //a[starts-with(@href, 'javascript')]")


def test_a_page_counts_what_the_data_counts(small: Portfolio, shown: HtmlElement) -> None:
    data = system_data(small.assessments[0], small.library).responsibility
    assert data
    assert len(shown.xpath("//tr[@id]")) == len(data)
    parts = [each for one in data if one.status != "not applicable" for each in one.providers]
    (kept,) = shown.xpath("//table[thead//th[. = 'Still ours to configure']]")
    assert len(kept.xpath("./tbody/tr")) == len(parts) == 1
    assert parts[0].status == "inherited"


def test_where_the_report_would_hide_what_is_open_here_the_list_says_so(shown: HtmlElement) -> None:
    (kept,) = shown.xpath("//table[thead//th[. = 'Still ours to configure']]")
    assert "Counted by the provider's report alone, it would look answered." in kept.text_content()


def test_the_portfolio_page_says_in_each_cell_who_bears_a_part(small: Portfolio) -> None:
    page = fromstring(responsibility.pages(small)[responsibility.PATH])
    (cell,) = page.xpath("//td[a[contains(@href, '#nist-sp-800-53-r5-SC-28') and not(contains(@href, 'SC-28-'))]]")
    data = system_data(small.assessments[0], small.library).responsibility
    (found,) = (each for each in data if each.id == "SC-28")
    wanted = [f"⟦provider⟧ {HOSTILE}: inherited", *(f"{each.bearer}: {each.status}" for each in found.own)]
    assert [each.text_content() for each in cell.xpath("./small")] == wanted
    assert [each.bearer for each in found.own] == ["platform", "not stated"]
