"""Where secrets stand in a file, told by what stands around them: the values of a Secret, of telling names, and so on.

This sees through every way to write the same thing, in block or in flow, quoted, folded, anchored or as JSON; the
patterns of `redaction` see what no structure tells, and what can't be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from proofbook.source.composition import Merge
from proofbook.source.node import Node
from proofbook.source.telling import is_reference, is_secret, tells_of_a_secret
from proofbook.source.yaml import ParsedDocuments, parsed_documents

_LAST_APPLIED = "last-applied-configuration"
_HOLDS_A_REFERENCE = frozenset({"!Ref", "!GetAtt", "!ImportValue", "!FindInMap", "!Select", "!If"})
_HOLDS_A_SECRET = re.compile(
    r"""-----BEGIN[ ][A-Z0-9 ]{0,40}(?:PRIVATE[ ]KEY|PGP)
    |^[ \t]*+(?:-[ \t]+)?["'{]*+kind["']?\s*+:\s*+["']?Secret(?:List)?["']?[ \t\r]*+(?:[,}\#]|$)""",
    re.MULTILINE | re.VERBOSE,
)
"""A text that is a manifest itself, or a key: it goes as a whole."""
_OPTION = re.compile(r"--?[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretPlaces:
    """The scalars to take out, each once, in the order of the file."""

    scalars: tuple[Node, ...]
    whole: bool
    """Whether all of the file could be parsed, so that what its structure tells is all there."""


def secret_places(text: str) -> SecretPlaces:
    """The places of the secrets in a file; none after what can't be parsed."""
    read = parsed_documents(text, "x.json") if text.lstrip()[:1] in ("{", "[") else None
    if read is None or not _is_whole(read):
        read = parsed_documents(text, "x.yaml", Merge.KEEP)
    found = {each.span: each for node in read.nodes for each in _in_document(node) if each.text}
    return SecretPlaces(scalars=tuple(found[span] for span in sorted(found)), whole=_is_whole(read))


def _is_whole(read: ParsedDocuments) -> bool:
    return all(each.rule in {"duplicate-key", "wrong-type"} for each in read.diagnostics)


def _in_document(document: Node) -> Iterator[Node]:
    seen: set[int] = set()
    yield from _in_node(document, seen)
    for name in _parameters_of_secrets(document, set()):
        parameter = document.at("Parameters", name)
        yield from _scalars(parameter.value("Default"))


def _in_node(node: Node, seen: set[int]) -> Iterator[Node]:
    # What an alias stands for is looked at once.
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.kind == "scalar" and _HOLDS_A_SECRET.search(node.text):
        yield node
    yield from (*_in_secret(node), *_in_list_of_secrets(node), *_in_pair(node), *_in_options(node))
    for key, value in node.entries:
        yield from _in_entry(key, value)
        yield from _in_node(value, seen)
    for each in node.elements:
        yield from _in_node(each, seen)


def _in_secret(node: Node) -> Iterator[Node]:
    """Kubernetes: every value of a Secret, whatever it looks like."""
    if _text(node, "kind") == "Secret":
        yield from (*_scalars(node.value("data")), *_scalars(node.value("stringData")))


def _in_list_of_secrets(node: Node) -> Iterator[Node]:
    items = node.value("items")
    if _text(node, "kind") == "SecretList" and items:
        for each in items.elements:
            yield from (*_scalars(each.value("data")), *_scalars(each.value("stringData")))


def _in_pair(node: Node) -> Iterator[Node]:
    """`name: DB_PASSWORD` and `value: …` of one mapping, as containers and task definitions write their environment."""
    for name, value in (("name", "value"), ("Name", "Value"), ("key", "value"), ("Key", "Value")):
        held = node.value(value)
        if held is None or held.kind != "scalar" or is_reference(held.text, quoted=held.quoted):
            continue
        # Tags are pairs as well; their keys may hold the word.
        if tells_of_a_secret(_text(node, name), of_environment=name.lower() == "name"):
            yield held


def _in_options(node: Node) -> Iterator[Node]:
    """`--password` and, as the next item, its value."""
    for option, value in zip(node.elements, node.elements[1:], strict=False):
        if _OPTION.fullmatch(option.text) and tells_of_a_secret(option.text) and not value.text.startswith("-"):
            yield from (each for each in (value,) if _is_secret(option.text, each))


def _in_entry(key: Node, value: Node) -> Iterator[Node]:
    if key.text.endswith(_LAST_APPLIED):
        yield from _scalars(value)
    elif value.kind == "scalar" and tells_of_a_secret(key.text) and _is_secret(key.text, value):
        yield value
    elif value.kind == "mapping" and (tells_of_a_secret(key.text) or _text(value, "NoEcho").lower() == "true"):
        for name in ("Default", "default", "value"):
            held = value.value(name)
            yield from (held,) if held and held.kind == "scalar" and not is_reference(held.text) else ()


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
    return value.tag not in _HOLDS_A_REFERENCE and is_secret(name, value.text, quoted=value.quoted)


def _scalars(node: Node | None) -> Iterator[Node]:
    """Every value at or below the node; the keys stay."""
    if node is None:
        return
    if node.kind == "scalar":
        yield node
    for _, value in node.entries:
        yield from _scalars(value)
    for each in node.elements:
        yield from _scalars(each)


def _text(node: Node, key: str) -> str:
    value = node.value(key)
    return value.text if value else ""
