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
BATCH = 12
"""That many papers are set before the processes are replaced; each paper keeps about 100 MB."""


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
    done: list[bytes] = []
    # The executor's own `max_tasks_per_child` can wait for ever in Python 3.11 (python/cpython#115634).
    while len(done) < len(manuscripts):
        with ProcessPoolExecutor(PROCESSES, mp_context=fresh) as executor:
            done += executor.map(pdf, manuscripts[len(done) : len(done) + BATCH])
    return done


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
