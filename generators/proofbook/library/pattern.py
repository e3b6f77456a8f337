"""Patterns over a model's parts, as a condition writes them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from proofbook.library.entry import LevelName, Shape, TrustName
from proofbook.library.terms import BoundaryKind, DataKind, PrincipalKind, SecretClass
from proofbook.source.decode import OneOrMany

YesNo = Literal["yes", "no"]
AccountHolder = Literal["person", "software"]


class AssetPattern(Shape):
    """Which assets are meant; several keys must all hold."""

    secret: OneOrMany[SecretClass] = ()
    """One of these classes of secret."""
    data: OneOrMany[DataKind] = ()
    """One of these kinds of data."""
    confidentiality: LevelName | None = None
    """At least this level."""
    integrity: LevelName | None = None
    """At least this level."""
    availability: LevelName | None = None
    """At least this level."""
    chain: OneOrMany[DataKind] = ()
    """What it protects, followed to the end, holds one of these kinds of data."""
    interactive_login: YesNo | None = Field(default=None, alias="interactive-login")
    """Whether a person can log in with it."""
    account: AccountHolder | None = None
    """Whether the account behind it is a person's own or that of an application or a system."""


class CrossingPattern(Shape):
    """Which crossing of a trust boundary is meant."""

    kind: OneOrMany[BoundaryKind] = ()
    """A boundary of one of these kinds."""
    inward: YesNo | None = None
    """Whether the target is the more trusted side, by the order that the model states."""


class BoundaryPattern(Shape):
    """Which boundary is meant."""

    kind: OneOrMany[BoundaryKind] = ()
    """A boundary of one of these kinds, at any depth."""


class PrincipalPattern(Shape):
    """Which principals are meant."""

    kind: OneOrMany[PrincipalKind] = ()
    """One of these kinds."""
    trust: TrustName | None = None
    """Trusted this much or less."""
