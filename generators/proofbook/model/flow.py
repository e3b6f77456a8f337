"""A data flow: data moving from one component to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from proofbook.library.entry import Shape
from proofbook.library.terms import Network
from proofbook.model.asset import Asset
from proofbook.model.boundary import Boundary
from proofbook.model.component import Component, Fact
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


class FlowShape(Shape):
    """A data flow as a model writes it."""

    title: str = ""
    """What it is called; by default its id in words."""
    from_: Id = Field(alias="from")
    """The component that starts it."""
    to: Id
    """The component that it ends at."""
    carries: OneOrMany[Id] = ()
    """The assets that it moves."""
    protocol: str = ""
    """What it speaks, such as `https`."""
    authentication: str = ""
    """How the caller proves who it is; `none` when it doesn't."""
    as_: Id | None = Field(default=None, alias="as")
    """The principal as which it calls."""
    encryption: str = ""
    """How it is encrypted; `none` when it isn't; `tls` is understood from `https` and its kin."""
    network: Network | None = None
    """The widest network over which it passes."""
    properties: dict[Id, Literal["yes", "no"]] = {}
    """Answers to questions about it."""
    about: str = ""
    """What a reader should know of it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DataFlow:
    """A data flow; empty text and None are what nobody stated."""

    id: str
    number: int
    title: str
    source: Component
    target: Component
    carries: tuple[Asset, ...]
    protocol: str
    authentication: str
    principal: str | None
    encryption: str
    network: Network | None
    properties: Mapping[str, Fact]
    about: str
    span: Span

    def crossings(self) -> tuple[Boundary, ...]:
        """The boundaries that hold exactly one of its ends, at any depth: those it leaves, then those it enters."""
        around_source, around_target = self.source.boundaries(), self.target.boundaries()
        left = tuple(each for each in around_source if each not in around_target)
        entered = tuple(each for each in around_target if each not in around_source)
        return (*left, *reversed(entered))


ENCRYPTED_PROTOCOLS = frozenset({"https", "tls", "mtls", "grpcs", "wss", "ssh", "sftp", "ldaps", "amqps"})
"""Protocols that are encrypted by definition."""
