"""The project's policy on the age of evidence: for how long it counts, and when a warning comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from proofbook.library.entry import Entry

Days = Annotated[int, Field(ge=1, le=3660)]


class Freshness(Entry):
    """For how many days evidence counts, by how it was had: `controls/policies/freshness.yaml`."""

    title: str
    """What it is called."""
    about: str = ""
    """Why these days."""
    warn_days: Days = Field(alias="warn-days")
    """How many days before it expires `check` begins to warn, at most."""
    observed_days: Days = Field(alias="observed-days")
    """The most for what was read from the running system."""
    declared_days: Days = Field(alias="declared-days")
    """The most for configuration in a repository, where the model dates it."""
    attested_days: Days = Field(alias="attested-days")
    """The most for a person's word, from the day on which it was given."""

    def last_day(self, since: date, vantage: str, asked: int | None = None) -> date:
        """The last day on which what was had on `since` counts; a check may ask for fewer days."""
        most = self.observed_days if vantage == "observed" else self.declared_days
        return since + timedelta(days=min(most, asked or most))

    def last_day_of_word(self, given: date, until: date) -> date:
        """The last day on which a person's word counts."""
        return min(until, given + timedelta(days=self.attested_days))

    def warns(self, since: date, last: date, as_of: date) -> bool:
        """Whether the last day is near: it has not passed, and no more than `warn-days` are left.

        Of what counts for a short time only the last quarter is near: else the warning would never end.
        """
        return last - min(timedelta(days=self.warn_days), (last - since) / 4) <= as_of <= last


UNREAD = Freshness.model_validate(
    {"title": "No policy could be read", "warn-days": 1, "observed-days": 1, "declared-days": 1, "attested-days": 1}
)
"""What stands for a policy that has mistakes: as little as possible counts."""
