"""What answers a threat; in a model it is a claim until something was observed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from proofbook.library.entry import Entry, LevelName, Source


class Mitigation(Entry):
    """A mitigation: what it does, how far it lowers a risk, and what it leaves."""

    title: str
    """What is done, in a few words."""
    about: str
    """How it works."""
    lowers: Literal["likelihood", "impact"]
    """The one side of risk that it lowers."""
    by: Annotated[int, Field(ge=1, le=4)]
    """By how many of the five levels."""
    floor: LevelName
    """The level below which it never lowers."""
    nature: Literal["preventive", "detective", "corrective"]
    """How it acts."""
    residue: str = ""
    """What it leaves."""
    sources: tuple[Source, ...] = ()
    """What that rests on."""
