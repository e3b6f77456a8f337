"""Every rule that the package can tell, read from its source: wherever something is given the name `rule`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import proofbook
from proofbook.model import lint

WORD = re.compile(r"[a-z0-9-]+")
"""What a rule is called; sets have an `add` as well."""

PACKAGE = Path(proofbook.__file__).parent


def emitted_rules() -> set[str]:
    """The rules of all diagnostics, wherever they are made."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted(PACKAGE.rglob("*.py"))]
    takers = {each.name for tree in trees for each in _functions(tree) if _parameters(each)[:2] == ["rule", "message"]}
    found = {rule for tree in trees for given in _given(tree, takers) for rule in _words(given, tree)}
    return {*found, *lint.rules()}


def _given(tree: ast.Module, takers: set[str]) -> Iterator[ast.expr]:
    """The expressions that stand for a rule: `rule=…`, the first argument of what takes a rule, the start of a told."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (each.value for each in node.keywords if each.arg == "rule")
            if _called(node) in {*takers, "PydanticCustomError"}:
                yield from node.args[:1]
        if isinstance(node, ast.FunctionDef):
            defaults = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            yield from (default for each, default in defaults if each.arg == "rule" and default)
            if isinstance(node.returns, ast.Name) and node.returns.id == "_Told":
                yield from (each.value.elts[0] for each in _returns(node) if isinstance(each.value, ast.Tuple))


def _words(given: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The words that an expression may be; one made of a prefix and a parameter stands for each call's own."""
    match given:
        case ast.Constant(str(word)) if WORD.fullmatch(word):
            yield word
        case ast.IfExp(body=one, orelse=other):
            yield from (*_words(one, tree), *_words(other, tree))
        case ast.JoinedStr(values=[ast.Constant(str(prefix)), ast.FormattedValue(value=ast.Name(id=name))]):
            makers = {each.name for each in _functions(tree) if name in _parameters(each)[:1]}
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and _called(call) in makers:
                    yield from (prefix + word for each in call.args[:1] for word in _words(each, tree))


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    yield from (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


def _returns(function: ast.FunctionDef) -> Iterator[ast.Return]:
    yield from (each for each in ast.walk(function) if isinstance(each, ast.Return))


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [each.arg for each in function.args.args if each.arg != "self"]


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
