"""Assets: levels by classification, what one answer says of the other, and what a key protects in the end."""

from __future__ import annotations

import pytest

from proofbook.library.terms import Aspect, DataKind
from proofbook.model.asset import Asset
from tests.model.projects import rules, system, systems

CLASSES = "classifications: {secret: {confidentiality: very-high, integrity: high, availability: low}}\n"


def test_a_classification_sets_all_three_levels_and_the_asset_overrides_one() -> None:
    found = one("{classification: secret, integrity: very-low}")
    assert [level and level.word for level in map(found.level, Aspect)] == ["very-high", "very-low", "low"]


def test_a_level_that_nobody_stated_is_unknown() -> None:
    assert list(map(one("{integrity: low}").level, (Aspect.CONFIDENTIALITY, Aspect.AVAILABILITY))) == [None, None]


@pytest.mark.parametrize(
    ("said", "secret", "data"),
    [
        ("{}", None, None),
        ("{secret: credential}", "credential", "none"),
        ("{secret: none}", "none", None),
        ("{data: account-data}", "none", "account-data"),
        ("{data: none}", None, "none"),
        ("{secret: credential, data: account-data}", "credential", "account-data"),
    ],
)
def test_a_secret_is_no_regulated_data_and_regulated_data_no_secret_unless_said(
    said: str, secret: str | None, data: str | None
) -> None:
    found = one(said)
    assert (found.secret, found.data) == (secret, data)


@pytest.mark.parametrize(
    ("chain", "reached"),
    [
        ("key: {secret: data-encrypting-key, protects: [cards]}", True),
        (
            "key: {secret: key-encrypting-key, protects: [dek]}, dek: {secret: data-encrypting-key, protects: [cards]}",
            True,
        ),
        ("key: {secret: key-encrypting-key, protects: [dek]}, dek: {secret: data-encrypting-key}", None),
        ("key: {secret: data-encrypting-key}", None),
        ("key: {secret: data-encrypting-key, protects: []}", False),
        ("key: {secret: key-encrypting-key, protects: [word]}, word: {secret: credential}", False),
        ("key: {secret: key-encrypting-key, protects: [odd]}, odd: {}", None),
        ("key: {secret: key-encrypting-key, protects: [odd]}, odd: {secret: none, data: none}", False),
        ("key: {secret: key-encrypting-key, protects: [odd, cards]}, odd: {}", True),
        ("key: {secret: credential, opens: []}", False),
        ("key: {}", None),
        ("key: {secret: key-encrypting-key, protects: [b]}, b: {secret: key-encrypting-key, protects: [key]}", False),
    ],
)
def test_what_a_key_protects_is_followed_to_the_end_and_unknown_where_a_link_is(
    chain: str, reached: bool | None
) -> None:
    made = system(f"assets: {{{chain}, cards: {{data: account-data}}}}\n")
    assert made.reaches(made.asset("key"), (DataKind.ACCOUNT_DATA,)) is reached


def test_every_way_from_a_key_is_named() -> None:
    made = system(
        "assets: {key: {secret: key-encrypting-key, protects: [a, b]}, a: {secret: signing-key, protects: [end]},"
        " b: {}, end: {}}\n"
    )
    assert [[each.id for each in way] for way in made.chain(made.asset("key"))] == [["key", "a", "end"], ["key", "b"]]


@pytest.mark.parametrize(
    ("assets", "rule"),
    [
        ("{a: {secret: signing-key, protects: [a]}}", "protects-itself"),
        ("{a: {secret: signing-key, protects: [b]}}", "unknown-reference"),
        ("{a: {secret: credential, opens: [b]}}", "unknown-reference"),
        ("{a: {classification: odd}}", "unknown-reference"),
        ("{a: {secret: tls-key, form: {b: in-clear}}}", "unknown-reference"),
        ("{a: {secret: tls-key, form: hsm}}", "not-one-of"),
        ("{a: {secret: tls-key, strength: 4096}}", "out-of-range"),
        ("{a: {secret: tls-key, strength: RSA}}", "not-a-number"),
        ("{a: {secret: tls-key, expires: 2027-02-30}}", "impossible-date"),
        ("{a: {expires: never}}", "key-fact-of-no-key"),
        ("{a: {secret: none, strength: 256}}", "key-fact-of-no-key"),
    ],
)
def test_what_an_asset_names_must_exist_and_be_another(assets: str, rule: str) -> None:
    assert rules(f"assets: {assets}\n") == [rule]


@pytest.mark.parametrize(
    ("said", "forms"),
    [("", (None, None)), ("form: in-clear", ("in-clear", "in-clear")), ("form: {a: components}", ("components", None))],
)
def test_a_form_is_of_every_place_or_of_the_one_that_is_named(said: str, forms: tuple[str | None, ...]) -> None:
    components = "components: {a: {technology: aws-kms, stores: k}, b: {technology: aws-kms, processes: k}}\n"
    (key,) = system(f"assets: {{k: {{secret: signing-key, {said}}}}}\n{components}").assets
    assert tuple(map(key.form_at, ("a", "b"))) == forms


def test_a_form_goes_with_the_place_that_a_variant_takes_out() -> None:
    made = systems(
        "assets: {k: {secret: signing-key, form: {a: in-clear, b: components}}}\n"
        "components: {a: {technology: aws-kms, stores: k}, b: {technology: aws-kms, stores: k}}\n"
        "variants: {less: {title: Less, remove: [a]}}\n"
    )
    assert made["x+less"].assets[0].forms == (("b", "components"),)


def one(said: str) -> Asset:
    return system(f"{CLASSES}assets: {{a: {said}}}\n").assets[0]
