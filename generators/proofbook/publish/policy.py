"""The Content-Security-Policy: nothing but the site's own files, and the theme's own inline scripts by their hash.

MkDocs and Zensical bring different scripts, so each has a policy of its own. The hashes come from throw-away pages
without any model's text: hashing what the real pages hold would bless whatever was injected into them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from proofbook.outputs.site.settings import THEME, settings
from proofbook.publish.builders import Builder, with_mkdocs

DEPTH = 4
"""How many folders deep a page may stand; the theme's inline script names the way to the root."""


@cache
def policy(builder: Builder = with_mkdocs) -> str:
    """The policy's text for a site of that builder's."""
    hashes = " ".join(f"'sha256-{each}'" for each in sorted(_hashes(builder)))
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'none'"
    )


def _hashes(builder: Builder) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for depth in range(DEPTH + 1):
            page = root / "docs" / "/".join("d" * depth) / "index.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(b"# Page\n\n## Part\n")
        given = settings("Throw-away", ["index.md"], "")
        given |= {"docs_dir": "docs", "site_dir": "site", "plugins": ["search"], "strict": False}
        given["theme"] |= {"custom_dir": THEME}
        given["extra"] |= {"policy": ""}
        (root / "mkdocs.yml").write_text(json.dumps(given), encoding="utf-8")
        builder(root)
        scripts = _Scripts()
        for made in sorted((root / "site").rglob("*.html")):
            scripts.feed(made.read_text(encoding="utf-8"))
    return {base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts.found}


class _Scripts(HTMLParser):
    """The text of every inline script."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: set[str] = set()
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an inline script starts; data blocks don't run."""
        given = dict(attrs)
        self._inside = tag == "script" and "src" not in given and given.get("type") != "application/json"

    def handle_data(self, data: str) -> None:
        """Keep what it holds."""
        if self._inside:
            self.found.add(data)

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        self._inside = False
