"""A GraphQL schema as graphql-core parses it, in plain values that know their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphql.error import GraphQLError
from graphql.language import Lexer, ParallelVisitor, Source, TokenKind, ast, parse, print_ast, visit
from graphql.validation import (
    LoneSchemaDefinitionRule,
    UniqueArgumentNamesRule,
    UniqueFieldDefinitionNamesRule,
    UniqueOperationTypesRule,
    UniqueTypeNamesRule,
)
from graphql.validation.validation_context import SDLValidationContext

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import typed
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node
from proofbook.source.redaction import PLACEHOLDER
from proofbook.source.span import Span

MOST_CHARACTERS, MOST_TOKENS, DEEPEST = 500_000, 20_000, 50
OPENS = {TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L}
CLOSES = {TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R}
STAND_IN = "_redacted_"
"""A name of the same length for what was taken out, which GraphQL could not read."""
SCHEMA = (ast.TypeSystemDefinitionNode, ast.TypeSystemExtensionNode)
RULES = (
    LoneSchemaDefinitionRule,
    UniqueOperationTypesRule,
    UniqueTypeNamesRule,
    UniqueFieldDefinitionNamesRule,
    UniqueArgumentNamesRule,
)
"""What is written twice could hide the other. Directives and types of AppSync's own are not known here, so no more."""
ROOTS = {"query": "Query", "mutation": "Mutation", "subscription": "Subscription"}


def schema(text: str, path: str) -> Content:
    """One document: the schema; or why there is none."""
    if all(line.strip() in ("", "---") or line.lstrip().startswith("#") for line in text.split("\n")):
        return Content()
    source = Source(text.replace(PLACEHOLDER, STAND_IN))
    try:
        too_much = _too_much(source)
        if too_much:
            return _unreadable(path, 1, 1, too_much)
        document = parse(source, max_tokens=MOST_TOKENS)
        _refuse_twice(document)
    except GraphQLError as error:
        return _of_error(path, error)
    foreign = next((each for each in document.definitions if not isinstance(each, SCHEMA)), None)
    if foreign is not None:
        span = _span(path, foreign)
        return _unreadable(path, span.line, span.column, "this is a query, not a schema")
    node = _document(path, document.definitions)
    return Content(documents=(Document(value=typed(node), node=node),))


def _refuse_twice(document: ast.DocumentNode) -> None:
    """Raise at the first thing that is written twice; thousands of them would take long to gather."""
    context = SDLValidationContext(document, None, _raised)
    visit(document, ParallelVisitor([rule(context) for rule in RULES]))


def _raised(error: GraphQLError) -> None:
    raise error


def _too_much(source: Source) -> str:
    """Why the text is more than a schema has, looked at first: the parser calls itself for each depth."""
    if len(source.body) > MOST_CHARACTERS:
        return f"the schema has more than {MOST_CHARACTERS:,} characters"
    lexer, depth, count = Lexer(source), 0, 0
    while (token := lexer.advance()).kind != TokenKind.EOF:
        depth += (token.kind in OPENS) - (token.kind in CLOSES)
        count += 1
        if depth > DEEPEST:
            return f"the schema is nested more than {DEEPEST} deep"
        if count > MOST_TOKENS:
            return f"the schema has more than {MOST_TOKENS:,} words and signs"
    return ""


def _of_error(path: str, error: GraphQLError) -> Content:
    where = error.locations[0] if error.locations else None
    line, column = (where.line, where.column) if where else (1, 1)
    return _unreadable(path, line, column, f"this is no GraphQL schema: {error.message.removeprefix('Syntax Error: ')}")


def _unreadable(path: str, line: int, column: int, message: str) -> Content:
    span = Span(path=path, line=line, column=column, end_line=line, end_column=column + 1)
    return Content(diagnostics=(Diagnostic(rule="artifact-unreadable", message=message, span=span),))


def _document(path: str, definitions: tuple[ast.DefinitionNode, ...]) -> Node:
    types = [_type(path, each) for each in definitions if hasattr(each, "name") and _kind(each)]
    whole = Span(path=path, line=1, column=1, end_line=1, end_column=2)
    return _mapping(whole, roots=_mapping(whole, **_roots(path, definitions)), types=_sequence(whole, types))


