"""A principal: a person, role or service account, and what it may do to which component."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from proofbook.library.entry import Shape, TrustName
from proofbook.library.terms import PrincipalKind, Trust
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


class PrincipalShape(Shape):
    """A principal as a model writes it."""

    title: str = ""
    """What it is called; by default its id in words."""
    kind: PrincipalKind
    """Who or what acts."""
    trust: TrustName | None = None
    """How much it had to be given before it stands there; a person, role or service account must say it."""
    may: dict[Id, OneOrMany[str]] = {}
    """What it may do to which component, in words."""
    as_attacker: str = Field(default="", alias="as-attacker")
    """Who says that it may attack, and how; its ways to the assets are then shown."""
    about: str = ""
    """What a reader should know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """A principal."""

    id: str
    title: str
    kind: PrincipalKind
    trust: Trust
    may: Mapping[str, tuple[str, ...]]
    """Component id → what it may do there."""
    as_attacker: str
    about: str
    span: Span


DEFAULT_TRUST = {
    PrincipalKind.ANONYMOUS: Trust.ANONYMOUS,
    PrincipalKind.EXTERNAL_USER: Trust.EXTERNAL,
    PrincipalKind.PROVIDER_STAFF: Trust.PROVIDER,
}
"""The kinds of principal whose trust need not be said."""
