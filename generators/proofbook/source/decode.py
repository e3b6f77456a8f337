"""From a node to a frozen pydantic model, with every mistake placed; and the JSON Schema of that model."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from proofbook.source.diagnostic import Diagnostic
from proofbook.source.mistake import mistakes
from proofbook.source.node import Node
from proofbook.source.schema import schema

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

ID = r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"
Id = Annotated[str, Field(pattern=ID, max_length=80)]
"""Small letters, digits, dots and hyphens."""


def _many(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return () if value is None else value


OneOrMany = Annotated[tuple[T, ...], BeforeValidator(_many, json_schema_input_type=T | list[T])]
"""One value, or a list of them."""


@dataclass(frozen=True, slots=True)
class Months:
    """A whole number of months."""

    months: int


def _months(value: object) -> object:
    if isinstance(value, Months):
        return value
    found = re.fullmatch(r"(\d{1,4}) (month|year)s?", str(value).strip())
    if not found or int(found[1]) == 0:
        raise PydanticCustomError(
            "wrong-type",
            "a duration is wanted",
            {"label": "not a whole number of months or years", "help": "write it as `12 months` or `1 year`"},
        )
    return Months(int(found[1]) * (12 if found[2] == "year" else 1))


Duration = Annotated[
    Months, BeforeValidator(_months), WithJsonSchema({"type": "string", "pattern": "^[0-9]+ (month|year)s?$"})
]
"""A duration such as `12 months` or `1 year`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded(Generic[M]):
    """The value, or None and the mistakes."""

    value: M | None
    diagnostics: tuple[Diagnostic, ...]


def decoded(node: Node, model: type[M]) -> Decoded[M]:
    """The node as the model, or every mistake in it at once."""
    try:
        return Decoded(value=model.model_validate(node.plain()), diagnostics=())
    except ValidationError as error:
        return Decoded(value=None, diagnostics=mistakes(error.errors(include_url=False), node, model))


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (2020-12) by which an editor completes and checks a file."""
    return copy.deepcopy(schema(model))
