"""An observation is what a check saw, down to line and digest; what it didn't see is said, and never a pass."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from proofbook.evidence.observation import Evidence, Observation, Result
from tests.evidence.conftest import NAMED, Observe

ARTIFACTS = """\
artifacts:
  - {path: pods.yaml, kind: kubernetes, of: controller, origin: illustrative, vantage: declared}
"""
CLAIM = "mitigations:\n  network-policy: {at: controller, how: Somehow.}\n"
POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: %s\nspec:\n  hostNetwork: %s\n  other: 1\n"
PODS = POD % ("good", "false") + "---\n" + POD % ("bad", "true")


def results(evidence: Evidence) -> list[tuple[str, str, str]]:
    return [(each.subject, each.object, each.result.value) for each in evidence.observations]


def only(evidence: Evidence) -> Observation:
    (found,) = evidence.observations
    return found


def test_a_check_observes_each_object_it_looked_at(observe: Observe) -> None:
    seen = observe(ARTIFACTS + CLAIM, {"pods.yaml": PODS}, {"named": NAMED})
    assert results(seen) == [("controller", "Pod bad", "fail"), ("controller", "Pod good", "pass")]
    assert not seen.diagnostics


def test_an_observation_cites_line_lines_and_digest(observe: Observe) -> None:
    (cite,) = observe(ARTIFACTS, {"pods.yaml": PODS}, {"named": NAMED}).observations[0].cites
    assert (cite.path, cite.span.line, cite.span.column) == ("models/artifacts/pods.yaml", 14, 3)
    assert cite.sha256 == hashlib.sha256(PODS.encode()).hexdigest()
    assert cite.excerpt == ((13, "spec:"), (14, "  hostNetwork: true"), (15, "  other: 1"))
    assert cite.last == 14


@pytest.mark.parametrize(("lines", "last"), [(3, 5), (30, 2)], ids=["short", "long"])
def test_a_value_that_the_excerpt_shows_whole_is_marked_whole(lines: int, last: int, observe: Observe) -> None:
    pods = "apiVersion: v1\nspec:\n" + "".join(f"  key{each}: 1\n" for each in range(lines)) + "kind: Pod\n"
    looks = NAMED.replace('"at": ["spec", "hostNetwork"]', '"at": ["spec"]').replace("[pod.metadata.name]", '["x"]')
    (cite,) = only(observe(ARTIFACTS, {"pods.yaml": pods}, {"named": looks})).cites
    assert (cite.span.line, cite.last) == (2, last)


def test_a_failure_without_a_claim_is_observed_all_the_same(observe: Observe) -> None:
    assert ("controller", "Pod bad", "fail") in results(observe(ARTIFACTS, {"pods.yaml": PODS}, {"named": NAMED}))


def test_a_claim_whose_check_found_nothing_to_judge_is_not_observed(observe: Observe) -> None:
    seen = observe(ARTIFACTS + CLAIM, {"pods.yaml": "apiVersion: v1\nkind: Node\n"}, {"named": NAMED})
    assert results(seen) == [("controller", "", "not-observed")]
    assert only(seen).message == "Nothing that was read is what the check judges."


def test_a_claim_without_an_artifact_is_not_observed(observe: Observe) -> None:
    seen = only(observe(CLAIM, {}, {"named": NAMED}))
    assert (seen.result, seen.cites) == (Result.NOT_OBSERVED, ())
    assert seen.message == "The model names no kubernetes artifact of it."


def test_a_claim_for_the_whole_system_is_not_observed_once(observe: Observe) -> None:
    claim = "mitigations:\n  network-policy: {how: Everywhere.}\n"
    assert results(observe(claim, {}, {"named": NAMED})) == [("shop", "", "not-observed")]
    assert ("shop", "", "not-observed") not in results(
        observe(ARTIFACTS + claim, {"pods.yaml": PODS}, {"named": NAMED})
    )


def test_without_claim_and_without_object_there_is_nothing_to_say(observe: Observe) -> None:
    assert not observe(ARTIFACTS, {"pods.yaml": "apiVersion: v1\nkind: Node\n"}, {"named": NAMED}).observations


def test_a_check_sees_all_artifacts_of_a_subject_and_no_others(observe: Observe) -> None:
    counted = (
        'observations contains {"object": "all", "result": "pass", "message": message, "cites": []} if {\n'
        '    count(input.artifacts) > 0\n    message := concat(" ", [input.subject.technology, '
        'concat(",", [each.path | some each in input.artifacts])])\n}'
    )
    model = (
        "artifacts:\n"
        "  - {path: a.yaml, kind: kubernetes, of: [controller, vault], origin: repository}\n"
        "  - {path: b.yaml, kind: kubernetes, of: controller, origin: repository}\n"
        "  - {path: c.yaml, kind: helm-values, of: controller, origin: repository}\n"
    )
    seen = observe(model, {"a.yaml": PODS, "b.yaml": PODS, "c.yaml": "a: 1"}, {"counted": counted})
    assert [each.message for each in seen.observations] == [
        "external-secrets-controller models/artifacts/a.yaml,models/artifacts/b.yaml",
        "aws-secrets-manager models/artifacts/a.yaml",
    ]
    # What cites no place rests on every file that was read.
    assert [each.path for each in seen.observations[0].cites] == ["models/artifacts/a.yaml", "models/artifacts/b.yaml"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: [}", "models/artifacts/pods.yaml can't be read: line 1: "),
        ("replicas: 1", "a document is no Kubernetes object"),
        (b"\xff\xfe", "models/artifacts/pods.yaml is not text in UTF-8"),
    ],
)
def test_what_cannot_be_read_leaves_every_check_of_it_undecided(observe: Observe, text: str | bytes, why: str) -> None:
    model = ARTIFACTS + "  - {path: good.yaml, kind: kubernetes, of: [controller, vault], origin: repository}\n"
    seen = observe(model, {"pods.yaml": text, "good.yaml": POD % ("good", "false")}, {"named": NAMED})
    assert results(seen) == [("controller", "", "undecided"), ("vault", "Pod good", "pass")]
    assert why in seen.observations[0].message
    assert why in seen.artifacts[0].problem
    assert seen.artifacts[0].sha256


def test_a_broken_artifact_is_one_mistake_where_the_model_names_it(observe: Observe) -> None:
    (found,) = observe(ARTIFACTS, {"pods.yaml": "a: [}"}, {"named": NAMED}).diagnostics
    assert found.rule == "artifact-unreadable"
    assert found.span is not None
    assert (found.span.path, found.span.line) == ("models/shop.yaml", 7)


def test_a_kind_that_nothing_reads_is_a_mistake_with_the_nearest(observe: Observe) -> None:
    seen = observe(ARTIFACTS.replace("kubernetes", "kubernets"), {"pods.yaml": PODS}, {"named": NAMED})
    (found,) = seen.diagnostics
    assert (found.rule, found.help) == ("unknown-artifact-kind", "did you mean `kubernetes`?")


def test_values_of_a_secret_reach_nobody_and_break_nothing(observe: Observe) -> None:
    keys = (
        'observations contains {"object": secret.metadata.name, "result": "pass", "message": json, "cites": []} if {\n'
        '    some secret in input.artifacts[0].documents\n    secret.kind == "Secret"\n'
        '    json := sprintf("%v", [input])\n}'
    )
    secret = (
        "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  password: Y2FuYXJ5LW9uZQ==\n"
        "stringData:\n  other: canary-two\n  text: |\n    canary-three\ntype: Opaque\n---\n"
    )
    seen = observe(ARTIFACTS, {"pods.yaml": secret + PODS}, {"keys": keys, "named": NAMED})
    assert len(seen.observations) == 3
    assert "canary" not in repr(seen)
    assert "Y2FuYXJ5" not in repr(seen)


def test_parameters_come_from_the_check_and_then_from_the_claim(observe: Observe) -> None:
    policy = (
        'observations contains {"object": "x", "result": "pass", "message": input.parameters.name, "cites": []} if '
        "count(input.artifacts) > 0"
    )
    metadata = '#   parameters:\n#     name: {default: "the check says", about: A name.}\n'
    claim = CLAIM.replace("Somehow.", "Somehow., parameters: {told: {name: the model says}}")
    for model, message in ((ARTIFACTS, "the check says"), (ARTIFACTS + claim, "the model says")):
        assert only(observe(model, {"pods.yaml": PODS}, {"told": (policy, metadata)})).message == message


def test_a_check_meant_for_a_technology_runs_at_nothing_else(observe: Observe) -> None:
    metadata = "#   subjects: aws-secrets-manager\n"
    claim = "mitigations:\n  network-policy: {at: [controller, vault], how: Somehow.}\n"
    seen = observe(ARTIFACTS + claim, {"pods.yaml": PODS}, {"named": (NAMED, metadata)})
    assert results(seen) == [("vault", "", "not-observed")]


def test_a_check_meant_for_a_technology_that_a_claim_is_nowhere_at_misses_nothing_there(observe: Observe) -> None:
    metadata = "#   subjects: aws-lambda\n"
    claim = "mitigations:\n  network-policy: {how: Everywhere.}\n"
    assert not observe(ARTIFACTS + claim, {"pods.yaml": PODS}, {"named": (NAMED, metadata)}).observations


def test_a_result_expires_as_many_days_after_collection_as_the_check_says(observe: Observe) -> None:
    model = ARTIFACTS.replace("illustrative", "collected, collected: 2026-10-01")
    seen = observe(model, {"pods.yaml": PODS}, {"named": (NAMED, "#   valid-days: 30\n")})
    assert {(each.collected, each.expires) for each in seen.observations} == {(date(2026, 10, 1), date(2026, 10, 31))}
    undated = observe(ARTIFACTS, {"pods.yaml": PODS}, {"named": (NAMED, "#   valid-days: 30\n")})
    assert {(each.collected, each.expires) for each in undated.observations} == {(None, None)}


def test_what_was_collected_after_the_day_of_the_assessment_does_not_count(observe: Observe) -> None:
    model = ARTIFACTS.replace("illustrative", "collected, collected: 2026-11-02")
    assert only(observe(model, {"pods.yaml": PODS}, {"named": NAMED})).result is Result.UNDECIDED


SEEN = '{"object": "x", "result": "pass", "message": "m", "cites": []}'


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        ("observations := 5", "no observation: not a set"),
        ('observations := {"a": 1}', "no observation: not a set"),
        ('observations contains "pass"', "no observation: 0"),
        (f"observations contains {SEEN.replace('pass', 'passed')}", "no observation: 0/result"),
        (f"observations contains {SEEN.replace('pass', 'not-observed')}", "no observation: 0/result"),
        (f"observations contains {SEEN.replace('message', 'massage')}", "no observation: 0/message"),
        (f"observations contains {SEEN.replace(chr(34) + 'x' + chr(34), '5')}", "no observation: 0/object"),
        (f"""observations contains {SEEN.replace("[]", '[{"path": "etc"}]')}""", "cites document 0 of `etc`"),
        ("observations contains x if { x := ", "does not compile: this is unclosed (bad.rego, line 9)"),
        ("observations contains x if x := opa.runtime()", "calls `opa.runtime`, which a check may not"),
        ("observations := count(numbers.range(1, 100000000))", "held more than 512 MB of memory"),
    ],
)
def test_a_check_that_misbehaves_is_undecided_alone(observe: Observe, policy: str, why: str) -> None:
    seen = observe(ARTIFACTS, {"pods.yaml": PODS}, {"bad": policy, "named": NAMED})
    assert results(seen)[0] == ("controller", "", "undecided")
    assert why in seen.observations[0].message
    assert len(seen.observations) == 3


def test_several_sayings_about_one_object_are_one_and_the_worst_counts(observe: Observe) -> None:
    policy = "\n".join(
        f'observations contains {{"object": "x", "result": "{result}", "message": "{result} {number}."}}'
        for number, result in enumerate(("pass", "fail", "undecided", "fail"))
    )
    found = only(observe(ARTIFACTS, {"pods.yaml": PODS}, {"many": policy}))
    assert (found.result, found.message) == (Result.FAIL, "fail 1. fail 3.")


def test_ids_hold_while_everything_else_changes(observe: Observe) -> None:
    before = observe(ARTIFACTS + CLAIM, {"pods.yaml": PODS}, {"named": NAMED})
    changed = PODS.replace("hostNetwork: true", "hostNetwork: false").replace("good", "gone")
    after = observe(ARTIFACTS, {"pods.yaml": changed}, {"another": NAMED, "named": NAMED})
    bad = [each.id for each in (*before.observations, *after.observations) if each.object == "Pod bad"]
    assert len(bad) == 3
    assert len(set(bad)) == 2
