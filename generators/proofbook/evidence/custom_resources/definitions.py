"""The definitions of custom resources among artifacts: which versions are served, and under which schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from proofbook.evidence.content import Given

API = "apiextensions.k8s.io"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An object of an artifact and where it stands."""

    path: str
    document: int
    value: Mapping[str, Any]

    @property
    def group(self) -> str:
        """The part of its `apiVersion` before the slash; empty for Kubernetes' core."""
        return _text(self.value.get("apiVersion")).rpartition("/")[0]

    @property
    def version(self) -> str:
        """The part of its `apiVersion` after the slash."""
        return _text(self.value.get("apiVersion")).rpartition("/")[2]

    @property
    def kind(self) -> str:
        """What it is."""
        return _text(self.value.get("kind"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One definition as far as it can be read."""

    standing: Standing
    group: str
    kind: str
    versions: tuple[tuple[int, Mapping[str, Any]], ...]
    """Each with its place in the list."""
    problem: str
    """Why nothing can be decided by it; empty when something can."""


def objects(given: Given) -> tuple[Standing, ...]:
    """Every object of the Kubernetes artifacts."""
    return tuple(
        Standing(path=path, document=number, value=document.value)
        for path, (kind, documents) in sorted(given.items())
        if kind == "kubernetes"
        for number, document in enumerate(documents)
        if isinstance(document.value, dict)
    )


def definitions(standing: Sequence[Standing]) -> Mapping[tuple[str, str], Definition]:
    """The definitions by group and kind; where two differ, nothing is decided by either."""
    found: dict[tuple[str, str], Definition] = {}
    for each in _definitions(standing):
        key = (each.group, each.kind)
        elder = found.get(key)
        if elder is None:
            found[key] = each
        elif elder.standing.value.get("spec") != each.standing.value.get("spec"):
            found[key] = replace(each, problem="several definitions of it are given, and they differ")
    return found


def _definitions(standing: Sequence[Standing]) -> Iterator[Definition]:
    for each in standing:
        spec = each.value.get("spec")
        if each.group != API or each.kind != "CustomResourceDefinition" or not isinstance(spec, dict):
            continue
        names = spec.get("names")
        group, kind = spec.get("group"), names.get("kind") if isinstance(names, dict) else None
        if isinstance(group, str) and isinstance(kind, str):
            yield _of(each, group, kind, _problem(each, spec))


def _of(standing: Standing, group: str, kind: str, problem: str) -> Definition:
    versions = standing.value["spec"].get("versions")
    known = () if problem else tuple(enumerate(versions))
    return Definition(standing=standing, group=group, kind=kind, versions=known, problem=problem)


def _problem(standing: Standing, spec: Mapping[str, Any]) -> str:
    if standing.version != "v1":
        return f"its definition is written in {API}/{standing.version[:20]}, which Kubernetes no longer serves"
    versions = spec.get("versions")
    if not isinstance(versions, list) or not versions or not all(_is_version(each) for each in versions):
        return "the versions of its definition can't be read"
    if len({each["name"] for each in versions}) < len(versions):
        return "its definition has a version twice"
    if spec.get("preserveUnknownFields"):
        return "its definition keeps unknown fields, which Kubernetes no longer takes"
    stored = sum(each["storage"] for each in versions)
    return "" if stored == 1 else f"its definition stores {stored} versions, where it must store one"


def _is_version(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("name"), str)
        and isinstance(value.get("served"), bool)
        and isinstance(value.get("storage"), bool)
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
