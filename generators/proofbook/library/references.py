"""The mistakes between entries of the library: a name that nothing has, rows that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Collected
from dataclasses import replace

from proofbook.library.condition import (
    All,
    Any,
    Condition,
    Crosses,
    FlowHas,
    HasProperty,
    IsPrincipal,
    Neighbour,
    Not,
    OfKind,
    OfTechnology,
    Touches,
    Within,
)
from proofbook.library.condition_shape import ConditionShape
from proofbook.library.contradictions import contradictions
from proofbook.library.framework import MOST, Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Mapping
from proofbook.library.places import Place, Places
from proofbook.library.property import Property
from proofbook.library.pytm_library import FOLDER
from proofbook.library.same_checks import explained_in_vain, mitigations_of
from proofbook.library.threat_type import ThreatType
from proofbook.library.versions import missing_version
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.nearest import listed, nearest


def reference_mistakes(library: Library, places: Places) -> Iterator[Diagnostic]:
    """Every name in the library that nothing has, and every contradiction between rows."""
    yield from _in_technologies(library, places)
    for threat in library.threat_types.values():
        yield from _in_threat_type(threat, library, places)
    yield from _in_pytm(library, places)
    for framework in library.frameworks.values():
        yield from _in_framework(framework, library, places)
    for check in library.checks.values():
        whose, at = f"check `{check.id}`", places.below(check.span, "custom")
        yield from _unknown("mitigation", [check.mitigation], library.mitigations, at.below("mitigation"), whose)
        yield from _unknown("technology", check.subjects, library.technologies, at.below("subjects"), whose)
    for mapping in library.mappings.values():
        yield from _in_mapping(mapping, library, places)
    yield from contradictions(library, places)
    yield from explained_in_vain(library, places)


def _in_technologies(library: Library, places: Places) -> Iterator[Diagnostic]:
    for technology in library.technologies.values():
        whose, at = f"technology `{technology.id}`", places.below(technology.span)
        # What it inherits is told of the ancestor.
        own = [name for name in technology.properties if at.below("properties").has(name)]
        yield from _unknown("property", own, library.properties, at.below("properties"), whose)
        own = [name for name in technology.traits if at.below("traits").has(name)]
        yield from _unknown("trait", own, library.pytm.traits, at.below("traits"), whose)


def _in_pytm(library: Library, places: Places) -> Iterator[Diagnostic]:
    for cause, each in library.pytm.causes.items():
        at = places.below(replace(library.pytm.span, path=f"{FOLDER}/causes.yaml"), cause)
        yield from _unknown("mitigation", each.answered_by, library.mitigations, at, f"cause `{cause}`")


def _in_threat_type(threat: ThreatType, library: Library, places: Places) -> Iterator[Diagnostic]:
    whose, at = f"threat type `{threat.id}`", places.below(threat.span)
    yield from _unknown("mitigation", threat.answered_by, library.mitigations, at.below("answered-by"), whose)
    if threat.cause:
        yield from _unknown("cause", [threat.cause], library.causes, at.below("cause"), whose)
    yield from _in_condition(threat.when.tree, threat.on, at.below("when"), whose, library)


def _in_framework(framework: Framework, library: Library, places: Places) -> Iterator[Diagnostic]:
    whose = f"framework `{framework.id}`"
    for number, requirement in framework.requirements.items():
        at = places.below(framework.span, "requirements", number)
        if framework.titles == "ours" and len(requirement.title) > MOST:
            yield _too_long(number, requirement.title, at.below("title"), whose)
        if requirement.parent is not None:
            parent = [requirement.parent]
            yield from _unknown("requirement", parent, framework.requirements, at.below("parent"), whose)
        selector = requirement.applies_to
        if selector and isinstance(selector.when, ConditionShape):
            when = at.below("applies-to", "when")
            yield from _in_condition(selector.when.tree, selector.on, when, whose, library)


def _too_long(number: str, title: str, at: Place, whose: str) -> Diagnostic:
    return Diagnostic(
        rule="summary-too-long",
        message=f"the summary of {number} in {whose} has {len(title)} characters; {MOST} are the most",
        span=at.of(title),
        label="too long for one line of ours",
        help="say it in a sentence or two without dropping a condition; what explains it belongs in `note`",
    )


def _in_condition(condition: Condition, on: str, at: Place, whose: str, library: Library) -> Iterator[Diagnostic]:
    """What a condition names and nothing has, and what it asks of an element that never has it."""
    for part in _parts(condition):
        if isinstance(part, OfTechnology):
            yield from _unknown("technology", part.ids, library.technologies, at, whose)
        elif isinstance(part, HasProperty):
            yield from _unknown("property", [part.name], library.properties, at, whose)
    for wrong in _out_of_place(condition, on, library.properties):
        yield Diagnostic(
            rule="condition-wrong-element",
            message=f"{whose} asks `{wrong}` of {'an' if on == 'asset' else 'a'} {on}, which has no such thing",
            span=at.of(wrong),
            label="the answer would always be no",
            help="use `source`, `target`, `inbound` or `outbound` to ask it of the neighbour",
        )


def _parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _parts(part)
        case Not(part):
            yield from _parts(part)
        case Neighbour(_, part):
            yield from _parts(part)
        case _:
            return


def _out_of_place(condition: Condition, on: str, properties: Collected[str, Property]) -> Iterator[str]:
    """The atoms that can never hold at such an element."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _out_of_place(part, on, properties)
        case Not(part):
            yield from _out_of_place(part, on, properties)
        case Neighbour(end, part):
            belongs = "flow" if end in ("source", "target") else "component"
            if belongs != on:
                yield end
            else:
                yield from _out_of_place(part, "component" if belongs == "flow" else "flow", properties)
        case HasProperty(name, _):
            if on not in ELEMENTS or (name in properties and properties[name].on not in (on, "both")):
                yield name
        case _:
            word, where = _asked_of(condition)
            if on not in where:
                yield word


