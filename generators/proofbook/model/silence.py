"""A silence: the reason why a doubt about a part of the model is none."""

from __future__ import annotations

from dataclasses import dataclass

from proofbook.source.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One rule of `lint` at one part, with the reason."""

    at: str
    rule: str
    why: str
    span: Span
