"""A yes-or-no question about an element; what nobody answered is unknown."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, RootModel

from proofbook.library.entry import Shape
from proofbook.source.decode import Id


class Property(Shape):
    """One property: what it asks, and the pytm attribute it answers if there is one."""

    question: str
    """The question in plain words."""
    pytm: str = ""
    """The attribute of a pytm element that takes the answer, such as `controls.validatesInput`."""
    good: Literal["yes", "no"] = "yes"
    """The answer that helps the defender."""
    on: Literal["component", "flow", "both"] = Field(default="both")
    """What the question can be asked of."""


class PropertyFamily(RootModel[dict[Id, Property]]):
    """A file of `controls/properties/`: questions that belong together, by name."""
