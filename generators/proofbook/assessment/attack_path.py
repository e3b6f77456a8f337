"""Attack paths: how an attacker that the model names comes to an asset of the highest level, hop by hop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from proofbook.assessment.hazard import hazard
from proofbook.library.library import Library
from proofbook.library.terms import Aspect, Level, Stride
from proofbook.model.asset import Asset
from proofbook.model.component import Component
from proofbook.model.principal import Principal
from proofbook.model.system import System
from proofbook.threats.threat import ThreatLine

MOST = 10
"""Paths that are kept for an asset, the shortest first."""

MOVES = {Stride.SPOOFING, Stride.TAMPERING, Stride.ELEVATION_OF_PRIVILEGE}
"""What a threat has to be for an attacker to go on from one component to the next by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step: by a right that the model gives, by a threat line, or with a secret that was taken before."""

    by: Literal["right", "line", "secret"]
    at: str
    """The id of the component or data flow where it happens."""
    line: str
    """The id of the line that it uses; empty when it uses none."""
    gains: str
    """The id of the component that is reached or of the asset that is taken."""
    words: str
    """What happens: what the attacker may do, or the line's title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackPath:
    """The shortest way of one attacker to one asset."""

    asset: str
    attacker: str
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackPaths:
    """The paths to one asset."""

    asset: str
    paths: tuple[AttackPath, ...]
    left_out: int
    """How many more attackers reach it, by longer ways."""


State = tuple[Literal["at", "holds"], str]


def attack_paths(
    system: System, lines: Mapping[str, tuple[ThreatLine, ...]], library: Library
) -> tuple[AttackPaths, ...]:
    """For each asset of the highest level the shortest path of each attacker.

    `lines` are those that count, by element, the worst first.

    An attacker starts where the principal may act. From a component it takes what stands there, or moves on a data
    flow beside it, by a line that discloses; it goes on along a flow by a line that spoofs, tampers or raises rights at
    the flow or at its end; and with a secret it opens what the secret opens. A line that needs more trust than the
    attacker has is no way.
    """
    attackers = [each for each in system.principals if each.as_attacker]
    reached = {each.id: _reached(each, _Ground(system, lines, library)) for each in attackers}
    return tuple(_to(asset, attackers, reached) for asset in highest(system))


def highest(system: System) -> tuple[Asset, ...]:
    """The assets whose level is the highest of all; what nobody stated counts as the worst."""
    worth = {each.id: max(each.level(aspect) or Level.VERY_HIGH for aspect in Aspect) for each in system.assets}
    top = max(worth.values(), default=Level.VERY_LOW)
    return tuple(each for each in system.assets if worth[each.id] == top)


def _to(
    asset: Asset, attackers: list[Principal], reached: Mapping[str, Mapping[State, tuple[Hop, ...]]]
) -> AttackPaths:
    found = [
        AttackPath(asset=asset.id, attacker=each.id, hops=reached[each.id]["holds", asset.id])
        for each in attackers
        if ("holds", asset.id) in reached[each.id]
    ]
    ranked = sorted(found, key=lambda path: len(path.hops))
    return AttackPaths(asset=asset.id, paths=tuple(ranked[:MOST]), left_out=max(0, len(ranked) - MOST))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What an attacker moves on."""

    system: System
    lines: Mapping[str, tuple[ThreatLine, ...]]
    library: Library

    def disclosing(self, element: str, attacker: Principal) -> ThreatLine | None:
        """A line at the element by which the attacker reads what is there."""
        return self._usable(element, attacker, moves=False)

    def moving(self, element: str, attacker: Principal) -> ThreatLine | None:
        """A line at the element by which the attacker gets hold of it."""
        return self._usable(element, attacker, moves=True)

    def _usable(self, element: str, attacker: Principal, *, moves: bool) -> ThreatLine | None:
        """The line that speaks most of such an attacker, by the trust that it needs; of several the worst."""
        usable = [
            (found.needs or 0, line)
            for line in self.lines.get(element, ())
            for member in line.members
            for found in (hazard(member, self.system, self.library),)
            if (MOVES & {*member.stride} if moves else Aspect.CONFIDENTIALITY in found.affects)
            and (found.needs or 0) <= attacker.trust
        ]
        return max(usable, key=lambda each: each[0])[1] if usable else None


def _reached(attacker: Principal, ground: _Ground) -> Mapping[State, tuple[Hop, ...]]:
    """Every state that the attacker can come to, with the shortest way there; breadth first, in the model's order."""
    found: dict[State, tuple[Hop, ...]] = {}
    for component in ground.system.components:
        if component.id in attacker.may:
            words = "; ".join(attacker.may[component.id])
            found["at", component.id] = (Hop(by="right", at=component.id, line="", gains=component.id, words=words),)
    queue = list(found)
    for state in queue:
        for after, hop in _onward(state, attacker, ground):
            if after not in found:
                found[after] = (*found[state], hop)
                queue.append(after)
    return found


def _onward(state: State, attacker: Principal, ground: _Ground) -> Iterator[tuple[State, Hop]]:
    kind, id = state
    if kind == "holds":
        yield from _opened(ground.system.asset(id), ground.system)
        return
    component = next(each for each in ground.system.components if each.id == id)
    yield from _taken(component, attacker, ground)
    yield from _moved(component, attacker, ground)


def _opened(secret: Asset, system: System) -> Iterator[tuple[State, Hop]]:
    for each in secret.opens or ():
        words = f"Log in with {secret.title}" if each else ""
        yield ("at", each), Hop(by="secret", at=each, line="", gains=each, words=words)


def _taken(component: Component, attacker: Principal, ground: _Ground) -> Iterator[tuple[State, Hop]]:
    here = ((component.id, component.holds),)
    beside = tuple((flow.id, flow.carries) for flow in ground.system.flows if component in (flow.source, flow.target))
    for element, assets in (*here, *beside):
        line = ground.disclosing(element, attacker)
        for asset in assets if line else ():
            assert line is not None
            yield ("holds", asset.id), _by(line, element, asset.id)


def _moved(component: Component, attacker: Principal, ground: _Ground) -> Iterator[tuple[State, Hop]]:
    for flow in ground.system.flows:
        if flow.source is not component:
            continue
        for element in (flow.target.id, flow.id):
            if line := ground.moving(element, attacker):
                yield ("at", flow.target.id), _by(line, element, flow.target.id)
                break


def _by(line: ThreatLine, element: str, gains: str) -> Hop:
    return Hop(by="line", at=element, line=line.id, gains=gains, words=line.title)
