"""The section `flows` of a model, resolved."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.library.library import Library
from proofbook.model.asset import Asset
from proofbook.model.component import Component
from proofbook.model.document import Document
from proofbook.model.facts import facts
from proofbook.model.flow import ENCRYPTED_PROTOCOLS, DataFlow, FlowShape
from proofbook.model.mistakes import Mistakes, Path
from proofbook.model.principal import Principal
from proofbook.model.words import words


def flows(
    document: Document,
    library: Library,
    known: Mapping[str, Component],
    carried: Mapping[str, Asset],
    acting: Mapping[str, Principal],
    mistakes: Mistakes,
) -> dict[str, DataFlow]:
    """The data flows by id, numbered in file order; one with an unknown end is left out, as a mistake."""
    built: dict[str, DataFlow] = {}
    for number, (id, shape) in enumerate(document.flows.items(), start=1):
        flow = _flow(id, number, shape, library, known, carried, acting, mistakes)
        if flow:
            built[id] = flow
    return built


def _flow(
    id: str,
    number: int,
    shape: FlowShape,
    library: Library,
    known: Mapping[str, Component],
    carried: Mapping[str, Asset],
    acting: Mapping[str, Principal],
    mistakes: Mistakes,
) -> DataFlow | None:
    path: Path = ("flows", id)
    source = mistakes.looked_up("component", shape.from_, known, (*path, "from"), rule="unknown-component")
    target = mistakes.looked_up("component", shape.to, known, (*path, "to"), rule="unknown-component")
    if shape.as_:
        mistakes.looked_up("principal", shape.as_, acting, (*path, "as"))
    if source and source is target:
        mistakes.add(
            "flow-to-itself",
            f"the data flow `{id}` ends where it starts",
            (*path, "to"),
            label="the same component as `from`",
            help="name another component, or leave the flow out: what a component does inside itself is no data flow",
        )
    if not (source and target):
        return None
    return DataFlow(
        id=id,
        number=number,
        title=shape.title or words(id),
        source=source,
        target=target,
        carries=mistakes.all_looked_up("asset", shape.carries, carried, (*path, "carries")),
        protocol=shape.protocol,
        authentication=shape.authentication,
        principal=shape.as_,
        encryption=shape.encryption or ("tls" if shape.protocol.lower() in ENCRYPTED_PROTOCOLS else ""),
        network=shape.network,
        properties=facts(path, shape, None, library, mistakes),
        about=shape.about,
        span=mistakes.node.key(*path).span,
    )
