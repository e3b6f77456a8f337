"""The mistakes found while a model is resolved, and the look-ups that find them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.nearest import listed, nearest
from proofbook.source.node import Node
from proofbook.source.span import Span

V = TypeVar("V")
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Mistakes:
    """Collects diagnostics about one model, each placed by its path in the model's node."""

    node: Node
    unread: frozenset[str] = frozenset()
    """Ids of the library whose own files hold mistakes: what names them is no second one."""
    found: list[Diagnostic] = field(default_factory=list)
    incomplete: bool = False
    """Whether something that the model names could not be had."""

    def add(
        self,
        rule: str,
        message: str,
        path: Path,
        *,
        label: str = "",
        help: str = "",
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> None:
        """Record one mistake at the value (or, with `key`, the key) that stands at the path."""
        span = (self.node.key(*path) if key else self.node.at(*path)).span
        self.found.append(Diagnostic(rule=rule, message=message, span=span, label=label, help=help, severity=severity))

    def looked_up(
        self,
        what: str,
        id: str,
        known: Mapping[str, V],
        path: Path,
        *,
        rule: str = "unknown-reference",
        key: bool = False,
    ) -> V | None:
        """What stands under the id; a mistake with the nearest known id when nothing does."""
        if id in known:
            return known[id]
        self.incomplete = True
        if id in self.unread:
            return None
        self.add(
            rule,
            f"{_article(what)} `{id}` does not exist",
            path,
            label=f"no {what} has this id",
            help=nearest(id, known, f"known are: {listed(sorted(known))}"),
            key=key,
        )
        return None

    def all_looked_up(self, what: str, ids: Iterable[str], known: Mapping[str, V], path: Path) -> tuple[V, ...]:
        """Those of the ids that exist; a mistake for each other."""
        found = (self.looked_up(what, id, known, self.item(path, index)) for index, id in enumerate(ids))
        return tuple(each for each in found if each is not None)

    def item(self, path: Path, index: int) -> Path:
        """The path of one of the values at the path, where one alone may stand without its list."""
        return path if self.node.at(*path).kind == "scalar" else (*path, index)

    def spans(self, path: Path, count: int) -> tuple[Span, ...]:
        """Where each of the values at the path stands."""
        return tuple(self.node.at(*self.item(path, index)).span for index in range(count))


def _article(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
