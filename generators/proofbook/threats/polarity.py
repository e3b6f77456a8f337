"""Under which sign a pytm condition reads each attribute: whether it fires when that is true, or when false."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from types import MappingProxyType

UNCERTAIN = "both"


def polarity(condition: str) -> Mapping[str, str]:
    """Attribute path → `true` when its truth makes the condition likelier, `false`, or `both` where that isn't proved.

    Only what is read plainly (`target.x`, `is True`, `is False`, `not`, `and`, `or`) is proved; a comparison with
    anything else counts as both.
    """
    found: dict[str, set[str]] = {}
    for path, sign in _signs(ast.parse(condition, mode="eval").body, positive=True):
        found.setdefault(path, set()).add(sign)
    return {path: next(iter(signs)) if len(signs) == 1 else UNCERTAIN for path, signs in sorted(found.items())}


def _signs(node: ast.expr, *, positive: bool) -> Iterator[tuple[str, str]]:
    match node:
        case ast.BoolOp(values=values):
            for value in values:
                yield from _signs(value, positive=positive)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _signs(operand, positive=not positive)
        case ast.Compare(left=ast.Attribute() as left, ops=[ast.Is()], comparators=[ast.Constant(value=bool(wanted))]):
            yield _path(left), _sign(positive is wanted)
        case ast.Attribute():
            yield _path(node), _sign(positive)
        case _:
            names = {"target": ""} | {
                each.target.id: path
                for each in ast.walk(node)
                if isinstance(each, ast.comprehension) and isinstance(each.target, ast.Name)
                if isinstance(each.iter, ast.Attribute) and (path := _path(each.iter))
            }
            for each in ast.walk(node):
                if isinstance(each, ast.Attribute) and (path := _path(each, names)):
                    yield path, UNCERTAIN


def _sign(positive: bool) -> str:
    return "true" if positive else "false"


def _path(node: ast.Attribute, names: Mapping[str, str] = MappingProxyType({"target": ""})) -> str:
    """`controls.validatesInput` for `target.controls.validatesInput`; empty when it doesn't start at the target.

    `names` gives the path of each name: of `d` in `any(d.isPII for d in target.data)` it is `data`.
    """
    parts = [node.attr]
    current = node.value
    while isinstance(current, ast.Attribute):
        parts.append(current.attr)
        current = current.value
    if not isinstance(current, ast.Name) or current.id not in names:
        return ""
    return ".".join([*filter(None, [names[current.id]]), *reversed(parts)])
