"""An artifact: a file of configuration or records that is read as evidence, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from proofbook.model.mistakes import Mistakes, Path
from proofbook.model.provenance import Origin, PeriodShape, ProvenanceShape, Vantage
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.nearest import nearest
from proofbook.source.span import Span

ARTIFACTS = "models/artifacts"


class ArtifactShape(ProvenanceShape):
    """An artifact as a model writes it."""

    path: str
    """The file, below `models/artifacts/`; with a `/` at its end a folder, every file in which is one artifact."""
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
    awaited: date | None = None
    """By when the file is expected; until that day its absence is no mistake, and nothing is observed."""
    period: PeriodShape | None = None
    """Which days its records cover; a manifest is about an instant and has none."""
    population: str = ""
    """Of how many, and which, it was taken, where it is a sample."""
    sample: str = ""
    """How many of them it holds, and how they were chosen."""


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
    awaited: date | None
    provenance: ProvenanceShape
    period: PeriodShape | None
    population: str
    sample: str
    span: Span
    """Of the path, as the model writes it."""
    kind_span: Span
    """Of the kind."""
    day_span: Span
    """Of the day on which it was collected, or of the path where none is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtifactRefs:
    """The artifacts that a model names."""

    named: tuple[ArtifactRef, ...]
    awaited: tuple[ArtifactRef, ...]
    """Those that are not there yet, and need not be."""


def artifact_refs(
    shapes: Iterable[ArtifactShape],
    default: ProvenanceShape,
    folder: Folder,
    places: Iterable[str],
    as_of: date,
    mistakes: Mistakes,
) -> ArtifactRefs:
    """The artifacts that the model names; a file that can't be opened is a mistake, and stays in the list."""
    known = dict.fromkeys(places)
    built: list[ArtifactRef] = []
    awaited: list[ArtifactRef] = []
    for index, shape in enumerate(shapes):
        mistakes.all_looked_up("element", shape.of, known, ("artifacts", index, "of"))
        path = f"{ARTIFACTS}/{shape.path}"
        inside = folder.files(path, ("",)) if path.endswith("/") else ()
        if inside:
            _check_day(shape, ("artifacts", index), mistakes)
            built += [_ref(shape, each, default, ("artifacts", index), mistakes) for each in inside]
            continue
        opened = folder.bytes(path)
        ref = _ref(shape, path, default, ("artifacts", index), mistakes)
        if isinstance(opened, Diagnostic) and opened.rule == "artifact-missing" and _may_wait(shape, as_of):
            awaited.append(ref)
            continue
        if isinstance(opened, Diagnostic):
            is_inside = opened.rule != "path-outside-project"
            mistakes.add(
                opened.rule,
                opened.message,
                ("artifacts", index, "path"),
                label="every check that reads it is undecided" if is_inside else "nothing outside is ever opened",
                help=_nearest_file(shape.path, folder) or opened.help,
                severity=Severity.WARNING if is_inside else Severity.ERROR,
            )
        _check_day(shape, ("artifacts", index), mistakes)
        built.append(ref)
    return ArtifactRefs(named=tuple(built), awaited=tuple(awaited))


def _check_day(shape: ArtifactShape, at: Path, mistakes: Mistakes) -> None:
    """What was read from something that runs says when: undated, it would count for ever."""
    if shape.collected is None and (shape.vantage is Vantage.OBSERVED or shape.origin is Origin.COLLECTED):
        word = "vantage" if shape.vantage is Vantage.OBSERVED else "origin"
        mistakes.add(
            "evidence-undated",
            f"{shape.path} was read from something that runs, and nobody says when",
            (*at, word),
            label="so it would count for ever",
            help="add `collected:` with the day on which it was read",
        )


def _ref(shape: ArtifactShape, path: str, default: ProvenanceShape, at: Path, mistakes: Mistakes) -> ArtifactRef:
    day = "collected" if shape.collected else "path"
    return ArtifactRef(
        path=path,
        kind=shape.kind,
        of=shape.of,
        origin=shape.origin,
        vantage=shape.vantage,
        collected=shape.collected,
        awaited=shape.awaited,
        provenance=shape.over(default),
        period=shape.period,
        population=shape.population,
        sample=shape.sample,
        span=mistakes.node.at(*at, "path").span,
        kind_span=mistakes.node.at(*at, "kind").span,
        day_span=mistakes.node.at(*at, day).span,
    )


def _may_wait(shape: ArtifactShape, as_of: date) -> bool:
    return shape.awaited is not None and as_of <= shape.awaited


def _nearest_file(path: str, folder: Folder) -> str:
    files = folder.files(ARTIFACTS, ("",))
    return nearest(path, [each.removeprefix(f"{ARTIFACTS}/") for each in files])
