"""Risk: five levels by NIST SP 800-30 r1, inherent, planned and residual; the only home of the rule.

Likelihood is that of an attempt, from the least privileged principal that can reach the element, combined by table
G-5 with that of its success, from the threat type. Impact is the highest level of the affected aspects over the assets
at the element and what its secrets open or protect. Table I-2 makes a level of the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proofbook.library.mitigation import Mitigation
from proofbook.library.terms import Aspect, Level, Trust
from proofbook.model.asset import Asset
from proofbook.model.component import Component
from proofbook.model.reach import Reach, reaches
from proofbook.model.system import Element, System

VL, L, M, H, VH = Level

INITIATION = {
    Trust.ANONYMOUS: VH, Trust.EXTERNAL: VH, Trust.AUTHENTICATED: H, Trust.INSIDER: M,
    Trust.OPERATOR: L, Trust.ADMINISTRATOR: L, Trust.PROVIDER: VL,
}  # fmt: skip
"""How likely somebody tries, by how much they had to be given first."""

OVERALL_LIKELIHOOD = {
    VH: (L, M, H, VH, VH), H: (L, M, M, H, VH), M: (L, L, M, M, H), L: (VL, L, L, M, M), VL: (VL, VL, L, L, L),
}  # fmt: skip
"""NIST SP 800-30 r1, table G-5: likelihood of initiation → by likelihood of adverse impact, very low to very high."""

RISK = {VH: (VL, L, M, H, VH), H: (VL, L, M, H, VH), M: (VL, L, M, M, H), L: (VL, L, L, L, M), VL: (VL, VL, VL, L, L)}
"""NIST SP 800-30 r1, table I-2: likelihood → by level of impact, very low to very high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A level, what it is made of, and how it came about, in sentences."""

    likelihood: Level
    impact: Level
    why: tuple[str, ...]

    @property
    def level(self) -> Level:
        """The level that table I-2 gives."""
        return RISK[self.likelihood][self.impact - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """What a threat says of its own likelihood and impact."""

    success: Level
    success_why: str
    needs: Trust | None
    affects: tuple[Aspect, ...]


def inherent(hazard: Hazard, element: Element, system: System) -> Risk:
    """The level before any mitigation."""
    attempt, attempt_why = _attempt(hazard, element, system)
    impact, impact_why = _impact(hazard.affects, element, system)
    likelihood = OVERALL_LIKELIHOOD[attempt][hazard.success - 1]
    return Risk(
        likelihood=likelihood,
        impact=impact,
        why=(
            attempt_why,
            f"Success: {hazard.success.word}. {hazard.success_why}",
            f"Likelihood: {likelihood.word} (table G-5).",
            impact_why,
        ),
    )


def lowered(risk: Risk, mitigations: Iterable[Mitigation]) -> Risk:
    """The level left by the strongest of the mitigations on each side; they do not add up.

    Each lowers likelihood or impact, never both, and never below its stated floor.
    """
    answers = sorted(mitigations, key=lambda each: each.id)
    likelihood, by_likelihood = _strongest(risk.likelihood, [each for each in answers if each.lowers == "likelihood"])
    impact, by_impact = _strongest(risk.impact, [each for each in answers if each.lowers == "impact"])
    why = list(risk.why)
    if by_likelihood:
        why.append(f"{by_likelihood.title}: likelihood {risk.likelihood.word} → {likelihood.word}.")
    if by_impact:
        why.append(f"{by_impact.title}: impact {risk.impact.word} → {impact.word}.")
    return Risk(likelihood=likelihood, impact=impact, why=tuple(why))


def _strongest(level: Level, mitigations: list[Mitigation]) -> tuple[Level, Mitigation | None]:
    found, by = level, None
    for each in mitigations:
        left = min(level, max(Level(each.floor), Level(max(1, level - each.by))))
        if left < found:
            found, by = left, each
    return found, by


def _attempt(hazard: Hazard, element: Element, system: System) -> tuple[Level, str]:
    found = [each for each in reaches(system)[element.id] if hazard.needs is None or each.trust >= hazard.needs]
    if found:
        return INITIATION[found[0].trust], f"Attempt: {INITIATION[found[0].trust].word}. {_way(found[0], system)}"
    if hazard.needs:
        level = INITIATION[hazard.needs]
        return level, f"Attempt: {level.word}. Only somebody trusted as {hazard.needs.word} is in position."
    return VH, "Attempt: very-high. Nobody is said to reach it, so it is judged as if anybody could."


def _way(reach: Reach, system: System) -> str:
    who = f"{reach.title} ({reach.trust.word}) reaches it"
    steps = [system.title_of(id) for id in reach.way[:-1]]
    return f"{who} by way of {' → '.join(steps)}." if steps else f"{who} directly."


def _impact(affects: tuple[Aspect, ...], element: Element, system: System) -> tuple[Level, str]:
    assets, where = _at_stake(element, system)
    if not assets:
        return VL, "Impact: very-low. No asset is stated at it or beside it."
    ranked = [(_level(asset, aspect), asset, aspect) for aspect in affects for asset in assets]
    level, asset, aspect = max(ranked, key=lambda each: (each[0], each[1].level(each[2]) is not None))
    if asset.level(aspect) is None:
        return level, f"Impact: {level.word}. Nobody stated the {aspect} of {asset.title} {where}: judged at its worst."
    return level, f"Impact: {level.word}. The {aspect} of {asset.title} {where}."


def _level(asset: Asset, aspect: Aspect) -> Level:
    return asset.level(aspect) or VH


def _at_stake(element: Element, system: System) -> tuple[tuple[Asset, ...], str]:
    """The assets at the element and what they open or protect; where none is stated, those beside it."""
    if here := _touched(element):
        return _onward(here, system), "at it, or behind its secrets"
    beside = dict.fromkeys(asset for each in _beside(element, system) for asset in _touched(each))
    return _onward(tuple(beside), system), "beside it, as no asset is stated at it"


def _touched(element: Element) -> tuple[Asset, ...]:
    return element.holds if isinstance(element, Component) else element.carries


def _beside(element: Element, system: System) -> tuple[Element, ...]:
    if not isinstance(element, Component):
        return (element.source, element.target)
    return tuple(flow for flow in system.flows if element.id in (flow.source.id, flow.target.id))


def _onward(assets: tuple[Asset, ...], system: System) -> tuple[Asset, ...]:
    """These assets and, transitively, what they protect and what the components that they open hold."""
    found = dict.fromkeys(assets)
    queue = list(assets)
    for asset in queue:
        opened = [each for each in system.components if each.id in (asset.opens or ())]
        behind = [*(system.asset(id) for id in asset.protects or ()), *(held for each in opened for held in each.holds)]
        for each in behind:
            if each not in found:
                found[each] = None
                queue.append(each)
    return tuple(found)
