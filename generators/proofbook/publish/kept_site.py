"""A site that MkDocs built once and that stays in memory, so that one page can be built anew in a tenth of a second."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


BLOCK = '<div class="pb-'
"""How a block of HTML begins that is a page's own."""
STAND_IN = '<div data-block="{}"></div>'


class KeptSite:
    """What MkDocs knew when it had built the site of a `mkdocs.yml`: its files, navigation and templates.

    Search and site map stay as that build made them, and so do the titles that other pages show in their navigation.
    """

    def __init__(self, settings: Path) -> None:
        """Build the whole."""
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.plugins import BasePlugin

        kept = self

        class Keeper(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
            """Takes hold of what MkDocs else throws away."""

            def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
                kept.environment, kept.files = env, files

            def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
                kept.navigation = nav

        self.environment: jinja2.Environment
        self.files: Files
        self.navigation: Navigation
        self.config: MkDocsConfig = load_config(str(settings), strict=False)
        self.config.plugins["keeper"] = Keeper()
        build(self.config)

    def build(self, sources: Iterable[str]) -> None:
        """Build these pages and files again, named by their paths below the folder of the pages."""
        for source in sources:
            self._build(source)

    def _build(self, source: str) -> None:
        from mkdocs.commands.build import get_context
        from mkdocs.utils import write_file

        file = self.files.get_file_from_path(source)
        assert file is not None, source
        if file.page is None:
            file.copy_file()
            return
        page = file.page
        page.read_source(self.config)
        page.markdown, blocks = _taken_out(page.markdown or "")
        page.render(self.config, self.files)
        page.content = _put_back(page.content or "", blocks)
        page.active = True
        context = get_context(self.navigation, self.files.documentation_pages(), self.config, page)
        shown = self.environment.get_template("main.html").render(context)
        page.active = False
        write_file(shown.encode("utf-8", errors="xmlcharrefreplace"), file.abs_dest_path)


def _taken_out(text: str) -> tuple[str, list[str]]:
    """A page with a short stand-in for each block of HTML, and the blocks.

    Markdown leaves them as they are, but takes most of its time to find where they end. Text in them is escaped, so a
    tag is a tag.
    """
    kept: list[str] = []
    blocks: list[list[str]] = []
    depth = 0
    for line in text.splitlines(keepends=True):
        if depth == 0 and line.startswith(BLOCK):
            kept.append(f"{STAND_IN.format(len(blocks))}\n")
            blocks.append([])
        elif depth == 0:
            kept.append(line)
            continue
        blocks[-1].append(line)
        depth += line.count("<div") - line.count("</div>")
    return "".join(kept), ["".join(block).rstrip("\n") for block in blocks]


def _put_back(content: str, blocks: list[str]) -> str:
    for number, block in enumerate(blocks):
        content = content.replace(STAND_IN.format(number), block, 1)
    return content
