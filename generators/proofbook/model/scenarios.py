"""The section `scenarios` of a model, resolved."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.model.document import Document
from proofbook.model.flow import DataFlow
from proofbook.model.mistakes import Mistakes, Path
from proofbook.model.scenario import Scenario, ScenarioShape, Step


def scenarios(document: Document, known: Mapping[str, DataFlow], mistakes: Mistakes) -> tuple[Scenario, ...]:
    """The scenarios in file order."""
    return tuple(
        Scenario(
            id=id,
            title=shape.title,
            about=shape.about,
            steps=_steps(id, shape, document, known, mistakes),
            span=mistakes.node.key("scenarios", id).span,
        )
        for id, shape in document.scenarios.items()
    )


def _steps(
    id: str, shape: ScenarioShape, document: Document, known: Mapping[str, DataFlow], mistakes: Mistakes
) -> tuple[Step, ...]:
    """The steps in order; one whose flow failed to resolve is left out without a second mistake."""
    flows = shape.flow_ids()
    for index, (flow, said) in enumerate(zip(flows, shape.flows, strict=True)):
        place: Path = ("scenarios", id, "flows", index, *(() if isinstance(said, str) else said))
        mistakes.looked_up("data flow", flow, document.flows, place, rule="scenario-flow-unknown")
    labels = _labels(shape)
    return tuple(
        Step(label=label, flow=known[flow]) for label, flow in zip(labels, flows, strict=True) if flow in known
    )


def _labels(shape: ScenarioShape) -> list[str]:
    """What stands at each step: the source's numbers with letters between them, or where it has none, 1, 2, 3 …"""
    if all(isinstance(each, str) for each in shape.flows):
        return [str(number) for number in range(1, len(shape.flows) + 1)]
    labels: list[str] = []
    last, since = "", 0
    for each in shape.flows:
        if isinstance(each, str):
            since += 1
            labels.append(f"{last}{_letter(since)}")
        else:
            last, since = next(iter(each)), 0
            labels.append(last)
    return labels


def _letter(number: int) -> str:
    """a, b … z, aa, ab …"""
    first, last = divmod(number - 1, 26)
    return (_letter(first) if first else "") + chr(ord("a") + last)
