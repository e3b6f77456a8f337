"""From YAML or JSON text to nodes, or to what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml

from proofbook.source.composition import Composition, Merge, RefusedError
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.json import JsonText
from proofbook.source.marks import lines, one_character
from proofbook.source.node import Node
from proofbook.source.span import Span


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


@lru_cache(maxsize=1024)
def parsed(text: str, path: str) -> Parsed:
    """The one document of a file of ours; nothing in it, a second document, tags and merge keys are mistakes.

    While a site is served the same text comes again with every edit, so it is remembered.
    """
    composition = Composition(text.removeprefix("\ufeff"), path, Merge.REFUSE)
    found = _read(composition, path)
    more = [_second(node) for node in found.nodes[1:2]]
    tags = [_tag(span) for span in composition.tagged]
    nothing = [] if found.nodes or found.diagnostics else [_nothing(path)]
    return Parsed(
        node=found.nodes[0] if found.nodes else None, diagnostics=(*found.diagnostics, *tags, *more, *nothing)
    )


JSON_NAMES = (".json", ".jsonl", ".json.gz", ".jsonl.gz")


def parsed_documents(text: str, path: str, merge: Merge = Merge.APPLY) -> ParsedDocuments:
    """Every document of a configuration file; at most one syntax error, after which nothing is read.

    Tags stay with their nodes; a merge key brings in what it names. Names that end like JSON_NAMES say JSON.
    """
    plain = text.removeprefix("\ufeff")
    return _read(JsonText(plain, path) if path.endswith(JSON_NAMES) else Composition(plain, path, merge), path)


def _read(file: Composition | JsonText, path: str) -> ParsedDocuments:
    nodes: list[Node] = []
    stopped: list[Diagnostic] = []
    try:
        nodes += (node for node in file.documents() if not _is_nothing(node))
    except RefusedError as refused:
        stopped.append(refused.diagnostic)
    except yaml.MarkedYAMLError as error:
        stopped.append(_syntax(error, path, file.text))
    except (yaml.YAMLError, UnicodeEncodeError):
        stopped.append(_control_character(path, file.text))
    return ParsedDocuments(nodes=tuple(nodes), diagnostics=(*file.mistakes, *stopped))


def _is_nothing(node: Node) -> bool:
    return node.kind == "scalar" and not node.text and not node.quoted


def _syntax(error: yaml.MarkedYAMLError, path: str, text: str) -> Diagnostic:
    problem = str(error.problem or error.context or "it can't be read")
    doing = f" ({error.context})" if error.context and error.problem else ""
    begun = error.context_mark
    unclosed = "unexpected end of stream" in problem and begun is not None
    mark = begun if unclosed else error.problem_mark or begun
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Diagnostic(
        rule="syntax",
        message=f"this is not YAML: {problem}{doing}",
        span=one_character(path, line, column),
        label="this is never closed" if unclosed else "reading stopped here",
        help=_syntax_help(problem, _character(text, line, column), begun.line + 1 if begun else 1),
    )


_SYNTAX_HELP = (
    ("unexpected end of stream", "close the quote"),
    ("cannot start any token", "put text that starts with `{character}` in quotes"),
    ("mapping values are not allowed", "quote text that holds `: `, add the `:` that the line above lacks, or indent"),
    ("expected ',' or '}'", "write a comma, or close the `{{` of line {begun}"),
    ("expected ',' or ']'", "write a comma, or close the `[` of line {begun}"),
    ("unknown escape", r"in double quotes `\` starts an escape: write `\\`, or use single quotes"),
    ("expected ':'", "write `key: value`, with a space after the `:`, or indent what goes on from the line above"),
    ("expected key", "indent alike what belongs together, and let nothing follow a closing quote or bracket"),
    ("expected '-' indicator", "indent alike what belongs together: a list and a mapping can't share a level"),
    ("expected <document start>", "remove what stands after the end of the document"),
)


def _syntax_help(problem: str, character: str, begun: int) -> str:
    if character == "\t":
        return "indent with spaces, not with tabs"
    otherwise = "check quotes, brackets, the space after `:` and the indentation just above"
    help = next((help for part, help in _SYNTAX_HELP if part in problem), otherwise)
    return help.format(character=character, begun=begun)


def _character(text: str, line: int, column: int) -> str:
    every = lines(text)
    return every[line][column : column + 1] if line < len(every) else ""


_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def _control_character(path: str, text: str) -> Diagnostic:
    found = _UNREADABLE.search(text)
    before = lines(text[: found.start()] if found else "")
    shown = f" U+{ord(found[0]):04X}" if found else ""
    return Diagnostic(
        rule="syntax",
        message=f"this is not YAML: it holds a control character{shown}",
        span=one_character(path, len(before) - 1, len(before[-1])),
        label="this character can't be read",
        help='remove it, or write it as an escape in double quotes: `"\\u001B"`',
    )


def _nothing(path: str) -> Diagnostic:
    return Diagnostic(
        rule="empty",
        message=f"{path} is empty",
        span=one_character(path, 0, 0),
        label="nothing is written here",
        help="start with a line such as `title: …`, or remove the file",
    )


def _second(node: Node) -> Diagnostic:
    return Diagnostic(
        rule="several-documents",
        message="the file holds more than one document",
        span=one_character(node.span.path, node.span.line - 1, node.span.column - 1),
        label="a second document starts here",
        help="remove it, or give it a file of its own",
    )


def _tag(span: Span) -> Diagnostic:
    return Diagnostic(
        rule="unknown-tag",
        message="tags have no meaning here",
        span=span,
        label="a tag starts here",
        help="remove it; put text that starts with `!` in quotes",
    )
