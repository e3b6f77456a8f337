"""A check's own examples: artifacts in miniature, and what the check must say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError

from proofbook.evidence.content import Document
from proofbook.evidence.jail import Answer, Jail, Module, Undecided
from proofbook.evidence.modules import modules
from proofbook.evidence.observation import Result
from proofbook.evidence.readers import readers
from proofbook.evidence.sighting import Sighting, sightings
from proofbook.library.check import Check
from proofbook.source.redaction import redacted


class CaseArtifact(BaseModel):
    """An artifact of an example."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    path: str
    kind: str
    text: str


class Case(BaseModel):
    """One example; `expect` is the worst that the check says, `not-observed` when it says nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str
    expect: Result = Field(strict=False)
    technology: str | None = None
    parameters: dict[str, JsonValue] = {}
    artifacts: tuple[CaseArtifact, ...] = Field(strict=False)


CASES = TypeAdapter(tuple[Case, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a check said of an example."""

    result: Result
    reason: str
    """Why it is undecided; empty when it isn't."""
    sightings: tuple[Sighting, ...]
    broken: bool = False
    """Whether the check itself came to nothing: it ended in an error, took too long, or answered in another form."""


def cases_of(check: Check, jail: Jail) -> tuple[Case, ...]:
    """The examples in the check's test file; none when it has none or they can't be read (`case_problem` says why)."""
    read = _cases(check, jail)
    return () if isinstance(read, str) else read


def case_problem(check: Check, jail: Jail) -> str:
    """Why the examples of a check can't be read, or don't suffice: one must pass and one fail. Empty when they do."""
    read = _cases(check, jail)
    if isinstance(read, str):
        return read
    missing = [each for each in (Result.PASS, Result.FAIL) if each not in {case.expect for case in read}]
    return f"no example of {' nor of '.join(missing)}" if missing else ""


def outcome(case: Case, check: Check, shared: Mapping[str, str], jail: Jail) -> Outcome:
    """What the check says of the example; its artifacts go the way of real ones: redacted, then read."""
    given: dict[str, tuple[str, tuple[Document, ...]]] = {}
    for artifact in case.artifacts:
        reader = readers().get(artifact.kind)
        if reader is None or artifact.kind not in check.reads:
            return _undecided(f"the check does not read `{artifact.kind}`")
        content = reader(redacted(artifact.text), artifact.path)
        if content.diagnostics:
            return _undecided(f"{artifact.path}: {content.diagnostics[0].message}")
        given[artifact.path] = (artifact.kind, content.documents)
    parameters = {name: each.default for name, each in check.parameters.items()} | case.parameters
    said = sightings(jail, modules(check, shared), check.package, case.technology, parameters, given, check.facts)
    if isinstance(said, Undecided):
        return replace(_undecided(f"the check {said.reason}"), broken=True)
    return _outcome(said)


def outcome_of_nothing(check: Check, shared: Mapping[str, str], jail: Jail) -> Outcome:
    """What the check says when its input is `{}`: it must be not observed, or a typo could be a pass."""
    answer = jail.evaluate(modules(check, shared), f"data.{check.package}.observations", {})
    return _undecided(f"the check {answer.reason}") if isinstance(answer, Undecided) else _of_value(answer.value)


def _of_value(value: JsonValue) -> Outcome:
    return _outcome(()) if value == [] else _undecided("the check saw something where there is nothing")


def _outcome(said: tuple[Sighting, ...]) -> Outcome:
    results = {each.result for each in said}
    worst = next(
        (each for each in (Result.FAIL, Result.UNDECIDED, Result.PASS) if each in results), Result.NOT_OBSERVED
    )
    return Outcome(result=worst, reason="", sightings=said)


def _undecided(reason: str) -> Outcome:
    return Outcome(result=Result.UNDECIDED, reason=reason, sightings=())


def _cases(check: Check, jail: Jail) -> tuple[Case, ...] | str:
    if not check.test:
        return f"there is no {check.id}_test.rego"
    module = Module(name=f"{check.id}_test.rego", text=check.test)
    return _read(jail.evaluate((module,), f"data.{check.package}_test.cases", {}))


def _read(answer: Answer) -> tuple[Case, ...] | str:
    if isinstance(answer, Undecided):
        return f"the test file {answer.reason}"
    try:
        return CASES.validate_python(answer.value, strict=False)
    except ValidationError as error:
        where = "/".join(str(step) for step in error.errors()[0]["loc"])
        return f"`cases` is not a list of examples: {where or 'not a list'}"
