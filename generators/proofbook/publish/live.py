"""A site that follows its models: built once in full, then only the pages that an edit changed."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from proofbook.evidence.jail import Jail
from proofbook.outputs import site
from proofbook.outputs.site.template import page
from proofbook.pipeline import Rendered, portfolio, rendered, rendered_of
from proofbook.publish.build import write_pages
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.render import rendered as as_text


@dataclass(slots=True, kw_only=True)
class Live:
    """A site under `work/site`, brought up to date by `build`; its jail remembers what an edit leaves as it was."""

    root: Path
    work: Path
    only: str | None
    """The one system whose pages follow the edits; None: all."""
    as_of: Callable[[], date]
    tell: Callable[[tuple[Diagnostic, ...]], None]
    """Tells the diagnostics in the terminal."""
    ask_again: Callable[[], None]
    """Has `build` called once more: variants follow in a build of their own, so that the system shows sooner."""
    jail: Jail = field(default_factory=Jail)
    shown: dict[str, bytes] = field(default_factory=dict)
    """What is served, by path, since the last build of everything; empty until one succeeded."""

    @property
    def served(self) -> Path:
        """The folder that is served."""
        return self.work / "site"

    def build(self) -> None:
        """Bring the site up to date; a broken model shows as its diagnostics, and the rest stays as it was."""
        if self.only and self.shown:
            self._build_system(self.only)
        else:
            first = ("index.md", *((f"systems/{self.only}/index.md",) if self.only else ()))
            self._show(rendered(self.root, self.as_of(), jail=self.jail), *first)

    def _build_system(self, only: str) -> None:
        home = f"systems/{only}/index.md"
        if self._show(self._made(only, variants=False), home):
            self.ask_again()
        else:
            self._show(self._made(only, variants=True), home)

    def _made(self, only: str, *, variants: bool) -> Rendered:
        whole = portfolio(self.root, self.as_of(), only, variants=variants, jail=self.jail)
        return rendered_of(whole, site.pages_of_systems(whole))

    def _show(self, made: Rendered, *homes: str) -> bool:
        """Show the pages, or at `homes` what is wrong; whether that is anything new."""
        before = dict(self.shown)
        broken = any(each.severity is Severity.ERROR for each in made.diagnostics)
        if broken:
            text = as_text(made.diagnostics, self.root, "text")
            self._lay(replace(made, files=dict.fromkeys(homes, diagnostics_page(text).encode())), broken=True)
        else:
            self._lay(made, broken=False)
        is_new = self.shown != before
        if is_new or not self.shown:
            self.tell(made.diagnostics)
        return is_new

    def _lay(self, made: Rendered, *, broken: bool) -> None:
        # Of one system, and of a broken project, only some pages come; otherwise one that doesn't come is gone.
        is_part = broken or self.only is not None
        new, known = made.files.keys(), self.shown.keys()
        if known and (new <= known if is_part else new == known):
            self._change(made.files)
        else:
            self._build_all(made)
            self.shown = {} if broken else dict(made.files)

    def _build_all(self, made: Rendered) -> None:
        shutil.rmtree(self.work, ignore_errors=True)
        # The reloading script that MkDocs injects is inline: a strict policy would stop it.
        write_pages(self.work, made, policy="")
        self._run_mkdocs(dirty=False)

    def _change(self, files: Mapping[str, bytes]) -> None:
        """Build the pages that are not as they are shown; the search keeps what the last build of everything gave."""
        changed = {path: content for path, content in files.items() if self.shown[path] != content}
        if not changed:
            return
        for path, content in changed.items():
            (self.work / "pages" / path).write_bytes(content)
        self.shown |= changed
        # A page that isn't read anew has no title but the one in the navigation.
        given = json.loads((self.work / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
        self._run_mkdocs(dirty=True, nav=_titled(given, self.shown), plugins=[{"search": {"enabled": False}}])

    def _run_mkdocs(self, *, dirty: bool, **settings: Any) -> None:
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        logging.getLogger("mkdocs.commands.build").addFilter(_is_no_warning_of_dirt)
        config = load_config(str(self.work / "mkdocs.yml"), strict=False, **settings)
        if dirty:
            # The page of what is missing and the site map are as the last build of everything made them.
            config.theme.static_templates.clear()
        build(config, dirty=dirty)


def _titled(nav: list[Any], pages: Mapping[str, bytes]) -> list[Any]:
    """The navigation in which every page has its title beside its path."""
    titled: list[Any] = []
    for each in nav:
        if isinstance(each, dict):
            titled += [{label: _titled(inner, pages)} for label, inner in each.items()]
        else:
            titled.append({_title(pages[each].decode()): each})
    return titled


def _title(text: str) -> str:
    """The title of a page as HTML: what its front matter says, else its first heading."""
    if said := re.match(r"---\ntitle: (\".*\")\n", text):
        return str(json.loads(said[1]))
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    return str(escape(heading[1].strip())) if heading else ""


def _is_no_warning_of_dirt(record: logging.LogRecord) -> bool:
    """MkDocs warns of builds of the changed pages alone, since it doesn't know that we look after the others."""
    return "'dirty'" not in str(record.msg)


def diagnostics_page(text: str) -> str:
    """The page that stands for a project with mistakes."""
    body = Markup('\n<div class="pb-block"><pre class="pb-code"><code>{}</code></pre></div>\n').format(text)
    return page("index.md", "The model has mistakes", "mistakes", body=body)
