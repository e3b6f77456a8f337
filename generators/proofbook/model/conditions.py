"""Whether a condition holds at an element: yes, no, or unknown with the facts that nobody stated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from proofbook.library.condition import (
    All,
    Any,
    Atom,
    Condition,
    Crosses,
    FlowHas,
    HasProperty,
    IsPrincipal,
    Neighbour,
    Not,
    OfKind,
    OfTechnology,
    ReachableBy,
    Relation,
    Touches,
    Within,
)
from proofbook.library.pattern import AssetPattern
from proofbook.library.terms import Answer, Aspect, PrincipalKind, Trust
from proofbook.model.asset import Asset
from proofbook.model.boundary import Boundary
from proofbook.model.component import Component
from proofbook.model.flow import DataFlow
from proofbook.model.principal import Principal
from proofbook.model.reach import reaches
from proofbook.model.system import System

Subject = Component | DataFlow | Asset | Principal


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer; where it is unknown, the facts that would decide it, such as `is-hardened of controller`."""

    answer: Answer
    facts: tuple[str, ...] = ()


YES, NO = Verdict(Answer.YES), Verdict(Answer.NO)


def verdict(condition: Condition, subject: Subject, system: System) -> Verdict:
    """Kleene's logic over the condition's parts."""
    match condition:
        case All(parts):
            return _all(verdict(part, subject, system) for part in parts)
        case Any(parts):
            return _any(verdict(part, subject, system) for part in parts)
        case Not(part):
            return _not(verdict(part, subject, system))
        case _:
            return answer(condition, subject, system)


def answer(atom: Atom, subject: Subject, system: System) -> Verdict:
    """One atom at one subject; an atom that makes no sense there is no."""
    match atom:
        case OfTechnology(ids):
            return _sure(isinstance(subject, Component) and bool({*ids} & {*subject.technology.kinds_of}))
        case OfKind(kinds):
            return _sure(isinstance(subject, Component) and subject.kind in kinds)
        case HasProperty(name, value):
            return _property(subject, name, value)
        case Touches(relation, pattern):
            return _any(matches(pattern, asset, system) for asset in _touched(subject, relation))
        case Crosses():
            return _crosses(atom, subject)
        case ReachableBy(kinds, trust):
            return _reachable(subject, kinds, trust, system)
        case IsPrincipal(kinds, trust):
            return _sure(isinstance(subject, Principal) and _is_such(subject.kind, subject.trust, kinds, trust))
        case Within(kinds):
            return _within(subject, {*kinds})
        case Neighbour():
            return _neighbour(atom, subject, system)
        case FlowHas():
            return _flow_has(atom, subject)
        case _:
            assert_never(atom)


def matches(pattern: AssetPattern, asset: Asset, system: System) -> Verdict:
    """Whether an asset is such a one."""
    parts: list[Verdict] = []
    if pattern.secret:
        parts.append(_stated(asset.secret, asset.secret in pattern.secret, f"secret of {asset.id}"))
    if pattern.data:
        parts.append(_stated(asset.data, asset.data in pattern.data, f"data of {asset.id}"))
    floors = (
        (Aspect.CONFIDENTIALITY, pattern.confidentiality),
        (Aspect.INTEGRITY, pattern.integrity),
        (Aspect.AVAILABILITY, pattern.availability),
    )
    for aspect, floor in floors:
        if floor:
            level = asset.level(aspect)
            parts.append(_stated(level, level is not None and level >= floor, f"{aspect} of {asset.id}"))
    if pattern.chain:
        reached = system.reaches(asset, pattern.chain)
        parts.append(_stated(reached, reached is True, f"what {asset.id} protects"))
    if pattern.interactive_login:
        wanted = pattern.interactive_login == "yes"
        login = asset.interactive_login
        parts.append(_stated(login, login is wanted, f"interactive-login of {asset.id}"))
    if pattern.account:
        parts.append(_stated(asset.account, asset.account == pattern.account, f"account of {asset.id}"))
    return _all(parts)


def _all(parts: Iterable[Verdict]) -> Verdict:
    verdicts = tuple(parts)
    if any(each.answer is Answer.NO for each in verdicts):
        return NO
    return _unknown(verdicts) or YES


def _any(parts: Iterable[Verdict]) -> Verdict:
    verdicts = tuple(parts)
    if any(each.answer is Answer.YES for each in verdicts):
        return YES
    return _unknown(verdicts) or NO


