"""Pages from Jinja templates: HTML blocks in Markdown files, every value escaped.

A page is Markdown so that MkDocs and Zensical both build it. Headings are Markdown, so that they enter the table of
contents and the search; everything else is HTML in blocks, where Markdown reads nothing. Values are escaped by Jinja;
in a heading they pass the filter `md` besides.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from markupsafe import escape as escape_html

from proofbook.assessment.status import Status
from proofbook.library.terms import Level
from proofbook.model.system import System
from proofbook.outputs.site.addresses import slug, way
from proofbook.outputs.site.markdown import escape, front_matter, prose
from proofbook.outputs.site.tabs import tabs
from proofbook.outputs.summary import ILLUSTRATIVE
from proofbook.source.terminal import visible


def page(path: str, title: str, template: str, *, wide: bool = False, alone: bool = False, **values: Any) -> str:
    """The text of the page at `path`; the template `<template>.md.jinja` stands beside the page kind's module.

    A wide page gives the room of the table of contents to its diagrams, one alone that of the navigation as well.
    The search finds a system's pages, and not those of its variants, which say nearly the same.
    """
    body = _environment().get_template(f"{template}.md.jinja").render(here=path, title=title, **values)
    system = values.get("system")
    searched = not (isinstance(system, System) and system.variant)
    return front_matter(title, wide=wide, alone=alone, searched=searched) + body.lstrip("\n")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("proofbook.outputs.site", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        keep_trailing_newline=True,
    )
    made.filters |= {"md": escape, "prose": prose, "slug": slug, "link": _link}
    made.globals |= {"to": _to, "illustrative": ILLUSTRATIVE, "levels": tuple(sorted(Level, reverse=True)),
                     "tabs_of_systems": tabs, "rank": lambda name: Status(name).rank}
    return made


def _shown(value: Any) -> Any:
    """Control and bidirectional marks are shown as text in every output."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@pass_context
def _to(context: Context, target: str, anchor: str = "") -> str:
    return way(str(context["here"]), target, anchor)


def _link(url: str) -> Markup:
    """A link to a public document, or the text alone when it is no web address."""
    if not url.startswith(("https://", "http://")):
        return escape_html(visible(url))
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(url, visible(url))
