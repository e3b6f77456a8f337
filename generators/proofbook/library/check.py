"""A check: a policy that judges what readers found in artifacts, and so bears out a mitigation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from proofbook.library.entry import Shape, Source
from proofbook.source.decode import Id, OneOrMany, decoded
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.span import Span
from proofbook.source.yaml import Parsed, parsed

METADATA = re.compile(r"^# METADATA[ \t]*$", re.MULTILINE)
PACKAGE = re.compile(r"^package[ \t]+(\S+)", re.MULTILINE)


class Parameter(Shape):
    """What a model may set for a check."""

    default: JsonValue
    """The value when the model says nothing."""
    about: str
    """What it means."""


class CustomShape(Shape):
    """What is ours in a check's METADATA; it stands under `custom`, where other engines ignore it."""

    mitigation: Id
    """The mitigation that a pass bears out."""
    reads: Annotated[OneOrMany[Id], Field(min_length=1)]
    """The kinds of artifact that it is given."""
    subjects: OneOrMany[Id] = ()
    """The technologies that it is meant for; left out, any."""
    facts: OneOrMany[Id] = ()
    """What a library decides for it beforehand; it finds them as `input.facts`."""
    parameters: dict[str, Parameter] = {}
    """What a model may set for it."""
    method: Literal["examine", "test"] = "examine"
    """Whether it examines a configuration or tests behaviour."""
    valid_days: Annotated[int, Field(ge=1)] | None = Field(default=None, alias="valid-days")
    """For how many days a result on a collected artifact counts."""
    fix: str
    """What to do when it fails."""
    corrected: str = ""
    """What it looks like when put right: a few lines of configuration."""
    sources: tuple[Source, ...] = ()
    """What it rests on."""


class MetadataShape(Shape):
    """The METADATA block of a check, as Open Policy Agent defines it, with our keys under `custom`."""

    title: str
    """What holds when the check passes."""
    description: str
    """Why it matters."""
    custom: CustomShape


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Check:
    """A check as its file says it."""

    id: str
    path: str
    title: str
    description: str
    mitigation: str
    reads: tuple[str, ...]
    subjects: tuple[str, ...]
    """Technologies, an heir counting too; empty: any."""
    facts: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    method: Literal["examine", "test"]
    valid_days: int | None
    fix: str
    corrected: str
    sources: tuple[Source, ...]
    module: str
    """The text of the policy."""
    test: str
    """The text of its examples; empty when it has none."""
    span: Span

    @property
    def package(self) -> str:
        """The Rego package: `checks.` and the id with underscores."""
        return _package(self.id)

    def is_for(self, technologies: Iterable[str]) -> bool:
        """Whether it is meant for something that is of these technologies."""
        return not self.subjects or not {*self.subjects}.isdisjoint(technologies)


def check(path: str, text: str, test: str) -> Check | tuple[Diagnostic, ...]:
    """The check in a Rego file, or what is wrong with its METADATA."""
    id = path.rsplit("/", 1)[-1].removesuffix(".rego")
    block = metadata(path, text)
    if block is None:
        return (_no_metadata(path),)
    if block.node is None or any(each.severity is Severity.ERROR for each in block.diagnostics):
        return block.diagnostics or (_no_metadata(path),)
    said = decoded(block.node, MetadataShape)
    package = PACKAGE.search(text)
    if package is None or package[1] != _package(id):
        return (*said.diagnostics, _other_package(path, text, package, _package(id)))
    if said.value is None:
        return said.diagnostics
    return _check(id, path, said.value, text, test, block.node.at("title").span)


def metadata(path: str, text: str) -> Parsed | None:
    """The METADATA of a Rego file; None when it has none."""
    found = METADATA.search(text)
    return parsed(_yaml(text, found.start()), path) if found else None


def _check(id: str, path: str, said: MetadataShape, text: str, test: str, span: Span) -> Check:
    ours = said.custom
    return Check(
        id=id,
        path=path,
        title=said.title,
        description=said.description,
        mitigation=ours.mitigation,
        reads=ours.reads,
        subjects=ours.subjects,
        facts=ours.facts,
        parameters=ours.parameters,
        method=ours.method,
        valid_days=ours.valid_days,
        fix=ours.fix,
        corrected=ours.corrected,
        sources=ours.sources,
        module=text,
        test=test,
        span=span,
    )


def _package(id: str) -> str:
    return "checks." + id.replace("-", "_")


def _yaml(text: str, start: int) -> str:
    """The comment block from here on as YAML in which every character keeps its line and column."""
    before = text[:start].count("\n") + 1
    lines = []
    for line in text[start:].split("\n")[1:]:
        if not line.startswith("#"):
            break
        lines.append(" " + line[1:])
    return "\n" * before + "\n".join(lines) + "\n"


def _no_metadata(path: str) -> Diagnostic:
    return Diagnostic(
        rule="check-metadata",
        message="the check does not say what it bears out",
        span=Span(path=path, line=1, column=1, end_line=1, end_column=2),
        label="no METADATA above the package",
        help="start the file with a comment `# METADATA` that holds title, description and custom",
    )


def _other_package(path: str, text: str, package: re.Match[str] | None, expected: str) -> Diagnostic:
    start, end = package.span(1) if package else (0, 1)
    line = text[:start].count("\n") + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Diagnostic(
        rule="check-metadata",
        message="the package of a check is not named like its file",
        span=Span(path=path, line=line, column=column, end_line=line, end_column=column + end - start),
        label="another package" if package else "no package",
        help=f"write `package {expected}`",
    )
