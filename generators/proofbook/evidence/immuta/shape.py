"""Shapes whose keys are written as Immuta writes them, and as we write ours."""

from __future__ import annotations

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from proofbook.library.entry import Shape


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class ImmutaShape(Shape):
    """A piece of a file in Immuta's own form."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False)


class PlainShape(Shape):
    """A piece of a file in our own form."""

    model_config = ConfigDict(alias_generator=_kebab, populate_by_name=False)
