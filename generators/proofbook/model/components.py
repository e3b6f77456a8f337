"""The section `components` of a model, resolved."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.library.library import Library
from proofbook.library.technology import Technology
from proofbook.library.terms import ComponentKind
from proofbook.model.asset import Asset
from proofbook.model.boundary import Boundary
from proofbook.model.component import Component, ComponentShape
from proofbook.model.document import Document
from proofbook.model.facts import facts
from proofbook.model.mistakes import Mistakes, Path
from proofbook.model.words import words


def components(
    document: Document,
    library: Library,
    around: Mapping[str, Boundary],
    known: Mapping[str, Asset],
    mistakes: Mistakes,
) -> dict[str, Component]:
    """The components by id; one of an unknown technology is left out, as a mistake."""
    built: dict[str, Component] = {}
    for id, shape in document.components.items():
        path: Path = ("components", id)
        technology = mistakes.looked_up(
            "technology", shape.technology, library.technologies, (*path, "technology"), rule="unknown-technology"
        )
        component = _component(id, shape, technology, document, library, around, known, mistakes)
        if component:
            built[id] = component
    return built


def _component(
    id: str,
    shape: ComponentShape,
    technology: Technology | None,
    document: Document,
    library: Library,
    around: Mapping[str, Boundary],
    known: Mapping[str, Asset],
    mistakes: Mistakes,
) -> Component | None:
    path: Path = ("components", id)
    boundary = None
    if shape.in_ and mistakes.looked_up("boundary", shape.in_, document.boundaries, (*path, "in")):
        boundary = around.get(shape.in_)
    if shape.runs_on:
        mistakes.looked_up("component", shape.runs_on, document.components, (*path, "runs-on"))
    if shape.stores and technology and technology.kind is ComponentKind.ACTOR:
        mistakes.add(
            "stores-by-actor",
            f"the actor `{id}` is said to store assets",
            (*path, "stores"),
            label="a person stores nothing that the system can protect",
            help="give the assets to the component on which the person works",
        )
    stores = mistakes.all_looked_up("asset", shape.stores, known, (*path, "stores"))
    processes = mistakes.all_looked_up("asset", shape.processes, known, (*path, "processes"))
    properties = facts(path, shape, technology, library, mistakes)
    if technology is None:
        return None
    return Component(
        id=id,
        title=shape.title or words(id),
        technology=technology,
        boundary=boundary,
        owner=shape.owner or document.owner,
        stores=stores,
        processes=processes,
        runs_on=shape.runs_on,
        scope=shape.scope,
        scope_why=shape.scope_why,
        properties=properties,
        about=shape.about or technology.about,
        span=mistakes.node.key(*path).span,
    )
