"""The two laws where requirements lean on others: crosswalks, roll-ups, expressions, decisions, providers' sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations, product

import pytest

from proofbook.assessment.provider import inherited
from proofbook.assessment.requirement import requirement_status
from proofbook.assessment.standing import Standing, standing
from proofbook.assessment.status import Status
from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Mapping as RequirementMapping
from proofbook.model.decision import Decision
from proofbook.model.provider import Duty, Provider, ReportShape
from proofbook.model.system import System
from proofbook.source.span import Span
from tests.assessment.conftest import AS_OF, Assess, Claims, Sights, observation, without_each
from tests.assessment.crosswalks import to

Outcome = Mapping[str, Status]
Decisions = tuple[str, ...]

NOWHERE = Span(path="x", line=1, column=1, end_line=1, end_column=2)
APPLIES = {"title": "It.", "applies-to": {"on": "asset", "when": {"secret": ["credential"]}}}
CODE = {
    "all": {"title": "All."},
    "same": {**APPLIES, "parent": "all"},
    "chain": {**APPLIES, "parent": "all"},
    "by-parts": APPLIES,
    "several": APPLIES,
    "too-narrow": APPLIES,
    "denied": APPLIES,
    "dead-end": APPLIES,
    "elsewhere": APPLIES,
}
ROWS = {
    "code": [
        to("law/one", of="same"),
        to("rule/hop", "superset-of", of="chain"),
        to("law/whole", of="by-parts"),
        to("law/either", "subset-of", of="several"),
        to("rule/hop", "subset-of", of="several"),
        to("law/both", "superset-of", of="too-narrow"),
        to("law/one", "no-relationship", of="denied"),
        to("rule/end", of="dead-end"),
        to("law/nothing", of="elsewhere"),
    ],
    "rule": [to("law/nested", of="hop")],
}
NEVER_SHOWN = ("law/unmapped", "code/too-narrow", "code/denied", "code/dead-end", "code/elsewhere", "rule/end")
DECIDED: tuple[Decisions, ...] = ((), ("law/one",), ("law/whole", "code/same"), ("law/nested", "law/either"))


@pytest.fixture(scope="module")
def crossed(law: Library) -> Library:
    about = {
        "publisher": "Nobody",
        "version": "1",
        "url": "https://example.org/",
        "status": "current",
        "titles": "ours",
    }
    mine = {"code": CODE, "rule": {"hop": APPLIES, "end": APPLIES}}
    frameworks = {
        id: Framework.model_validate({**about, "titles": "ours", "title": id, "requirements": found, "id": id})
        for id, found in mine.items()
    }
    signed = {"author": "Nobody", "date": AS_OF}
    mappings = {
        id: RequirementMapping.model_validate({"framework": id, "rows": rows, "id": id, **signed})
        for id, rows in ROWS.items()
    }
    return replace(
        law,
        checks={id: each for id, each in law.checks.items() if id != "lock-is-new"},
        frameworks={**law.frameworks, **frameworks},
        mappings={**law.mappings, **mappings},
    )


class Outcomes:
    """What every requirement comes to, given what is claimed, seen and decided."""

    def __init__(self, library: Library, assess: Assess) -> None:
        self.library = library
        self.system = cache(lambda claims: assess(claims, ()).system)
        self.stands = cache(self._stands)
        self.of = cache(self._of)

    def _stands(self, mitigation: str, claims: Claims, sights: Sights, element: str) -> Standing:
        seen = [observation(*each) for each in sights]
        return standing(mitigation, element, self.system(claims), self.library, seen, AS_OF)

    def _of(self, claims: Claims, sights: Sights, decisions: Decisions) -> Outcome:
        said = tuple(decision(each) for each in decisions)
        system: System = replace(self.system(claims), decisions=said)
        return {
            f"{framework.id}/{number}": requirement_status(
                framework, number, system, self.library, lambda id, at: self.stands(id, claims, sights, at)
            ).status
            for framework in self.library.frameworks.values()
            for number in framework.requirements
        }


def decision(name: str) -> Decision:
    framework, _, number = name.partition("/")
    return Decision(framework=framework, requirement=number, by="Ann", reason="So.", span=NOWHERE)


@pytest.fixture(scope="module")
def outcomes(crossed: Library, assess: Assess) -> Outcomes:
    return Outcomes(crossed, assess)


def every_combination() -> Iterator[tuple[Claims, Sights]]:
    for lock, vault, guard in product(("", "claimed", "attested"), ("", "claimed"), ("", "attested")):
        claims = tuple((id, how) for id, how in (("lock", lock), ("vault", vault), ("guard", guard)) if how)
        for on, shut in product(("", "pass", "pass-stale", "fail"), ("", "pass", "fail", "undecided")):
            yield claims, tuple((check, said) for check, said in (("lock-is-on", on), ("vault-is-shut", shut)) if said)


def answered(outcome: Outcome) -> set[str]:
    return {name for name, status in outcome.items() if status.answered}


def test_fewer_inputs_never_make_a_requirement_answered_by_whatever_way(outcomes: Outcomes) -> None:
    ever: set[str] = set()
    for (claims, sights), decisions in product(every_combination(), DECIDED):
        before = answered(outcomes.of(claims, sights, decisions))
        ever |= before
        fewer = [*((each, sights) for each in without_each(claims)), *((claims, each) for each in without_each(sights))]
        for less in fewer:
            assert answered(outcomes.of(*less, decisions)) <= before, (claims, sights, less, decisions)
    assert {"code/same", "code/chain", "code/by-parts", "code/several", "code/all", "rule/hop"} <= ever


def test_taking_a_decision_back_answers_only_what_it_had_set_aside(outcomes: Outcomes) -> None:
    aside: set[str] = set()
    for (claims, sights), decisions in product(every_combination(), DECIDED[1:]):
        before, after = outcomes.of(claims, sights, decisions), outcomes.of(claims, sights, ())
        newly = answered(after) - answered(before)
        aside |= newly
        assert {before[each] for each in newly} <= {Status.NOT_APPLICABLE, Status.OPEN}
    assert {"law/one", "code/same", "code/chain"} <= aside


def test_what_nothing_is_shown_to_serve_is_open_in_every_combination(outcomes: Outcomes) -> None:
    for (claims, sights), decisions in product(every_combination(), DECIDED):
        found = outcomes.of(claims, sights, decisions)
        assert {found[each] for each in NEVER_SHOWN} == {Status.OPEN}


REPORT = {"title": "A report", "from": date(2026, 1, 1), "to": date(2026, 12, 31), "services": ["store"]}
DUTIES = [
    Duty(framework="law", requirement=number, service=service, what="It does.", ours="The rest.", span=NOWHERE)
    for number, service in product(("one", "unmapped"), ("store", "other", ""))
]


def test_less_of_a_providers_word_never_answers_its_side_and_changes_nothing_of_ours(
    outcomes: Outcomes, crossed: Library
) -> None:
    reports = [None, REPORT, {**REPORT, "to": date(2026, 2, 1)}, {**REPORT, "services": []}]
    ours = outcomes.of((("lock", "claimed"),), (("lock-is-on", "pass"),), ())
    for given, size in product(reports, range(len(DUTIES) + 1)):
        for duties in combinations(DUTIES, size):
            system = replace(outcomes.system((("lock", "claimed"),)), providers=(provider(given, duties),))
            framework = crossed.frameworks["law"]
            sides = [each for number in ("one", "unmapped") for each in inherited(framework, number, system, AS_OF)]
            assert len(sides) == size
            assert (Status.INHERITED in {each.status for each in sides}) == (
                given == REPORT and any(each.service == "store" for each in duties)
            )
    seen = lambda id, at: outcomes.stands(id, (("lock", "claimed"),), (("lock-is-on", "pass"),), at)  # noqa: E731
    assert requirement_status(framework, "one", system, crossed, seen).status is ours["law/one"]
    assert requirement_status(framework, "unmapped", system, crossed, seen).status is Status.OPEN


def provider(report: Mapping[str, object] | None, duties: tuple[Duty, ...]) -> Provider:
    made = ReportShape.model_validate(report) if report else None
    return Provider(id="aws", title="AWS", about="", report=made, duties=duties, span=NOWHERE)
