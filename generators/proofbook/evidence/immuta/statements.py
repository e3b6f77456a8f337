"""What else a tenant says: its data sources, its people and its settings; and the owner's own list of columns.

Data sources have the form of Immuta's V2 API. For the other three Immuta documents no file: they are our own plain form
of what its pages show, and of what a data catalogue exports.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, JsonValue

from proofbook.evidence.immuta.shape import ImmutaShape, PlainShape
from proofbook.source.decode import OneOrMany


class ConnectionShape(ImmutaShape):
    """How Immuta reaches the schema."""

    handler: str
    hostname: str | None = None
    port: int | None = None
    database: str | None = None
    schema_: str | None = Field(default=None, alias="schema")
    ssl: bool | None = None
    connection_string_options: str | None = None
    authentication_method: str | None = None
    username: str | None = None
    password: JsonValue = None
    user_files: JsonValue = None


class ColumnTagsShape(ImmutaShape):
    """The tags of one column."""

    column_name: str
    tags: OneOrMany[str] = ()


class TagsShape(ImmutaShape):
    """The tags of a table and of its columns."""

    table: OneOrMany[str] = ()
    columns: tuple[ColumnTagsShape, ...] = ()


class ColumnShape(ImmutaShape):
    """A column as it was found."""

    name: str
    data_type: str | None = None
    remote_type: str | None = None
    nullable: bool | None = None


class ColumnDescriptionShape(ImmutaShape):
    """What a column means."""

    column_name: str
    description: str


class SourceShape(ImmutaShape):
    """One table that is registered."""

    table: str | None = None
    schema_: str | None = Field(default=None, alias="schema")
    all: bool = False
    """Every other table of the schema as well."""
    query: str | None = None
    naming: JsonValue = None
    description: str | None = None
    documentation: str | None = None
    owners: JsonValue = None
    columns: tuple[ColumnShape, ...] = ()
    column_descriptions: tuple[ColumnDescriptionShape, ...] = ()
    tags: TagsShape = TagsShape()


class OptionsShape(ImmutaShape):
    """How the tables are taken in."""

    stale_data_tolerance: int | None = None
    disable_sensitive_data_discovery: bool | None = None
    """Whether rows are left unread."""
    domain_collection_id: str | None = None
    hard_delete: bool | None = None
    table_tags: OneOrMany[str] = ()


class DataSourcesShape(ImmutaShape):
    """The tables of one connection."""

    connection_key: str
    connection: ConnectionShape
    name_template: JsonValue = None
    options: OptionsShape = OptionsShape()
    owners: JsonValue = None
    sources: tuple[SourceShape, ...] | None = None
    """Left out, every table of the schema."""


class CatalogueColumnShape(PlainShape):
    """A column in the owner's own list."""

    name: str
    class_: str | None = Field(default=None, alias="class")
    """What it is to the owner, such as `identifying`."""
    possible_values: Annotated[int, Field(ge=1, le=10**15)] | None = None
    """How many values there can be."""
    values: OneOrMany[str] | None = None
    """The values that occur, where somebody listed them."""


class CatalogueTableShape(PlainShape):
    """A table in the owner's own list."""

    schema_: str = Field(alias="schema")
    table: str
    about: str | None = None
    """Whose rows they are, such as `patient`; left out, nobody's."""
    columns: tuple[CatalogueColumnShape, ...]


class CatalogueShape(PlainShape):
    """The owner's list of tables and columns, made without regard to tags."""

    catalogue: str
    tables: tuple[CatalogueTableShape, ...]


def _each_listed(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {name: [each] if isinstance(each, str) else each for name, each in value.items()}


class UserShape(PlainShape):
    """A person."""

    name: str
    redshift_user: str | None = None
    """The user in the warehouse that the person is taken for."""
    groups: OneOrMany[str] = ()
    attributes: Annotated[dict[str, tuple[str, ...]], BeforeValidator(_each_listed)] = {}
    """Name → values."""
    permissions: OneOrMany[str] = ()


class PeopleFileShape(PlainShape):
    """The people of the tenant with what rules ask for."""

    users: tuple[UserShape, ...]
    groups: OneOrMany[str] = ()
    """Every group, those without members too."""


class IntegrationShape(PlainShape):
    """How the warehouse is connected."""

    platform: str
    kind: str | None = None
    database: str | None = None
    account: str | None = None
    """The user in the warehouse that Immuta works as."""
    setup_account: str | None = None
    impersonation: bool | None = None


class SchemaMonitoringShape(PlainShape):
    """Whether new tables and columns are noticed."""

    enabled: bool
    mask_new_columns: bool | None = None


class AuditShape(PlainShape):
    """Where the platform's own log goes."""

    export: str | None = None
    days: int | None = None


class IdentityShape(PlainShape):
    """Where people and their attributes come from."""

    provider: str
    second_factor: bool | None = None
    groups: str | None = None
    attributes: str | None = None


class TenantShape(PlainShape):
    """The settings of the tenant that matter here, as its pages show them."""

    tenant: str
    integration: IntegrationShape
    default_subscription: str | None = None
    """Who may subscribe where no policy applies: `nobody`, `anyone` or `chosen`."""
    discovery: bool | None = None
    """Whether rows are read to classify columns."""
    schema_monitoring: SchemaMonitoringShape | None = None
    exclusive_permissions: tuple[tuple[str, ...], ...] = ()
    """Permissions that nobody may hold together."""
    identity: IdentityShape | None = None
    audit: AuditShape | None = None
