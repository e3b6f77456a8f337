"""Secrets taken out of a text once, where it is read; lines and their number stay, so that places remain right.

What its structure tells comes first: every value of a Kubernetes Secret, what stands under names that say password,
what the file itself marks. Then each scalar and each comment is looked at by itself, so that nothing beside a secret
goes with it; what a scalar or a word holds in turn (JSON, YAML, base64, the %41 of addresses) is read the same way.
What can't be parsed is looked at line by line. What an auditor needs to see survives: ARNs, digests, UUIDs, image
names, resource ids, certificates, sealed values.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from proofbook.source.certificates import public_places
from proofbook.source.composition import Merge
from proofbook.source.node import Node
from proofbook.source.schema_types import types_of_a_schema
from proofbook.source.sealed_values import sealed_places
from proofbook.source.secret_lines import without_secret_lines, without_secrets_in_comments
from proofbook.source.secret_places import in_document
from proofbook.source.secret_shapes import PLACEHOLDER, without_shapes
from proofbook.source.stand_ins import can_stand_in, put_back, with_stand_ins
from proofbook.source.written_scalars import is_as_written, named_scalars, rewritten, taken_out, with_scalars
from proofbook.source.yaml import ParsedDocuments, parsed_documents

__all__ = ["PLACEHOLDER", "redacted"]

DEPTH = 3
"""How deep texts in texts are read; below, patterns alone are looked for."""
MOST_LOOKS = 20_000
"""How many texts in texts are read in one file; what a word encodes after that is taken out unseen."""
_SHORT = 200
_LEAST = 12


@lru_cache(maxsize=256)
def redacted(text: str) -> str:
    """The text without secrets, line for line; remembered, as while a site is served it comes again with every edit."""
    return _Reading().redacted(text, 0)


@dataclass(slots=True)
class _Reading:
    """The redaction of one file."""

    looks: int = MOST_LOOKS

    def redacted(self, text: str, depth: int) -> str:
        """The text without secrets; it is itself inside `depth` others."""
        if text.startswith("\ufeff"):
            return "\ufeff" + self.redacted(text[1:], depth)
        kept: tuple[str, ...] = ()
        if can_stand_in(text):
            text, kept = with_stand_ins(text, sorted({*public_places(text), *sealed_places(text)}))
        return put_back(self._told(text, depth), kept)

    def _told(self, text: str, depth: int) -> str:
        types = types_of_a_schema(text)
        if types:
            return self._by_lines(text, depth, types)
        read = _parsed(text)
        if _is_whole(read) and all(node.kind != "scalar" for node in read.nodes):
            return self._by_structure(text, read.nodes, depth)
        return self._by_lines(_without_told(text, read), depth, types)

    def _by_lines(self, text: str, depth: int, types: frozenset[str]) -> str:
        """Line by line, after what the documents before the first mistake tell."""
        lines = without_secret_lines(text.split("\n"))
        return "\n".join(without_shapes(line, lambda hidden: self._hides(hidden, depth), types) for line in lines)

    def _by_structure(self, text: str, nodes: tuple[Node, ...], depth: int) -> str:
        """Each scalar and each comment by itself."""
        in_json = text.lstrip()[:1] in ("{", "[")
        told = {each.span for node in nodes for each in in_document(node)}
        names = {each.span: (each, name) for node in nodes for each, name in named_scalars(node)}

        def scalar(node: Node, written: str) -> str:
            if node.span in told and node.text:
                return taken_out(written, in_json=in_json)
            return self._scalar(node, written, names[node.span][1], depth, in_json=in_json)

        def between(gap: str) -> str:
            return without_secrets_in_comments(gap, lambda words: self._shapes(words, depth))

        return with_scalars(text, (each for each, _ in names.values()), scalar, between)

    def _scalar(self, node: Node, written: str, name: str, depth: int, *, in_json: bool) -> str:
        if is_as_written(node, written) and (node.text[:1] not in ("{", "[") or len(node.text) < _LEAST):
            return self._shapes(written, depth, name)
        inner = self._inner(node.text, depth, name)
        return written if inner == node.text else rewritten(written, node.text, inner, in_json=in_json)

    def _inner(self, text: str, depth: int, name: str) -> str:
        """A text in the text; a short one, or one too many, holds nothing that patterns don't tell."""
        if depth >= DEPTH or len(text) < _LEAST or not self._may_look():
            return "\n".join(self._shapes(line, depth, name) for line in text.split("\n"))
        return self.redacted(text, depth + 1)

    def _shapes(self, line: str, depth: int, name: str = "") -> str:
        return without_shapes(line, lambda hidden: self._hides(hidden, depth), name=name)

    def _hides(self, text: str, depth: int) -> bool:
        """Whether a text that a word encodes holds a secret."""
        if depth >= DEPTH or (len(text) < _SHORT and "\n" not in text and text[:1] not in ("{", "[")):
            return self._shapes(text, DEPTH) != text if depth >= DEPTH else self._shapes(text, depth + 1) != text
        return not self._may_look() or self.redacted(text, depth + 1) != text

    def _may_look(self) -> bool:
        self.looks -= 1
        return self.looks >= 0


def _parsed(text: str) -> ParsedDocuments:
    read = parsed_documents(text, "x.json") if text.lstrip()[:1] in ("{", "[") else None
    return read if read is not None and _is_whole(read) else parsed_documents(text, "x.yaml", Merge.KEEP)


def _is_whole(read: ParsedDocuments) -> bool:
    return all(each.rule in {"duplicate-key", "wrong-type"} for each in read.diagnostics)


def _without_told(text: str, read: ParsedDocuments) -> str:
    """Without what the documents before the first mistake tell."""
    in_json = text.lstrip()[:1] in ("{", "[")
    told = (each for node in read.nodes for each in in_document(node) if each.text)
    return with_scalars(text, told, lambda node, written: taken_out(written, in_json=in_json))
