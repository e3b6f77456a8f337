"""The numbers that keep us honest, as data."""

from __future__ import annotations

from proofbook.assessment.measures import MappingMeasure, SystemMeasure, measures
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.part import Part


class SamePairData(Part):
    """Two requirements that rest on the same checks."""

    requirements: tuple[str, ...]
    """Two numbers."""
    checks: tuple[str, ...]
    why: str
    """Why that is no mistake; empty: nobody explained it."""


class MappingNumbersData(Part):
    """What the mapping of one framework leaves out; requirements with parts aside."""

    framework: str
    requirements: int
    checked: int
    """With a check on a mitigation that a row of their own names."""
    unchecked: tuple[str, ...]
    """Served by rows of their own, without a check."""
    by_way: tuple[str, ...]
    """Served by way of other frameworks alone."""
    unserved: tuple[str, ...]
    """Served by nothing: open wherever they apply."""
    pairs: int
    """How many pairs the requirements make."""
    same: tuple[SamePairData, ...]
    """Those whose sets of checks are the same and not empty."""


class SystemNumbersData(Part):
    """On what the statuses and threats of a system, or of a variant, rest."""

    system: str
    bases: dict[str, dict[str, int]]
    """Framework → basis (observed, declared, attested, inherited, expired, claimed, undecided, failed, none, not
    applicable) → how many requirements."""
    illustrative: dict[str, int]
    """Framework → how many rest on what was written to show the tool."""
    certain: int
    hinging: int


class NumbersData(Part):
    """Numbers that keep us honest."""

    mappings: tuple[MappingNumbersData, ...]
    systems: tuple[SystemNumbersData, ...]
    checks_without_requirement: tuple[str, ...]
    mitigations_unclaimed: tuple[str, ...]
    """By no system and no variant."""
    mitigations_unchecked: tuple[str, ...]


def numbers(portfolio: Portfolio) -> NumbersData:
    """The numbers of a project."""
    found = measures(portfolio)
    return NumbersData(
        mappings=tuple(_mapping(each) for each in found.mappings),
        systems=tuple(_system(each) for each in found.systems),
        checks_without_requirement=found.checks_without_requirement,
        mitigations_unclaimed=found.mitigations_unclaimed,
        mitigations_unchecked=found.mitigations_unchecked,
    )


def _mapping(measure: MappingMeasure) -> MappingNumbersData:
    return MappingNumbersData(
        framework=measure.framework,
        requirements=len(measure.requirements),
        checked=measure.checked,
        unchecked=measure.unchecked,
        by_way=measure.by_way,
        unserved=measure.unserved,
        pairs=measure.pairs,
        same=tuple(
            SamePairData(requirements=each.requirements, checks=each.checks, why=each.why) for each in measure.same
        ),
    )


def _system(measure: SystemMeasure) -> SystemNumbersData:
    return SystemNumbersData(
        system=measure.system,
        bases={framework: dict(found) for framework, found in measure.bases.items()},
        illustrative=dict(measure.illustrative),
        certain=measure.certain,
        hinging=measure.hinging,
    )
