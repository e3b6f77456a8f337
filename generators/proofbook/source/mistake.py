"""Every error that pydantic found in a file, as a mistake of its author."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.nearest import nearest, nearest_word
from proofbook.source.node import Node
from proofbook.source.schema import keys_at
from proofbook.source.wrong_value import wrong_value

Path = tuple[str | int, ...]


def mistakes(errors: Iterable[ErrorDetails], node: Node, model: type[BaseModel]) -> tuple[Diagnostic, ...]:
    """One for each thing to mend, in the order of the file."""
    settled = _without_misspelt(_settled([_placed(error) for error in errors], node), model)
    found = [_mistake(each, node, model) for each in settled]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.span is None, each.span, each.rule)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Error:
    """An error whose path leads through the file, and at first also through the branches of unions."""

    path: Path
    details: ErrorDetails
    of_key: bool

    @property
    def names_a_key(self) -> bool:
        return self.details["type"] in ("missing", "extra_forbidden")


def _placed(details: ErrorDetails) -> _Error:
    loc = details["loc"]
    of_key = loc[-1:] == ("[key]",)
    at = details.get("ctx", {}).get("at", ())
    return _Error(path=(*(loc[:-1] if of_key else loc), *at), details=details, of_key=of_key)


def _settled(errors: list[_Error], node: Node) -> list[_Error]:
    """The errors without those of the union branches that the author did not mean.

    pydantic names a branch by a step in the path that the file doesn't have.
    """
    plain: list[_Error] = []
    unions: dict[Path, dict[str | int, list[_Error]]] = {}
    for each in errors:
        at = _branch_step(each, node)
        if at is None:
            plain.append(each)
            continue
        inside = replace(each, path=(*each.path[:at], *each.path[at + 1 :]))
        unions.setdefault(each.path[:at], {}).setdefault(each.path[at], []).append(inside)
    for root, branches in unions.items():
        settled = [_settled(inside, node) for inside in branches.values()]
        meant = min(settled, key=_unlikeliness(root))
        plain += meant
    return plain


def _without_misspelt(errors: list[_Error], model: type[BaseModel]) -> list[_Error]:
    """A key that is missing because it is misspelt is one mistake, not two."""
    meant = {
        (*each.path[:-1], word)
        for each in errors
        if each.details["type"] == "extra_forbidden"
        if (word := nearest_word(str(each.path[-1]), keys_at(model, each.path[:-1])))
    }
    return [each for each in errors if each.details["type"] != "missing" or each.path not in meant]


def _branch_step(error: _Error, node: Node) -> int | None:
    steps = error.path[:-1] if error.names_a_key else error.path
    return next((index for index in range(len(steps)) if not node.has(*steps[: index + 1])), None)


def _unlikeliness(root: Path) -> Callable[[list[_Error]], tuple[bool, int]]:
    """How little a branch looks meant: it wants a mapping where a list stands, and the like; then, how many errors."""

    def of(inside: list[_Error]) -> tuple[bool, int]:
        return any(each.path == root and each.details["type"].endswith("_type") for each in inside), len(inside)

    return of


def _mistake(error: _Error, node: Node, model: type[BaseModel]) -> Diagnostic:
    match error.details["type"]:
        case "extra_forbidden":
            return _unknown_key(error.path, node, model)
        case "missing":
            return _missing_key(error.path, node)
        case _:
            at = node.at(*error.path)
            told = wrong_value(error.details, error.path, at, model, of_key=error.of_key)
            return replace(told, span=node.key(*error.path).span if error.of_key else at.span)


def _unknown_key(path: Path, node: Node, model: type[BaseModel]) -> Diagnostic:
    name, known = str(path[-1]), keys_at(model, path[:-1])
    return Diagnostic(
        rule="unknown-key",
        message=f"the key `{name}` has no meaning here",
        span=node.key(*path).span,
        label=f"no such key in {_named(path[:-1])}",
        help=nearest(name, known, f"known are: {', '.join(known)}" if known else "remove it"),
    )


def _missing_key(path: Path, node: Node) -> Diagnostic:
    parent = path[:-1]
    return Diagnostic(
        rule="missing-key",
        message=f"`{path[-1]}` is missing from {_named(parent)}",
        span=node.key(*parent).span if parent else _first_key(node).span,
        label=f"`{path[-1]}` has to be said here",
        help=f"add `{path[-1]}: …`",
    )


def _first_key(node: Node) -> Node:
    return node.entries[0][0] if node.entries else node


def _named(path: Path) -> str:
    words: Iterator[str] = (str(step) for step in reversed(path) if isinstance(step, str))
    word = next(words, "")
    return f"`{word}`" if word else "the file"
