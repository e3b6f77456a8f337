"""The name of a requirement in a model: `framework/number`."""

from __future__ import annotations

from proofbook.library.library import Library
from proofbook.library.versions import missing_version
from proofbook.model.mistakes import Mistakes, Path
from proofbook.source.nearest import nearest


def named_requirement(
    text: str, library: Library, path: Path, mistakes: Mistakes, *, key: bool = False
) -> tuple[str, str] | None:
    """`framework/number` as its two parts, or a mistake."""
    framework, _, number = text.partition("/")
    missing = missing_version(framework, library.frameworks)
    if missing and framework not in mistakes.unread:
        mistakes.incomplete = True
        label = "no file of controls/frameworks/ is this version"
        mistakes.add("unknown-version", missing[0], path, label=label, help=missing[1], key=key)
        return None
    found = mistakes.looked_up("framework", framework, library.frameworks, path, rule="unknown-framework", key=key)
    if found is None:
        return None
    if number not in found.requirements:
        mistakes.add(
            "unknown-requirement",
            f"{found.title} {found.version} has no requirement `{number}` here",
            path,
            label="no such number",
            help=nearest(number, found.requirements, "write it as `framework/number`"),
            key=key,
        )
        return None
    return framework, number