def _not(verdict: Verdict) -> Verdict:
    match verdict.answer:
        case Answer.YES:
            return NO
        case Answer.NO:
            return YES
        case Answer.UNKNOWN:
            return verdict


def _unknown(verdicts: tuple[Verdict, ...]) -> Verdict | None:
    open_ones = [each for each in verdicts if each.answer is Answer.UNKNOWN]
    facts = dict.fromkeys(fact for each in open_ones for fact in each.facts)
    return Verdict(Answer.UNKNOWN, tuple(facts)) if open_ones else None


def _sure(holds: bool) -> Verdict:
    return YES if holds else NO


def _stated(value: object, holds: bool, fact: str) -> Verdict:
    return Verdict(Answer.UNKNOWN, (fact,)) if value is None else _sure(holds)


def _property(subject: Subject, name: str, value: bool) -> Verdict:
    if not isinstance(subject, Component | DataFlow):
        return NO
    fact = subject.properties.get(name)
    return Verdict(Answer.UNKNOWN, (f"{name} of {subject.id}",)) if fact is None else _sure(fact.value is value)


def _touched(subject: Subject, relation: Relation) -> tuple[Asset, ...]:
    match subject:
        case Component():
            by_relation = {"stores": subject.stores, "processes": subject.processes, "holds": subject.holds}
            return by_relation.get(relation, ())
        case DataFlow():
            return subject.carries if relation == "carries" else ()
        case _:
            return ()


def _crosses(atom: Crosses, subject: Subject) -> Verdict:
    if not isinstance(subject, DataFlow):
        return NO
    crossed = [each for each in subject.crossings() if not atom.kinds or each.kind in atom.kinds]
    if atom.inward is None:
        return _sure(bool(crossed))
    wanted = atom.inward
    return _any(_inward(boundary, subject, wanted) for boundary in crossed)


def _inward(boundary: Boundary, flow: DataFlow, wanted: bool) -> Verdict:
    """A crossing is inward where a stated order says that the target is trusted more."""
    sources, targets = flow.source.boundaries(), flow.target.boundaries()
    outside = {each.id for each in sources}
    inside = {each.id for each in targets}
    if any(each.more_trusted_than & outside for each in targets):
        return _sure(wanted)
    if any(each.more_trusted_than & inside for each in sources):
        return _sure(not wanted)
    return Verdict(Answer.UNKNOWN, (f"more-trusted-than of {boundary.id}",))


def _reachable(subject: Subject, kinds: tuple[PrincipalKind, ...], trust: Trust | None, system: System) -> Verdict:
    if not isinstance(subject, Component | DataFlow):
        return NO
    found = reaches(system)[subject.id]
    if any(_is_such(each.kind, each.trust, kinds, trust) for each in found):
        return YES
    return NO if found else Verdict(Answer.UNKNOWN, (f"who may reach {subject.id}",))


def _is_such(kind: PrincipalKind, trusted: Trust, kinds: tuple[PrincipalKind, ...], trust: Trust | None) -> bool:
    return (not kinds or kind in kinds) and (trust is None or trusted <= trust)


def _within(subject: Subject, kinds: set[object]) -> Verdict:
    match subject:
        case Component():
            return _sure(any(not kinds or each.kind in kinds for each in subject.boundaries()))
        case DataFlow():
            return _all((_within(subject.source, kinds), _within(subject.target, kinds)))
        case _:
            return NO


def _neighbour(atom: Neighbour, subject: Subject, system: System) -> Verdict:
    match subject:
        case DataFlow():
            if atom.end in ("inbound", "outbound"):
                return NO
            return verdict(atom.condition, subject.source if atom.end == "source" else subject.target, system)
        case Component():
            flows = [
                flow
                for flow in system.flows
                if (atom.end == "inbound" and flow.target.id == subject.id)
                or (atom.end == "outbound" and flow.source.id == subject.id)
            ]
            return _any(verdict(atom.condition, flow, system) for flow in flows)
        case _:
            return NO


def _flow_has(atom: FlowHas, subject: Subject) -> Verdict:
    if not isinstance(subject, DataFlow):
        return NO
    value = {
        "protocol": subject.protocol,
        "network": subject.network.value if subject.network else "",
        "authentication": subject.authentication,
        "encryption": subject.encryption,
    }[atom.field]
    return _stated(value or None, value in atom.words, f"{atom.field} of {subject.id}")
