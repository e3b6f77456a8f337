"""The section `scenarios` of a model, resolved."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.model.document import Document
from proofbook.model.flow import DataFlow
from proofbook.model.mistakes import Mistakes
from proofbook.model.scenario import Scenario


def scenarios(document: Document, known: Mapping[str, DataFlow], mistakes: Mistakes) -> tuple[Scenario, ...]:
    """The scenarios in file order."""
    return tuple(
        Scenario(
            id=id,
            title=shape.title,
            about=shape.about,
            flows=_steps(id, shape.flows, document, known, mistakes),
            span=mistakes.node.key("scenarios", id).span,
        )
        for id, shape in document.scenarios.items()
    )


def _steps(
    id: str, flows: tuple[str, ...], document: Document, known: Mapping[str, DataFlow], mistakes: Mistakes
) -> tuple[DataFlow, ...]:
    """The data flows in order; one that failed to resolve is left out without a second mistake."""
    for index, each in enumerate(flows):
        place = ("scenarios", id, "flows", index)
        mistakes.looked_up("data flow", each, document.flows, place, rule="scenario-flow-unknown")
    return tuple(known[each] for each in flows if each in known)
