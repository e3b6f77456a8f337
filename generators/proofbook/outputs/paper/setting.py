"""Typst at work: papers set in processes of their own, since it keeps the memory of every paper that it set."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import typst

PROCESSES = 2
PAPERS = 6
"""That many at most are set by one process; each keeps about 100 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """What typst needs for one paper; it reads nothing else."""

    template: bytes
    inputs: dict[str, str]
    fonts: Path
    day: date


def papers(manuscripts: Sequence[Manuscript]) -> list[bytes]:
    """The PDF of each manuscript; a few are set here, many side by side."""
    if len(manuscripts) <= PROCESSES:
        return [pdf(each) for each in manuscripts]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=fresh, max_tasks_per_child=PAPERS) as executor:
        return list(executor.map(pdf, manuscripts))


def pdf(manuscript: Manuscript) -> bytes:
    """One paper, as PDF/A-2a and PDF/UA-1."""
    day = manuscript.day
    made = typst.compile(
        manuscript.template,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[manuscript.fonts]),
        sys_inputs=manuscript.inputs,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    assert isinstance(made, bytes)
    return made
