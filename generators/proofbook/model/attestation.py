"""An attestation: a person's word that a mitigation stands, signed off by name and role on a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.model.provenance import Origin
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


class AttestationShape(Shape):
    """A person's word that the mitigation stands."""

    by: Annotated[str, Field(min_length=1)]
    """Who vouches, by name."""
    role: Annotated[str, Field(min_length=1)]
    """In which role."""
    on: date
    """When."""
    until: date
    """The last day on which it may be relied upon."""
    origin: Origin = Origin.REPOSITORY
    """Where the word comes from; one that was written to show the tool is illustrative."""
    examined: Annotated[str, Field(min_length=1)]
    """What was examined."""
    document: str = ""
    """The document, below `models/artifacts/`, where the project has it; its digest is compared then."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The digest of the document that was examined."""


class AttestationDocument(AttestationShape):
    """A file of its own for a person's word: `models/attestations/<name>.yaml`."""

    system: Id
    """The system."""
    mitigation: Id
    """The claimed mitigation that it vouches for."""
    at: OneOrMany[Id] = ()
    """The elements at which; left out, wherever the mitigation is claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """A person's word for a mitigation at some elements."""

    mitigation: str
    at: frozenset[str]
    """The elements; empty: wherever the mitigation is claimed."""
    said: AttestationShape
    problem: str
    """Why it does not count whatever the day; empty when nothing speaks against it."""
    span: Span
    """Of its last day, in the file that says it."""

    def covers(self, element: str) -> bool:
        """Whether it is given for this element."""
        return not self.at or element in self.at
