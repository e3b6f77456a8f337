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
        ends = _ends(id, shape, document, known, mistakes)
        flow = _flow(id, number, shape, ends, library, carried, acting, mistakes)
        if flow:
            built[id] = flow
    return built


def _ends(
    id: str, shape: FlowShape, document: Document, known: Mapping[str, Component], mistakes: Mistakes
) -> tuple[Component | None, Component | None]:
    """Source and target; None for one that doesn't exist, and for one that failed to resolve: no second mistake."""
    for end, component in (("from", shape.from_), ("to", shape.to)):
        mistakes.looked_up("component", component, document.components, ("flows", id, end), rule="unknown-component")
    if shape.from_ == shape.to and shape.to in document.components:
        mistakes.add(
            "flow-to-itself",
            f"the data flow `{id}` ends where it starts",
            ("flows", id, "to"),
            label="the same component as `from`",
            help="name another component, or leave the flow out: what a component does inside itself is no data flow",
        )
    return known.get(shape.from_), known.get(shape.to)


def _flow(
    id: str,
    number: int,
    shape: FlowShape,
    ends: tuple[Component | None, Component | None],
    library: Library,
    carried: Mapping[str, Asset],
    acting: Mapping[str, Principal],
    mistakes: Mistakes,
) -> DataFlow | None:
    path: Path = ("flows", id)
    source, target = ends
    if shape.as_:
        mistakes.looked_up("principal", shape.as_, acting, (*path, "as"))
    brought = mistakes.all_looked_up("asset", shape.carries, carried, (*path, "carries"))
    stated = facts(path, shape, None, library, mistakes)
    if not (source and target):
        return None
    return DataFlow(
        id=id,
        number=number,
        title=shape.title or words(id),
        source=source,
        target=target,
        carries=brought,
        protocol=shape.protocol,
        authentication=shape.authentication,
        principal=shape.as_,
        encryption=shape.encryption or ("tls" if shape.protocol.lower() in ENCRYPTED_PROTOCOLS else ""),
        network=shape.network,
        properties=stated,
        about=shape.about,
        span=mistakes.node.key(*path).span,
    )
