"""Rules and events are read however they are written, and each event gets an answer from each rule."""

from __future__ import annotations

import json

import pytest
from pydantic import JsonValue

from proofbook.evidence.content import Document
from proofbook.evidence.deciders.event_matches import decide
from proofbook.evidence.readers import readers

WANTED: JsonValue = {"detail": {"findings": {"Severity": {"Label": ["HIGH"]}}}}
HIGH = json.dumps({"source": "s", "detail-type": "t", "detail": {"findings": [{"Severity": {"Label": "HIGH"}}]}})
LOW = HIGH.replace("HIGH", "LOW")


def read(kind: str, text: str, path: str) -> tuple[Document, ...]:
    content = readers()[kind](text, path)
    assert not content.diagnostics, content.diagnostics
    return content.documents


def told(rule: str, kind: str = "event-pattern") -> list[JsonValue]:
    """What the rule says to a high and to a low finding."""
    given = {
        "rule": (kind, read(kind, rule, "rule.yaml")),
        "events": ("events", read("events", f"[{HIGH}, {LOW}]", "")),
    }
    said = decide(given, {})
    assert isinstance(said, dict)
    events = said["events"]
    assert isinstance(events, list)
    return [each["told"] for each in events if isinstance(each, dict)]


@pytest.mark.parametrize(
    "written",
    [
        WANTED,
        {"Name": "r", "EventPattern": json.dumps(WANTED), "State": "ENABLED", "EventBusName": "default"},
        {"Name": "r", "EventPattern": WANTED},
        {
            "Rules": [
                {"Name": "r", "EventPattern": json.dumps(WANTED)},
                {"Name": "s", "ScheduleExpression": "rate(1 day)"},
            ]
        },
    ],
)
def test_a_pattern_is_read_as_written_and_as_the_cli_prints_it(written: JsonValue) -> None:
    assert told(json.dumps(written)) == ["yes", "no"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"State": "DISABLED"}, ["no", "no"]),
        ({"EventBusName": "arn:aws:events:eu-central-1:111122223333:event-bus/default"}, ["yes", "no"]),
        ({"EventBusName": "other"}, ["no", "no"]),
        ({"State": "PAUSED"}, ["unknown", "no"]),
        ({"EventPattern": {"detail": [{"regex": "x"}]}}, ["unknown", "unknown"]),
    ],
)
def test_a_rule_that_is_off_or_elsewhere_tells_nobody(changed: dict[str, JsonValue], expected: list[str]) -> None:
    assert told(json.dumps({"Name": "r", "EventPattern": WANTED, **changed})) == expected


def template(more: str = "", label: str = "HIGH", targets: str = "[{Id: a, Arn: b}]") -> str:
    return (
        f"Resources:\n  R:\n    Type: AWS::Events::Rule\n{more}    Properties:\n      Targets: {targets}\n"
        f"      EventPattern: {{detail: {{findings: {{Severity: {{Label: [{label}]}}}}}}}}\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (template(), ["yes", "no"]),
        (template(label="!Ref Least"), ["unknown", "unknown"]),
        (template(label="HIGH, !Ref More"), ["yes", "unknown"]),
        (template(more="    Condition: Wanted\n"), ["unknown", "no"]),
        (template(targets="[]"), ["unknown", "no"]),
        ("Resources: {R: {Type: 'AWS::Events::Rule'}}", ["unknown", "unknown"]),
    ],
)
def test_a_rule_of_a_template_answers_as_far_as_it_can_be_told(text: str, expected: list[str]) -> None:
    assert told(text, "cloudformation") == expected


def test_a_pattern_that_eventbridge_refuses_is_a_mistake_at_its_place() -> None:
    content = readers()["event-pattern"]('{\n "source": ["s"],\n "detail": {"a": []}\n}', "rule.json")
    assert [(each.span and each.span.line, each.message) for each in content.diagnostics] == [
        (3, "EventBridge refuses this pattern: an empty list")
    ]


@pytest.mark.parametrize("text", [HIGH, f"[{HIGH}]", f'{{"about": "made up", "events": [{HIGH}]}}', f"{HIGH}\n{HIGH}"])
def test_events_are_read_alone_in_a_list_or_one_after_the_other(text: str) -> None:
    assert {json.dumps(each.value) for each in read("events", text, "events.json")} == {HIGH}
