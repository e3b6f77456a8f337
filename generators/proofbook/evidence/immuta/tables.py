"""The tables of a tenant: what is registered in Immuta, beside what the owner's own list says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from proofbook.evidence.immuta.place import Place, Placed
from proofbook.evidence.immuta.statements import (
    CatalogueColumnShape,
    CatalogueTableShape,
    DataSourcesShape,
    SourceShape,
)
from proofbook.evidence.immuta.tenant import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that is registered, or that the owner's list has."""

    name: str
    tags: frozenset[str]
    owner: CatalogueColumnShape | None
    """What the owner's list says of it."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that is registered."""

    name: str
    """Schema and table, in small letters as Redshift keeps them."""
    listed: bool
    """Whether the owner's list has it."""
    about: str
    """Whose rows they are by the owner's list; empty when nobody's, or not told."""
    tags: frozenset[str]
    columns: tuple[Column, ...]
    place: Place

    def tagged(self, tag: str) -> list[Column]:
        """Its columns that carry the tag, or one below it."""
        return [each for each in self.columns if carries(each.tags, tag)]

    def column(self, name: str) -> Column | None:
        """Its column of the name; Redshift takes capital letters for small ones."""
        return next((each for each in self.columns if each.name == name.lower()), None)


def carries(tags: Iterable[str], wanted: str) -> bool:
    """Whether one of the tags is the wanted one or stands below it, as `Discovered.PII` stands below `Discovered`."""
    return any(tag == wanted or tag.startswith(f"{wanted}.") for tag in tags)


def tables(tenant: Tenant) -> list[Table]:
    """The registered tables, sorted."""
    owned = {_name(each.schema_, each.table): each for one in tenant.catalogues for each in one.said.tables}
    found = [_table(source, owned) for each in tenant.sources for source in _sources(each)]
    return sorted(found, key=lambda each: (each.name, each.place.path, each.place.document))


def unnamed(tenant: Tenant) -> list[Place]:
    """Where tables are registered that the file doesn't name: every other one of a schema, or a query."""
    return [
        *(each.place for each in tenant.sources if each.said.sources is None),
        *(
            each.place.below("sources", index)
            for each in tenant.sources
            for index, source in enumerate(each.said.sources or ())
            if source.all or source.table is None
        ),
    ]


def unregistered(tenant: Tenant) -> list[tuple[str, CatalogueTableShape, Place]]:
    """The tables of the owner's list that Immuta doesn't have."""
    known = {each.name for each in tables(tenant)}
    return [
        (_name(table.schema_, table.table), table, each.place.below("tables", index))
        for each in tenant.catalogues
        for index, table in enumerate(each.said.tables)
        if _name(table.schema_, table.table) not in known
    ]


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    shape: SourceShape
    tags: frozenset[str]
    place: Place


def _sources(connection: Placed[DataSourcesShape]) -> Iterator[_Source]:
    for index, source in enumerate(connection.said.sources or ()):
        if source.table is not None:
            schema = source.schema_ or connection.said.connection.schema_ or ""
            tags = frozenset({*source.tags.table, *connection.said.options.table_tags})
            yield _Source(_name(schema, source.table), source, tags, connection.place.below("sources", index))


def _name(schema: str, table: str) -> str:
    return f"{schema}.{table}".lower()


def _table(source: _Source, owned: dict[str, CatalogueTableShape]) -> Table:
    owner = owned.get(source.name)
    return Table(
        name=source.name,
        listed=owner is not None,
        about=(owner.about or "") if owner else "",
        tags=source.tags,
        columns=tuple(_columns(source, owner)),
        place=source.place,
    )


def _columns(source: _Source, owner: CatalogueTableShape | None) -> Iterator[Column]:
    owned = {each.name.lower(): each for each in owner.columns} if owner else {}
    tagged: dict[str, tuple[frozenset[str], Place]] = {}
    for index, each in enumerate(source.shape.tags.columns):
        before, _ = tagged.get(each.column_name.lower(), (frozenset(), source.place))
        tagged[each.column_name.lower()] = (before | {*each.tags}, source.place.below("tags", "columns", index))
    registered = {
        each.name.lower(): source.place.below("columns", index) for index, each in enumerate(source.shape.columns)
    }
    for name in sorted({*owned, *tagged, *registered}):
        tags, place = tagged.get(name, (frozenset(), registered.get(name, source.place)))
        yield Column(name=name, tags=tags, owner=owned.get(name), place=place)
