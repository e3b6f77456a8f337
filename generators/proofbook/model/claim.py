"""A claim: the statement that a mitigation stands at some elements; nothing until something was observed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field, JsonValue

from proofbook.library.entry import Shape
from proofbook.model.attestation import AttestationShape
from proofbook.model.mistakes import Path
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


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
    path: Path
    """Where it stands in the model."""
    span: Span

    def covers(self, element: str) -> bool:
        """Whether it is claimed for this element."""
        return not self.at or element in self.at
