"""Text for a Markdown page, typed apart from markup: what a model says is always text.

Python-Markdown and Material sanitise nothing, so every text passes one of these on its way into a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import markdown
import nh3
from markupsafe import Markup
from markupsafe import escape as html

from proofbook.source.terminal import visible

_ACTIVE = re.compile(r"[\\`*_{}\[\]()#+\-.!|:~^=@$%/<>&\"']")


def escape(text: str) -> Markup:
    """The text for a heading: every character that Markdown or HTML reads is a character reference."""
    plain = " ".join(visible(str(text)).split())
    return Markup(_ACTIVE.sub(lambda found: f"&#{ord(found[0])};", plain))  # noqa: S704 - escaped just here


def prose(text: str) -> Markup:
    """An author's Markdown (paragraphs, lists, emphasis, code, web links) as clean HTML."""
    made = markdown.markdown(visible(text), extensions=["fenced_code", "tables"], output_format="html")
    clean = nh3.clean(
        made,
        tags={"p", "ul", "ol", "li", "em", "strong", "code", "pre", "a", "blockquote", "table", "thead", "tbody", "tr",
              "th", "td", "h2", "h3", "h4", "br"},
        attributes={"a": {"href"}},
        url_schemes={"https", "http"},
    )  # fmt: skip
    return Markup(clean)  # noqa: S704 - nh3 has cleaned it


def front_matter(title: str, *, wide: bool = False, alone: bool = False, searched: bool = True) -> str:
    """Front matter with the title, escaped for Material, which prints it as HTML in its navigation."""
    hidden = "hide: [navigation, toc]\n" if alone else "hide: [toc]\n" if wide else ""
    hidden += "" if searched else "search: {exclude: true}\n"
    # A JSON string is a double-quoted YAML scalar, on one line whatever the title holds.
    return f"---\ntitle: {json.dumps(str(html(visible(title))), ensure_ascii=False)}\n{hidden}---\n"


def excerpt(lines: Iterable[tuple[int, str]], first: int, last: int) -> Markup:
    """The lines of a file with their numbers; those from `first` to `last` are marked."""
    rows = [
        Markup('<span class="pb-code-line{}"><span class="pb-code-number">{}</span>{}\n</span>').format(
            " pb-code-hit" if first <= number <= last else "", number, visible(text)
        )
        for number, text in lines
    ]
    return Markup('<pre class="pb-code" tabindex="0"><code>{}</code></pre>').format(Markup("").join(rows))
