"""A site that follows its models: built once in full, then only the pages that an edit changed."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from markupsafe import Markup

from proofbook.evidence.jail import Jail
from proofbook.outputs.site.template import page
from proofbook.pipeline import Rendered, portfolio, rendered_whole
from proofbook.publish.build import write_pages
from proofbook.publish.draft import Draft
from proofbook.publish.kept_site import KeptSite
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
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
    """Has `build` called once more: each variant follows in a build of its own, so that an edit never waits for all."""
    jail: Jail = field(default_factory=Jail)
    shown: dict[str, bytes] = field(default_factory=dict)
    """What is served, by path, since the last build of everything; empty until one succeeded."""
    told: tuple[Diagnostic, ...] | None = None
    draft: Draft | None = None
    site: KeptSite | None = None

    @property
    def served(self) -> Path:
        """The folder that is served."""
        return self.work / "site"

    def build(self) -> None:
        """Bring the site up to date; a broken model shows as its diagnostics, and the rest stays as it was."""
        if self.draft and self.shown:
            self._build_system(self.draft)
        else:
            first = ("index.md", *((f"systems/{self.only}/index.md",) if self.only else ()))
            whole = portfolio(self.root, self.as_of(), jail=self.jail)
            if self.only:
                self.draft = Draft(root=self.root, only=self.only, jail=self.jail)
                self.draft.knows(whole.assessments)
            self._show(rendered_whole(whole, Folder(self.root)), *first)
            # What was built stays: to look through all of it for garbage again and again would delay an edit.
            gc.collect()
            gc.freeze()

    def _build_system(self, draft: Draft) -> None:
        made = draft.next(self.as_of())
        self._forget({path for path in self.shown if draft.has_lost(path)})
        self._show(made, f"systems/{draft.only}/index.md")
        if not draft.is_done:
            self.ask_again()

    def _forget(self, gone: Iterable[str]) -> None:
        for path in gone:
            del self.shown[path]
            # Its place in the navigation goes with the next build, which is of everything then.
            self.site = None

    def _show(self, made: Rendered, *homes: str) -> None:
        """Show the pages, or at `homes` what is wrong."""
        broken = any(each.severity is Severity.ERROR for each in made.diagnostics)
        if broken:
            text = as_text(made.diagnostics, self.root, "text")
            self._lay(replace(made, files=dict.fromkeys(homes, diagnostics_page(text).encode())), broken=True)
        else:
            self._lay(made, broken=False)
        if made.diagnostics != self.told:
            self.told = made.diagnostics
            self.tell(made.diagnostics)

    def _lay(self, made: Rendered, *, broken: bool) -> None:
        # Of one system, and of a broken project, only some pages come; otherwise one that doesn't come is gone.
        is_part = broken or self.only is not None
        new, known = made.files.keys(), self.shown.keys()
        if known and self.site and (new <= known if is_part else new == known):
            self._change(made.files, self.site)
        else:
            whole = replace(made, files={**self.shown, **made.files}) if is_part else made
            self._build_all(whole)
            self.shown = {} if broken else dict(whole.files)

    def _build_all(self, made: Rendered) -> None:
        shutil.rmtree(self.work, ignore_errors=True)
        # The reloading script that MkDocs injects is inline: a strict policy would stop it.
        write_pages(self.work, made, policy="")
        self.site = KeptSite(self.work / "mkdocs.yml")

    def _change(self, files: Mapping[str, bytes], site: KeptSite) -> None:
        """Build the pages that are not as they are shown."""
        changed = {path: content for path, content in files.items() if self.shown[path] != content}
        for path, content in changed.items():
            (self.work / "pages" / path).write_bytes(content)
        self.shown |= changed
        site.build(changed)


def diagnostics_page(text: str) -> str:
    """The page that stands for a project with mistakes."""
    body = Markup('\n<div class="pb-block"><pre class="pb-code"><code>{}</code></pre></div>\n').format(text)
    return page("index.md", "The model has mistakes", "mistakes", body=body)
