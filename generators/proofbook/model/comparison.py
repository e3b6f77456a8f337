"""A comparison of systems (`models/comparisons/<id>.yaml`): what their models answer, beside what a source says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from proofbook.library.condition_shape import ConditionShape
from proofbook.library.entry import Shape
from proofbook.library.framework import AppliesTo
from proofbook.library.library import Library
from proofbook.model.mistakes import Mistakes
from proofbook.model.statement import SourceShape
from proofbook.source.decode import Id, decoded
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.span import Span
from proofbook.source.yaml import parsed

COMPARISONS = "models/comparisons"
Key = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9.+-]*[a-z0-9])?$", max_length=120)]
"""A system, or `system+variant`."""


class SaidShape(Shape):
    """What somebody says of one system, where the models don't hold it."""

    text: str
    """What is said, in our own words."""
    source: str = ""
    """Who says so; empty: we do."""


class VerdictShape(SaidShape):
    """Whether one system meets a constraint, where the models don't hold what decides it."""

    meets: Literal["yes", "no"]
    """Whether it does."""


class DerivedShape(AppliesTo):
    """A question that each model answers: whether anything in it is selected."""

    yes: str
    """What it means when something is."""
    no: str
    """What it means when nothing is."""


class RowShape(Shape):
    """One row: a fact of each system."""

    title: str
    """What is compared."""
    derived: DerivedShape | None = None
    """How the models answer it."""
    said: dict[Key, SaidShape] = {}
    """What is said where the models don't hold it, by system; it stands instead of the derived answer."""


class AspectShape(Shape):
    """Rows that belong together."""

    title: str
    """What they are about."""
    about: str = ""
    """What a reader should know first."""
    rows: dict[Id, RowShape]
    """The rows."""


class ConstraintShape(Shape):
    """Something that a reader may need; who doesn't meet it is out."""

    title: str
    """What is needed, as the reader says it."""
    met_by: Literal["yes", "no"] = Field(default="yes", alias="met-by")
    """The derived answer that meets it."""
    derived: DerivedShape | None = None
    """How the models answer it."""
    said: dict[Key, VerdictShape] = {}
    """The answer where the models don't hold it, by system."""


class MarksShape(Shape):
    """The marks of a row of the source's table."""

    count: int
    """How many systems the source marks."""
    marks: dict[Key, Literal["yes", "no", "unknown"]]
    """Which of them; `unknown` where the columns were lost."""
    where: str = ""
    """Where the row stands."""


class ThreatRowShape(Shape):
    """A threat of the source's table, and the causes of ours that stand for it."""

    title: str
    """The threat."""
    causes: Annotated[tuple[Id, ...], Field(min_length=1)]
    """A system has it when it has a line of one of these."""
    at: ConditionShape | None = None
    """Only where the line's element is such a one; left out, anywhere."""
    reason: str
    """What decides it, in our view."""
    source: MarksShape | None = None
    """What the source marks."""

    @model_validator(mode="after")
    def _counts_right(self) -> ThreatRowShape:
        if self.source:
            sure = sum(mark == "yes" for mark in self.source.marks.values())
            most = sum(mark != "no" for mark in self.source.marks.values())
            if not sure <= self.source.count <= most:
                raise PydanticCustomError(
                    "wrong-type",
                    "the source's marks don't add up to their count",
                    {"help": f"a count from {sure} to {most} fits these marks"},
                )
        return self


class ComparisonDocument(Shape):
    """A comparison as its author writes it."""

    title: str
    """What is compared."""
    about: str = ""
    """For whom, and why."""
    systems: Annotated[tuple[Key, ...], Field(min_length=2)]
    """The systems, each a `system` or a `system+variant`."""
    sources: tuple[SourceShape, ...] = ()
    """The public documents that it follows."""
    threats: dict[Id, ThreatRowShape] = {}
    """The source's table of threats."""
    aspects: dict[Id, AspectShape] = {}
    """Everything else, by aspect."""
    constraints: dict[Id, ConstraintShape] = {}
    """What a reader may need, to choose by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedComparison:
    """A comparison with its id and its place."""

    id: str
    said: ComparisonDocument
    span: Span


def comparisons(
    folder: Folder, known: Iterable[str], library: Library
) -> tuple[tuple[NamedComparison, ...], tuple[Diagnostic, ...]]:
    """The comparisons of a project, and the mistakes in them; `known` are the keys of its systems."""
    made: list[NamedComparison] = []
    found: list[Diagnostic] = []
    for path in folder.files(COMPARISONS, (".yaml",)):
        one, wrong = _read(folder, path, dict.fromkeys(known), library)
        found += wrong
        if one and not any(each.severity is Severity.ERROR for each in wrong):
            made.append(one)
    return tuple(made), tuple(found)


def _read(
    folder: Folder, path: str, known: dict[str, None], library: Library
) -> tuple[NamedComparison | None, tuple[Diagnostic, ...]]:
    text = folder.text(path)
    if isinstance(text, Diagnostic):
        return None, (text,)
    read = parsed(text, path)
    if read.node is None or read.diagnostics:
        return None, read.diagnostics
    value = decoded(read.node, ComparisonDocument)
    if value.value is None:
        return None, value.diagnostics
    mistakes = Mistakes(read.node)
    _look_up(value.value, known, library, mistakes)
    id = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    return NamedComparison(id=id, said=value.value, span=read.node.span), tuple(mistakes.found)


def _look_up(said: ComparisonDocument, known: dict[str, None], library: Library, mistakes: Mistakes) -> None:
    mistakes.all_looked_up("system", said.systems, known, ("systems",))
    if mistakes.found:
        return  # the rows name the systems as well: that would be the same mistake again
    compared = dict.fromkeys(said.systems)
    for id, threat in said.threats.items():
        for index, cause in enumerate(threat.causes):
            mistakes.looked_up("cause", cause, library.causes, ("threats", id, "causes", index), rule="unknown-cause")
        for key in threat.source.marks if threat.source else ():
            mistakes.looked_up("system", key, compared, ("threats", id, "source", "marks", key), key=True)
    for aspect, rows in said.aspects.items():
        for id, row in rows.rows.items():
            for key in row.said:
                mistakes.looked_up("system", key, compared, ("aspects", aspect, "rows", id, "said", key), key=True)
    for id, constraint in said.constraints.items():
        for key in constraint.said:
            mistakes.looked_up("system", key, compared, ("constraints", id, "said", key), key=True)
