"""What one evaluation may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """An honest check needs milliseconds and kilobytes, so these tell only the dishonest and the broken apart."""

    seconds: float = 10.0
    megabytes: int = 512
    answer_bytes: int = 1_000_000
