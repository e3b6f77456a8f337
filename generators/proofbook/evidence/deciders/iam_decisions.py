"""Whether AWS would allow the calls of a corpus under the policies that a check is given.

The check's parameters are the corpus (`evidence/iam/corpus.py` has their names). The answer groups the calls into rows
by user agent and access level: how many are denied, allowed and undecided, some of them by name, and the statements
that decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import JsonValue

from proofbook.evidence.content import Given
from proofbook.evidence.iam.access_levels import level, release
from proofbook.evidence.iam.corpus import USER_AGENT, Corpus, corpus
from proofbook.evidence.iam.decision import Decision, decision
from proofbook.evidence.iam.holders import Holder, holders
from proofbook.evidence.iam.policies import Place, Statement

MOST_STEPS = 3_000_000
"""Calls times what each is compared with; beyond that nothing is decided. All of AWS's actions and a long list of
what is denied need a third of it."""
CHARACTERS = 16
"""Of a pattern, compared in one step."""
NAMED, PLACES = 40, 8


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """`problem`, or for each holder of policies its rows."""
    asked = corpus(parameters)
    if isinstance(asked, str):
        return {"problem": asked, "reference": release(), "holders": []}
    found = holders(given)
    steps = sum(_steps(asked, each) for each in found)
    if steps > MOST_STEPS:
        return {"problem": "there are too many calls and statements to decide", "reference": release(), "holders": []}
    return {"problem": "", "reference": release(), "holders": [_holder(each, asked) for each in found]}


def _steps(asked: Corpus, holder: Holder) -> int:
    statements = [one for each in holder.all_policies for one in each.statements]
    compared = sum(1 + one.actions.size // CHARACTERS for one in statements)
    return len(asked.all_actions()) * max(1, len(asked.user_agents)) * max(1, len(asked.resources)) * max(1, compared)


def _holder(holder: Holder, asked: Corpus) -> JsonValue:
    statements = [one for each in holder.all_policies for one in each.statements]
    problems = [(each.place, each.problem) for each in holder.all_policies if each.problem]
    return {
        "name": holder.name,
        "kind": holder.kind,
        "place": _place(holder.place),
        "notes": [*holder.notes],
        "unreadable": [{"why": why, "place": _place(place)} for place, why in problems],
        "services": [*sorted({one for each in statements for one in each.actions.services()})],
        "asks_for_user_agent": [_place(each.place) for each in statements if _asks_for_user_agent(each)],
        "rows": [*_rows(holder, asked)],
    }


@dataclass(slots=True)
class _Row:
    """The decisions on calls of one level by one user agent."""

    decisions: list[tuple[str, Decision]] = field(default_factory=list)

    def value(self, denied_elsewhere: frozenset[str], by_user_agent: frozenset[Place]) -> dict[str, JsonValue]:
        """As the check gets it."""
        kinds = {kind: self._of(kind) for kind in ("denied", "allowed", "undecided")}
        marked = [
            (action, each) for action, each in kinds["denied"] if each.place is not None and each.place in by_user_agent
        ]
        elsewhere = [(action, each) for action, each in self.decisions if action in denied_elsewhere]
        return {
            "total": len(self.decisions),
            **{kind: _summary(found) for kind, found in kinds.items()},
            "denied_by_user_agent": _summary(marked),
            "denied_to_others_only": _summary([pair for pair in elsewhere if pair[1].outcome != "denied"]),
        }

    def _of(self, outcome: str) -> list[tuple[str, Decision]]:
        return [pair for pair in self.decisions if pair[1].outcome == outcome]


def _rows(holder: Holder, asked: Corpus) -> Iterator[JsonValue]:
    policies = replace(holder.policies, grants_assumed=asked.grants == "assumed")
    by_row: dict[tuple[str, str], _Row] = {}
    actions = asked.all_actions()
    for name, context in asked.variants().items():
        for action in actions:
            row = by_row.setdefault((name, level(action)), _Row())
            row.decisions.extend((action, decision(call, policies)) for call in asked.calls(action, context))
    denied = frozenset(action for row in by_row.values() for action, each in row.decisions if each.outcome == "denied")
    places = frozenset(
        one.place for each in holder.all_policies for one in each.statements if _asks_for_user_agent(one)
    )
    for (name, of), row in by_row.items():
        yield {"user_agent": name, "level": of, **row.value(denied, places)}


def _summary(found: list[tuple[str, Decision]]) -> JsonValue:
    """How many, the first by name, why and where."""
    names: list[JsonValue] = [*dict.fromkeys(action for action, _ in found)]
    reasons: list[JsonValue] = [*sorted({each.why for _, each in found})]
    return {
        "count": len(found),
        "names": names[:NAMED],
        "why": reasons[:PLACES],
        "places": _places(each.place for _, each in found),
    }


def _places(places: Iterable[Place | None]) -> list[JsonValue]:
    found = {(each.path, each.document, each.at): each for each in places if each is not None and each.path}
    return [_place(found[key]) for key in sorted(found, key=str)][:PLACES]


def _place(place: Place) -> JsonValue:
    return {"path": place.path, "document": place.document, "at": [*place.at]}


def _asks_for_user_agent(statement: Statement) -> bool:
    return any(each.key.lower() == USER_AGENT.lower() for each in statement.conditions)
