"""The mistakes between entries of the library: a name that nothing has, rows that contradict each other."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

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
from proofbook.library.library import Library
from proofbook.library.mapping import Expression, Mapping, Row
from proofbook.library.threat_type import ThreatType
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.span import Span


def reference_mistakes(library: Library) -> Iterator[Diagnostic]:
    """Every name in the library that nothing has, and every contradiction between rows."""
    yield from _in_technologies(library)
    for threat in library.threat_types.values():
        yield from _in_threat_type(threat, library)
    for cause, each in library.pytm.causes.items():
        yield from _unknown("mitigation", each.answered_by, library.mitigations, library.pytm.span, f"cause `{cause}`")
    for check in library.checks.values():
        yield from _unknown("mitigation", [check.mitigation], library.mitigations, check.span, f"check `{check.id}`")
        yield from _unknown("technology", check.subjects, library.technologies, check.span, f"check `{check.id}`")
    for mapping in library.mappings.values():
        yield from _in_mapping(mapping, library)
    yield from _contradictions(library)


def mitigations_of(expression: Expression | str) -> Iterator[str]:
    """Every mitigation that an expression names."""
    if isinstance(expression, str):
        yield expression
        return
    quantified = (expression.each_store, expression.each_holder, expression.each_flow)
    for part in (*expression.all, *expression.any, *(each for each in quantified if each is not None)):
        yield from mitigations_of(part)


def _in_technologies(library: Library) -> Iterator[Diagnostic]:
    for technology in library.technologies.values():
        whose = f"technology `{technology.id}`"
        yield from _unknown("property", technology.properties, library.properties, technology.span, whose)
        yield from _unknown("trait", technology.traits, library.pytm.traits, technology.span, whose)


def _in_threat_type(threat: ThreatType, library: Library) -> Iterator[Diagnostic]:
    whose = f"threat type `{threat.id}`"
    yield from _unknown("mitigation", threat.answered_by, library.mitigations, threat.span, whose)
    if threat.cause:
        yield from _unknown("cause", [threat.cause], library.causes, threat.span, whose)
    for part in _parts(threat.when.tree):
        if isinstance(part, OfTechnology):
            yield from _unknown("technology", part.ids, library.technologies, threat.span, whose)
        elif isinstance(part, HasProperty):
            yield from _unknown("property", [part.name], library.properties, threat.span, whose)
    for wrong in _out_of_place(threat.when.tree, threat.on):
        yield Diagnostic(
            rule="condition-wrong-element",
            message=f"{whose} asks `{wrong}` of a {threat.on}, which has no such thing",
            span=threat.span,
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


def _out_of_place(condition: Condition, on: str) -> Iterator[str]:
    """The atoms that can never hold at such an element."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _out_of_place(part, on)
        case Not(part):
            yield from _out_of_place(part, on)
        case Neighbour(end, part):
            belongs = "flow" if end in ("source", "target") else "component"
            if belongs != on:
                yield end
            else:
                yield from _out_of_place(part, "component" if belongs == "flow" else "flow")
        case OfTechnology() | OfKind():
            if on != "component":
                yield "technology" if isinstance(condition, OfTechnology) else "kind"
        case Touches(relation, _):
            if (relation == "carries") != (on == "flow"):
                yield relation
        case Crosses() | FlowHas():
            if on != "flow":
                yield "crosses" if isinstance(condition, Crosses) else condition.field
        case IsPrincipal():
            yield "principal"
        case HasProperty() | Within():
            return
        case _:
            return


def _in_mapping(mapping: Mapping, library: Library) -> Iterator[Diagnostic]:
    whose = f"mapping `{mapping.id}`"
    yield from _unknown("framework", [mapping.framework], library.frameworks, mapping.span, whose)
    framework = library.frameworks.get(mapping.framework)
    for row in mapping.rows:
        if framework:
            yield from _unknown("requirement", [row.requirement], framework.requirements, mapping.span, whose)
        if row.serve is not None:
            yield from _unknown("mitigation", mitigations_of(row.serve), library.mitigations, mapping.span, whose)
        if row.to:
            yield from _unknown("framework", [row.to.framework], library.frameworks, mapping.span, whose)
            other = library.frameworks.get(row.to.framework)
            if other:
                yield from _unknown("requirement", [row.to.requirement], other.requirements, mapping.span, whose)


def _contradictions(library: Library) -> Iterator[Diagnostic]:
    """Two rows that say different things of the same requirement and the same expression."""
    seen: dict[tuple[str, str, str], Row] = {}
    for mapping in library.mappings.values():
        for row in mapping.rows:
            about = (mapping.framework, row.requirement, repr(row.serve if row.serve is not None else row.to))
            earlier = seen.setdefault(about, row)
            if earlier is not row:
                same = earlier.relation == row.relation
                yield Diagnostic(
                    rule="contradicting-rows",
                    message=f"two rows about {row.requirement} of `{mapping.framework}` "
                    + ("say the same twice" if same else f"say `{earlier.relation}` and `{row.relation}`"),
                    span=mapping.span,
                    help="keep one of them",
                )


def _unknown(
    what: str, names: Iterable[str], known: Iterable[str], span: Span | None, whose: str
) -> Iterator[Diagnostic]:
    choices = set(known)
    for name in names:
        if name not in choices:
            close = difflib.get_close_matches(name, sorted(choices), n=1, cutoff=0.6)
            yield Diagnostic(
                rule=f"unknown-{what}",
                message=f"{whose} names the {what} `{name}`, which does not exist",
                span=span,
                help=f"did you mean `{close[0]}`?" if close else "",
            )
