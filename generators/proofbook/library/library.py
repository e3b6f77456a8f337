"""Everything under `controls/`: the shipped entries and, in place of those of the same kind and id, a project's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from proofbook.library.check import Check
from proofbook.library.framework import Framework
from proofbook.library.freshness import Freshness
from proofbook.library.mapping import Mapping as RequirementMapping
from proofbook.library.mapping import Row
from proofbook.library.mitigation import Mitigation
from proofbook.library.property import Property
from proofbook.library.pytm_library import PytmLibrary
from proofbook.library.risk_policy import RiskPolicy
from proofbook.library.technology import Technology
from proofbook.library.threat_type import ThreatType


@dataclass(frozen=True, kw_only=True)
class Library:
    """All content by id, each sorted by id."""

    technologies: Mapping[str, Technology]
    properties: Mapping[str, Property]
    threat_types: Mapping[str, ThreatType]
    mitigations: Mapping[str, Mitigation]
    checks: Mapping[str, Check]
    rego_modules: Mapping[str, str]
    """Shared rules for checks: file name → text."""
    frameworks: Mapping[str, Framework]
    mappings: Mapping[str, RequirementMapping]
    freshness: Freshness
    risk_policy: RiskPolicy
    pytm: PytmLibrary
    own: frozenset[str]
    """The entries that are the project's own, as `kind/id`."""
    unread: frozenset[str] = frozenset()
    """The ids of entries that exist, but whose files hold mistakes."""

    @cached_property
    def causes(self) -> Mapping[str, str]:
        """Cause id → its title: our threat types' own, then pytm's."""
        ours = {each.line_cause: each.title for each in self.threat_types.values() if each.cause in (None, each.id)}
        return {**{id: cause.title for id, cause in self.pytm.causes.items()}, **ours}

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], tuple[Row, ...]]:
        rows: dict[tuple[str, str], list[Row]] = {}
        for mapping in self.mappings.values():
            for row in mapping.rows:
                rows.setdefault((mapping.framework, row.requirement), []).append(row)
        return {about: tuple(found) for about, found in rows.items()}

    def rows_of(self, framework: str, number: str) -> tuple[Row, ...]:
        """Every mapping row of a requirement, those that do not count included."""
        return self._rows.get((framework, number), ())

    def technology_title(self, id: str) -> str:
        """The title of a technology; its id, where there is none of that id."""
        return self.technologies[id].title if id in self.technologies else id

    def checks_for(self, mitigation: str) -> tuple[Check, ...]:
        """The checks that bear out a mitigation."""
        return tuple(each for each in self.checks.values() if each.mitigation == mitigation)
