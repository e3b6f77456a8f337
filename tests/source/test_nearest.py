"""What is suggested for a word that nobody knows."""

from __future__ import annotations

import pytest

from proofbook.source.nearest import nearest_word


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("ledgr", ["ledger", "checkout"], "ledger"),
        ("S3", ["aws-s3", "aws-sns", "sql"], "aws-s3"),
        ("auth", ["about", "authentication"], "authentication"),
        ("lamda", ["aws-kms", "aws-lambda"], "aws-lambda"),
        ("databse", ["database", "database-key"], "database"),
        ("web-aplication", ["web", "web-application"], "web-application"),
        ("s", ["secret", "subject"], None),
        ("zebra", ["ledger"], None),
    ],
)
def test_the_likeliest_word_is_meant(word: str, known: list[str], meant: str | None) -> None:
    assert nearest_word(word, known) == meant
