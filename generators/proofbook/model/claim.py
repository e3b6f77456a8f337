"""A claim: the statement that a mitigation stands at some elements; nothing until something was observed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field, JsonValue

from proofbook.library.entry import Shape
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


class AttestationShape(Shape):
    """A person's word that the mitigation stands."""

    by: str
    """Who vouches, by name."""
    role: str
    """In which role."""
    on: date
    """When."""
    until: date
    """The last day on which it may be relied upon."""
    examined: str
    """What was examined."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The digest of the document that was examined."""


class ClaimShape(Shape):
    """A claim as a model writes it."""

    at: OneOrMany[Id] = ()
    """The elements at which it stands; a boundary stands for all inside; left out, the whole system."""
    how: str
    """How it is done here."""
    attested: AttestationShape | None = None
    """Who vouches for it, where no configuration shows it."""
    parameters: dict[Id, dict[Id, JsonValue]] = Field(default={})
    """Values for the parameters of the checks that bear it out: check → parameter → value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claimed mitigation."""

    id: str
    """The mitigation's id, with `-2`, `-3` … for a further claim of the same."""
    mitigation: str
    at: frozenset[str]
    """The ids of the elements at which it stands, with what is inside a named boundary; empty: the whole system."""
    named: tuple[str, ...]
    """The ids as the author wrote them."""
    how: str
    attested: AttestationShape | None
    parameters: Mapping[str, Mapping[str, JsonValue]]
    span: Span

    def covers(self, element: str) -> bool:
        """Whether it is claimed for this element."""
        return not self.at or element in self.at
