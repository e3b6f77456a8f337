"""A site that follows its models: built once in full, then only the pages of the system that is being edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from markupsafe import Markup

from proofbook.outputs import site
from proofbook.outputs.site.template import page
from proofbook.pipeline import Rendered, portfolio, rendered, rendered_of
from proofbook.publish.build import write_pages
from proofbook.source.diagnostic import Diagnostic, Severity

Told = Callable[[tuple[Diagnostic, ...]], str]
"""How the diagnostics are shown: told in the terminal, and given back as plain text for the page."""


@dataclass(slots=True, kw_only=True)
class Live:
    """A site under `work/served`, rebuilt by `build`."""

    root: Path
    work: Path
    only: str | None
    as_of: Callable[[], date]
    told: Told
    full: bool = False

    @property
    def served(self) -> Path:
        """The folder that is served."""
        return self.work / "served"

    def build(self) -> None:
        """Bring the site up to date; a broken model shows as its diagnostics, and the rest stays as it was."""
        if self.only and self.full:
            self._build_system(self.only)
            return
        made = rendered(self.root, self.as_of())
        text = self.told(made.diagnostics)
        broken = _broken(made.diagnostics)
        self._replace(replace(made, files={"index.md": _diagnostics_page(text).encode()}) if broken else made)
        self.full = not broken

    def _build_system(self, only: str) -> None:
        whole = portfolio(self.root, self.as_of(), only, variants=False)
        text = self.told(whole.diagnostics)
        home = f"systems/{only}/"
        if _broken(whole.diagnostics):
            self._replace(rendered_of(whole, {f"{home}index.md": _diagnostics_page(text).encode()}))
            return
        pages = {path: content for path, content in site.files(whole).items() if path.startswith(home)}
        self._replace(rendered_of(whole, pages))

    def _replace(self, made: Rendered) -> None:
        """Build these pages and lay them over what is served; assets and search index come with a full build only."""
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        work = self.work / "build"
        shutil.rmtree(work, ignore_errors=True)
        # The reloading script that MkDocs injects is inline: a strict policy would stop it.
        write_pages(work, made, policy="")
        build(load_config(str(work / "mkdocs.yml"), strict=False))
        for built in sorted((work / "site").rglob("*")):
            relative = built.relative_to(work / "site")
            kept = self.full and built.suffix != ".html"
            if built.is_file() and not kept and not (self.full and relative.name == "404.html"):
                target = self.served / relative
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(built, target)


def _broken(found: tuple[Diagnostic, ...]) -> bool:
    return any(each.severity is Severity.ERROR for each in found)


def _diagnostics_page(text: str) -> str:
    body = Markup('\n<div class="pb-block"><pre class="pb-code"><code>{}</code></pre></div>\n').format(text)
    return page("index.md", "The model has mistakes", "mistakes", body=body)
