"""What is known of an element: what its technology brings, and what the model states over it."""

from __future__ import annotations

from proofbook.library.library import Library
from proofbook.library.technology import Technology
from proofbook.model.component import ComponentShape, Fact
from proofbook.model.flow import FlowShape
from proofbook.model.mistakes import Mistakes, Path


def facts(
    path: Path, shape: ComponentShape | FlowShape, technology: Technology | None, library: Library, mistakes: Mistakes
) -> dict[str, Fact]:
    """Each answered property of the element; one that nobody answered is not among them."""
    brought = technology.properties if technology else {}
    known = {
        name: Fact(value=each.value, origin="technology", why=each.why, span=technology.span)
        for name, each in brought.items()
        if technology
    }
    for name, word in shape.properties.items():
        place = (*path, "properties", name)
        if mistakes.looked_up("property", name, library.properties, place, rule="unknown-property", key=True):
            span = mistakes.node.key(*place).span
            known[name] = Fact(value=word == "yes", origin="stated", why="the model states it", span=span)
    return dict(sorted(known.items()))
