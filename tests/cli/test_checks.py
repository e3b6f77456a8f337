"""`proofbook checks`: what there is, and whether it does what its examples say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

CHECK = """# METADATA
# title: Pods have names
# description: Who has no name can't be asked.
# custom:
#   mitigation: network-policy
#   reads: kubernetes
#   fix: Name it.
package checks.pod_named
import rego.v1
observations contains seen if {
\tartifact := input.artifacts[_]
\tpod := artifact.documents[number]
\tpod.kind == "Pod"
\tcite := {"path": artifact.path, "document": number}
\tseen := {"object": "Pod", "result": result(pod), "message": "It was looked at.", "cites": [cite]}
}
result(pod) := "pass" if pod.metadata.name
else := "fail"
"""
TEST = """package checks.pod_named_test
import rego.v1
artifact(text) := [{"path": "p.yaml", "kind": "kubernetes", "text": text}]
cases := [
\t{"name": "named", "expect": "pass", "artifacts": artifact("{apiVersion: v1, kind: Pod, metadata: {name: x}}")},
\t{"name": "nameless", "expect": "fail", "artifacts": artifact("{apiVersion: v1, kind: Pod, metadata: {}}")},
]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project that has a check of its own, and nothing else."""
    folder = tmp_path / "controls" / "checks"
    folder.mkdir(parents=True)
    (folder / "pod-named.rego").write_text(CHECK, encoding="utf-8")
    (folder / "pod-named_test.rego").write_text(TEST, encoding="utf-8")
    return tmp_path


def test_the_project_s_own_check_is_listed_among_the_shipped(own: Path, run: Run) -> None:
    listed = {each["id"]: each for each in json.loads(run("-C", own, "checks", "--format", "json").stdout)}
    assert len(listed) >= 61
    assert listed["pod-named"] == {
        "id": "pod-named", "title": "Pods have names", "mitigation": "network-policy", "reads": ["kubernetes"],
        "method": "examine", "own": True,
    }  # fmt: skip
    assert not listed["kms-key-rotation"]["own"]
    assert "pod-named (the project's own)\n    Pods have names\n" in run("-C", own, "checks").stdout


def test_its_examples_are_run_as_those_of_the_shipped(own: Path, run: Run) -> None:
    ended = run("-C", own, "checks", "test", "pod-named", "kms-key-rotation")
    assert ended.code == 0
    assert ended.stdout.startswith("2 checks, ")


def test_an_example_that_comes_out_otherwise_fails(own: Path, run: Run) -> None:
    test = own / "controls" / "checks" / "pod-named_test.rego"
    test.write_text(TEST.replace("metadata: {}", "metadata: {name: y}"), encoding="utf-8")
    ended = run("-C", own, "checks", "test", "pod-named")
    assert ended.code == 1
    assert ended.stdout == (
        "pod-named: “nameless” is pass, not fail: It was looked at.\n1 check, 2 examples; 1 check wrong\n"
    )


def test_a_check_that_does_not_exist_is_not_run(own: Path, run: Run) -> None:
    ended = run("-C", own, "checks", "test", "pod-name")
    assert (ended.code, ended.stdout) == (2, "")
    assert "did you mean `pod-named`?" in ended.stderr
