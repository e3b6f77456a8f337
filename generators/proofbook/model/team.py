"""A team of the organisation: what it runs of a system, or has set up at a provider."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.source.decode import Id, OneOrMany

TeamName = Literal["platform", "application"]

TITLES: dict[TeamName, str] = {"platform": "Platform team", "application": "Application team"}
"""What a team is called where the model says nothing else."""


class TeamShape(Shape):
    """A team as a model writes it."""

    title: str = ""
    """Who it is here."""
    runs: OneOrMany[Id] = ()
    """What it runs, or answers for where others run it: ids of boundaries (for all inside), components, principals …"""
    rests_on: str = Field(default="", alias="rests-on")
    """What the division rests on: what a source says, or whose judgement it is."""


class TeamsShape(Shape):
    """Who runs what; what neither runs is not stated."""

    platform: TeamShape | None = None
    """The team that offers what applications are built on."""
    application: TeamShape | None = None
    """The team whose application it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team."""

    name: TeamName
    title: str
    runs: frozenset[str]
    rests_on: str
