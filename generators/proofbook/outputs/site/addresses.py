"""Where each page stands in the site, and the way from one to another."""

from __future__ import annotations

import posixpath

from proofbook.model.system import System


def system_page(system: System, part: str = "index") -> str:
    """A page of a system, such as `index` or `threats`: what `tabs` lists."""
    return f"systems/{system.key}/{part}.md"


def source(page: str) -> str:
    """Where a page is written: as the index of a folder of its own, which keeps the address that it is served at.

    Only there do MkDocs and Zensical agree on what a relative link in HTML starts from: one leaves it as it stands, the
    other takes it to start from the folder of the source.
    """
    return f"{_served(page)}/index.md" if page.endswith(".md") and page != "index.md" else page


def paper_of(system: System) -> str:
    """The committee's paper of a system."""
    return f"papers/{system.key}.pdf"


def way(start: str, target: str, anchor: str = "") -> str:
    """The relative address of `target` as seen from the page `start`; both are source paths such as `threats/x.md`.

    Pages are served as folders (`threats/x/`), so a raw link has to be made for that.
    """
    relative = posixpath.relpath(_served(target), _folder(start))
    if target.endswith(".md"):
        relative = f"{relative}/" if relative != "." else "./"
    return f"{relative}#{anchor}" if anchor else relative


def slug(text: str) -> str:
    """A text as an anchor; a piece of HTML that is only ever an attribute."""
    return "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "-" for each in text)


def _folder(page: str) -> str:
    return _served(page) or "."


def _served(path: str) -> str:
    if not path.endswith(".md"):
        return path
    bare = path.removesuffix(".md")
    return bare.removesuffix("/index") if bare.endswith("/index") else "." if bare == "index" else bare
