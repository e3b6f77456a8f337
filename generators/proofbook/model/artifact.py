"""An artifact: a file of configuration or records that is read as evidence, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from proofbook.library.entry import Shape
from proofbook.model.mistakes import Mistakes
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.span import Span

ARTIFACTS = "models/artifacts"


class Origin(StrEnum):
    """Where a file comes from; illustrative is written to show the tool, and no system was examined."""

    ILLUSTRATIVE = "illustrative"
    REPOSITORY = "repository"
    COLLECTED = "collected"


class Vantage(StrEnum):
    """Declared is read from a manifest in a repository; observed is read from the running system."""

    DECLARED = "declared"
    OBSERVED = "observed"


class ArtifactShape(Shape):
    """An artifact as a model writes it."""

    path: str
    """The file, below `models/artifacts/`."""
    kind: Id
    """The kind of artifact: a reader of that name."""
    of: OneOrMany[Id]
    """The elements that it configures."""
    origin: Origin
    """Where it comes from."""
    vantage: Vantage = Vantage.DECLARED
    """Declared in a repository, or observed in the running system."""
    collected: date | None = None
    """When it was read from the running system, or last confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtifactRef:
    """An artifact that a model names; it is opened by the evidence room."""

    path: str
    """Relative to the project."""
    kind: str
    of: tuple[str, ...]
    origin: Origin
    vantage: Vantage
    collected: date | None
    span: Span
    """Of the path, as the model writes it."""
    kind_span: Span
    """Of the kind."""


def artifact_refs(
    shapes: Iterable[ArtifactShape], folder: Folder, places: Iterable[str], mistakes: Mistakes
) -> tuple[ArtifactRef, ...]:
    """The artifacts that the model names; a file that can't be opened is a mistake, and stays in the list."""
    known = dict.fromkeys(places)
    built = []
    for index, shape in enumerate(shapes):
        mistakes.all_looked_up("element", shape.of, known, ("artifacts", index, "of"))
        path = f"{ARTIFACTS}/{shape.path}"
        opened = folder.bytes(path)
        if isinstance(opened, Diagnostic):
            inside = opened.rule != "path-outside-project"
            mistakes.add(
                opened.rule,
                opened.message,
                ("artifacts", index, "path"),
                label="every check that reads it is undecided" if inside else "nothing outside is ever opened",
                help=opened.help,
                severity=Severity.WARNING if inside else Severity.ERROR,
            )
        built.append(
            ArtifactRef(
                path=path,
                kind=shape.kind,
                of=shape.of,
                origin=shape.origin,
                vantage=shape.vantage,
                collected=shape.collected,
                span=mistakes.node.at("artifacts", index, "path").span,
                kind_span=mistakes.node.at("artifacts", index, "kind").span,
            )
        )
    return tuple(built)
