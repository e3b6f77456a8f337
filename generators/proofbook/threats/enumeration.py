"""From a system to its threats: raw → applicable → lines, certain or hinging on what nobody stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from proofbook.library.library import Library
from proofbook.library.terms import Answer, Network
from proofbook.model.component import Component
from proofbook.model.conditions import verdict
from proofbook.model.flow import DataFlow
from proofbook.model.system import Element, System
from proofbook.threats.compiled import answers
from proofbook.threats.pytm_adapter import Finding, conditions, findings, reads_uncertainly
from proofbook.threats.statements import PROTOCOL, protocols, read_of
from proofbook.threats.threat import (
    Certainty,
    Enumeration,
    HingeLine,
    NotApplicable,
    Question,
    Threat,
    ThreatLine,
)


def enumeration(system: System, library: Library) -> Enumeration:
    """All threats of one system.

    The unknowns are taken at their worst and at their best. A threat in both is certain; in the worst alone, it hinges.
    """
    known = answers(system, library)
    possible = findings(system, library, worst=True, known=known)
    sure = set(findings(system, library, worst=False, known=known))
    raw = tuple(dict.fromkeys((*possible, *sure)))
    ruled_out: list[NotApplicable] = []
    threats: list[Threat] = []
    for finding in raw:
        out = _ruled_out(finding, system, library)
        if out:
            ruled_out.append(out)
        else:
            threats.append(_threat(finding, system, library, certain=finding in sure and finding in possible))
    threats += [_by_hand(each.id, system) for each in system.hand_threats]
    ordered = tuple(sorted(threats, key=lambda each: (each.element, each.cause, each.id)))
    return Enumeration(
        raw=len(raw) + len(system.hand_threats),
        not_applicable=tuple(ruled_out),
        threats=ordered,
        lines=_lines(ordered, system, library),
        hinges=_hinges(ordered),
        questions=_questions(ordered, system, library),
    )


def _threat(finding: Finding, system: System, library: Library, *, certain: bool) -> Threat:
    element = system.element(finding.element)
    ours = library.threat_types.get(finding.type)
    if ours:
        facts = () if certain else _facts_of_ours(finding, system, library)
        return Threat(
            id=f"{finding.type}@{finding.element}", type=finding.type, library="proofbook", element=finding.element,
            title=ours.title, stride=ours.stride, cause=ours.line_cause,
            certainty=Certainty.HINGING if facts else Certainty.CERTAIN, hinges_on=facts,
        )  # fmt: skip
    facts = _facts_of_pytm(finding, element, system, library, certain=certain)
    theirs = library.pytm.types[finding.type]
    return Threat(
        id=f"{finding.type}@{finding.element}", type=finding.type, library="pytm", element=finding.element,
        title=theirs.title, stride=theirs.stride, cause=theirs.cause,
        certainty=Certainty.HINGING if facts else Certainty.CERTAIN, hinges_on=facts,
    )  # fmt: skip


def _facts_of_ours(finding: Finding, system: System, library: Library) -> tuple[str, ...]:
    found = verdict(library.threat_types[finding.type].when.tree, system.element(finding.element), system)
    # Worst and best take each atom by itself; only an unknown verdict hinges.
    return found.facts if found.answer is Answer.UNKNOWN else ()


def _facts_of_pytm(
    finding: Finding, element: Element, system: System, library: Library, *, certain: bool
) -> tuple[str, ...]:
    """The unstated facts that decide a pytm threat: none when it is certain.

    Where worst and best do not bound a condition, every unknown that it reads makes it hinge.
    """
    known = read_of(element, system, library)
    goods = {path: each.good for path, each in known.items()}
    reads = conditions()[finding.type].reads
    asked = reads_uncertainly(finding.type, goods) if certain else tuple(reads)
    facts = [fact for path in asked if path in known and known[path].value is None for fact in known[path].facts]
    if PROTOCOL in asked:
        facts += protocols(element, system)[1]
    return tuple(dict.fromkeys((*facts, *_unknown_traits(finding, element, library))))


def _ruled_out(finding: Finding, system: System, library: Library) -> NotApplicable | None:
    """The first trait that the type needs and the element lacks."""
    type = library.pytm.types.get(finding.type)
    for trait in type.traits if type else ():
        never = library.pytm.traits[trait].never
        why = never or _lacks(trait, system.element(finding.element))
        if why:
            return NotApplicable(type=finding.type, element=finding.element, trait=trait, why=why)
    return None


PASSES_A_NETWORK = "passes-a-network"
"""The one trait that a data flow answers itself."""


def _lacks(trait: str, element: Element) -> str:
    """Why the element has no such trait; a data flow has it when one of its ends may. Empty when it may have it."""
    if trait == PASSES_A_NETWORK:
        within = isinstance(element, DataFlow) and element.network is Network.NODE
        return "Both ends stand on one node; nothing passes a network." if within else ""
    ends = (element,) if isinstance(element, Component) else (element.source, element.target)
    reasons = []
    for end in ends:
        stated = end.technology.traits.get(trait)
        if stated is None or stated.value:
            return ""
        reasons.append(stated.why)
    return reasons[-1]


def _unknown_traits(finding: Finding, element: Element, library: Library) -> Iterator[str]:
    """The traits that the type needs and that nobody states, as facts."""
    ends = (element,) if isinstance(element, Component) else (element.source, element.target)
    for trait in library.pytm.types[finding.type].traits:
        if trait == PASSES_A_NETWORK:
            if isinstance(element, DataFlow) and element.network is None:
                yield f"network of {element.id}"
        elif not any(trait in end.technology.traits and end.technology.traits[trait].value for end in ends):
            yield from (f"{trait} of {end.id}" for end in ends if trait not in end.technology.traits)


def _by_hand(id: str, system: System) -> Threat:
    said = next(each.said for each in system.hand_threats if each.id == id)
    return Threat(
        id=f"{id}@{said.at}", type=id, library="model", element=said.at, title=said.title, stride=said.stride,
        cause=said.cause or id,
        certainty=Certainty.CERTAIN, hinges_on=(),
    )  # fmt: skip


def _lines(threats: Iterable[Threat], system: System, library: Library) -> tuple[ThreatLine, ...]:
    grouped: dict[tuple[str, str], list[Threat]] = {}
    for each in threats:
        if each.certainty is Certainty.CERTAIN:
            grouped.setdefault((each.cause, each.element), []).append(each)
    return tuple(
        ThreatLine(
            id=f"{cause}@{element}",
            cause=cause,
            title=_line_title(cause, members, library),
            element=element,
            members=tuple(members),
            answered_by=tuple(dict.fromkeys(id for each in members for id in answered_by(each, system, library))),
        )
        for (cause, element), members in sorted(grouped.items())
    )


def _line_title(cause: str, members: list[Threat], library: Library) -> str:
    """The cause's title; where a type of ours joined a cause of pytm's, that type's, which knows more of the place."""
    joined = [each.title for each in members if each.library != "pytm" and cause in library.pytm.causes]
    return next(iter(joined), None) or library.causes.get(cause) or members[0].title


