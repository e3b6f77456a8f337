"""Who may see what by an Immuta tenant's own files: each group with each registered table, its rows and columns.

Policies, tags and people are joined as Immuta does it: policies that let somebody subscribe add up, row rules all
hold, and a rule means the first group of people that it names. A rule, a condition or a spelling that isn't understood
makes the answer undecided. What is missing altogether is listed, and then nothing is worked out.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from proofbook.evidence.content import Given
from proofbook.evidence.immuta.matrix import matrix
from proofbook.evidence.immuta.tenant import tenant

MOST = 200_000
"""Persons times columns times policies, beyond which nothing is worked out."""


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """`missing`, `tables`, `people`, `row_policies`, `access`, with places to cite."""
    return matrix(tenant(given), MOST)
