"""A broken artifact is unread for a stated reason, soon; odd ones are read; and no damage makes anything better."""

from __future__ import annotations

import gzip
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from proofbook.assessment.assess import assessment
from proofbook.evidence.intake import Artifact, artifact
from proofbook.evidence.jail import Jail
from proofbook.evidence.observation import Evidence, Observation, Result
from proofbook.evidence.observe import observations
from proofbook.evidence.readers import readers
from proofbook.library.load import library
from proofbook.model.artifact import ArtifactRef
from proofbook.model.system import System
from proofbook.model.systems import loaded
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.folder import Folder
from proofbook.source.yaml import parsed_documents
from proofbook.threats.enumeration import enumeration
from tests.evidence.hostile.broken import BYTES, GZIPS, TEXTS, put_what_is_no_file

ROOT = Path(__file__).parent.parent.parent.parent
AS_OF = date(2026, 11, 1)
LIBRARY = library(Folder(ROOT)).library
SHIPPED = [
    (system, ref)
    for path in sorted((ROOT / "models").glob("*.yaml"))
    for system in loaded(Folder(ROOT), f"models/{path.name}", LIBRARY, AS_OF).systems
    if system.variant is None
    for ref in system.artifacts
]
SYSTEM = next(system for system, _ in SHIPPED if system.key == "external-secrets-operator")


class Damaged(Folder):
    """The shipped project, in which some files hold something else."""

    def __init__(self, instead: Mapping[str, bytes]) -> None:
        super().__init__(ROOT)
        self.instead = instead

    def bytes(self, path: str) -> bytes | Diagnostic:
        return self.instead[path] if path in self.instead else super().bytes(path)


def taken(kind: str, raw: bytes, path: str = "models/artifacts/broken.yaml") -> Artifact:
    started = time.monotonic()
    read = artifact(replace(SYSTEM.artifacts[0], path=path, kind=kind), Damaged({path: raw}), AS_OF)
    assert time.monotonic() - started < 15
    return read


def assert_unread(read: Artifact) -> None:
    assert read.problem
    assert not read.documents
    assert len(read.diagnostics) <= 1


@pytest.mark.parametrize("text", TEXTS)
def test_a_broken_text_is_unread_whatever_kind_it_is_meant_to_be(text: str) -> None:
    for kind in readers():
        assert_unread(taken(kind, TEXTS[text].encode()))


