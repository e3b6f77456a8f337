"""The project's policy on risk: for how long one may be accepted, and from which level somebody must decide."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import Field

from proofbook.library.entry import Entry, LevelName, Shape, Source
from proofbook.library.freshness import Days
from proofbook.library.terms import Level


class AcceptanceDays(Shape):
    """For how many days an acceptance counts at most, by the residual level of its line."""

    very_high: Days = Field(alias="very-high")
    """At very high risk."""
    high: Days
    """At high risk."""
    moderate: Days
    """At moderate risk."""
    low: Days
    """At low risk."""
    very_low: Days = Field(alias="very-low")
    """At very low risk."""

    def at(self, level: Level) -> int:
        """The days at a level."""
        return {
            Level.VERY_HIGH: self.very_high,
            Level.HIGH: self.high,
            Level.MODERATE: self.moderate,
            Level.LOW: self.low,
            Level.VERY_LOW: self.very_low,
        }[level]


class RiskPolicy(Entry):
    """How a project decides on risk: `controls/policies/risk.yaml`."""

    title: str
    """What it is called."""
    about: str = ""
    """Why these days."""
    scale: Source
    """The published scale of the five levels; the rule itself is part of the program."""
    acceptance_days: AcceptanceDays = Field(alias="acceptance-days")
    """The most for an acceptance, from the day on which it was given."""
    warn_days: Days = Field(alias="warn-days")
    """How many days before an acceptance ends `check` begins to warn."""
    decide_from: LevelName = Field(alias="decide-from")
    """The residual level from which a line needs a treatment."""

    def last_day(self, given: date, level: Level) -> date:
        """The last day on which an acceptance of a line at this level may count."""
        return given + timedelta(days=self.acceptance_days.at(level))

    def warns(self, last: date, as_of: date) -> bool:
        """Whether the last day is near: it has not passed, and no more than `warn-days` are left."""
        return last - timedelta(days=self.warn_days) <= as_of <= last


UNREAD = RiskPolicy.model_validate(
    {
        "title": "No policy could be read",
        "scale": {"title": "None", "url": ""},
        "acceptance-days": {level.word: 1 for level in Level},
        "warn-days": 1,
        "decide-from": "very-low",
    }
)
"""What stands for a policy that has mistakes: an acceptance counts for as little as possible."""
