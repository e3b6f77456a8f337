"""The MkDocs plugin: under plain `mkdocs build` and `mkdocs serve` it adds the generated pages in memory."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from proofbook.asof import as_of_date
from proofbook.outputs.site.navigation import navigation
from proofbook.outputs.site.settings import EXTENSIONS, THEME, settings
from proofbook.pipeline import rendered
from proofbook.publish.build import font_files
from proofbook.publish.live import diagnostics_page
from proofbook.publish.policy import policy
from proofbook.source.diagnostic import Severity
from proofbook.source.render import rendered as shown

log = get_plugin_logger(__name__)


class ProofbookConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options."""

    enabled = config_options.Type(bool, default=True)


class ProofbookPlugin(BasePlugin[ProofbookConfig]):  # type: ignore[no-untyped-call]
    """Adds what `proofbook render` writes, and the theme's settings."""

    def __init__(self) -> None:
        self._serving = False
        self._files: dict[str, bytes] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether the site is served: then mistakes are shown rather than end the program."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig | None:
        """Render the project that holds `mkdocs.yml`, and set the site up as `proofbook build` does."""
        if not self.config.enabled:
            return None
        root = Path(config.config_file_path).parent
        day = _day(root)
        os.environ.setdefault(
            "SOURCE_DATE_EPOCH", str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
        )
        made = rendered(root, day)
        if any(each.severity is Severity.ERROR for each in made.diagnostics):
            text = shown(made.diagnostics, root, "text", colour=False)
            if not self._serving:
                raise PluginError(text)
            log.error(text)
            made = replace(made, files={"index.md": diagnostics_page(text).encode()})
        self._files = {**made.files, **font_files()}
        _set_up(config, self._files, made.stamp, "" if self._serving else policy())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files; one that stands in `docs/` too is the project's own page."""
        for path, content in self._files.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=content))
        return files

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Follow the models and the controls."""
        for folder in ("models", "controls"):
            watched = Path(config.config_file_path).parent / folder
            if watched.is_dir():
                server.watch(str(watched))
        return server


def _day(root: Path) -> date:
    try:
        return as_of_date(root, None)
    except (ValueError, OverflowError, OSError) as problem:
        raise PluginError("SOURCE_DATE_EPOCH is not a number of seconds; unset it") from problem


def _set_up(config: MkDocsConfig, files: dict[str, bytes], stamp: str, content_policy: str) -> None:
    given = settings(config.site_name, navigation(files), stamp)
    config.site_name = Markup(given["site_name"])
    config.copyright = config.copyright or given["copyright"]
    config.theme = Theme(custom_dir=THEME, **given["theme"])
    config.theme["language"] = "en"
    config["extra"] = {**given["extra"], **config.extra, "policy": content_policy}
    config.nav = config.nav or given["nav"]
    config.extra_css = [*given["extra_css"], *config.extra_css]
    config.extra_javascript = [*given["extra_javascript"], *config.extra_javascript]
    # The project's own options of an extension stay; links in the pages count on folders.
    config.markdown_extensions += [name for name in EXTENSIONS if name not in config.markdown_extensions]
    config.mdx_configs = {**EXTENSIONS, **config.mdx_configs}
    config.use_directory_urls = True
