"""The navigation: a short tree; every other page is one link away from an index, and in the search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from proofbook.outputs.site.settings import label

GROUPS = (
    ("Requirements", "frameworks"),
    ("Threat types", "threats"),
    ("Mitigations", "mitigations"),
    ("Checks", "checks"),
    ("Technologies", "technologies"),
    ("Diagnostics", "diagnostics"),
)
"""Sections made from the library, by folder."""

LISTED = frozenset({"frameworks"})
"""Sections small enough to list every page."""


def navigation(paths: Iterable[str]) -> list[Any]:
    """The tree over the pages that exist."""
    pages = sorted(path for path in paths if path.endswith(".md"))
    tree: list[Any] = [page for page in ("index.md",) if page in pages]
    systems = [page for page in pages if page.startswith("systems/") and page.endswith("/index.md")]
    if systems:
        tree.append({"Systems": systems})
    for title, folder in GROUPS:
        within = [page for page in pages if page.startswith(f"{folder}/")]
        if within:
            index = [page for page in within if page == f"{folder}/index.md"]
            tree.append({label(title): [*index, *(each for each in within if folder in LISTED and each not in index)]})
    generated = {"index.md", *(page for page in pages if page.split("/")[0] in {f for _, f in GROUPS} | {"systems"})}
    return tree + _written(page for page in pages if page not in generated)


def _written(pages: Iterable[str]) -> list[Any]:
    """The pages that people wrote, by folder."""
    tree: list[Any] = []
    folders: dict[str, list[Any]] = {}
    for page in pages:
        folder, _, rest = page.partition("/")
        if rest:
            folders.setdefault(folder, []).append(page)
        else:
            tree.append(page)
    return [*({label(name.capitalize()): found} for name, found in sorted(folders.items())), *tree]
