"""One entry of the library: a file under `controls/` whose name is its id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic.json_schema import SkipJsonSchema, WithJsonSchema
from pydantic_core import PydanticCustomError

from proofbook.library.terms import LEVELS, TRUSTS, Level, Trust
from proofbook.source.span import Span


class Shape(BaseModel):
    """A frozen piece of a file: unknown keys are refused, and each field's docstring becomes its description."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True, arbitrary_types_allowed=True
    )


class Entry(Shape):
    """What every entry of the library has: its id and the place it was read from, both given by the loader."""

    id: SkipJsonSchema[str] = ""
    span: SkipJsonSchema[Span | None] = None


class Source(Shape):
    """A public document that a statement rests on."""

    title: str
    """What the document is called, with the section if it has one."""
    url: str
    """Where it stands."""


def _level(value: object) -> object:
    return _word(value, LEVELS)


def _trust(value: object) -> object:
    return _word(value, TRUSTS)


def _word(value: object, known: Mapping[str, object]) -> object:
    """What the word stands for; its number, which pydantic would take as well, is no word."""
    if isinstance(value, str) and value not in known:
        raise PydanticCustomError("not-one-of", "not one of the known words")
    return known[value] if isinstance(value, str) else value


LevelName = Annotated[
    Level, BeforeValidator(_level), WithJsonSchema({"type": "string", "enum": [level.word for level in Level]})
]
"""A level written as its word: `very-low`, `low`, `moderate`, `high` or `very-high`."""

TrustName = Annotated[
    Trust, BeforeValidator(_trust), WithJsonSchema({"type": "string", "enum": [trust.word for trust in Trust]})
]
"""A degree of trust written as its word."""
