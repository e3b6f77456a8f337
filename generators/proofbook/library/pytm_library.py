"""What we say about pytm's own library: the cause of each type, the traits it needs, and what answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, Field, RootModel

from proofbook.library.entry import Shape
from proofbook.library.terms import Aspect, Stride
from proofbook.library.threat_type import Likelihood, Reference
from proofbook.source.decode import Id, decoded
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.folder import Folder
from proofbook.source.node import Node
from proofbook.source.span import Span
from proofbook.source.yaml import parsed


class PytmCause(Shape):
    """A cause: the same missing properties, closed by the same mitigations."""

    title: str
    """What is wrong, as a reader can act on it."""
    properties: tuple[Id, ...] = ()
    """The properties that are missing."""
    answered_by: tuple[Id, ...] = Field(alias="answered-by")
    """The mitigations that close it."""


class PytmType(Shape):
    """One live type of pytm's library."""

    title: str
    """What goes wrong, in our words."""
    cause: Id
    """Its cause."""
    traits: tuple[Id, ...] = ()
    """What a technology must have for it to happen; all of them."""
    stride: tuple[Stride, ...]
    """Which kinds of threat it is."""
    weaknesses: tuple[Reference, ...] = ()
    """The CWE entries that pytm cites."""
    attack_patterns: tuple[Reference, ...] = Field(default=(), alias="attack-patterns")
    """The CAPEC entries that pytm cites."""
    likelihood: Likelihood
    """How likely an attacker in position succeeds."""
    affects: tuple[Aspect, ...]
    """What is lost."""


class Trait(Shape):
    """Something that a technology has or doesn't have."""

    title: str
    """What it is."""
    question: str
    """The question to a technology."""
    never: str = ""
    """Why no element has it, if that is so."""


class _Pin(Shape):
    version: str
    sha256: str
    retired: dict[str, str] = {}


class _Types(RootModel[dict[str, PytmType]]):
    pass


class _Causes(RootModel[dict[Id, PytmCause]]):
    pass


class _Traits(RootModel[dict[Id, Trait]]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PytmLibrary:
    """The reviewed tables beside pytm's library, and the library that they were written for."""

    version: str
    sha256: str
    """Of pytm's `threats.json`."""
    retired: Mapping[str, str]
    """Types that pytm itself retired, and why."""
    types: Mapping[str, PytmType]
    causes: Mapping[str, PytmCause]
    traits: Mapping[str, Trait]
    span: Span


FOLDER = "controls/pytm"
M = TypeVar("M", bound=BaseModel)


def pytm_library(folder: Folder, found: list[Diagnostic], nodes: dict[str, Node]) -> PytmLibrary:
    """The tables of `controls/pytm/`; every mistake in them is added to `found`, every root to `nodes`."""
    pin, span = _read(folder, "library", _Pin, found, nodes)
    types, _ = _read(folder, "types", _Types, found, nodes)
    causes, _ = _read(folder, "causes", _Causes, found, nodes)
    traits, _ = _read(folder, "traits", _Traits, found, nodes)
    return PytmLibrary(
        version=pin.version if pin else "",
        sha256=pin.sha256 if pin else "",
        retired=pin.retired if pin else {},
        types=types.root if types else {},
        causes=causes.root if causes else {},
        traits=traits.root if traits else {},
        span=span,
    )


def _read(
    folder: Folder, name: str, shape: type[M], found: list[Diagnostic], nodes: dict[str, Node]
) -> tuple[M | None, Span]:
    path = f"{FOLDER}/{name}.yaml"
    nowhere = Span(path=path, line=1, column=1, end_line=1, end_column=2)
    text = folder.text(path)
    if isinstance(text, Diagnostic):
        found.append(text)
        return None, nowhere
    read = parsed(text, path)
    found += read.diagnostics
    if read.node is None:
        return None, nowhere
    nodes[path] = read.node
    value = decoded(read.node, shape)
    found += value.diagnostics
    return value.value, read.node.span
