"""Service control policies of AWS Organizations: what the accounts below may do at most."""

from __future__ import annotations

from proofbook.evidence.content import Content
from proofbook.evidence.readers.iam_policy import policies


def read(text: str, path: str) -> Content:
    """The policy, in lists like any other."""
    return policies(text, path, names_principals=False)
