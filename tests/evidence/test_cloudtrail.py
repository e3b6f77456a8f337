"""A log is read in each form in which records are handed on, says its period, and keeps the place of each call."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from proofbook.evidence.intake import artifact
from proofbook.evidence.jail import Jail
from proofbook.evidence.modules import modules
from proofbook.evidence.readers.cloudtrail import MOST_CALLS, read
from proofbook.evidence.sighting import sightings
from proofbook.model.systems import loaded
from proofbook.source.folder import Folder
from tests.evidence.conftest import AS_OF, MODEL, ROOT, SHIPPED

EVENTS = ROOT / "models/artifacts/amazon-q-developer/events"
IDENTITY = {
    "type": "AssumedRole",
    "arn": "arn:aws:sts::111122223333:assumed-role/developer/ana",
    "sessionContext": {"sessionIssuer": {"arn": "arn:aws:iam::111122223333:role/developer"}},
}


def record(**more: object) -> dict[str, object]:
    known = {"eventTime": "2026-11-02T08:00:00Z", "eventSource": "s3.amazonaws.com", "eventName": "ListBuckets"}
    return {**known, **more}


def log(text: str, path: str = "log.json") -> Any:
    content = read(text, path)
    assert not content.diagnostics, content.diagnostics
    return content.documents[0].value


def wrong(text: str) -> str:
    content = read(text, "log.json")
    assert not content.documents
    return content.diagnostics[0].message


TWO = (record(), record(eventTime="2026-11-03T09:00:00Z", eventName="DeleteBucket", readOnly=False))
PRINTED = [{"EventName": each["eventName"], "CloudTrailEvent": json.dumps(each)} for each in TWO]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (json.dumps({"Records": TWO}), ["Records", 1]),
        (json.dumps({"Events": PRINTED}), ["Events", 1, "CloudTrailEvent"]),
        (json.dumps(TWO), [1]),
        ("\n".join(json.dumps(each) for each in TWO), [1]),
        ("\n".join(json.dumps({"Records": [each]}, indent=2) for each in TWO), [1, "Records", 0]),
    ],
)
def test_each_form_of_a_log_gives_the_same_calls_with_their_places(text: str, place: list[str | int]) -> None:
    for path in ("log.json", "log.json.gz", "log.jsonl"):
        said = log(text, path)
        assert (said["records"], said["first"], said["last"]) == (2, "2026-11-02T08:00:00Z", "2026-11-03T09:00:00Z")
        assert said["calls"][1]["eventName"] == "DeleteBucket"
        assert said["calls"][1]["at"] == place


def test_a_call_is_placed_at_its_line() -> None:
    content = read(json.dumps({"Records": TWO}, indent=1), "log.json")
    assert content.documents[0].place(["Records", 1, "eventName"])[0].span.line == 11


def test_like_calls_are_counted_together_and_told_by_what_a_check_asks_for() -> None:
    calls = log(json.dumps([record(), record(eventTime="2026-11-02T08:01:00Z"), record(errorCode="AccessDenied")]))[
        "calls"
    ]
    assert [(each["times"], each["succeeded"]) for each in calls] == [(2, True), (1, False)]


@pytest.mark.parametrize(
    ("more", "key", "value"),
    [
        ({"readOnly": "false"}, "readOnly", False),
        ({}, "readOnly", None),
        ({"errorCode": ""}, "succeeded", True),
        ({"errorMessage": "no"}, "succeeded", None),
        ({"userIdentity": IDENTITY}, "principal", "arn:aws:iam::111122223333:role/developer"),
        (
            {"userIdentity": {"type": "AWSService", "invokedBy": "athena.amazonaws.com"}},
            "principal",
            "athena.amazonaws.com",
        ),
        ({"userIdentity": "ana"}, "principal", None),
        (
            {"additionalEventData": {"lakeFormationPrincipal": "arn:aws:iam::1:role/a"}},
            "lakeFormationPrincipal",
            "arn:aws:iam::1:role/a",
        ),
    ],
)
def test_what_a_record_says_is_told_in_one_form(more: dict[str, object], key: str, value: object) -> None:
    assert log(json.dumps([record(**more)]))["calls"][0][key] == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (json.dumps([record(), {"a": 1}]), "record 2: it has no `eventTime`"),
        (json.dumps([record(eventTime="yesterday")]), "record 1: `eventTime` is no time such as 2026-11-02T08:15:00Z"),
        (json.dumps([record(userAgent=5)]), "record 1: `userAgent` is no text"),
        (json.dumps([record(readOnly=1)]), "record 1: `readOnly` is no yes or no"),
        ('{"Events": [{"CloudTrailEvent": "{"}]}', "record 1: its text is not one value of JSON"),
        ("[1]", "record 1: it is no mapping"),
        ('{"digestStartTime": "2026-11-02T08:00:00Z"}', "record 1: it has no `eventTime`"),
        (json.dumps({"Records": "none"}), "record 1: it has no `eventTime`"),
    ],
)
def test_what_is_no_record_is_named_and_nothing_counts(text: str, message: str) -> None:
    assert wrong(text) == message


def test_an_empty_list_and_a_list_that_goes_on_are_told() -> None:
    assert (log('{"Records": []}')["records"], log('{"Records": []}')["first"]) == (0, None)
    assert log(json.dumps({"Events": PRINTED, "NextToken": "x"}))["more"] is True
    assert log(json.dumps({"Events": PRINTED, "NextToken": None}))["more"] is False


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        json.dumps({"Events": [{"CloudTrailEvent": "[" * 20_000}]}),
        json.dumps([record(requestParameters={"a": "b" * 2_000_000})])[:-1_000],
        json.dumps([record(eventName=f"Call{number}") for number in range(MOST_CALLS + 1)]),
        "&a [*a, *a]",
        "{" + '"Records": [],' * 2 + "}",
    ],
)
def test_hostile_logs_end_as_a_mistake(text: str) -> None:
    assert wrong(text)


ARTIFACTS = (
    "artifacts:\n  - {path: log.json.gz, kind: cloudtrail, of: vault, origin: illustrative, vantage: declared}\n"
)
PACKED = gzip.compress(json.dumps({"Records": TWO}).encode(), mtime=0)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (PACKED, ""),
        (PACKED[:-9], "it ends too soon"),
        (b"\x1f\x8b" + PACKED[10:], "it is no gzip file, or a damaged one"),
        (PACKED + PACKED, "it holds more than one file"),
        (gzip.compress(b"0" * 50_000_000, mtime=0), "it holds more than 5 MB"),
        (gzip.compress(b"\xff\xfe\x00", mtime=0), "is not text in UTF-8"),
        (b"", "it ends too soon"),
    ],
)
def test_a_packed_log_is_unpacked_or_said_to_be_broken(tmp_path: Path, raw: bytes, why: str) -> None:
    (tmp_path / "models" / "artifacts").mkdir(parents=True)
    (tmp_path / "models" / "artifacts" / "log.json.gz").write_bytes(raw)
    (tmp_path / "models" / "shop.yaml").write_text(MODEL + ARTIFACTS, encoding="utf-8")
    folder = Folder(tmp_path)
    (system,) = loaded(folder, "models/shop.yaml", SHIPPED, AS_OF).systems
    taken = artifact(system.artifacts[0], folder, AS_OF)
    assert why in taken.problem
    assert bool(taken.documents) is not bool(why)


def test_the_shipped_log_is_packed_without_a_date_and_says_that_it_is_synthetic() -> None:
    (packed,) = EVENTS.glob("*.gz")
    assert packed.read_bytes()[4:8] == b"\0\0\0\0"
    assert "synthetic records" in gzip.decompress(packed.read_bytes()).decode()


def test_a_full_log_is_judged_in_time(jail: Jail) -> None:
    agent = "aws-cli/2.27.50 exec-env/AmazonQ-For-CLI-Version-1.19.0"
    text = json.dumps([record(eventName=f"Call{number}", userAgent=agent, readOnly=False) for number in range(500)])
    check = SHIPPED.checks["cloudtrail-assistant-writes"]
    given = {"log.json": ("cloudtrail", read(text, "log.json").documents)}
    said = sightings(jail, modules(check, SHIPPED.rego_modules), check.package, None, {}, given)
    assert isinstance(said, tuple), said
    assert (said[0].result, len(said[0].cites)) == ("fail", 12)
    assert said[0].table is not None
    assert len(said[0].table.rows) == 200
    assert said[0].message.endswith(" and 495 other kinds of call")
