"""A page for each threat type of ours, one for each cause of pytm's types, and their index."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.library.library import Library
from proofbook.outputs.site.template import page
from proofbook.threats.threat import Threat


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`threats/index.md`, `threats/<type>.md` and `threats/pytm/<cause>.md`."""
    library = portfolio.library
    types_of = {
        cause: {sid: each for sid, each in library.pytm.types.items() if each.cause == cause}
        for cause in library.pytm.causes
    }
    written = {"threats/index.md": page("threats/index.md", "Threat types", "threat_types", library=library,
                                        types_of=types_of)}  # fmt: skip
    for id, each in library.threat_types.items():
        path = f"threats/{id}.md"
        written[path] = page(path, each.title, "threat_type", type=each, library=library, lines=_lines(id, portfolio))
    for id, cause in library.pytm.causes.items():
        path = f"threats/pytm/{id}.md"
        written[path] = page(
            path, cause.title, "pytm_cause", cause=cause, types=types_of[id], library=library,
            lines=[line for sid in types_of[id] for line in _lines(sid, portfolio)],
        )  # fmt: skip
    return written


def type_page(threat: Threat, library: Library) -> tuple[str, str] | None:
    """The page and anchor of a threat's type; None for one written by hand."""
    match threat.library:
        case "proofbook":
            return f"threats/{threat.type}.md", ""
        case "pytm":
            return f"threats/pytm/{library.pytm.types[threat.type].cause}.md", threat.type
        case "model":
            return None


def _lines(type: str, portfolio: Portfolio) -> list[tuple[str, str, str]]:
    """System key, line id and element's title wherever the type is certain."""
    return [
        (assessed.system.key, line.id, assessed.system.title_of(line.line.element))
        for assessed in portfolio.assessments
        for line in assessed.lines
        if any(member.type == type for member in line.line.members)
    ]
