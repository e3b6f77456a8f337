"""What is known of an element: what its technology brings, and what the model states over it."""

from __future__ import annotations

from proofbook.library.library import Library
from proofbook.library.property import Property
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
        asked = mistakes.looked_up("property", name, library.properties, place, rule="unknown-property", key=True)
        if asked:
            _check_element(name, asked, shape, place, mistakes)
            span = mistakes.node.key(*place).span
            known[name] = Fact(value=word == "yes", origin="stated", why="the model states it", span=span)
    return dict(sorted(known.items()))


def _check_element(
    name: str, asked: Property, shape: ComponentShape | FlowShape, place: Path, mistakes: Mistakes
) -> None:
    """A question for the other kind of element decides nothing here."""
    kind = "component" if isinstance(shape, ComponentShape) else "flow"
    if asked.on not in (kind, "both"):
        words = {"component": "components", "flow": "data flows"}
        mistakes.add(
            "unknown-property",
            f"the property `{name}` is asked of {words[asked.on]}, not of {words[kind]}",
            place,
            label="it decides nothing here",
            help="move it to the element that it is about",
            key=True,
        )
