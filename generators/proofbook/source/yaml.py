"""From YAML or JSON text to nodes, guarded: depth, aliases, cycles, merge keys and duplicate keys."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node
from proofbook.source.span import Span

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEPTH = 60
"""The C loader crashes its process at about 100,000 levels; no honest file comes near this."""

MOST_NODES = 250_000
"""Nodes after every alias is followed; nine lines of aliases can stand for a billion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The node of a one-document file, and the mistakes in it."""

    node: Node | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDocuments:
    """The documents before the first syntax error, and the mistakes."""

    nodes: tuple[Node, ...]
    diagnostics: tuple[Diagnostic, ...]


def parsed(text: str, path: str) -> Parsed:
    """The one document of a file; an empty file, and a second document, are mistakes."""
    found = parsed_documents(text, path)
    if found.diagnostics and not found.nodes:
        return Parsed(node=None, diagnostics=found.diagnostics)
    if not found.nodes:
        empty = Diagnostic(
            rule="empty", message=f"{path} is empty", span=_at(path, 0, 0), label="nothing is written here",
            help="start with `system:` and `title:`",
        )  # fmt: skip
        return Parsed(node=None, diagnostics=(empty,))
    more = tuple(
        Diagnostic(
            rule="several-documents",
            message="the file holds more than one document",
            span=_first_line(node.span),
            label="a second document starts here",
            help="remove the `---` before it, or give it a file of its own",
        )
        for node in found.nodes[1:2]
    )
    return Parsed(node=found.nodes[0], diagnostics=(*found.diagnostics, *more))


def parsed_documents(text: str, path: str) -> ParsedDocuments:
    """Every document of a file; at most one syntax error, after which nothing is read."""
    plain = text.removeprefix("\ufeff")
    if path.endswith(".json"):
        plain = _without_tabs(plain)
    problem = _too_deep(plain, path)
    nodes: list[Node] = []
    found: list[Diagnostic] = []
    if problem and problem.rule == "too-deep":
        return ParsedDocuments(nodes=(), diagnostics=(problem,))
    try:
        for root in yaml.compose_all(plain, Loader):
            tree = _Tree(path)
            node = tree.node(root)
            found += tree.found
            if node is not None and not (node.kind == "scalar" and not node.text and not node.quoted):
                nodes.append(node)
    except yaml.MarkedYAMLError as error:
        found.append(_syntax(error, path))
    except yaml.YAMLError as error:
        found.append(_unreadable(error, path))
    return ParsedDocuments(nodes=tuple(nodes), diagnostics=tuple(found))


def _too_deep(text: str, path: str) -> Diagnostic | None:
    """Depth on the event stream, before anything is composed."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader):
            if isinstance(event, yaml.events.CollectionStartEvent):
                depth += 1
                if depth > DEPTH:
                    mark = event.start_mark
                    return Diagnostic(
                        rule="too-deep",
                        message=f"the file is nested more than {DEPTH} levels deep",
                        span=_at(path, mark.line, mark.column),
                        label=f"level {DEPTH + 1} starts here",
                        help="write it flatter: no model and no configuration needs this",
                    )
            elif isinstance(event, yaml.events.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return None
    return None


class _Tree:
    """Builds our nodes from PyYAML's, once for each of them however many aliases point there."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self._made: dict[int, tuple[Node, int]] = {}
        self._open: set[int] = set()
        self._stopped = False

    def node(self, root: yaml.Node | None) -> Node | None:
        """The tree below `root`; None when a guard stopped it."""
        if root is None:
            return None
        made = self._node(root)
        return None if self._stopped or made is None else made[0]

    def _node(self, root: yaml.Node) -> tuple[Node, int] | None:
        known = self._made.get(id(root))
        if known is not None:
            return known
        if id(root) in self._open:
            self._stop("alias-bomb", "an alias stands inside what it names", root, "this would never end")
            return None
        self._open.add(id(root))
        made = self._build(root)
        self._open.discard(id(root))
        if made is None:
            return None
        if made[1] > MOST_NODES:
            message = f"the aliases stand for more than {MOST_NODES:,} values"
            self._stop("alias-bomb", message, root, "what they stand for is written here")
            return None
        self._made[id(root)] = made
        return made

    def _build(self, root: yaml.Node) -> tuple[Node, int] | None:
        span = _span(self.path, root)
        if isinstance(root, yaml.ScalarNode):
            quoted = root.style not in (None, "")  # the C loader says "" for plain
            return Node(kind="scalar", span=span, text=str(root.value), quoted=quoted, tag=_tag(root)), 1
        if isinstance(root, yaml.SequenceNode):
            parts = [self._node(each) for each in root.value]
            if any(part is None for part in parts):
                return None
            elements = tuple(part[0] for part in parts if part)
            size = 1 + sum(part[1] for part in parts if part)
            return Node(kind="sequence", span=span, elements=elements, tag=_tag(root)), size
        return self._mapping(root, span)

    def _mapping(self, root: yaml.Node, span: Span) -> tuple[Node, int] | None:
        entries: list[tuple[Node, Node]] = []
        seen: dict[str, Node] = {}
        size = 1
        for raw_key, raw_value in root.value:
            key, value = self._node(raw_key), self._node(raw_value)
            if key is None or value is None:
                return None
            size += key[1] + value[1]
            if self._keeps(key[0], seen):
                entries.append((key[0], value[0]))
        return Node(kind="mapping", span=span, entries=tuple(entries), tag=_tag(root)), size

    def _keeps(self, key: Node, seen: dict[str, Node]) -> bool:
        if key.kind != "scalar":
            self._note("wrong-type", "a key is a list or a mapping", key.span, "keys are words", "write a plain word")
            return False
        if key.text == "<<" and not key.quoted:
            self._note(
                "merge-key", "merge keys are not read", key.span, "`<<` would hide where a value comes from",
                "write the fields out, or use `uses:` and `variants:`",
            )  # fmt: skip
            return False
        if key.text in seen:
            first = seen[key.text].span
            self._note(
                "duplicate-key", f"the key `{key.text}` stands twice in one mapping", key.span,
                f"it stands on line {first.line} already", "keep one of the two, or give one another name",
            )  # fmt: skip
            return False
        seen[key.text] = key
        return True

    def _note(self, rule: str, message: str, span: Span, label: str, help: str) -> None:
        self.found.append(Diagnostic(rule=rule, message=message, span=span, label=label, help=help))

    def _stop(self, rule: str, message: str, root: yaml.Node, label: str) -> None:
        if not self._stopped:
            self._note(rule, message, _first_line(_span(self.path, root)), label, "write the values out")
        self._stopped = True


def _tag(root: yaml.Node) -> str:
    tag = str(root.tag)
    return tag if tag.startswith("!") and tag != "!" else ""


def _span(path: str, root: yaml.Node) -> Span:
    start, end = root.start_mark, root.end_mark
    return Span(
        path=path, line=start.line + 1, column=start.column + 1, end_line=end.line + 1, end_column=end.column + 1
    )


def _at(path: str, line: int, column: int) -> Span:
    return Span(path=path, line=line + 1, column=column + 1, end_line=line + 1, end_column=column + 2)


def _first_line(span: Span) -> Span:
    if span.end_line == span.line:
        return span
    return Span(
        path=span.path, line=span.line, column=span.column, end_line=span.line, end_column=span.column + 1
    )


def _syntax(error: yaml.MarkedYAMLError, path: str) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context or "it can't be read")
    where = f" ({error.context})" if error.context and error.problem else ""
    return Diagnostic(
        rule="syntax",
        message=f"this is not YAML: {problem}{where}",
        span=_at(path, mark.line, mark.column) if mark else _at(path, 0, 0),
        label="reading stopped here",
        help=_SYNTAX_HELP.get(problem, "check quotes, brackets, the space after `:` and the indentation just above"),
    )


_SYNTAX_HELP = {
    "found character '\\t' that cannot start any token": "indent with spaces, not with tabs",
    "mapping values are not allowed in this context": "quote the text if it holds `: `, or check the indentation",
    "mapping values are not allowed here": "quote the text if it holds `: `, or check the indentation",
    "found undefined alias": "name an anchor that stands above, or write the value out",
}


def _unreadable(error: yaml.YAMLError, path: str) -> Diagnostic:
    position = getattr(error, "position", 0)
    character = getattr(error, "character", "")
    shown = f" U+{character:04X}" if isinstance(character, int) else ""
    return Diagnostic(
        rule="syntax",
        message=f"this is not YAML: a control character{shown} stands at character {position}",
        span=_at(path, 0, 0),
        label="somewhere in this file",
        help="remove it: YAML allows printable characters only",
    )


def _without_tabs(text: str) -> str:
    """JSON may be indented with tabs, which YAML refuses; inside a JSON string a raw tab isn't allowed anyway."""
    return text.replace("\t", " ")

