"""GraphQL schemas in the schema definition language: types with their fields, arguments and directives.

One document: `types` (name, kind, fields, members, directives) in the order of the file, what `extend` adds as one of
its own with `extends: true`, and `roots`, the types that queries, mutations and subscriptions start at. A field has
`type` as it is written and `of`, the type without lists and exclamation marks.
"""

from __future__ import annotations

from proofbook.evidence.content import Content


def read(text: str, path: str) -> Content:
    """One document: the schema."""
    # graphql-core takes a tenth of a second to import, and most projects have no schema.
    from proofbook.evidence.graphql_schema import schema

    return schema(text, path)
