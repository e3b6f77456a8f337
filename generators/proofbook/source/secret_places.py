"""Where secrets stand in a file, told by what stands around them: the values of a Secret, of telling names, and so on.

This sees through every way to write the same thing, in block or in flow, quoted, folded, anchored or as JSON; the
patterns of `secret_shapes` see what no structure tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from proofbook.source.joined_texts import joined_parts, split_words
from proofbook.source.marked_values import marked_values
from proofbook.source.node import Node
from proofbook.source.telling import is_reference, is_secret, tells_of_a_secret

PEM_START = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|OPENSSH|ENCRYPTED|PGP)[A-Z0-9 ]{0,40}-----|\bPuTTY-User-Key-File-\d"
)
PEM_END = re.compile(r"-----END [A-Z0-9 ]+-----")
_LAST_APPLIED = "last-applied-configuration"
_HOLDS_A_REFERENCE = frozenset({"!Ref", "!GetAtt", "!ImportValue", "!FindInMap", "!Select", "!If"})
_IS_A_SECRET = re.compile(
    r"""^[ \t]*+(?:-[ \t]+)?["'{]*+kind["']?\s*+:\s*+["']?Secret(?:List)?["']?[ \t\r]*+(?:[,}\#]|$)""", re.MULTILINE
)
"""A text that is a manifest itself goes as a whole."""
_OPTION = re.compile(r"--?[A-Za-z][\w-]*")
_HEADER = re.compile(r"(?:proxy-)?authori[sz]ation|(?:set-)?cookie", re.IGNORECASE)
_ENVIRONMENTS = frozenset({"environment", "env", "envvars", "extraenv", "variables"})


def in_document(document: Node) -> Iterator[Node]:
    """The scalars to take out, some of them more than once."""
    seen: set[int] = set()
    yield from _in_node(document, seen)
    for name in _parameters_of_secrets(document, set()):
        parameter = document.at("Parameters", name)
        yield from scalars(parameter.value("Default"))


def scalars(node: Node | None) -> Iterator[Node]:
    """Every value at or below the node; the keys stay."""
    if node is None:
        return
    if node.kind == "scalar":
        yield node
    for _, value in node.entries:
        yield from scalars(value)
    for each in node.elements:
        yield from scalars(each)


def _in_node(node: Node, seen: set[int]) -> Iterator[Node]:
    # What an alias stands for is looked at once.
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.kind == "scalar":
        if PEM_START.search(node.text) or _IS_A_SECRET.search(node.text) or split_words(node):
            yield node
        return
    if node.kind == "mapping":
        yield from (*_in_secret(node), *_in_list_of_secrets(node), *_in_pair(node), *marked_values(node))
        for key, value in node.entries:
            yield from _in_entry(key, value)
            yield from _in_node(key, seen)
            yield from _in_node(value, seen)
        return
    yield from (*_in_options(node), *_in_lines_of_a_key(node))
    for each in node.elements:
        yield from _in_node(each, seen)


def _in_secret(node: Node) -> Iterator[Node]:
    """Kubernetes: every value of a Secret, whatever it looks like."""
    if _text(node, "kind") == "Secret":
        yield from (*scalars(node.value("data")), *scalars(node.value("stringData")))


def _in_list_of_secrets(node: Node) -> Iterator[Node]:
    items = node.value("items")
    if _text(node, "kind") == "SecretList" and items:
        for each in items.elements:
            yield from (*scalars(each.value("data")), *scalars(each.value("stringData")))


def _in_pair(node: Node) -> Iterator[Node]:
    """`name: DB_PASSWORD` and `value: …` of one mapping, as containers and task definitions write their environment."""
    for name, value in (
        ("name", "value"),
        ("Name", "Value"),
        ("key", "value"),
        ("Key", "Value"),
        ("ParameterKey", "ParameterValue"),
    ):
        held = node.value(value)
        if held is None or held.kind != "scalar" or is_reference(held.text, quoted=held.quoted):
            continue
        # Tags are pairs as well; their keys may hold the word.
        if tells_of_a_secret(_text(node, name), of_environment=name.lower() == "name"):
            yield held


def _in_options(node: Node) -> Iterator[Node]:
    """`--password` and, as the next item, its value."""
    for option, value in pairwise(node.elements):
        told = _OPTION.fullmatch(option.text) and tells_of_a_secret(option.text.lstrip("-"))
        if told and value.kind == "scalar" and not value.text.startswith("-") and _is_secret(option.text, value):
            yield value


def _in_lines_of_a_key(node: Node) -> Iterator[Node]:
    """A private key whose lines are the items of a list."""
    inside = False
    for each in node.elements:
        inside = inside or bool(each.kind == "scalar" and PEM_START.search(each.text))
        if inside:
            yield from scalars(each)
        inside = inside and not PEM_END.search(each.text)


def _in_entry(key: Node, value: Node) -> Iterator[Node]:
    tells = tells_of_a_secret(key.text)
    if key.text.endswith(_LAST_APPLIED):
        yield from scalars(value)
    elif value.kind == "scalar":
        yield from (value,) if (tells and _is_secret(key.text, value)) or _is_in_header(key, value) else ()
    elif value.kind == "sequence":
        parts = scalars(value) if value.tag else value.elements
        yield from (each for each in parts if tells and _is_secret(key.text, each))
        yield from joined_parts(key, value) if key.text in ("Fn::Join", "Fn::Sub") or value.tag else ()
    else:
        yield from _in_mapping(key, value, tells)


def _is_in_header(key: Node, value: Node) -> bool:
    return bool(_HEADER.fullmatch(key.text) and re.search(r"\d", value.text) and _is_secret("token", value))


def _in_mapping(key: Node, value: Node, tells: bool) -> Iterator[Node]:
    for name, held in value.entries:
        if held.kind == "scalar" and key.text.lower() in _ENVIRONMENTS:
            told = tells_of_a_secret(name.text, of_environment=True)
            yield from (held,) if told and not is_reference(held.text, quoted=held.quoted) else ()
        elif tells and name.text in ("Fn::Join", "Fn::Sub", "Fn::Base64"):
            yield from (each for each in scalars(held) if _is_secret(key.text, each))
    hidden = _text(value, "NoEcho").lower() == "true"
    for default in ("Default", "default", "value") if tells or hidden else ():
        stated = value.value(default)
        if stated and stated.kind == "scalar" and not is_reference(stated.text):
            yield from (stated,) if hidden or _is_secret(key.text, stated) else ()


def _parameters_of_secrets(node: Node, seen: set[int]) -> Iterator[str]:
    """CloudFormation: the parameters whose value becomes that of a secret."""
    if id(node) in seen:
        return
    seen.add(id(node))
    for key, value in node.entries:
        if key.text == "SecretString":
            yield value.text if value.tag == "!Ref" else _text(value, "Ref")
        yield from _parameters_of_secrets(value, seen)
    for each in node.elements:
        yield from _parameters_of_secrets(each, seen)


def _is_secret(name: str, value: Node) -> bool:
    if value.kind != "scalar" or value.tag in _HOLDS_A_REFERENCE:
        return False
    return is_secret(name, value.text, quoted=value.quoted)


def _text(node: Node, key: str) -> str:
    value = node.value(key)
    return value.text if value else ""
