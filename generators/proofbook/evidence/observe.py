"""From a system's artifacts to what the checks saw in them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pydantic import JsonValue

from proofbook.evidence.citation import cite, cite_of_file
from proofbook.evidence.intake import Artifact, artifact
from proofbook.evidence.jail import Jail, Module, Undecided
from proofbook.evidence.modules import modules, version
from proofbook.evidence.observation import CaseTable, Cite, Evidence, Observation, ReadArtifact, Result
from proofbook.evidence.sighting import Sighting, sightings
from proofbook.library.check import Check
from proofbook.library.library import Library
from proofbook.model.artifact import ArtifactRef
from proofbook.model.claim import Claim
from proofbook.model.system import System
from proofbook.source.folder import Folder

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://proofbook.invalid/observation")


def observations(system: System, library: Library, folder: Folder, jail: Jail, as_of: date) -> Evidence:
    """Everything that the library's checks saw of a system.

    A check runs at every element that an artifact of its kinds configures, claimed or not: a failure without a
    claim is worth showing. Where a mitigation is claimed and its check saw nothing, that is said too.
    """
    artifacts = [artifact(ref, folder, as_of) for ref in system.artifacts]
    seen = [
        each for check in library.checks.values() for each in _by_check(_run(system, library, check, artifacts), jail)
    ]
    return Evidence(
        observations=tuple(seen),
        artifacts=tuple(_read(each) for each in artifacts),
        diagnostics=tuple(dict.fromkeys(found for each in artifacts for found in each.diagnostics)),
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """One check on one system."""

    system: System
    library: Library
    check: Check
    artifacts: list[Artifact]
    modules: tuple[Module, ...]
    version: str

    def claims(self) -> list[Claim]:
        """The claims that the check bears out."""
        return [each for each in self.system.claims if each.mitigation == self.check.mitigation]

    def technologies(self, subject: str) -> tuple[str, ...]:
        """What the subject is a kind of; nothing when it isn't a component."""
        return next((each.technology.kinds_of for each in self.system.components if each.id == subject), ())

    def is_for(self, subject: str) -> bool:
        """Whether the check is meant for the subject."""
        return self.check.is_for(self.technologies(subject))

    def given(self, subject: str) -> list[Artifact]:
        """The artifacts of the check's kinds that configure the subject."""
        return [each for each in self.artifacts if subject in each.ref.of and each.ref.kind in self.check.reads]

    def subjects(self) -> list[str]:
        """The elements at which there is something to read."""
        named = sorted({subject for each in self.artifacts for subject in each.ref.of})
        return [subject for subject in named if self.is_for(subject) and self.given(subject)]


def _run(system: System, library: Library, check: Check, artifacts: list[Artifact]) -> _Run:
    made_of = modules(check, library.rego_modules)
    return _Run(system, library, check, artifacts, made_of, version(made_of))


def _by_check(run: _Run, jail: Jail) -> list[Observation]:
    at = {subject: _at(run, subject, jail) for subject in run.subjects()}
    unseen = [_not_observed(run, subject) for subject in _unseen(run, at)]
    return sorted(
        [*(each for found in at.values() for each in found), *unseen], key=lambda each: (each.subject, each.object)
    )


def _at(run: _Run, subject: str, jail: Jail) -> list[Observation]:
    """What the check saw at one subject."""
    given = run.given(subject)
    broken = [each for each in given if each.problem]
    if broken:
        return [_undecided(run, subject, each.problem, broken) for each in broken[:1]]
    parameters = {name: each.default for name, each in run.check.parameters.items()}
    for claim in run.claims():
        if claim.covers(subject):
            parameters |= claim.parameters.get(run.check.id, {})
    said = _said(run, subject, parameters, given, jail)
    if isinstance(said, Undecided):
        return [_undecided(run, subject, f"The check {said.reason}.", given)]
    return [_seen(run, subject, sighting, given) for sighting in said]


def _said(
    run: _Run, subject: str, parameters: dict[str, JsonValue], given: list[Artifact], jail: Jail
) -> tuple[Sighting, ...] | Undecided:
    """What the check says; of the same files by the same rules it is asked once."""
    technology = next(iter(run.technologies(subject)), None)
    files = [(each.ref.path, each.ref.kind, each.sha256) for each in given]
    return jail.once(
        json.dumps([run.check.id, run.version, technology, parameters, files]),
        lambda: sightings(
            jail,
            run.modules,
            run.check.package,
            technology,
            parameters,
            {each.ref.path: (each.ref.kind, each.documents) for each in given},
            run.check.facts,
        ),
    )


def _seen(run: _Run, subject: str, sighting: Sighting, given: list[Artifact]) -> Observation:
    by_path = {each.ref.path: each for each in given}
    cites = tuple(cite(by_path[place.path], place) for place in sighting.cites)
    # What cites no place rests on all that was read.
    seen = _observation(
        run, subject, sighting.object, Result(sighting.result), sighting.message, cites or _whole(given), given
    )
    table = sighting.table
    return replace(seen, table=CaseTable(columns=table.columns, rows=table.rows)) if table else seen


def _undecided(run: _Run, subject: str, why: str, about: list[Artifact]) -> Observation:
    return _observation(run, subject, "", Result.UNDECIDED, why, _whole(about), about)


def _whole(given: Iterable[Artifact]) -> tuple[Cite, ...]:
    return tuple(cite_of_file(each) for each in sorted(given, key=lambda each: each.ref.path) if each.sha256)


def _unseen(run: _Run, at: Mapping[str, list[Observation]]) -> Iterator[str]:
    """Where the mitigation is claimed and the check saw nothing; for a claim without a place, the whole system."""
    elements = {each.id for each in run.system.elements()}
    places: set[str] = set()
    for claim in run.claims():
        for place in claim.named or (run.system.id,):
            around = {place} if place in elements else {*(claim.at or elements)}
            wanted = any(run.is_for(each) for each in around)
            if wanted and not any(at.get(each) for each in around):
                places.add(place)
    yield from sorted(places)


def _not_observed(run: _Run, subject: str) -> Observation:
    given = run.given(subject)
    kinds = " or ".join(run.check.reads)
    why = "Nothing that was read is what the check judges." if given else f"The model names no {kinds} artifact of it."
    return _observation(run, subject, "", Result.NOT_OBSERVED, why, (), [])


def _observation(
    run: _Run, subject: str, object: str, result: Result, message: str, cites: tuple[Cite, ...], about: list[Artifact]
) -> Observation:
    rests_on = _rests_on(cites, about)
    return Observation(
        id=str(uuid.uuid5(NAMESPACE, "\n".join((run.system.key, run.check.id, subject, object)))),
        check=run.check.id,
        check_version=run.version,
        mitigation=run.check.mitigation,
        subject=subject,
        object=object,
        result=result,
        message=message,
        cites=cites,
        method=run.check.method,
        collected=min((each for _, each in rests_on), default=None),
        expires=min((_last_day(run, ref, day) for ref, day in rests_on), default=None),
    )


def _rests_on(cites: tuple[Cite, ...], about: list[Artifact]) -> list[tuple[ArtifactRef, date]]:
    """The dated artifacts that are cited, with their days."""
    cited = {each.path for each in cites}
    return [(each.ref, each.ref.collected) for each in about if each.ref.path in cited and each.ref.collected]


def _last_day(run: _Run, ref: ArtifactRef, collected: date) -> date:
    return run.library.freshness.last_day(collected, ref.vantage, run.check.valid_days)


def _read(artifact: Artifact) -> ReadArtifact:
    return ReadArtifact(ref=artifact.ref, sha256=artifact.sha256, problem=artifact.problem)
