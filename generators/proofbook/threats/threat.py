"""Threats, and the lines in which a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from proofbook.library.terms import Stride


class Certainty(StrEnum):
    """Certain: it stands whatever the unstated facts are. Hinging: they decide."""

    CERTAIN = "certain"
    HINGING = "hinging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """One threat type on one element; pytm calls it a finding."""

    id: str
    """`type@element`."""
    type: str
    library: Literal["proofbook", "pytm", "model"]
    element: str
    title: str
    stride: tuple[Stride, ...]
    cause: str
    certainty: Certainty
    hinges_on: tuple[str, ...]
    """The facts nobody stated, such as `is-hardened of controller`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """A pytm threat that a technology rules out, by the trait that it lacks."""

    type: str
    element: str
    trait: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatLine:
    """One cause on one element: what a reader sees and decides on."""

    id: str
    """`cause@element`."""
    cause: str
    title: str
    element: str
    members: tuple[Threat, ...]
    answered_by: tuple[str, ...]
    """The ids of the mitigations that answer its members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HingeLine:
    """Everything at one element that hinges on what nobody stated; it bears no risk in totals."""

    id: str
    """`hinges@element`."""
    element: str
    title: str
    """Such as `12 threats hinge on 3 unstated facts`."""
    members: tuple[Threat, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact worth stating, and how many threats it would help to decide."""

    fact: str
    question: str
    decides: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """All threats of one system: raw → applicable → lines."""

    raw: int
    """How many findings the enumeration gave with the unknowns at their worst."""
    not_applicable: tuple[NotApplicable, ...]
    threats: tuple[Threat, ...]
    """The applicable ones, certain and hinging."""
    lines: tuple[ThreatLine, ...]
    """The certain ones by cause and element."""
    hinges: tuple[HingeLine, ...]
    questions: tuple[Question, ...]
    """What to state first."""
