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
        page.render(self.config, self.files)
        page.active = True
        context = get_context(self.navigation, self.files.documentation_pages(), self.config, page)
        shown = self.environment.get_template("main.html").render(context)
        page.active = False
        write_file(shown.encode("utf-8", errors="xmlcharrefreplace"), file.abs_dest_path)
