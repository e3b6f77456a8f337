"""A threat type of our own library: what goes wrong, when, and what answers it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from proofbook.library.condition_shape import ConditionShape
from proofbook.library.entry import Entry, LevelName, Shape, Source, TrustName
from proofbook.library.terms import Aspect, Stride
from proofbook.source.decode import Id, OneOrMany

Reference = Annotated[str, Field(pattern=r"^(CWE|CAPEC)-\d+$|^T\d{4}(\.\d{3})?$")]


class Likelihood(Shape):
    """How likely an attacker in position succeeds."""

    level: LevelName
    """One of the five levels."""
    why: str
    """Why."""
    needs: TrustName | None = None
    """The least trust without which nobody is in position, such as `administrator` for a rogue administrator."""


class Impact(Shape):
    """What is lost; how much is decided by the assets at the element."""

    affects: OneOrMany[Aspect]
    """Which aspects of the assets are lost."""
    why: str
    """Why."""


class Example(Shape):
    """A model in miniature and the element at which the type is tried."""

    on: Id
    """The element."""
    model: dict[str, Any]
    """Sections of a model; system and title are filled in."""


class Examples(Shape):
    """Where the type fires, where it is silent, and where it hinges on what nobody stated."""

    fires: Annotated[tuple[Example, ...], Field(min_length=1)]
    """Here it is certain."""
    silent: Annotated[tuple[Example, ...], Field(min_length=1)]
    """Here it is neither certain nor hinging."""
    hinges: tuple[Example, ...] = ()
    """Here it hinges."""


class ThreatType(Entry):
    """A threat type."""

    title: str
    """What goes wrong, as a sentence a reader can act on."""
    about: str
    """The attack, in two to four sentences."""
    stride: Annotated[tuple[Stride, ...], Field(min_length=1)]
    """Which kinds of threat it is."""
    weaknesses: tuple[Reference, ...] = ()
    """CWE identifiers."""
    attack_patterns: tuple[Reference, ...] = Field(default=(), alias="attack-patterns")
    """CAPEC identifiers."""
    techniques: tuple[Reference, ...] = ()
    """ATT&CK techniques."""
    on: Literal["component", "flow"]
    """What it happens to."""
    when: ConditionShape
    """When it can happen."""
    cause: Id | None = None
    """The threat type or pytm cause whose line it joins; by default it is a cause of its own."""
    likelihood: Likelihood
    """How likely an attacker in position succeeds."""
    impact: Impact
    """What is lost."""
    false_alarm: str = Field(alias="false-alarm")
    """When it is a false alarm."""
    answered_by: Annotated[tuple[Id, ...], Field(min_length=1, alias="answered-by")]
    """The mitigations that answer it."""
    sources: tuple[Source, ...] = ()
    """What it rests on."""
    examples: Examples
    """Models in miniature, run as tests."""

    @model_validator(mode="after")
    def _is_referenced(self) -> ThreatType:
        if not (self.weaknesses or self.attack_patterns or self.techniques):
            raise PydanticCustomError(
                "missing-key",
                "a threat type names no CWE, CAPEC or ATT&CK entry",
                {"help": "add one of `weaknesses`, `attack-patterns` or `techniques`"},
            )
        return self

    @property
    def line_cause(self) -> str:
        """The cause under which its threats are grouped."""
        return self.cause or self.id
