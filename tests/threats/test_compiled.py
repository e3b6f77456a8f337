"""Our conditions, compiled for pytm, say the same as the verdict over the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from proofbook.library.condition_shape import ConditionShape
from proofbook.library.terms import Answer
from proofbook.library.threat_type import ThreatType
from proofbook.model.conditions import verdict
from proofbook.threats.compiled import compiled, occurrences
from proofbook.threats.pytm_adapter import findings
from tests.model.projects import SHIPPED
from tests.threats.generated import FIELDS, KINDS, TECHNOLOGIES, YES_NO, Sections, built, models, some

SOME = next(iter(SHIPPED.threat_types.values()))
Shape = dict[str, Any]

ASSETS = some({name: KINDS[name] for name in ("secret", "data", "confidentiality", "interactive-login")})
ANYWHERE: Mapping[str, st.SearchStrategy[Any]] = {
    "property": st.dictionaries(st.sampled_from(["is-hardened", "uses-vpn"]), st.sampled_from(YES_NO), min_size=1),
    "reachable-by": some({"kind": ("person", "anonymous"), "trust": ("anonymous", "operator")}),
    "in": st.fixed_dictionaries({"kind": st.sampled_from(["account", "network"])}),
}
AT_COMPONENT = {
    "technology": st.sampled_from([each for one in TECHNOLOGIES.values() for each in one]),
    "kind": st.sampled_from(["process", "data-store"]),
    "processes": ASSETS,
    "holds": ASSETS,
}
AT_FLOW = {
    "carries": ASSETS,
    "crosses": some({"kind": ("account", "network"), "inward": YES_NO}),
    **{name: st.sampled_from(words) for name, words in FIELDS.items()},
}


def conditions(on: str, depth: int = 2) -> st.SearchStrategy[Shape]:
    """Conditions that make sense at a component or a data flow, nested."""
    atoms = {**ANYWHERE, **(AT_COMPONENT if on == "component" else AT_FLOW)}
    one = st.one_of([st.fixed_dictionaries({name: value}) for name, value in atoms.items()])
    if depth == 0:
        return one
    below, several = conditions(on, depth - 1), st.lists(conditions(on, depth - 1), min_size=1, max_size=3)
    ends, other = (("inbound", "outbound"), "flow") if on == "component" else (("source", "target"), "component")
    nested: Mapping[str, st.SearchStrategy[Any]] = {
        "all": several, "any": several, "not": below, **dict.fromkeys(ends, conditions(other, 0))
    }  # fmt: skip
    return st.one_of(one, *(st.fixed_dictionaries({name: value}) for name, value in nested.items()))


def typed(id: str, on: str, when: Shape) -> ThreatType:
    return SOME.model_copy(update={"id": id, "on": on, "when": ConditionShape.model_validate(when)})


TYPES = st.one_of([st.tuples(st.just(on), conditions(on)) for on in ("component", "flow")])


@settings(max_examples=10)
@given(models(), st.lists(TYPES, min_size=6, max_size=10))
def test_pytm_finds_at_best_what_is_certain_and_at_worst_what_is_not_ruled_out(
    model: Sections, written: list[tuple[str, Shape]]
) -> None:
    types = {f"t{number}": typed(f"t{number}", on, when) for number, (on, when) in enumerate(written)}
    content = replace(SHIPPED, threat_types=types)
    made = built(model)
    best, worst = (
        {(each.type, each.element) for each in findings(made, content, worst=bad) if each.type in types}
        for bad in (False, True)
    )
    for id, type in types.items():
        for element in made.components if type.on == "component" else made.flows:
            said = verdict(type.when.tree, element, made).answer
            assert ((id, element.id) in best) is (said is Answer.YES), (type.when.tree, element.id)
            assert ((id, element.id) in worst) is (said is not Answer.NO), (type.when.tree, element.id)


def test_a_compiled_condition_reads_nothing_but_answers() -> None:
    when = {
        "any": [{"technology": "person"}, {"not": {"all": [{"kind": "process"}, {"property": {"is-hardened": "yes"}}]}}]
    }
    type = typed("odd'name", "component", when)
    assert compiled(type) == (
        """(target.answers["odd'name/0"] or (not (target.answers["odd'name/1"] and target.answers["odd'name/2"])))"""
    )
    assert [each.negated for each in occurrences(type)] == [False, True, True]