@pytest.mark.parametrize("form", BYTES)
def test_what_is_no_text_is_unread(form: str, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_bytes(BYTES[form])
    ref = replace(SYSTEM.artifacts[0], path="broken.yaml")
    assert_unread(artifact(ref, Folder(tmp_path), AS_OF))


@pytest.mark.parametrize("form", GZIPS)
def test_what_cannot_be_unpacked_whole_is_unread(form: str) -> None:
    assert_unread(taken("kubernetes", GZIPS[form], "models/artifacts/broken.yaml.gz"))


def test_what_is_no_file_or_stands_outside_is_never_opened(tmp_path: Path) -> None:
    for name in put_what_is_no_file(tmp_path):
        started = time.monotonic()
        assert_unread(artifact(replace(SYSTEM.artifacts[0], path=name), Folder(tmp_path), AS_OF))
        assert time.monotonic() - started < 5


@pytest.mark.parametrize("name", ["many.yaml", "many.json"])
def test_a_file_of_too_many_values_is_given_up_on(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proofbook.source.composition.MOST_NODES", 1_000)
    monkeypatch.setattr("proofbook.source.json.MOST_VALUES", 1_000)
    assert "holds more than 1,000 values" in taken("helm-values", b"[" + b"1, " * 1_100 + b"1]", name).problem


POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n"


@pytest.mark.parametrize(
    "raw",
    [
        POD.replace("\n", "\r\n").encode(),
        POD.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + POD.encode(),
        f"# \U0001f510 \u202e \u2066\n{POD}".encode(),
        f"---\n{POD}...\n---\n".encode(),
        b'{"apiVersion":\t"v1","kind":"Pod","metadata":{"name":"a"}}',
    ],
    ids=["CRLF", "CR", "mark", "emoji and marks", "separators", "tabs in JSON"],
)
def test_what_is_only_odd_is_read_like_its_plain_form(raw: bytes) -> None:
    plain = taken("kubernetes", POD.encode())
    assert [each.value for each in taken("kubernetes", raw).documents] == [each.value for each in plain.documents]


def test_numbers_that_nothing_can_hold_and_half_characters_do_no_harm() -> None:
    text = b'{"a": 1e400, "b": -1e400, "c": "\\ud800", "d": 1e-400}'
    (read,) = taken("helm-values", text, "models/artifacts/odd.json").documents
    assert read.value == {"a": "1e400", "b": "-1e400", "c": "\ufffd", "d": 0.0}


@pytest.mark.parametrize("path", sorted({ref.path for _, ref in SHIPPED}))
def test_no_damage_to_a_shipped_artifact_is_more_than_a_reason(path: str) -> None:
    """Cut off, with a byte turned, with a value of another type: it is read as something or unread, never a crash."""
    ref = next(ref for _, ref in SHIPPED if ref.path == path)
    raw = Folder(ROOT).bytes(path)
    assert isinstance(raw, bytes)
    for damaged in (*cut(raw), *turned(raw), *retyped(raw)):
        read = artifact(ref, Damaged({path: damaged}), AS_OF)
        assert read.documents == () or not read.problem


@pytest.mark.parametrize("path", sorted({ref.path for _, ref in SHIPPED if ref.path.endswith((".json", ".gz"))}))
def test_what_is_cut_off_is_unread_where_its_form_can_tell(path: str) -> None:
    ref = next(ref for _, ref in SHIPPED if ref.path == path)
    raw = Folder(ROOT).bytes(path)
    assert isinstance(raw, bytes)
    for damaged in cut(raw.rstrip()):
        assert_unread(artifact(ref, Damaged({path: damaged}), AS_OF))


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    """One for all: the same question is evaluated once."""
    with Jail() as jail:
        yield jail


def seen(jail: Jail, folder: Folder) -> Evidence:
    return observations(SYSTEM, LIBRARY, folder, jail, AS_OF)


def test_what_cannot_be_read_leaves_its_checks_undecided_and_all_others_as_they_were(jail: Jail) -> None:
    before = told(seen(jail, Folder(ROOT)))
    for ref in SYSTEM.artifacts[::2]:
        after = told(seen(jail, Damaged({ref.path: b"a: [\xff"})))
        for place in before.keys() | after.keys():
            if is_about(ref, *place):
                assert {each.result for each in after[place]} <= {Result.UNDECIDED}
            else:
                assert after.get(place) == before.get(place)


def test_no_requirement_gets_better_when_an_artifact_cannot_be_read(jail: Jail) -> None:
    before = statuses(SYSTEM, seen(jail, Folder(ROOT)))
    for ref in SYSTEM.artifacts[::6]:
        after = statuses(SYSTEM, seen(jail, Damaged({ref.path: b"\x00"})))
        assert {key: (was, after[key]) for key, was in before.items() if after[key] and not was} == {}


def told(evidence: Evidence) -> dict[tuple[str, str], list[Observation]]:
    """What was seen by check and subject."""
    by: dict[tuple[str, str], list[Observation]] = {}
    for each in evidence.observations:
        by.setdefault((each.check, each.subject), []).append(each)
    return by


def is_about(ref: ArtifactRef, check: str, subject: str) -> bool:
    return ref.kind in LIBRARY.checks[check].reads and subject in ref.of


def statuses(system: System, evidence: Evidence) -> dict[tuple[str, str, str], bool]:
    """Whether each requirement is answered."""
    found = assessment(system, enumeration(system, LIBRARY), evidence, LIBRARY, AS_OF).requirements
    return {(each.framework, each.requirement, each.side): each.status.answered for each in found}


def cut(raw: bytes) -> Iterator[bytes]:
    drawn = random.Random(len(raw))
    for _ in range(6):
        yield raw[: drawn.randrange(len(raw))]


def turned(raw: bytes) -> Iterator[bytes]:
    drawn = random.Random(len(raw))
    for _ in range(6):
        at = drawn.randrange(len(raw))
        yield raw[:at] + bytes([drawn.randrange(256)]) + raw[at + 1 :]


def retyped(raw: bytes) -> Iterator[bytes]:
    """With the value on some line replaced by something of another type."""
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
    nodes = parsed_documents(text, "x.yaml").nodes
    drawn = random.Random(len(raw))
    lines = text.split("\n")
    values = [each for node in nodes for _, each in node.entries] + [
        each for node in nodes for _, value in node.entries for _, each in value.entries
    ]
    for node in drawn.sample(values, min(6, len(values))):
        if node.span.line == node.span.end_line:
            line = lines[node.span.line - 1]
            new = drawn.choice(
                ["5", '"x"', "[]", "{}", "null", "true", "[[[1]]]", '{"Ref": [{}]}', '{"a": null}', "1e400"]
            )
            new_line = line[: node.span.column - 1] + new + line[node.span.end_column - 1 :]
            again = "\n".join([*lines[: node.span.line - 1], new_line, *lines[node.span.line :]]).encode()
            yield gzip.compress(again) if raw[:2] == b"\x1f\x8b" else again
