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
            flows=tuple(
                flow
                for index, each in enumerate(shape.flows)
                if (
                    flow := mistakes.looked_up(
                        "data flow", each, known, ("scenarios", id, "flows", index), rule="scenario-flow-unknown"
                    )
                )
            ),
            span=mistakes.node.key("scenarios", id).span,
        )
        for id, shape in document.scenarios.items()
    )
