"""Graph layout in a worker process that may die: Graphviz aborts its whole process on some ordinary diagrams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from proofbook.outputs.font import faces

SECONDS = 30
"""5,000 nodes take over a minute; a diagram that nobody could read is given up."""

_WORKER = """
import json, sys
import pygraphviz
for line in sys.stdin:
    graph = pygraphviz.AGraph(string=json.loads(line))
    sys.stdout.write(json.dumps(graph.draw(format="svg", prog="dot").decode()) + "\\n")
    sys.stdout.flush()
"""


_KNOWN: dict[str, str | None] = {}
"""Drawings by their DOT text: while a site is served, most are asked for again."""

MOST_KNOWN = 2000


def laid_out(dots: Sequence[str]) -> list[str | None]:
    """The drawing of each DOT text as Graphviz writes it, or None where Graphviz could not draw it in time."""
    if len(_KNOWN) > MOST_KNOWN:
        _KNOWN.clear()
    new = [dot for dot in dict.fromkeys(dots) if dot not in _KNOWN]
    _KNOWN.update(zip(new, _laid_out(new), strict=True))
    return [_KNOWN[dot] for dot in dots]


def _laid_out(dots: Sequence[str]) -> list[str | None]:
    """One process draws them all; when it dies at one, another goes on with the next."""
    done: list[str | None] = []
    while len(done) < len(dots):
        drawings = _drawn(dots[len(done) :])
        done += drawings
        if len(done) < len(dots):
            done.append(None)
    return done


def _drawn(dots: Sequence[str]) -> list[str]:
    """The drawings up to the first that fails."""
    with tempfile.TemporaryDirectory() as folder:
        worker = [sys.executable, "-I", "-c", _WORKER]
        asked = "".join(json.dumps(dot) + "\n" for dot in dots)
        try:
            said = subprocess.run(
                worker,
                input=asked,
                capture_output=True,
                text=True,
                timeout=SECONDS + len(dots),
                cwd=folder,
                env=_environment(Path(folder)),
                check=False,
            ).stdout
        except subprocess.TimeoutExpired as late:
            said = late.stdout.decode() if isinstance(late.stdout, bytes) else late.stdout or ""
    return [str(json.loads(line)) for line in said.splitlines(keepends=True) if line.endswith("\n")]


def _environment(folder: Path) -> dict[str, str]:
    """Only our own font, so that the layout is the same on every machine."""
    config = folder / "fonts.conf"
    config.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<dir>{escape(str(faces()[0].parent))}</dir><cachedir>{escape(str(folder))}</cachedir></fontconfig>"
    )
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
    return {**kept, "FONTCONFIG_FILE": str(config), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
