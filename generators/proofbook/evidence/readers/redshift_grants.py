"""Grants of a Redshift database: the rows of its views of privileges, as YAML or JSON.

Redshift exports them as query results only, so this is our own plain form: one mapping from names of views
(`svv_relation_privileges`, `svv_column_privileges`, `svv_schema_privileges`, `svv_default_privileges`) to their rows,
the columns named as the view names them. Ids and the scope may be left out. A view that is left out was not read, and
nobody is taken to hold what a view that is there does not show.
"""

from __future__ import annotations

from pydantic import Field

from proofbook.evidence.content import Content, Document
from proofbook.evidence.decoded_document import decoded_document
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.library.entry import Shape
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.node import Node


class SchemaPrivilegeShape(Shape):
    """A row of svv_schema_privileges."""

    namespace_name: str
    privilege_type: str
    identity_name: str
    identity_type: str
    """`user`, `role`, `group` or `public`."""
    identity_id: int | None = None
    admin_option: bool | None = None
    privilege_scope: str | None = None


class RelationPrivilegeShape(SchemaPrivilegeShape):
    """A row of svv_relation_privileges."""

    relation_name: str


class ColumnPrivilegeShape(RelationPrivilegeShape):
    """A row of svv_column_privileges."""

    column_name: str


class DefaultPrivilegeShape(Shape):
    """A row of svv_default_privileges: what will be granted on things made later."""

    schema_name: str | None
    object_type: str
    owner_name: str
    privilege_type: str
    grantee_name: str
    grantee_type: str
    owner_type: str | None = None
    owner_id: int | None = None
    grantee_id: int | None = None
    admin_option: bool | None = None


class GrantsShape(Shape):
    """The views that were read."""

    database: str | None = None
    relations: tuple[RelationPrivilegeShape, ...] = Field(alias="svv_relation_privileges")
    schemas: tuple[SchemaPrivilegeShape, ...] | None = Field(default=None, alias="svv_schema_privileges")
    columns: tuple[ColumnPrivilegeShape, ...] | None = Field(default=None, alias="svv_column_privileges")
    defaults: tuple[DefaultPrivilegeShape, ...] | None = Field(default=None, alias="svv_default_privileges")


def read(text: str, path: str) -> Content:
    """One document: the views."""
    found: list[Document] = []
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        read = decoded_document(node, GrantsShape) if node.kind == "mapping" and not found else _foreign(node)
        if isinstance(read, Content):
            return read
        found.append(read)
    return Content(documents=tuple(found))


def _foreign(node: Node) -> Content:
    return unreadable(node, "the grants of a database are one mapping from the names of views to their rows")