def _roots(path: str, definitions: tuple[ast.DefinitionNode, ...]) -> dict[str, Node]:
    """The types that operations start at: as `schema` says, else by their names."""
    said = [each for each in definitions if isinstance(each, (ast.SchemaDefinitionNode, ast.SchemaExtensionNode))]
    stated = [each for definition in said for each in definition.operation_types or ()]
    roots = {each.operation.value: _text(_span(path, each), each.type.name.value) for each in stated}
    if any(isinstance(each, ast.SchemaDefinitionNode) for each in said):
        return roots
    objects = (ast.ObjectTypeDefinitionNode, ast.ObjectTypeExtensionNode)
    named = {each.name.value: each for each in definitions if isinstance(each, objects)}
    return {root: _text(_span(path, named[name]), name) for root, name in ROOTS.items() if name in named} | roots


def _kind(definition: ast.DefinitionNode) -> str:
    """`object`, `interface`, `union`, `enum`, `scalar` or `input`; empty for what defines no type."""
    kind = definition.kind.removesuffix("_definition").removesuffix("_extension")
    return kind.removesuffix("_type").removesuffix("_object") if kind.endswith("_type") else ""


def _type(path: str, definition: Any) -> Node:
    span = _span(path, definition.name)
    return _mapping(
        _span(path, definition),
        name=_text(span, definition.name.value),
        kind=_text(span, _kind(definition)),
        extends=_plain(span, "true" if definition.kind.endswith("extension") else "false"),
        directives=_sequence(span, [_directive(path, each) for each in definition.directives or ()]),
        fields=_sequence(span, [_field(path, each) for each in getattr(definition, "fields", None) or ()]),
        interfaces=_sequence(span, _names(path, getattr(definition, "interfaces", None))),
        members=_sequence(span, _names(path, getattr(definition, "types", None))),
    )


def _names(path: str, nodes: Any) -> Iterator[Node]:
    for each in nodes or ():
        yield _text(_span(path, each), each.name.value)


def _field(path: str, field: Any) -> Node:
    span = _span(path, field.name)
    return _mapping(
        _span(path, field),
        name=_text(span, field.name.value),
        type=_text(_span(path, field.type), print_ast(field.type)),
        of=_text(_span(path, field.type), _innermost(field.type)),
        arguments=_sequence(span, [_field(path, each) for each in getattr(field, "arguments", None) or ()]),
        directives=_sequence(span, [_directive(path, each) for each in field.directives or ()]),
    )


def _innermost(type: Any) -> str:
    while not isinstance(type, ast.NamedTypeNode):
        type = type.type
    return str(type.name.value)


def _directive(path: str, directive: Any) -> Node:
    arguments = {each.name.value: _value(path, each.value) for each in directive.arguments or ()}
    span = _span(path, directive)
    return _mapping(span, name=_text(span, directive.name.value), arguments=_mapping(span, **arguments))


def _value(path: str, value: Any) -> Node:
    span = _span(path, value)
    match value:
        case ast.ListValueNode():
            return _sequence(span, [_value(path, each) for each in value.values])
        case ast.ObjectValueNode():
            return _mapping(span, **{each.name.value: _value(path, each.value) for each in value.fields})
        case ast.BooleanValueNode():
            return _plain(span, "true" if value.value else "false")
        case ast.NullValueNode():
            return _plain(span, "null")
        case ast.IntValueNode() | ast.FloatValueNode():
            return _plain(span, value.value)
    return _text(span, value.value)


def _mapping(span: Span, /, **entries: Node) -> Node:
    return Node(
        kind="mapping", span=span, entries=tuple((_text(each.span, name), each) for name, each in entries.items())
    )


def _sequence(span: Span, elements: Any) -> Node:
    return Node(kind="sequence", span=span, elements=tuple(elements))


def _text(span: Span, text: str) -> Node:
    return Node(kind="scalar", span=span, text=text, quoted=True)


def _plain(span: Span, text: str) -> Node:
    return Node(kind="scalar", span=span, text=text)


def _span(path: str, node: ast.Node) -> Span:
    """From the name of a definition, past its description, to its end."""
    assert node.loc is not None
    named = getattr(node, "name", None)
    first = named.loc.start_token if named is not None and named.loc is not None else node.loc.start_token
    last = node.loc.end_token
    return Span(
        path=path,
        line=first.line,
        column=first.column,
        end_line=last.line,
        # A text in three quotes may go over several lines.
        end_column=last.column + (3 if last.kind is TokenKind.BLOCK_STRING else last.end - last.start),
    )
