"""A page that people wrote keeps its words, and what it says about itself is text."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from proofbook.outputs.site.own_page import own_page

PATH = "docs/a-page.md"


@pytest.mark.parametrize(
    "text, body, said",
    [
        ("# Title\n\nText.\n", "# Title\n\nText.\n", {}),
        ("Text alone.\n", "Text alone.\n", {"title": "a-page"}),
        ("title: <b>\n\n# Title\n", "title: <b>\n\n# Title\n", {}),
        ('---\ntitle: <b> & "c"\n---\n# Title\n', "# Title\n", {"title": "&lt;b&gt; &amp; &#34;c&#34;"}),
        ("---\r\ntitle: >-\r\n  <i>\r\n  x\r\n---\r\nText\r\n", "Text\n", {"title": "&lt;i&gt; x"}),
        (
            "---\nhide: [navigation, toc]\nsearch: {exclude: true, boost: 2.5}\nname: 'true'\n---\n# T\n",
            "# T\n",
            {"hide": ["navigation", "toc"], "search": {"exclude": True, "boost": 2.5}, "name": "true"},
        ),
        ("---\n\n# A line above\n", "---\n\n# A line above\n", {}),
    ],
)
def test_front_matter_is_escaped_and_the_rest_is_as_it_was(text: str, body: str, said: dict[str, object]) -> None:
    page = own_page(text, PATH)
    assert isinstance(page, str)
    shown, told = get_data(page)
    assert (shown.lstrip("\n"), told) == (body, said)


def test_a_mistake_in_front_matter_is_placed() -> None:
    found = own_page("---\ntitle: one\ntitle: two\n---\n", PATH)
    assert not isinstance(found, str)
    assert [(each.rule, each.span and (each.span.path, each.span.line)) for each in found] == [
        ("duplicate-key", (PATH, 3))
    ]
