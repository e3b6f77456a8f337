"""From the folders under `controls/` to the library, with every mistake in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel

import proofbook
from proofbook.library import freshness, risk_policy
from proofbook.library.check import Check, check, metadata
from proofbook.library.entry import Entry
from proofbook.library.framework import Framework
from proofbook.library.freshness import Freshness
from proofbook.library.library import Library
from proofbook.library.mapping import Mapping as RequirementMapping
from proofbook.library.mitigation import Mitigation
from proofbook.library.places import Place, Places
from proofbook.library.property import Property, PropertyFamily
from proofbook.library.pytm_library import pytm_library
from proofbook.library.references import reference_mistakes
from proofbook.library.risk_policy import RiskPolicy
from proofbook.library.technology import Technology, TechnologyShape, technology
from proofbook.library.threat_type import ThreatType
from proofbook.source.decode import decoded
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.nearest import listed, nearest
from proofbook.source.node import Node
from proofbook.source.span import Span
from proofbook.source.yaml import parsed

POLICIES = ("freshness", "risk")
"""What a project decides for itself, a file each."""

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
        freshness=files.policy("freshness", Freshness, freshness.UNREAD),
        risk_policy=files.policy("risk", RiskPolicy, risk_policy.UNREAD),
        pytm=pytm_library(shipped, files.found, files.nodes),
        own=frozenset(files.own),
        unread=frozenset(files.unread),
    )
    files.found += _unknown_policies(files)
    # Where a file is left out, what names its entries is no second mistake.
    between = () if files.found else reference_mistakes(found, Places(nodes=files.nodes))
    return LoadedLibrary(library=found, diagnostics=tuple(dict.fromkeys((*files.found, *between))))


@dataclass(slots=True, kw_only=True)
class _Files:
    """The two `controls/` folders, read as one."""

    shipped: Folder
    project: Folder
    found: list[Diagnostic] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    nodes: dict[str, Node] = field(default_factory=dict)
    """The root of each file that was read, by path."""

    def entries(self, kind: str, shape: type[E]) -> dict[str, E]:
        """Every entry of a kind by id; a file that doesn't decode is left out, as a mistake."""
        read = {
            _stem(path): value.model_copy(update={"id": _stem(path), "span": span})
            for path, span, value in self.decoded(kind, shape)
        }
        return dict(sorted(read.items()))

    def policy(self, name: str, shape: type[E], unread: E) -> E:
        """The policy of this name; what stands for it where its file has mistakes."""
        return next((value for _, _, value in self.decoded("policies", shape, name)), unread)

    def decoded(self, kind: str, shape: type[M], only: str | None = None) -> Iterable[tuple[str, Span, M]]:
        """Path, place and value of every file of a kind that decodes, or of one; a mistake for every other."""
        for path, text in self.texts(kind, ".yaml"):
            if only not in (None, _stem(path)):
                continue
            read = parsed(text, path)
            self.found += read.diagnostics
            if read.node is None or any(each.severity is Severity.ERROR for each in read.diagnostics):
                self.unread.add(_stem(path))
                continue
            self.nodes[path] = read.node
            value = decoded(read.node, shape)
            self.found += value.diagnostics
            if value.value is None:
                self.unread |= {_stem(path)}
                if issubclass(shape, RootModel):
                    self.unread |= {key.text for key, _ in read.node.entries}
            else:
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
                self.unread.add(_stem(path))
            else:
                yield path, text


def _unknown_policies(files: _Files) -> Iterable[Diagnostic]:
    """A file beside the policies that nothing reads: most often one of them, misspelt."""
    for path, text in files.texts("policies", ".yaml"):
        node = parsed(text, path).node
        if node and _stem(path) not in POLICIES:
            yield Diagnostic(
                rule="unknown-reference",
                message=f"the policy `{_stem(path)}` does not exist",
                span=node.span,
                label="nothing reads this file",
                help=nearest(_stem(path), POLICIES, f"known are: {listed(POLICIES)}"),
            )


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
            if parent is None or current.id == min(each.id for each in (shape, *line)):
                files.found.append(_no_parent(current, parent is None, files))
            break
        line.append(parent)
        current = parent
    return tuple(line)


def _no_parent(shape: TechnologyShape, missing: bool, files: _Files) -> Diagnostic:
    return Diagnostic(
        rule="unknown-technology" if missing else "nested-in-itself",
        message=f"the technology `{shape.id}` is a kind of `{shape.is_a}`, "
        + ("which does not exist" if missing else "which is a kind of it"),
        span=Places(nodes=files.nodes).below(shape.span, "is").of(str(shape.is_a)),
        label="no technology has this id" if missing else "so it would be a kind of itself",
        help="name another technology of controls/technologies/, or leave `is` out",
    )


def _properties(files: _Files) -> dict[str, Property]:
    merged: dict[str, Property] = {}
    for path, span, family in files.decoded("properties", PropertyFamily):
        for name, each in family.root.items():
            if name in merged:
                files.found.append(_asked_twice(name, Place(node=files.nodes[path], whole=span)))
            merged[name] = each
    return dict(sorted(merged.items()))


def _asked_twice(name: str, family: Place) -> Diagnostic:
    return Diagnostic(
        rule="duplicate-id",
        message=f"the property `{name}` is asked in another family too",
        span=family.of(name),
        label="the same id again",
        help="keep one of the two questions",
    )


def _checks(files: _Files) -> dict[str, Check]:
    texts = dict(files.texts("checks", ".rego"))
    tests = {_stem(path).removesuffix("_test"): text for path, text in texts.items() if path.endswith("_test.rego")}
    read: dict[str, Check] = {}
    for path, text in texts.items():
        if not path.endswith("_test.rego"):
            said = metadata(path, text)
            files.nodes |= {path: said.node} if said and said.node else {}
            found = check(path, text, tests.get(_stem(path), ""))
            if isinstance(found, Check):
                read[found.id] = found
            else:
                files.found += found
                files.unread.add(_stem(path))
    return dict(sorted(read.items()))
