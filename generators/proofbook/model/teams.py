"""The section `teams` of a model, resolved: who runs what, the most specific naming first."""

from __future__ import annotations

from collections.abc import Iterable

from proofbook.model.asset import Asset
from proofbook.model.component import Component
from proofbook.model.document import Document
from proofbook.model.flow import DataFlow
from proofbook.model.mistakes import Mistakes, Path
from proofbook.model.system import System
from proofbook.model.team import TITLES, Team, TeamName

NAMES: tuple[TeamName, ...] = ("platform", "application")


def teams(document: Document, places: Iterable[str], mistakes: Mistakes) -> tuple[Team, ...]:
    """The teams that the model names; a part is run by one of them, or by none."""
    known = dict.fromkeys(places)
    built: list[Team] = []
    for name in NAMES:
        shape = getattr(document.teams, name)
        if shape is None:
            continue
        path: Path = ("teams", name, "runs")
        what = "boundary, component, principal, asset or data flow"
        mistakes.all_looked_up(what, shape.runs, known, path)
        for index, id in enumerate(shape.runs):
            if any(id in each.runs for each in built):
                _run_twice(id, mistakes.item(path, index), mistakes)
        title = shape.title or TITLES[name]
        built.append(Team(name=name, title=title, runs=frozenset(shape.runs), rests_on=shape.rests_on))
    return tuple(built)


def run_by(id: str, system: System) -> tuple[TeamName, ...]:
    """The teams that run the part with this id; none when nobody said, nor for the system as a whole.

    A part that is named itself is run by who names it, a component else by who runs the innermost boundary that is
    named. A data flow is of each team that runs one of its ends, an asset of each that runs a component storing it.
    """
    for name in _naming((id,), system):
        return (name,)
    part = next((each for each in (*system.elements(), *system.assets) if each.id == id), None)
    match part:
        case Component():
            return _naming((each.id for each in part.boundaries()), system)[:1]
        case DataFlow():
            return _joined((part.source, part.target), system)
        case Asset():
            return _joined((each for each in system.components if part in each.stores), system)
        case _:
            return _of_boundary(id, system)


def _of_boundary(id: str, system: System) -> tuple[TeamName, ...]:
    around = next((each.outward() for each in system.boundaries if each.id == id), iter(()))
    return _naming((each.id for each in around), system)[:1]


def _naming(ids: Iterable[str], system: System) -> tuple[TeamName, ...]:
    return tuple(team.name for id in ids for team in system.teams if id in team.runs)


def _joined(parts: Iterable[Component], system: System) -> tuple[TeamName, ...]:
    found = {name for each in parts for name in run_by(each.id, system)}
    return tuple(name for name in NAMES if name in found)


def _run_twice(id: str, path: Path, mistakes: Mistakes) -> None:
    mistakes.add(
        "run-by-two-teams",
        f"`{id}` is run by the platform team and by the application team",
        path,
        label="named by the other team too",
        help="name it once; where both have a hand in it, name what is inside by team",
    )
