"""The section `boundaries` of a model, resolved."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.model.boundary import Boundary, BoundaryShape
from proofbook.model.document import Document
from proofbook.model.mistakes import Mistakes
from proofbook.model.words import words


def boundaries(document: Document, mistakes: Mistakes) -> dict[str, Boundary]:
    """The trust boundaries by id; one that stands in itself is left out, as a mistake."""
    built: dict[str, Boundary] = {}
    for id in document.boundaries:
        _boundary(id, document.boundaries, built, mistakes, ())
    return {id: built[id] for id in document.boundaries if id in built}


def _boundary(
    id: str,
    shapes: Mapping[str, BoundaryShape],
    built: dict[str, Boundary],
    mistakes: Mistakes,
    path: tuple[str, ...],
) -> Boundary | None:
    if id in built:
        return built[id]
    if id in path:
        mistakes.add(
            "nested-in-itself",
            f"the boundary `{id}` stands in itself",
            ("boundaries", path[-1], "in"),
            label=f"by way of {' → '.join(f'`{each}`' for each in (*path, id))}",
            help="let one of them stand in another boundary, or in none",
        )
        return None
    shape = shapes[id]
    parent = None
    if shape.in_ and mistakes.looked_up("boundary", shape.in_, shapes, ("boundaries", id, "in")):
        parent = _boundary(shape.in_, shapes, built, mistakes, (*path, id))
    mistakes.all_looked_up("boundary", shape.more_trusted_than, shapes, ("boundaries", id, "more-trusted-than"))
    built[id] = Boundary(
        id=id,
        title=shape.title or words(id),
        kind=shape.kind,
        parent=parent,
        controlled_by=shape.controlled_by,
        more_trusted_than=frozenset(shape.more_trusted_than),
        about=shape.about,
        span=mistakes.node.key("boundaries", id).span,
    )
    return built[id]
