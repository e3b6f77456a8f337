"""How a mitigation stands at one element: what its claim is worth, given what was observed there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from proofbook.assessment.status import Status
from proofbook.assessment.vouched import vouched
from proofbook.evidence.observation import Observation, Result
from proofbook.library.check import Check
from proofbook.library.library import Library
from proofbook.model.attestation import Attestation
from proofbook.model.claim import Claim
from proofbook.model.provenance import Origin, Vantage
from proofbook.model.system import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A mitigation at an element."""

    mitigation: str
    title: str
    """The mitigation's."""
    element: str
    status: Status
    reason: str
    claims: tuple[str, ...]
    """The ids of the claims that cover the element."""
    observations: tuple[str, ...]
    """The ids of the observations it rests on."""
    illustrative: bool
    """Whether any of them read an artifact that was written to show the tool."""
    answers: bool = False
    """Whether it answers a threat at the element."""


def standing(
    mitigation: str,
    element: str,
    system: System,
    library: Library,
    observations: Iterable[Observation],
    as_of: date,
) -> Standing:
    """How the mitigation stands at the element.

    Every check for it that is meant for the element's technology is needed: one that saw nothing leaves the mitigation
    undecided when another passed, so that taking an artifact away never makes anything better. For the same reason a
    person's word counts only where no check looks: else leaving out the file that fails would let the word stand.
    """
    claims = [claim for claim in system.claims if claim.mitigation == mitigation and claim.covers(element)]
    needed = needed_checks(mitigation, element, system, library)
    seen = [each for each in observations if each.mitigation == mitigation and each.subject == element]
    words = [each for each in system.attestations if each.mitigation == mitigation and each.covers(element)]
    status, reason = _status(claims, needed, seen, words, library, as_of)
    return Standing(
        mitigation=mitigation,
        title=library.mitigations[mitigation].title,
        element=element,
        status=status,
        reason=reason,
        claims=tuple(claim.id for claim in claims),
        observations=tuple(each.id for each in seen),
        illustrative=any(cite.origin is Origin.ILLUSTRATIVE for each in seen for cite in each.cites)
        or (status in (Status.ATTESTED, Status.EXPIRED) and not seen and _any_illustrative(words)),
    )


def _any_illustrative(words: list[Attestation]) -> bool:
    return any(each.said.origin is Origin.ILLUSTRATIVE for each in words)


def needed_checks(mitigation: str, element: str, system: System, library: Library) -> tuple[Check, ...]:
    """The checks that bear out the mitigation at an element of this technology."""
    kinds = {each.id: each.technology.kinds_of for each in system.components}.get(element, ())
    return tuple(
        check for check in library.checks_for(mitigation) if not check.subjects or {*check.subjects} & {*kinds}
    )


def _status(
    claims: list[Claim],
    needed: tuple[Check, ...],
    seen: list[Observation],
    words: list[Attestation],
    library: Library,
    as_of: date,
) -> tuple[Status, str]:
    results = {check: result_of([each for each in seen if each.check == check.id]) for check in needed}
    by_result = {result: [check for check, each in results.items() if each is result] for result in Result}
    failed, undecided = by_result[Result.FAIL], by_result[Result.UNDECIDED]
    passed, unseen = by_result[Result.PASS], by_result[Result.NOT_OBSERVED]
    if failed:
        return Status.FAILING, f"{_names(failed)} failed."
    if not claims:
        return Status.MISSING, "Nobody claims it here." + (f" {_names(passed)} passed, though." if passed else "")
    if undecided:
        return Status.UNDECIDED, f"{_names(undecided)} could not be decided."
    if passed and unseen:
        return Status.UNDECIDED, f"{_names(passed)} passed; {_names(unseen)} saw nothing to judge."
    if passed:
        return _passed([each for each in seen if each.result is Result.PASS], passed, as_of)
    if unseen:
        no_word = " A person's word counts only where no check looks." if words else ""
        return Status.CLAIMED, f"Claimed, nothing observed: {_names(unseen)} saw nothing to judge.{no_word}"
    return vouched(words, library.freshness, as_of)


def result_of(seen: list[Observation]) -> Result:
    """What one check says of the element: the worst of what it looked at; nothing looked at is not observed."""
    for result in (Result.FAIL, Result.UNDECIDED, Result.PASS):
        if any(each.result is result for each in seen):
            return result
    return Result.NOT_OBSERVED


def _passed(seen: list[Observation], checks: list[Check], as_of: date) -> tuple[Status, str]:
    stale = [each for each in seen if each.expires and each.expires < as_of]
    if stale:
        oldest = min(stale, key=lambda each: (each.expires or date.min, each.id))
        read = [check for check in checks if check.id == oldest.check]
        return Status.EXPIRED, f"What {_names(read)} read was valid until {oldest.expires}."
    cites = [cite for each in seen for cite in each.cites]
    observed = cites and all(
        cite.vantage is Vantage.OBSERVED and cite.origin is not Origin.ILLUSTRATIVE for cite in cites
    )
    if observed:
        return Status.SUPPORTED_OBSERVED, f"{_names(checks)} passed on what was read from the running system."
    return Status.SUPPORTED_DECLARED, f"{_names(checks)} passed on declared configuration."


def _names(checks: list[Check]) -> str:
    return ", ".join(f"“{each.title}”" for each in sorted(checks, key=lambda check: check.id))
