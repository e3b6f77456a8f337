"""Graph layout in a worker process that may die: Graphviz aborts its whole process on some ordinary diagrams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
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


def laid_out(dot: str) -> str | None:
    """The drawing of a DOT text as Graphviz writes it, or None when Graphviz could not draw it in time."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-c", _WORKER],
                input=json.dumps(dot) + "\n",
                capture_output=True,
                text=True,
                timeout=SECONDS,
                cwd=folder,
                env=_environment(Path(folder)),
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
    line = done.stdout.splitlines()[:1]
    return str(json.loads(line[0])) if done.returncode == 0 and line else None


def _environment(folder: Path) -> dict[str, str]:
    """Only our own font, so that the layout is the same on every machine."""
    config = folder / "fonts.conf"
    config.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<dir>{escape(str(faces()[0].parent))}</dir><cachedir>{escape(str(folder))}</cachedir></fontconfig>"
    )
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
    return {**kept, "FONTCONFIG_FILE": str(config), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
