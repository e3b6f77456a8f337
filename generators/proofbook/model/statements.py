"""From the model's sections to its statements: claims, treatments, threats by hand, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from proofbook.library.library import Library
from proofbook.model.boundary import Boundary
from proofbook.model.claim import Claim, ClaimShape
from proofbook.model.component import Component
from proofbook.model.decision import Decision
from proofbook.model.document import Document
from proofbook.model.flow import DataFlow
from proofbook.model.mistakes import Mistakes, Path
from proofbook.model.requirement_name import named_requirement
from proofbook.model.silence import Silence
from proofbook.model.statement import AssumptionShape, HandThreatShape, LimitationShape, Placed, RemarkShape
from proofbook.model.treatment import Decision as TreatmentDecision
from proofbook.model.treatment import Treatment, TreatmentShape
from proofbook.source.diagnostic import Severity
from proofbook.source.span import Span


def claims(
    document: Document,
    library: Library,
    places: Iterable[str],
    around: Mapping[str, frozenset[str]],
    mistakes: Mistakes,
) -> tuple[Claim, ...]:
    """The claimed mitigations; a named boundary stands for all inside it."""
    built: list[Claim] = []
    known = dict.fromkeys(places)
    for mitigation, shape in document.mitigations.items():
        mistakes.looked_up(
            "mitigation",
            mitigation,
            library.mitigations,
            ("mitigations", mitigation),
            rule="unknown-mitigation",
            key=True,
        )
        several = not isinstance(shape, ClaimShape)
        for index, each in enumerate(shape if isinstance(shape, tuple) else (shape,)):
            path: Path = ("mitigations", mitigation, index) if several else ("mitigations", mitigation)
            built.append(_claim(mitigation, index, each, path, library, known, around, mistakes))
    return tuple(built)


def treatments(document: Document, mistakes: Mistakes) -> tuple[Treatment, ...]:
    """The treatments; what an acceptance is worth is said where the risk is known."""
    return tuple(
        Treatment(
            line=line,
            decision=_decision(shape),
            span=mistakes.node.key("treatments", line).span,
            day_span=_day(("treatments", line), mistakes),
        )
        for line, shape in document.treatments.items()
    )


def _day(path: Path, mistakes: Mistakes) -> Span:
    for day in (("accept", "expires"), ("mitigate", "due")):
        if mistakes.node.at(*path).has(day[0]):
            return mistakes.node.at(*path, *day).span
    return mistakes.node.key(*path).span


def decisions(document: Document, library: Library, mistakes: Mistakes) -> tuple[Decision, ...]:
    """The requirements that a person declared not applicable."""
    return tuple(
        Decision(
            framework=named[0],
            requirement=named[1],
            by=shape.not_applicable.by,
            reason=shape.not_applicable.reason,
            span=mistakes.node.key("requirements", text).span,
        )
        for text, shape in document.requirements.items()
        if (named := named_requirement(text, library, ("requirements", text), mistakes, key=True))
    )


def hand_threats(
    document: Document, library: Library, elements: Mapping[str, Component | DataFlow], mistakes: Mistakes
) -> tuple[Placed[HandThreatShape], ...]:
    """The threats written by hand."""
    known = {**document.components, **document.flows}
    for id, shape in document.threats.items():
        mistakes.looked_up("component or data flow", shape.at, known, ("threats", id, "at"))
        for index, mitigation in enumerate(shape.answered_by):
            mistakes.looked_up(
                "mitigation",
                mitigation,
                library.mitigations,
                ("threats", id, "answered-by", index),
                rule="unknown-mitigation",
            )
        if shape.cause:
            mistakes.looked_up("cause", shape.cause, library.causes, ("threats", id, "cause"), rule="unknown-cause")
        if id in library.causes:
            mistakes.add(
                "name-taken",
                f"the threat `{id}` has the name of a threat type of the library",
                ("threats", id),
                label="lines are named by their cause, so two causes can't share a name",
                help="give it another id",
                key=True,
            )
    return tuple(
        Placed(id=id, said=shape, span=mistakes.node.key("threats", id).span)
        for id, shape in document.threats.items()
        if shape.at in elements
    )


def assumptions(document: Document, as_of: date, mistakes: Mistakes) -> tuple[Placed[AssumptionShape], ...]:
    """The assumptions; one past its date is a warning, and excludes nothing any more."""
    for id, shape in document.assumptions.items():
        if shape.until and shape.until < as_of:
            mistakes.add(
                "assumption-lapsed",
                f"the assumption `{id}` could be relied upon until {shape.until}",
                ("assumptions", id, "until"),
                label=f"before {as_of}, the date of this assessment",
                help="confirm it and move the date, or remove it; the threats that it kept out are back",
                severity=Severity.WARNING,
            )
    return tuple(
        Placed(
            id=id,
            said=shape,
            span=mistakes.node.key("assumptions", id).span,
            names=mistakes.spans(("assumptions", id, "excludes"), len(shape.excludes)),
        )
        for id, shape in document.assumptions.items()
    )


def limitations(document: Document, places: Iterable[str], mistakes: Mistakes) -> tuple[Placed[LimitationShape], ...]:
    """The limitations."""
    known = dict.fromkeys(places)
    for id, shape in document.limitations.items():
        mistakes.all_looked_up("element", shape.at, known, ("limitations", id, "at"))
        named = {**document.mitigations, **document.remarks, **document.threats}
        # Threat lines are known only once they are enumerated; the assessment looks those up.
        for index, each in enumerate(shape.leads_to):
            if "@" not in each:
                what = "mitigation, remark or threat of this model"
                mistakes.looked_up(what, each, named, mistakes.item(("limitations", id, "leads-to"), index))
    return tuple(
        Placed(
            id=id,
            said=shape,
            span=mistakes.node.key("limitations", id).span,
            names=mistakes.spans(("limitations", id, "leads-to"), len(shape.leads_to)),
        )
        for id, shape in document.limitations.items()
    )


def silences(document: Document, mistakes: Mistakes) -> tuple[Silence, ...]:
    """The doubts that are none, each with its reason."""
    return tuple(
        Silence(at=id, rule=rule, why=why, span=mistakes.node.key("silenced", id, rule).span)
        for id, reasons in document.silenced.items()
        for rule, why in reasons.items()
    )


def remarks(document: Document, places: Iterable[str], mistakes: Mistakes) -> tuple[Placed[RemarkShape], ...]:
    """The remarks."""
    known = dict.fromkeys(places)
    for id, shape in document.remarks.items():
        mistakes.all_looked_up("element", shape.at, known, ("remarks", id, "at"))
    return tuple(
        Placed(id=id, said=shape, span=mistakes.node.key("remarks", id).span) for id, shape in document.remarks.items()
    )


def inside(around: Mapping[str, Boundary], elements: Iterable[Component | DataFlow]) -> dict[str, frozenset[str]]:
    """Boundary id → the ids of the elements inside: components, and data flows with both ends inside."""
    held: dict[str, set[str]] = {id: set() for id in around}
    for element in elements:
        ends = (element,) if isinstance(element, Component) else (element.source, element.target)
        common = set.intersection(*({each.id for each in end.boundaries()} for end in ends))
        for id in common:
            held[id].add(element.id)
    return {id: frozenset(ids) for id, ids in held.items()}


def _claim(
    mitigation: str,
    index: int,
    shape: ClaimShape,
    path: Path,
    library: Library,
    known: Mapping[str, None],
    around: Mapping[str, frozenset[str]],
    mistakes: Mistakes,
) -> Claim:
    mistakes.all_looked_up("element", shape.at, known, (*path, "at"))
    for check, values in shape.parameters.items():
        place = (*path, "parameters", check)
        found = mistakes.looked_up("check", check, library.checks, place, rule="unknown-check", key=True)
        for name in values if found else ():
            mistakes.looked_up(
                "parameter", name, library.checks[check].parameters, (*place, name), rule="unknown-parameter", key=True
            )
    at: set[str] = set()
    for id in shape.at:
        at |= around.get(id, frozenset()) | {id}
    return Claim(
        id=mitigation if index == 0 else f"{mitigation}-{index + 1}",
        mitigation=mitigation,
        at=frozenset(at),
        named=shape.at,
        how=shape.how,
        attested=shape.attested,
        parameters=shape.parameters,
        path=path,
        span=mistakes.node.key("mitigations", mitigation).span,
    )


def _decision(shape: TreatmentShape) -> TreatmentDecision:
    given = (shape.mitigate, shape.accept, shape.transfer, shape.avoid, shape.not_applicable)
    return next(each for each in given if each is not None)
