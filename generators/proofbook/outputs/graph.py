"""A graph to be drawn: nodes in nested clusters, and numbered edges; every text of it is data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node."""

    id: str
    title: str
    kind: str
    """Its class in the style sheet; `data-store` and `actor` have shapes of their own."""
    link: str | None = None
    cluster: str | None = None
    """The id of the innermost cluster around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge; its number stands on it."""

    id: str
    source: str
    target: str
    number: str
    """Empty: none is drawn."""
    title: str
    link: str | None = None
    kind: str = ""
    """A further class in the style sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A frame around nodes and other frames."""

    id: str
    title: str
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A graph with what is said of it to those who don't see it."""

    ident: str
    """Unique on its page."""
    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    clusters: tuple[Cluster, ...] = ()
