"""What every part of `proofbook.json` is: frozen, closed, described."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A frozen part of the document."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)


class PlaceData(Part):
    """A place in a file."""

    path: str
    """Relative to the project."""
    line: int
    """1-based."""
    column: int
    """1-based."""
