"""A framework: its requirements, and what in a model each of them applies to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from proofbook.library.condition_shape import ConditionShape
from proofbook.library.entry import Entry, Shape
from proofbook.library.pattern import AssetPattern
from proofbook.library.terms import DataKind, Entity

MOST = 240
"""Characters of a title that is our own summary."""

Selected = Literal["asset", "component", "flow", "principal", "system"]


class AppliesTo(Shape):
    """A selector over the model; it selects nothing: the requirement is not applicable, for that reason."""

    on: Selected
    """The kind of thing that is selected."""
    when: AssetPattern | ConditionShape | None = None
    """Which of them; left out, all."""
    entity: Entity | None = None
    """Only where the organisation is such a one."""
    with_data: DataKind | None = Field(default=None, alias="with-data")
    """Only in a system that has such data."""
    if_none: Literal["not-applicable", "open"] = Field(default="not-applicable", alias="if-none")
    """What it is where a system has no such thing: open, when it speaks of every system and is only looked at there."""


class Requirement(Shape):
    """One requirement (a control, a subcategory, a standard's paragraph)."""

    title: str
    """Its name, or our own one-line summary where the framework says `titles: ours`."""
    parent: str | None = None
    """The requirement that it is part of."""
    link: str = ""
    """Where it can be read."""
    applies_to: AppliesTo | None = Field(default=None, alias="applies-to")
    """What it applies to; a parent may leave it out and is the roll-up of its children."""
    testing: tuple[Literal["examine", "test", "interview", "observe"], ...] = ()
    """The testing methods that an assessor uses."""
    note: str = ""
    """What a reader should know before relying on it."""
    explained: str = Field(default="", pattern=r"^([a-z0-9][a-z0-9./-]*\.md)?$")
    """A page of the handbook that explains how it is read here, such as `methodology/status.md`."""


class Framework(Entry):
    """A version of a framework."""

    title: str
    """What it is called."""
    publisher: str
    """Who publishes it."""
    version: str
    """Which version."""
    url: str
    """Where it can be read."""
    status: Literal["current", "superseded", "retired"]
    """Whether it is in force."""
    note: str = ""
    """What a reader should know about this version."""
    titles: Literal["publisher", "ours"]
    """Whose words the requirements' titles are."""
    offers: Literal["findings", "profile", "none"] = "none"
    """What evidence is offered toward: an assessor's findings, a current and a target profile, or nothing."""
    requirements: dict[str, Requirement]
    """By the publisher's number."""

    @model_validator(mode="after")
    def _ends_outward(self) -> Framework:
        for number in self.requirements:
            if number in self._outward(number):
                raise PydanticCustomError(
                    "nested-in-itself",
                    "the requirement {number} is part of itself",
                    {
                        "number": number,
                        "at": ("requirements", number, "parent"),
                        "help": "let one of its parents be part of another requirement, or of none",
                    },
                )
        return self

    def _outward(self, number: str) -> list[str]:
        """What the requirement is part of, and that again, until it ends or comes round."""
        found: list[str] = []
        current = self.requirements.get(number)
        while current and current.parent and current.parent not in found:
            found.append(current.parent)
            current = self.requirements.get(current.parent)
        return found

    def children(self, number: str) -> tuple[str, ...]:
        """The numbers of the requirements that are part of this one, in file order."""
        return tuple(each for each, requirement in self.requirements.items() if requirement.parent == number)

    def leaves(self, number: str) -> tuple[str, ...]:
        """The numbers at the ends of what is part of this one; none where nothing is."""
        parts = self.children(number)
        return tuple(leaf for each in parts for leaf in (self.leaves(each) or (each,)))
