"""The pages that a project wrote itself, under `docs/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofbook.outputs.site.own_page import own_page
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.folder import Folder
from proofbook.source.span import Span

DOCS = "docs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Files by their place in the site, and those that could not be read."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def written_pages(folder: Folder) -> Written:
    """Every file below `docs/`, whatever its kind: pages, pictures, downloads."""
    read = {path: _read(path, folder) for path in folder.files(DOCS, ("",))}
    return Written(
        files={path.removeprefix(f"{DOCS}/"): found for path, found in read.items() if isinstance(found, bytes)},
        diagnostics=tuple(each for found in read.values() if not isinstance(found, bytes) for each in found),
    )


def _read(path: str, folder: Folder) -> bytes | tuple[Diagnostic, ...]:
    found = folder.text(path) if path.endswith(".md") else folder.bytes(path)
    if isinstance(found, Diagnostic):
        return (found,)
    page = own_page(found, path) if isinstance(found, str) else found
    return page.encode() if isinstance(page, str) else page


def name_taken(path: str) -> Diagnostic:
    """A page of the project's has the name of a generated one."""
    return Diagnostic(
        rule="name-taken",
        message=f"{DOCS}/{path} has the name of a generated page",
        span=Span(path=f"{DOCS}/{path}", line=1, column=1, end_line=1, end_column=2),
        label="this page would hide the other, or the other this one",
        help="give it another name",
    )
