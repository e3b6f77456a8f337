"""A scenario: one procedure of the source, as an ordered list of data flows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.model.flow import DataFlow
from proofbook.source.decode import Id
from proofbook.source.span import Span

Numbered = Annotated[dict[Annotated[str, Field(max_length=8)], Id], Field(min_length=1, max_length=1)]
"""The source's own number of the step, and the data flow: `1: define-store`."""


class ScenarioShape(Shape):
    """A scenario as a model writes it."""

    title: str
    """What happens."""
    about: str = ""
    """What a reader should know of it."""
    flows: tuple[Id | Numbered, ...]
    """The data flows in order, each alone or under its number in the source."""

    def flow_ids(self) -> tuple[str, ...]:
        """The ids of the data flows, in order."""
        return tuple(each if isinstance(each, str) else next(iter(each.values())) for each in self.flows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a scenario."""

    label: str
    """The source's number; what happens between two of its steps has the earlier one's and a letter, such as `1a`."""
    flow: DataFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario."""

    id: str
    title: str
    about: str
    steps: tuple[Step, ...]
    span: Span

    @property
    def flows(self) -> tuple[DataFlow, ...]:
        """The data flows in order."""
        return tuple(each.flow for each in self.steps)
