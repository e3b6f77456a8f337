"""From the files under `models/` to systems and their variants."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from proofbook.library.library import Library
from proofbook.model import statements
from proofbook.model.artifact import artifact_refs
from proofbook.model.assets import assets
from proofbook.model.attestations import attestations
from proofbook.model.boundaries import boundaries
from proofbook.model.component import Component
from proofbook.model.components import components
from proofbook.model.document import Document
from proofbook.model.flow import DataFlow
from proofbook.model.flows import flows
from proofbook.model.lint import lint
from proofbook.model.mistakes import Mistakes
from proofbook.model.parts import with_shared_parts
from proofbook.model.principals import principals
from proofbook.model.providers import providers
from proofbook.model.scenarios import scenarios
from proofbook.model.system import System
from proofbook.model.teams import teams
from proofbook.model.variants import idle_changes, variants, varied
from proofbook.source.decode import ID, Months, decoded
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.node import Node
from proofbook.source.span import Span
from proofbook.source.yaml import parsed

MODELS = "models"
PORTFOLIO = "portfolio"
"""What the paper on all systems is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a model file gave: the system and its variants, or only diagnostics."""

    path: str
    systems: tuple[System, ...]
    diagnostics: tuple[Diagnostic, ...]


def model_paths(folder: Folder) -> tuple[str, ...]:
    """The model files of a project, sorted: `models/*.yaml`."""
    return tuple(path for path in folder.files(MODELS, (".yaml", ".yml")) if path.count("/") == 1)


def loaded(folder: Folder, path: str, library: Library, as_of: date) -> Loaded:
    """The system of one model file, with its variants after it."""
    text = folder.text(path)
    if isinstance(text, Diagnostic):
        return Loaded(path=path, systems=(), diagnostics=(text,))
    read = parsed(text, path)
    if read.node is None or any(each.severity is Severity.ERROR for each in read.diagnostics):
        return Loaded(path=path, systems=(), diagnostics=read.diagnostics)
    whole, problems = with_shared_parts(read.node, folder)
    if problems:
        # What a part should bring would be missing everywhere.
        return Loaded(path=path, systems=(), diagnostics=(*read.diagnostics, *problems))
    main = _resolved(whole, None, folder, library, as_of, path)
    found = [*read.diagnostics, *main.diagnostics]
    systems = list(main.systems)
    if main.systems:
        for variant in variants(whole):
            other = _variant(whole, variant, folder, library, as_of, path)
            found += [_of_variant(each, variant) for each in other.diagnostics if each not in main.diagnostics]
            systems += other.systems
    return Loaded(path=path, systems=tuple(systems), diagnostics=tuple(dict.fromkeys(found)))


def _variant(node: Node, variant: str, folder: Folder, library: Library, as_of: date, path: str) -> Loaded:
    idle = idle_changes(node, variant)
    if idle:
        return Loaded(path=path, systems=(), diagnostics=idle)
    return _resolved(varied(node, variant), variant, folder, library, as_of, path)


def _of_variant(found: Diagnostic, variant: str) -> Diagnostic:
    """The same, saying where it is one: the place that it stands at may be right for the system as such."""
    if found.rule == "variant-touches-nothing":
        return found
    return replace(found, message=f"in the variant `{variant}`, {found.message}")


def _resolved(node: Node, variant: str | None, folder: Folder, library: Library, as_of: date, path: str) -> Loaded:
    read = decoded(node, Document)
    if read.value is None:
        return Loaded(path=path, systems=(), diagnostics=read.diagnostics)
    mistakes = Mistakes(node, library.unread)
    system = _system(read.value, variant, folder, library, as_of, mistakes)
    _check_name(read.value, path, mistakes)
    _check_review(system, as_of, mistakes)
    broken = mistakes.incomplete or any(each.severity is Severity.ERROR for each in mistakes.found)
    found = (*read.diagnostics, *mistakes.found)
    if broken:
        return Loaded(path=path, systems=(), diagnostics=found)
    return Loaded(path=path, systems=(system,), diagnostics=(*found, *lint(system)))


def _system(
    document: Document, variant: str | None, folder: Folder, library: Library, as_of: date, mistakes: Mistakes
) -> System:
    around = boundaries(document, mistakes)
    worth = assets(document, mistakes)
    made_of = components(document, library, around, worth, mistakes)
    acting = principals(document, mistakes)
    moving = flows(document, library, made_of, worth, acting, mistakes)
    elements: dict[str, Component | DataFlow] = {**made_of, **moving}
    places = _places(document)
    _check_ids(document, mistakes)
    inside = statements.inside(around, elements.values())
    files = artifact_refs(document.artifacts, document.evidence, folder, places, as_of, mistakes)
    claimed = statements.claims(document, library, places, inside, mistakes)
    held = {id: inside.get(id, frozenset()) for id in places}
    vouched = attestations(document.system, claimed, held, folder, mistakes, is_variant=variant is not None)
    return System(
        id=document.system,
        variant=variant,
        variant_title=document.variants[variant].title if variant else "",
        variant_about=document.variants[variant].about if variant else "",
        title=document.title,
        about=document.about,
        owner=document.owner,
        reviewed=document.reviewed,
        review_due=_due(document.reviewed, document.review_every),
        entity=document.entity,
        sources=document.sources,
        classifications=document.classifications,
        boundaries=tuple(around.values()),
        assets=tuple(worth.values()),
        components=tuple(made_of.values()),
        principals=tuple(acting.values()),
        flows=tuple(moving.values()),
        scenarios=scenarios(document, moving, mistakes),
        teams=teams(document, places, mistakes),
        providers=providers(document, library, mistakes),
        claims=claimed,
        attestations=vouched,
        treatments=statements.treatments(document, mistakes),
        hand_threats=statements.hand_threats(document, library, elements, mistakes),
        assumptions=statements.assumptions(document, as_of, mistakes),
        limitations=statements.limitations(document, places, mistakes),
        remarks=statements.remarks(document, places, mistakes),
        artifacts=files.named,
        awaited=files.awaited,
        silences=statements.silences(document, mistakes),
        decisions=statements.decisions(document, library, mistakes),
        span=_start(mistakes.node),
    )


def _places(document: Document) -> dict[str, object]:
    """What may be named; what names a component that failed to resolve is not a second mistake."""
    return {
        **document.components, **document.flows, **document.assets, **document.principals, **document.boundaries
    }  # fmt: skip


def _start(node: Node) -> Span:
    return node.key("system").span


def _check_ids(document: Document, mistakes: Mistakes) -> None:
    """An id names one thing of a system: components, flows, assets, principals and boundaries share one space."""
    seen: dict[str, str] = {}
    for section in ("boundaries", "assets", "components", "principals", "flows"):
        for id in getattr(document, section):
            if id in seen:
                mistakes.add(
                    "duplicate-id",
                    f"`{id}` is already the id of one of the {seen[id]}",
                    (section, id),
                    label="the same id again",
                    help="give one of the two another id: claims, treatments and links name elements by id alone",
                    key=True,
                )
            seen.setdefault(id, section)


def _check_name(document: Document, path: str, mistakes: Mistakes) -> None:
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    could = f"write `system: {stem}`, or " if re.search(ID, stem) else ""
    if document.system != stem:
        mistakes.add(
            "name-taken",
            f"the file {path} holds the system `{document.system}`",
            ("system",),
            label="not the name of the file",
            help=f"{could}rename the file to {document.system}.yaml",
        )
    elif stem == PORTFOLIO:
        mistakes.add(
            "name-taken",
            f"no system can be called `{PORTFOLIO}`",
            ("system",),
            label="the paper on all systems has this name",
            help=f"give the file and the system another name, such as `{PORTFOLIO}-application`",
        )


def _check_review(system: System, as_of: date, mistakes: Mistakes) -> None:
    if system.variant is None and system.review_due and system.review_due < as_of:
        mistakes.add(
            "review-overdue",
            f"the review of this model was due on {system.review_due}",
            ("reviewed",),
            label=f"last reviewed here, and it is {as_of}",
            help="go through the model, then move `reviewed` to the day on which that was done",
            severity=Severity.WARNING,
        )


def _due(reviewed: date | None, every: Months | None) -> date | None:
    if reviewed is None or every is None:
        return None
    month = reviewed.month - 1 + every.months
    year, month = reviewed.year + month // 12, month % 12 + 1
    return date(year, month, min(reviewed.day, monthrange(year, month)[1]))
