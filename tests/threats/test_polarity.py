"""Under which sign a condition reads an attribute; the proof that worst and best bound it."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from itertools import product
from types import SimpleNamespace

import pytest

from proofbook.threats.polarity import UNCERTAIN, polarity
from proofbook.threats.pytm_adapter import LIBRARY, conditions, reads_uncertainly
from tests.model.projects import SHIPPED

CONDITIONS = {
    each["SID"]: each["condition"]
    for each in json.loads(LIBRARY.read_text(encoding="utf-8"))
    if "DEPRECATED" not in each
}
PLAIN = sorted(id for id, each in conditions().items() if UNCERTAIN not in each.reads.values())


@pytest.mark.parametrize(
    ("condition", "signs"),
    [
        ("target.a", {"a": "true"}),
        ("not target.a", {"a": "false"}),
        ("target.a is False", {"a": "false"}),
        ("not (target.a is False)", {"a": "true"}),
        (
            "target.controls.a is True and not (target.b or not target.c)",
            {"b": "false", "c": "true", "controls.a": "true"},
        ),
        ("target.a is True or target.a is False", {"a": UNCERTAIN}),
        ("target.a == target.b", {"a": UNCERTAIN, "b": UNCERTAIN}),
        ("target.a is not True", {"a": UNCERTAIN}),
        ("any(d.x for d in target.data)", {"data": UNCERTAIN, "data.x": UNCERTAIN}),
    ],
)
def test_only_what_is_read_plainly_has_a_sign(condition: str, signs: Mapping[str, str]) -> None:
    assert polarity(condition) == signs


@pytest.mark.parametrize("type", PLAIN)
def test_a_sign_holds_whatever_else_is_true(type: str) -> None:
    """Every live type whose signs are all proved, over its whole truth table."""
    reads = conditions()[type].reads
    for values in product([False, True], repeat=len(reads)):
        given = dict(zip(reads, values, strict=True))
        for path, sign in reads.items():
            if _fires(type, given):
                assert _fires(type, given | {path: sign == "true"}), (path, given)


def test_most_of_pytms_types_are_proved() -> None:
    assert len(PLAIN) > 0.75 * len(CONDITIONS)


def test_only_three_types_read_a_property_against_its_sense_firing_where_there_is_no_xml_parser() -> None:
    goods = {each.pytm: each.good == "yes" for each in SHIPPED.properties.values() if each.pytm}
    against = {(id, path) for id in conditions() for path in reads_uncertainly(id, goods)}
    words = {("CR05", "controls.usesEncryptionAlgorithm"), ("DS02", "environment")}
    assert against - words == {(id, "usesXMLParser") for id in ("INP19", "INP21", "INP22")}


@pytest.mark.parametrize("type", sorted(id for id, each in conditions().items() if "protocol" in each.reads))
def test_every_comparison_of_a_protocol_makes_a_type_likelier_when_it_is_true(type: str) -> None:
    """So an unstated protocol, which is equal to and other than every word, bounds the type from above."""
    tree = ast.parse(CONDITIONS[type], mode="eval")
    assert not [each for each in ast.walk(tree) if isinstance(each, ast.Not)]
    compared = [each for each in ast.walk(tree) if isinstance(each, ast.Compare) and "protocol" in ast.unparse(each)]
    assert compared
    assert all(isinstance(op, ast.Eq | ast.NotEq) for each in compared for op in each.ops)


def _fires(type: str, given: Mapping[str, bool]) -> bool:
    target = SimpleNamespace()
    for path, value in given.items():
        *way, name = path.split(".")
        holder = target
        for step in way:
            holder = holder.__dict__.setdefault(step, SimpleNamespace())
        setattr(holder, name, value)
    return bool(eval(CONDITIONS[type], {}, {"target": target}))  # noqa: S307
