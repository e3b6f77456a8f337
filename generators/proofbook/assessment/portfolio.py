"""All systems of a project, assessed on one date: what every output is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.comparison import Comparison
from proofbook.library.library import Library
from proofbook.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Portfolio:
    """A project assessed."""

    project: str
    """Its name: `site_name` of its `mkdocs.yml`, or the name of its folder."""
    as_of: date
    commit: str
    """The commit that it was built from, or `not committed`."""
    library: Library
    assessments: tuple[Assessment, ...]
    """By system, each followed by its variants."""
    comparisons: tuple[Comparison, ...]
    diagnostics: tuple[Diagnostic, ...]
    asked: frozenset[str] | None = None
    """The keys of the systems and variants whose pages are to be written; None: of all."""

    def written(self) -> tuple[Assessment, ...]:
        """The systems and variants whose pages are to be written."""
        return tuple(each for each in self.assessments if self.asked is None or each.system.key in self.asked)

    def systems(self) -> tuple[Assessment, ...]:
        """The systems as such, without their variants."""
        return tuple(each for each in self.assessments if each.system.variant is None)

    def variants(self, system: str) -> tuple[Assessment, ...]:
        """The variants of a system."""
        return tuple(each for each in self.assessments if each.system.id == system and each.system.variant)
