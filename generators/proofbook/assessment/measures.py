"""Measures of our own honesty: what the mappings and the checks leave out, and on what the statuses rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.crosswalk import paths
from proofbook.assessment.portfolio import Portfolio
from proofbook.assessment.status import BASES, Status
from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.same_checks import checks_for, explained, mitigations_for, same_pairs
from proofbook.threats.threat import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePair:
    """Two requirements that rest on the same checks."""

    requirements: tuple[str, str]
    checks: tuple[str, ...]
    """The ids of those checks."""
    why: str
    """Why that is no mistake, by the mapping file; empty: nobody explained it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingMeasure:
    """What the mapping of one framework leaves out; parents aside, which roll their parts up."""

    framework: str
    requirements: tuple[str, ...]
    """The numbers of those without parts."""
    unserved: tuple[str, ...]
    """Those that no row serves, of their own or by way of another framework: they are open wherever they apply."""
    by_way: tuple[str, ...]
    """Those that other frameworks alone lend something to."""
    unchecked: tuple[str, ...]
    """Those that rows of their own serve, none of which has a check."""
    same: tuple[SamePair, ...]

    @property
    def checked(self) -> int:
        """How many have a check of their own."""
        return len(self.requirements) - len(self.unserved) - len(self.by_way) - len(self.unchecked)

    @property
    def pairs(self) -> int:
        """How many pairs the requirements make."""
        return len(self.requirements) * (len(self.requirements) - 1) // 2

    @property
    def unexplained(self) -> tuple[SamePair, ...]:
        """The pairs that nobody explained."""
        return tuple(each for each in self.same if not each.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemMeasure:
    """On what the statuses and the threats of one system rest."""

    system: str
    """Its key: the variant after a plus."""
    bases: Mapping[str, Mapping[str, int]]
    """Framework → what a status rests on → how many requirements; parents and providers' sides aside."""
    illustrative: Mapping[str, int]
    """Framework → how many of them rest on what was written to show the tool."""
    certain: int
    """Threats that stand whatever is stated."""
    hinging: int
    """Threats that unstated facts decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """All of it."""

    mappings: tuple[MappingMeasure, ...]
    systems: tuple[SystemMeasure, ...]
    """Variants included."""
    checks_without_requirement: tuple[str, ...]
    """Checks for a mitigation that no row of any framework names."""
    mitigations_unclaimed: tuple[str, ...]
    """Mitigations that no system and no variant claims."""
    mitigations_unchecked: tuple[str, ...]
    """Mitigations without a check: a person's word is all that can answer for them."""


def measures(portfolio: Portfolio) -> Measures:
    """The measures of a project."""
    library, assessments = portfolio.library, portfolio.assessments
    frameworks = library.frameworks.values()
    serving = {
        each for framework in frameworks for number in framework.requirements
        for each in mitigations_for(library, framework.id, number)
    }  # fmt: skip
    claimed = {standing.mitigation for each in assessments for standing in each.standings}
    checked = {each.mitigation for each in library.checks.values()}
    return Measures(
        mappings=tuple(mapping_measure(each, library) for each in frameworks),
        systems=tuple(system_measure(each) for each in assessments),
        checks_without_requirement=tuple(id for id, each in library.checks.items() if each.mitigation not in serving),
        mitigations_unclaimed=tuple(id for id in library.mitigations if id not in claimed),
        mitigations_unchecked=tuple(id for id in library.mitigations if id not in checked),
    )


def mapping_measure(framework: Framework, library: Library) -> MappingMeasure:
    """What the mapping of a framework leaves out."""
    leaves = tuple(each for each in framework.requirements if not framework.children(each))
    served = {each for each in leaves if mitigations_for(library, framework.id, each)}
    lent = {each for each in leaves if any(path.shows for path in paths(library, framework.id, each))} - served
    checked = {each for each in served if checks_for(library, framework.id, each)}
    why = explained(library, framework.id)
    return MappingMeasure(
        framework=framework.id,
        requirements=leaves,
        unserved=tuple(each for each in leaves if each not in served | lent),
        by_way=tuple(each for each in leaves if each in lent),
        unchecked=tuple(each for each in leaves if each in served - checked),
        same=tuple(
            SamePair(
                requirements=pair,
                checks=tuple(sorted(checks_for(library, framework.id, pair[0]))),
                why=why.get(frozenset(pair), ""),
            )
            for pair in same_pairs(library, framework)
        ),
    )


def system_measure(assessment: Assessment) -> SystemMeasure:
    """On what the statuses and the threats of a system rest."""
    rows = [each for each in assessment.requirements if each.side == "customer" and not each.children]
    frameworks = dict.fromkeys(each.framework for each in rows)
    threats = assessment.enumeration.threats
    certain = sum(each.certainty is Certainty.CERTAIN for each in threats)
    return SystemMeasure(
        system=assessment.system.key,
        bases={id: basis_counts(each.status for each in rows if each.framework == id) for id in frameworks},
        illustrative={id: sum(each.illustrative for each in rows if each.framework == id) for id in frameworks},
        certain=certain,
        hinging=len(threats) - certain,
    )


def basis_counts(statuses: Iterable[Status]) -> Mapping[str, int]:
    """What statuses rest on, the firmest first, and how many apply to nothing last."""
    found = Counter(BASES.get(each, Status.NOT_APPLICABLE.value) for each in statuses)
    order = [*dict.fromkeys(BASES.values()), Status.NOT_APPLICABLE.value]
    return {basis: found[basis] for basis in order if found[basis]}
