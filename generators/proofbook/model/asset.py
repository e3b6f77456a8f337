"""An asset: what is worth protecting, how much, and what it opens or protects."""

from __future__ import annotations

import datetime as dates
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from proofbook.library.entry import LevelName, Shape
from proofbook.library.pattern import AccountHolder
from proofbook.library.terms import Aspect, DataKind, KeyForm, Level, SecretClass
from proofbook.source.decode import Id, OneOrMany
from proofbook.source.span import Span


class ClassificationShape(Shape):
    """A named classification: the three levels at once."""

    title: str = ""
    """What it is called."""
    confidentiality: LevelName
    """How much is lost when it is disclosed."""
    integrity: LevelName
    """How much is lost when it is changed."""
    availability: LevelName
    """How much is lost when it is gone."""
    why: str = ""
    """What the levels rest on."""


class AssetShape(Shape):
    """An asset as a model writes it."""

    title: str = ""
    """What it is called; by default its id in words."""
    about: str = ""
    """What a reader should know of it."""
    classification: Id | None = None
    """One of the model's classifications; it sets all three levels."""
    confidentiality: LevelName | None = None
    """How much is lost when it is disclosed; overrides the classification."""
    integrity: LevelName | None = None
    """How much is lost when it is changed; overrides the classification."""
    availability: LevelName | None = None
    """How much is lost when it is gone; overrides the classification."""
    data: DataKind | None = None
    """The regulated kind of data it is; `none` says that it is none of them."""
    secret: SecretClass | None = None
    """The class of secret it is; `none` says that it is no secret."""
    protects: OneOrMany[Id] | None = None
    """The assets that this key protects; an empty list says none."""
    opens: OneOrMany[Id] | None = None
    """The components that this credential or token opens; an empty list says none."""
    interactive_login: Literal["yes", "no"] | None = Field(default=None, alias="interactive-login")
    """Whether a person can log in with it."""
    account: AccountHolder | None = None
    """Whether the account behind it is a person's own or that of an application or a system."""
    algorithm: str = ""
    """The algorithm of a key, with its length and mode."""
    strength: Annotated[int, Field(ge=1, le=256)] | None = None
    """Bits of security of a key, not its length: AES-256 has 256, RSA-2048 112 (NIST SP 800-57 part 1, table 2)."""
    purpose: str = ""
    """What a key is used for."""
    form: KeyForm | dict[Id, KeyForm] | None = None
    """How a key is stored: one form, or one for each component that has it."""
    expires: dates.date | Literal["never"] | None = None
    """The last day on which a key, or its certificate, is used; `never` when it has none."""
    issuer: str = ""
    """Who issued the certificate of a TLS key."""
    rotation: str = ""
    """When and how it is changed."""
    custodians: str = ""
    """Who can reach it in clear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """An asset; None is what nobody stated."""

    id: str
    title: str
    about: str
    classification: str | None
    confidentiality: Level | None
    integrity: Level | None
    availability: Level | None
    data: DataKind | None
    secret: SecretClass | None
    protects: tuple[str, ...] | None
    opens: tuple[str, ...] | None
    interactive_login: bool | None
    account: AccountHolder | None
    algorithm: str
    strength: int | None
    """Bits of security."""
    purpose: str
    forms: tuple[tuple[str, KeyForm], ...]
    """How a key is stored, by the id of the component; the empty id is every place."""
    expires: dates.date | Literal["never"] | None
    issuer: str
    rotation: str
    custodians: str
    span: Span

    def form_at(self, component: str) -> KeyForm | None:
        """How a key is stored at a component; None when nobody stated it."""
        return next((form for id, form in self.forms if id in ("", component)), None)

    def level(self, aspect: Aspect) -> Level | None:
        """How much is lost with this aspect of it; None when nobody stated it."""
        match aspect:
            case Aspect.CONFIDENTIALITY:
                return self.confidentiality
            case Aspect.INTEGRITY:
                return self.integrity
            case Aspect.AVAILABILITY:
                return self.availability
