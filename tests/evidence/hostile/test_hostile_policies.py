"""A hostile policy comes to undecided, alone, soon; what its neighbours say stays what it was."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from proofbook.evidence.check_cases import Case, outcome
from proofbook.evidence.jail import Jail, Module, Undecided
from proofbook.evidence.jail.limits import Limits
from proofbook.evidence.observation import Result
from proofbook.evidence.readers import readers
from proofbook.evidence.sighting import Sighting, sightings
from proofbook.library.check import Check, check
from tests.evidence.hostile.policies import PASSES, TROUBLE

GIVEN = {"pod.yaml": ("kubernetes", readers()["kubernetes"]("apiVersion: v1\nkind: Pod\n", "pod.yaml").documents)}
HEAD = (
    "# METADATA\n# title: A title\n# description: Why.\n# custom:\n#   mitigation: network-policy\n"
    "#   reads: kubernetes\n#   fix: Do it.\n"
)


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail(Limits(seconds=1, megabytes=250, answer_bytes=100_000)) as jail:
        yield jail


def said(jail: Jail, policy: str, name: str = "hostile") -> tuple[Sighting, ...] | Undecided:
    module = Module(name=f"{name}.rego", text=f"package checks.{name}\n{policy}\n")
    return sightings(jail, (module,), f"checks.{name}", None, {}, GIVEN)


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_hostile_policy_is_undecided_soon_and_its_neighbour_is_heard(jail: Jail, trouble: str) -> None:
    started = time.monotonic()
    answer = said(jail, TROUBLE[trouble])
    assert isinstance(answer, Undecided), answer
    assert time.monotonic() - started < 15
    # A comment makes it another policy, as a known one is not evaluated again.
    honest = said(jail, f"{PASSES}\n# after {trouble}", "honest")
    assert isinstance(honest, tuple), honest
    assert [each.result for each in honest] == ["pass"]


@pytest.mark.parametrize("policy", [f"{PASSES} if nothing.here", f"import data.checks.honest\n{PASSES} if honest.x"])
def test_what_rests_on_something_that_is_not_there_sees_nothing(jail: Jail, policy: str) -> None:
    assert said(jail, policy) == ()


def test_what_a_message_holds_comes_back_as_text(jail: Jail) -> None:
    message = "<img src=x onerror=alert(1)> \\u202e \\u0001 {{ 7*7 }}"
    answer = said(jail, PASSES.replace('"m"', f'"{message}"'))
    assert isinstance(answer, tuple)
    assert answer[0].message == "<img src=x onerror=alert(1)> \u202e \x01 {{ 7*7 }}"


ALIASES = "# a: &a [x, x, x]\n" + "".join(
    f"# {chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD + "package checks.honest\n", "not named like its file"),
        (HEAD + "x := 1\n", "not named like its file"),
        ("# METADATA\n" + ALIASES + "package checks.hostile\n", "stand for more than"),
        ("# METADATA\n# title: " + "[" * 5000 + "\npackage checks.hostile\n", "levels deep"),
        ("# METADATA\n# title: !!python/object/apply:os.system [id]\npackage checks.hostile\n", "tags have no meaning"),
    ],
)
def test_metadata_that_is_a_bomb_or_a_lie_is_a_mistake_of_the_check(text: str, why: str) -> None:
    found = check("controls/checks/hostile.rego", text, "")
    assert not isinstance(found, Check)
    assert why in found[0].message


def test_an_example_that_lies_is_found_out(jail: Jail) -> None:
    read = check(
        "controls/checks/hostile.rego", f"{HEAD}package checks.hostile\n{PASSES.replace('pass', 'fail')}\n", ""
    )
    assert isinstance(read, Check)
    artifact = {"path": "a.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: Pod\n"}
    lie = Case.model_validate({"name": "It passes.", "expect": "pass", "artifacts": (artifact,)})
    assert outcome(lie, replace(read, test=""), {}, jail).result is Result.FAIL