ELEMENTS = ("component", "flow")


def _asked_of(atom: Condition) -> tuple[str, tuple[str, ...]]:
    """The word for an atom, and the kinds of thing that can have it."""
    match atom:
        case OfTechnology():
            return "technology", ("component",)
        case OfKind():
            return "kind", ("component",)
        case Touches(relation, _):
            return relation, ("flow",) if relation == "carries" else ("component",)
        case Crosses():
            return "crosses", ("flow",)
        case FlowHas(field, _):
            return field, ("flow",)
        case IsPrincipal():
            return "principal", ("principal",)
        case Within():
            return "in", ELEMENTS
        case _:
            return "reachable-by", ELEMENTS


def _in_mapping(mapping: Mapping, library: Library, places: Places) -> Iterator[Diagnostic]:
    whose, at = f"mapping `{mapping.id}`", places.below(mapping.span)
    yield from _unknown_framework(mapping.framework, library, at.below("framework"), whose)
    framework = library.frameworks.get(mapping.framework)
    for index, row in enumerate(mapping.rows):
        here = at.below("rows", index)
        if framework:
            yield from _unknown("requirement", [row.requirement], framework.requirements, here, whose)
        if framework and row.counts and row.serve is not None and framework.children(row.requirement):
            yield Diagnostic(
                rule="serves-a-roll-up",
                message=f"{whose} serves {row.requirement} of `{framework.id}`, which is the roll-up of its parts",
                span=here.of(row.requirement),
                label="its parts alone decide it",
                help=f"name one of its parts: {listed(framework.children(row.requirement))}",
            )
        if row.serve is not None:
            serving = mitigations_of(row.serve)
            yield from _unknown("mitigation", serving, library.mitigations, here.below("serve"), whose)
        if row.to:
            there = here.below("to")
            yield from _unknown_framework(row.to.framework, library, there, whose)
            other = library.frameworks.get(row.to.framework)
            if other:
                yield from _unknown("requirement", [row.to.requirement], other.requirements, there, whose)
    for index, pair in enumerate(mapping.same_checks if framework else ()):
        here = at.below("same-checks", index)
        yield from _unknown("requirement", pair.requirements, framework.requirements if framework else (), here, whose)


def _unknown_framework(id: str, library: Library, at: Place, whose: str) -> Iterator[Diagnostic]:
    if missing := missing_version(id, library.frameworks):
        yield Diagnostic(
            rule="unknown-version",
            message=f"{whose}: {missing[0]}",
            span=at.of(id),
            label="no file of controls/frameworks/ is this version",
            help=missing[1],
        )
    else:
        yield from _unknown("framework", [id], library.frameworks, at, whose)


def _unknown(what: str, names: Iterable[str], known: Iterable[str], at: Place, whose: str) -> Iterator[Diagnostic]:
    choices = set(known)
    for name in dict.fromkeys(names):
        if name not in choices:
            yield Diagnostic(
                rule=f"unknown-{what}",
                message=f"{whose} names the {what} `{name}`, which does not exist",
                span=at.of(name),
                label=f"no {what} has this id",
                help=nearest(name, choices, f"known are: {listed(sorted(choices))}"),
            )
