"""Which events each rule lets through: rules of templates and of files of their own, over the events of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from proofbook.evidence.content import Given
from proofbook.evidence.events.condition import some
from proofbook.evidence.events.match import MOST_STEPS, Steps, matches
from proofbook.evidence.events.pattern import Pattern, pattern
from proofbook.evidence.events.refusal import PatternError

ANSWERS = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and where it stands."""

    path: str
    document: int
    at: tuple[str, ...]
    name: str
    is_on: bool | None
    """Whether it is switched on and hears the bus of AWS' own events."""
    pattern: Pattern | None
    problem: str
    """Why its pattern decides nothing."""


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """`rules`, each with its place, `name`, `on` and `problem`; `events`, each with its place, what each of the rules
    says to it (`answers`, in their order) and what all say together (`told`): yes, no or unknown.

    A rule that is off says no.
    """
    rules = [*_rules(given)]
    steps = Steps(5 * MOST_STEPS)
    return {
        "rules": [
            {
                "path": each.path,
                "document": each.document,
                "at": [*each.at],
                "name": each.name,
                "on": ANSWERS[each.is_on],
                "problem": each.problem,
            }
            for each in rules
        ],
        "events": [
            _told(path, index, [_answer(rule, document.value, steps) for rule in rules])
            for path, (kind, documents) in sorted(given.items())
            if kind == "events"
            for index, document in enumerate(documents)
        ],
    }


def _told(path: str, document: int, answers: list[bool | None]) -> JsonValue:
    each: list[JsonValue] = [ANSWERS[answer] for answer in answers]
    return {"path": path, "document": document, "answers": each, "told": ANSWERS[some(answers)]}


def _answer(rule: Rule, event: JsonValue, steps: Steps) -> bool | None:
    if rule.is_on is False:
        return False
    found = matches(rule.pattern, event, steps) if rule.pattern else None
    return None if found and rule.is_on is None else found


def _rules(given: Given) -> Iterator[Rule]:
    for path, (kind, documents) in sorted(given.items()):
        for index, document in enumerate(documents):
            value = document.value
            if kind == "event-pattern" and isinstance(value, dict):
                yield _rule(path, index, ("EventPattern",), _name(value, path), value, is_template=False)
            if kind == "cloudformation" and isinstance(value, dict):
                yield from _of_template(path, index, value)


def _of_template(path: str, document: int, template: Mapping[str, JsonValue]) -> Iterator[Rule]:
    resources = template.get("Resources")
    for id, resource in sorted(resources.items()) if isinstance(resources, dict) else ():
        if not isinstance(resource, dict) or resource.get("Type") != "AWS::Events::Rule":
            continue
        properties = resource.get("Properties")
        said = dict(properties) if isinstance(properties, dict) else {}
        # A schedule needs no pattern.
        if "ScheduleExpression" in said and "EventPattern" not in said:
            continue
        if "Condition" in resource or not said.get("Targets"):
            said["State"] = {"Fn::If": []} if _is_on(said) else said.get("State")
        at = ("Resources", id, "Properties", "EventPattern")
        yield _rule(path, document, at, f"AWS::Events::Rule {id}", said, is_template=True)


def _rule(
    path: str, document: int, at: tuple[str, ...], name: str, said: Mapping[str, JsonValue], *, is_template: bool
) -> Rule:
    try:
        read, problem = pattern(said.get("EventPattern"), later=is_template), ""
    except PatternError as error:
        read, problem = None, f"{error.what} can't be decided"
    return Rule(path, document, at, name, _is_on(said), read, problem)


def _is_on(said: Mapping[str, JsonValue]) -> bool | None:
    return _every([_is_enabled(said.get("State", "ENABLED")), _is_default_bus(said.get("EventBusName", "default"))])


def _is_enabled(state: JsonValue) -> bool | None:
    return {"ENABLED": True, "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS": True, "DISABLED": False}.get(str(state))


def _is_default_bus(bus: JsonValue) -> bool | None:
    return (bus == "default" or bus.endswith(":event-bus/default")) if isinstance(bus, str) else None


def _every(answers: list[bool | None]) -> bool | None:
    return False if False in answers else None if None in answers else True


def _name(value: Mapping[str, JsonValue], path: str) -> str:
    name = value.get("Name")
    return f"rule {name}" if isinstance(name, str) else f"pattern {path.rsplit('/', 1)[-1]}"
