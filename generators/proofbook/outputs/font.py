"""The one font of site, diagrams and papers: Source Sans Pro, from its wheel."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from fontTools.ttLib import TTFont

from proofbook.source.terminal import visible

FAMILY = "Source Sans Pro"
_FACES = ("Regular", "It", "Semibold", "Bold")


@cache
def faces() -> tuple[Path, ...]:
    """The font's files: regular, italic, semibold, bold."""
    folder = Path(str(resources.files("font_source_sans_pro"))) / "files"
    return tuple(folder / f"SourceSansPro-{face}.ttf" for face in _FACES)


def drawable(text: str) -> str:
    """The text with control and bidirectional marks, and each character that the font lacks, written as U+XXXX."""
    known = _characters()
    return "".join(each if ord(each) in known or each == "\n" else f"U+{ord(each):04X}" for each in visible(text))


def width(text: str, size: float) -> float:
    """How wide the text runs in the regular face, in the unit of `size`."""
    advances, per_em = _advances()
    return sum(advances.get(ord(each), per_em) for each in text) * size / per_em


@cache
def _characters() -> frozenset[int]:
    return frozenset.intersection(*(frozenset(TTFont(face, lazy=True).getBestCmap()) for face in faces()))


@cache
def _advances() -> tuple[dict[int, int], int]:
    font = TTFont(faces()[0], lazy=True)
    metrics = font["hmtx"]
    return {code: metrics[name][0] for code, name in font.getBestCmap().items()}, font["head"].unitsPerEm
