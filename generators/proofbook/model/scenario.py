"""A scenario: one procedure of the source, as an ordered list of data flows."""

from __future__ import annotations

from dataclasses import dataclass

from proofbook.library.entry import Shape
from proofbook.model.flow import DataFlow
from proofbook.source.decode import Id
from proofbook.source.span import Span


class ScenarioShape(Shape):
    """A scenario as a model writes it."""

    title: str
    """What happens."""
    about: str = ""
    """What a reader should know of it."""
    flows: tuple[Id, ...]
    """The data flows, in the order in which they happen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario."""

    id: str
    title: str
    about: str
    flows: tuple[DataFlow, ...]
    span: Span
