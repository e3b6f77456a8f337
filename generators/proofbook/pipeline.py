"""The program on one screen: text → systems → threats and evidence → assessment → files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from proofbook.assessment.assess import assessment, decisions_about_nothing
from proofbook.assessment.assessment import Assessment
from proofbook.assessment.comparison import comparison
from proofbook.assessment.portfolio import Portfolio
from proofbook.evidence.jail import Jail
from proofbook.evidence.observe import observations
from proofbook.library.library import Library
from proofbook.library.load import LoadedLibrary, library
from proofbook.model.attestations import attestation_mistakes
from proofbook.model.comparison import comparisons
from proofbook.model.system import System
from proofbook.model.systems import Loaded, loaded, model_paths
from proofbook.outputs.formats import rendered_by_every_format
from proofbook.outputs.site.addresses import source
from proofbook.outputs.site.handbook import handbook
from proofbook.outputs.site.written import name_taken, written_pages
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.revision import revision
from proofbook.source.yaml import parsed
from proofbook.threats.enumeration import enumeration


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """Every file of the site before MkDocs, by its path there, and the mistakes in the inputs."""

    project: str
    stamp: str
    """The as-of date and the commit, for the foot of every page."""
    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def portfolio(root: Path, as_of: date, only: str | None = None, *, jail: Jail | None = None) -> Portfolio:
    """The project at `root` assessed on a date; with `only`, that system alone; a jail that is given stays open."""
    if jail is None:
        with Jail() as own:
            return portfolio(root, as_of, only, jail=own)
    folder = Folder(root)
    content = library(folder)
    models = models_of(folder, content.library, as_of, only)
    assessments = [assessed(each, content.library, folder, jail, as_of) for model in models for each in model.systems]
    by_key = {each.system.key: each for each in assessments}
    # One system alone can't be compared.
    compared, wrong = ((), ()) if only else comparisons(folder, by_key, content.library)
    whole = portfolio_of(folder, as_of, content, models, assessments)
    return replace(
        whole,
        comparisons=tuple(comparison(each, by_key) for each in compared),
        diagnostics=_sorted([*whole.diagnostics, *wrong, *_about_no_system(folder, models, only)]),
    )


def models_of(folder: Folder, content: Library, as_of: date, only: str | None = None) -> tuple[Loaded, ...]:
    """The models of a project; with `only`, that system's alone."""
    return tuple(loaded(folder, path, content, as_of) for path in model_paths(folder) if _wanted(path, only))


def assessed(system: System, content: Library, folder: Folder, jail: Jail, as_of: date) -> Assessment:
    """One system, or one variant, assessed on a date."""
    threats = enumeration(system, content)
    evidence = observations(system, content, folder, jail, as_of)
    return assessment(system, threats, evidence, content, as_of)


def portfolio_of(
    folder: Folder, as_of: date, content: LoadedLibrary, models: Iterable[Loaded], assessments: Iterable[Assessment]
) -> Portfolio:
    """What was assessed of a project, as one, without comparisons."""
    assessments = tuple(assessments)
    return Portfolio(
        project=_name(folder),
        as_of=as_of,
        commit=revision(folder.root).label,
        library=content.library,
        assessments=assessments,
        comparisons=(),
        diagnostics=_sorted(
            [
                *content.diagnostics,
                *(each for model in models for each in model.diagnostics),
                *(each for one in assessments for each in one.diagnostics),
                *_about_nothing(assessments),
            ]
        ),
    )


def rendered(root: Path, as_of: date, *, jail: Jail | None = None) -> Rendered:
    """The project's files: pages, pictures, papers and data; a project with mistakes has none but its own pages."""
    return rendered_whole(portfolio(root, as_of, jail=jail), Folder(root))


def rendered_whole(whole: Portfolio, folder: Folder) -> Rendered:
    """Every file of an assessed project, and its own pages."""
    broken = any(each.severity is Severity.ERROR for each in whole.diagnostics)
    made = rendered_of(whole, {} if broken else rendered_by_every_format(whole))
    return with_own_pages(made, folder)


def rendered_of(whole: Portfolio, files: Mapping[str, bytes]) -> Rendered:
    """These files, as the portfolio's."""
    stamp = f"As of {whole.as_of} · commit {whole.commit}"
    return Rendered(project=whole.project, stamp=stamp, files=files, diagnostics=whole.diagnostics)


def with_own_pages(made: Rendered, folder: Folder) -> Rendered:
    """With the pages of the project's `docs/`; one that a generated page has the name of is a mistake."""
    own = written_pages(folder)
    taken = [name_taken(path) for path in own.files if source(path) in made.files and path not in handbook()]
    return replace(
        made, files={**made.files, **own.files}, diagnostics=_sorted([*made.diagnostics, *own.diagnostics, *taken])
    )


def _about_no_system(folder: Folder, models: Iterable[Loaded], only: str | None) -> Iterable[Diagnostic]:
    """Attestations of systems that don't exist; a model with mistakes exists."""
    return () if only else attestation_mistakes(folder, [_id(each.path) for each in models])


def _id(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _about_nothing(assessed: Iterable[Assessment]) -> Iterable[Diagnostic]:
    by_system: dict[str, list[Assessment]] = {}
    for each in assessed:
        by_system.setdefault(each.system.id, []).append(each)
    for group in by_system.values():
        yield from decisions_about_nothing(group)


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    def key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
        span = diagnostic.span
        place = (span.path, span.line, span.column) if span else ("", 0, 0)
        return (*place, diagnostic.rule, diagnostic.message)

    return tuple(sorted(dict.fromkeys(found), key=key))


def _name(folder: Folder) -> str:
    """`site_name` of the project's `mkdocs.yml`; never the folder's own name, which differs from place to place."""
    text = folder.text("mkdocs.yml")
    node = None if isinstance(text, Diagnostic) else parsed(text, "mkdocs.yml").node
    stated = node.at("site_name") if node and node.has("site_name") else None
    return stated.text if stated and stated.kind == "scalar" and stated.text else "Threat models"


def _wanted(path: str, only: str | None) -> bool:
    return only is None or _id(path) == only