def answered_by(threat: Threat, system: System, library: Library) -> tuple[str, ...]:
    """The ids of the mitigations that answer a threat, wherever it comes from."""
    match threat.library:
        case "proofbook":
            return library.threat_types[threat.type].answered_by
        case "pytm":
            return library.pytm.causes[threat.cause].answered_by
        case "model":
            return next(each.said.answered_by for each in system.hand_threats if each.id == threat.type)


def _hinges(threats: Iterable[Threat]) -> tuple[HingeLine, ...]:
    grouped: dict[str, list[Threat]] = {}
    for each in threats:
        if each.certainty is Certainty.HINGING:
            grouped.setdefault(each.element, []).append(each)
    lines = []
    for element, members in sorted(grouped.items()):
        facts = tuple(sorted({fact for each in members for fact in each.hinges_on}))
        title = (
            f"{len(members)} threat{'s hinge' if len(members) > 1 else ' hinges'} on "
            f"{len(facts)} unstated fact{'s' if len(facts) > 1 else ''}"
        )
        lines.append(
            HingeLine(id=f"hinges@{element}", element=element, title=title, members=tuple(members), facts=facts)
        )
    return tuple(lines)


def _questions(threats: Iterable[Threat], system: System, library: Library) -> tuple[Question, ...]:
    counts = Counter(fact for each in threats for fact in each.hinges_on)
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Question(fact=fact, question=_question(fact, library), decides=count) for fact, count in ranked)


def _question(fact: str, library: Library) -> str:
    name = fact.split(" of ", 1)[0]
    if name in library.properties:
        return library.properties[name].question
    if name in library.pytm.traits:
        return f"{library.pytm.traits[name].question} A technology says so, under `traits`."
    return f"State `{name}` in the model."
