"""From the folders under `controls/` to the library, with every mistake in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

import proofbook
from proofbook.library.check import Check, check
from proofbook.library.entry import Entry
from proofbook.library.framework import Framework
from proofbook.library.library import Library
from proofbook.library.mapping import Mapping as RequirementMapping
from proofbook.library.mitigation import Mitigation
from proofbook.library.property import Property, PropertyFamily
from proofbook.library.pytm_library import pytm_library
from proofbook.library.references import reference_mistakes
from proofbook.library.technology import Technology, TechnologyShape, technology
from proofbook.library.threat_type import ThreatType
from proofbook.source.decode import decoded
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.span import Span
from proofbook.source.yaml import parsed

E = TypeVar("E", bound=Entry)
M = TypeVar("M", bound=BaseModel)
CONTROLS = "controls"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedLibrary:
    """The library, and the mistakes in its files."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]


def shipped_controls() -> Path:
    """The folder of the shipped content: inside the installed package, or beside it in a checkout."""
    package = Path(proofbook.__file__).resolve().parent
    installed = package / CONTROLS
    return installed if installed.is_dir() else package.parents[1] / CONTROLS


def library(project: Folder) -> LoadedLibrary:
    """The shipped library with the project's own `controls/` over it."""
    shipped = Folder(shipped_controls().parent)
    files = _Files(shipped=shipped, project=project)
    technologies = _technologies(files.entries("technologies", TechnologyShape), files)
    found = Library(
        technologies=technologies,
        properties=_properties(files),
        threat_types=files.entries("threats", ThreatType),
        mitigations=files.entries("mitigations", Mitigation),
        checks=_checks(files),
        rego_modules={path.rsplit("/", 1)[1]: text for path, text in files.texts("checks/lib", ".rego")},
        frameworks=files.entries("frameworks", Framework),
        mappings=files.entries("mappings", RequirementMapping),
        pytm=pytm_library(shipped, files.found),
        own=frozenset(files.own),
    )
    return LoadedLibrary(library=found, diagnostics=(*files.found, *reference_mistakes(found)))


@dataclass(slots=True, kw_only=True)
class _Files:
    """The two `controls/` folders, read as one."""

    shipped: Folder
    project: Folder
    found: list[Diagnostic] = field(default_factory=list)
    own: set[str] = field(default_factory=set)

    def entries(self, kind: str, shape: type[E]) -> dict[str, E]:
        """Every entry of a kind by id; a file that doesn't decode is left out, as a mistake."""
        read = {
            _stem(path): value.model_copy(update={"id": _stem(path), "span": span})
            for path, span, value in self.decoded(kind, shape)
        }
        return dict(sorted(read.items()))

    def decoded(self, kind: str, shape: type[M]) -> Iterable[tuple[str, Span, M]]:
        """Path, place and value of every file of a kind that decodes; a mistake for every other."""
        for path, text in self.texts(kind, ".yaml"):
            read = parsed(text, path)
            self.found += read.diagnostics
            if read.node is None or any(each.severity is Severity.ERROR for each in read.diagnostics):
                continue
            value = decoded(read.node, shape)
            self.found += value.diagnostics
            if value.value is not None:
                yield path, read.node.span, value.value

    def texts(self, kind: str, suffix: str) -> Iterable[tuple[str, str]]:
        """Path and text of each file of a kind, sorted by name; the project's own in place of the shipped."""
        chosen: dict[str, tuple[Folder, str]] = {}
        same = self.shipped.root == self.project.root
        for folder in (self.shipped,) if same else (self.shipped, self.project):
            for path in folder.files(f"{CONTROLS}/{kind}", (suffix,)):
                if path.count("/") == kind.count("/") + 2:
                    chosen[path.rsplit("/", 1)[1]] = (folder, path)
        for name, (folder, path) in sorted(chosen.items()):
            if folder is self.project:
                self.own.add(f"{kind}/{name.removesuffix(suffix)}")
            text = folder.text(path)
            if isinstance(text, Diagnostic):
                self.found.append(text)
            else:
                yield path, text


def _stem(path: str) -> str:
    name = path.rsplit("/", 1)[1]
    return name.removesuffix(".yaml").removesuffix(".rego")


def _technologies(shapes: Mapping[str, TechnologyShape], files: _Files) -> dict[str, Technology]:
    return {id: technology(shape, _ancestors(shape, shapes, files)) for id, shape in shapes.items()}


def _ancestors(
    shape: TechnologyShape, shapes: Mapping[str, TechnologyShape], files: _Files
) -> tuple[TechnologyShape, ...]:
    line: list[TechnologyShape] = []
    current = shape
    while current.is_a:
        parent = shapes.get(current.is_a)
        if parent is None or parent in line or parent is shape:
            files.found.append(_no_parent(current, parent is None))
            break
        line.append(parent)
        current = parent
    return tuple(line)


def _no_parent(shape: TechnologyShape, missing: bool) -> Diagnostic:
    return Diagnostic(
        rule="unknown-technology" if missing else "nested-in-itself",
        message=f"the technology `{shape.id}` is a kind of `{shape.is_a}`, "
        + ("which does not exist" if missing else "which is a kind of it"),
        span=shape.span,
        help="name a technology of controls/technologies/, or leave `is` out",
    )


def _properties(files: _Files) -> dict[str, Property]:
    merged: dict[str, Property] = {}
    for path, span, family in files.decoded("properties", PropertyFamily):
        for name, each in family.root.items():
            if name in merged:
                files.found.append(_asked_twice(name, path, span))
            merged[name] = each
    return dict(sorted(merged.items()))


def _asked_twice(name: str, path: str, span: Span) -> Diagnostic:
    return Diagnostic(
        rule="duplicate-id",
        message=f"the property `{name}` of {path} is asked in another family too",
        span=span,
        help="keep one of the two questions",
    )


def _checks(files: _Files) -> dict[str, Check]:
    texts = dict(files.texts("checks", ".rego"))
    tests = {_stem(path).removesuffix("_test"): text for path, text in texts.items() if path.endswith("_test.rego")}
    read: dict[str, Check] = {}
    for path, text in texts.items():
        if not path.endswith("_test.rego"):
            _add_check(read, check(path, text, tests.get(_stem(path), "")), files.found.append)
    return dict(sorted(read.items()))


def _add_check(
    read: dict[str, Check], found: Check | tuple[Diagnostic, ...], note: Callable[[Diagnostic], None]
) -> None:
    if isinstance(found, Check):
        read[found.id] = found
    else:
        for each in found:
            note(each)
