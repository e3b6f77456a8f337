"""The actions that a statement names, in any letter case and with wildcards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from proofbook.evidence.iam.patterns import Tokens, matches, tokens
from proofbook.evidence.iam.truth import Truth, known, some, untold
from proofbook.evidence.iam.written import Text, Untold

LONGEST = 256
"""Characters; no action of AWS has a third of them."""
ACTION = re.compile(r"\*(?::\*)?|[A-Za-z0-9-]+:[A-Za-z0-9*?]+")


@dataclass(frozen=True, slots=True)
class Actions:
    """What stands under `Action` or `NotAction`."""

    names: frozenset[str]
    patterns: tuple[Tokens, ...]
    untold: tuple[Untold, ...]

    def reach(self, action: str) -> Truth:
        """Whether the action is among them."""
        name = action.lower()
        if name in self.names or any(matches(each, name) for each in self.patterns):
            return known(True)
        return some(untold(each.why) for each in self.untold)

    @property
    def size(self) -> int:
        """How much there is to compare an action with."""
        return sum(len(each) for each in self.patterns)

    def services(self) -> frozenset[str]:
        """The prefixes of the services that are named, without `*`."""
        texts = (*self.names, *("".join(one for one in each if isinstance(one, str)) for each in self.patterns))
        return frozenset(each.partition(":")[0] for each in texts if not each.startswith(":")) - {""}


def actions(written: Iterable[Text]) -> Actions | str:
    """The actions, or in words which of them AWS would not take."""
    names: set[str] = set()
    patterns: list[Tokens] = []
    later: list[Untold] = []
    for each in written:
        if isinstance(each, Untold):
            later.append(each)
        elif not ACTION.fullmatch(each) or len(each) > LONGEST:
            return f"`{each[:60]}` is no action"
        elif {"*", "?"}.isdisjoint(each):
            names.add(each.lower())
        else:
            patterns.append(tokens(each.lower()))
    return Actions(frozenset(names), tuple(patterns), tuple(later))
