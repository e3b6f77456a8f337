"""A doubt about one part of a model."""

from __future__ import annotations

from dataclasses import dataclass

from proofbook.source.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What is left open, about which part, and what to write instead."""

    at: str
    """The id of the part."""
    message: str
    span: Span
    label: str
    help: str
