"""The navigation: a short tree; every other page is one link away from an index, and in the search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from proofbook.outputs.site.settings import label

GROUPS = (
    ("Risk", "risk"),
    ("Comparisons", "comparisons"),
    ("Matrices", "matrices"),
    ("Requirements", "frameworks"),
    ("Responsibility", "responsibility"),
    ("Numbers", "numbers"),
    ("Threat types", "threats"),
    ("Mitigations", "mitigations"),
    ("Checks", "checks"),
    ("Technologies", "technologies"),
    ("Diagnostics", "diagnostics"),
)
"""Sections made from the library, by folder."""

FIRST = ("methodology", "glossary.md", "guides", "decisions")
"""The order of what people wrote; other folders follow by name."""

INDEXED = frozenset({"decisions"})
"""Folders whose index names every page, so that the navigation needn't."""

READING = tuple(
    f"methodology/{page}.md"
    for page in ("reading", "threats", "risk", "status", "keys-and-requirement-3.6", "evidence")
)

LISTED = frozenset({"comparisons", "frameworks", "matrices", "risk"})
"""Sections small enough to list every page."""


def navigation(paths: Iterable[str]) -> list[Any]:
    """The tree over the pages that exist."""
    pages = sorted(path for path in paths if path.endswith(".md"))
    tree: list[Any] = [page for page in ("index.md",) if page in pages]
    # A variant is one link away from its system; eight systems with three each would fill the screen.
    systems = [page for page in pages if re.fullmatch(r"systems/([^/+]+/)?index\.md", page)]
    if systems:
        # The first index of a section is its page, so the list of systems stands before them.
        tree.append({"Systems": sorted(systems, key=lambda page: (page != "systems/index.md", page))})
    for title, folder in GROUPS:
        within = [page for page in pages if page.startswith(f"{folder}/")]
        if within:
            index = [page for page in within if page == f"{folder}/index.md"]
            tree.append({label(title): [*index, *(each for each in within if folder in LISTED and each not in index)]})
    generated = {"index.md", *(page for page in pages if page.split("/")[0] in {f for _, f in GROUPS} | {"systems"})}
    return tree + _written(page for page in pages if page not in generated)


def _written(pages: Iterable[str]) -> list[Any]:
    """The pages that people wrote, by folder: methodology and glossary first."""
    tree: dict[str, Any] = {}
    for page in pages:
        folder, _, rest = page.partition("/")
        if rest:
            tree.setdefault(folder, []).append(page)
        else:
            tree[page] = page
    ranked = sorted(tree, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name))
    return [_section(name, tree[name]) for name in ranked]


def _section(name: str, found: Any) -> Any:
    if isinstance(found, str):
        return found
    index = f"{name}/index.md"
    order = [each for each in READING if each in found] if name == "methodology" else []
    rest = [] if name in INDEXED and index in found else [each for each in found if each not in {index, *order}]
    return {label(name.capitalize()): [*([index] if index in found else []), *order, *rest]}
