"""One evaluation of one check: what it says it saw, believed only when it says so in due form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError, model_validator

from proofbook.evidence.content import Given
from proofbook.evidence.deciders import decided, decider_names
from proofbook.evidence.jail import Answer, Jail, Module, Undecided

Step = Annotated[str | int, Field(union_mode="left_to_right")]


class Place(BaseModel):
    """A place that a check cites."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    path: str
    document: Annotated[int, Field(ge=0)] = 0
    at: tuple[Step, ...] = Field(default=(), strict=False)


class Table(BaseModel):
    """What a check worked out case by case, such as the decision on every call of a corpus."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    columns: Annotated[tuple[str, ...], Field(min_length=1, max_length=8, strict=False)]
    rows: Annotated[tuple[tuple[str, ...], ...], Field(max_length=500, strict=False)]

    @model_validator(mode="after")
    def _is_a_table(self) -> Self:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has more or fewer cells than there are columns")
        return self


class Sighting(BaseModel):
    """What a check says of one object."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    object: Annotated[str, Field(min_length=1)]
    result: Literal["pass", "fail", "undecided"]
    message: Annotated[str, Field(min_length=1)]
    cites: tuple[Place, ...] = Field(default=(), strict=False)
    table: Table | None = None


SIGHTINGS = TypeAdapter(tuple[Sighting, ...])


def sightings(
    jail: Jail,
    modules: tuple[Module, ...],
    package: str,
    technology: str | None,
    parameters: Mapping[str, JsonValue],
    given: Given,
    facts: tuple[str, ...] = (),
) -> tuple[Sighting, ...] | Undecided:
    """What the check saw, one sighting an object, sorted; undecided when anything about its answer is amiss.

    Of the element it learns the technology alone: the same files then give the same answer wherever they are named.
    """
    unknown = sorted({*facts} - {*decider_names()})
    if unknown:
        return Undecided(reason=f"asks for the fact `{unknown[0]}`, which nothing decides")
    asked: JsonValue = {
        "subject": {"technology": technology},
        "parameters": dict(parameters),
        "facts": dict(decided(facts, given, parameters)),
        "artifacts": [
            {"path": path, "kind": kind, "documents": [each.value for each in documents]}
            for path, (kind, documents) in sorted(given.items())
        ],
    }
    return _believed(jail.evaluate(modules, f"data.{package}.observations", asked), given)


def _believed(answer: Answer, given: Given) -> tuple[Sighting, ...] | Undecided:
    if isinstance(answer, Undecided):
        return answer
    try:
        said = SIGHTINGS.validate_python(answer.value, strict=False)
    except ValidationError as error:
        where = "/".join(str(step) for step in error.errors()[0]["loc"])
        return Undecided(reason=f"answered something that is no observation: {where or 'not a set'}")
    for sighting in said:
        for cite in sighting.cites:
            if cite.path not in given or cite.document >= len(given[cite.path][1]):
                return Undecided(reason=f"cites document {cite.document} of `{cite.path}`, which it was not given")
    return _one_an_object(said)


def _one_an_object(said: Iterable[Sighting]) -> tuple[Sighting, ...]:
    by_object: dict[str, list[Sighting]] = {}
    for sighting in said:
        by_object.setdefault(sighting.object, []).append(sighting)
    return tuple(_worst(by_object[object]) for object in sorted(by_object))


def _worst(said: list[Sighting]) -> Sighting:
    """Several sayings about one object are one: the worst result with all the reasons for it."""
    result = next(each for each in ("fail", "undecided", "pass") if any(one.result == each for one in said))
    kept = [one for one in said if one.result == result]
    cites = {cite for one in kept for cite in one.cites}
    return Sighting(
        object=kept[0].object,
        result=kept[0].result,
        message=" ".join(sorted({one.message for one in kept})),
        table=next((one.table for one in kept if one.table), None),
        cites=tuple(sorted(cites, key=lambda each: (each.path, each.document, [str(step) for step in each.at]))),
    )
