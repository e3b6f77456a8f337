"""Page, paper and data tell the same keys, and what nobody stated is told as such by all three."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from lxml import html
from lxml.html import HtmlElement

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.data import system as system_data
from proofbook.outputs.document import SystemData
from proofbook.outputs.paper import paper
from proofbook.outputs.site import system_keys
from proofbook.pipeline import portfolio
from proofbook.source.terminal import visible
from tests.outputs.hostile import TEXT
from tests.outputs.html_page import folded, rows, text
from tests.outputs.pdf_paper import Paper, squeezed

MODEL = """\
system: keys
title: Keys
{entity}
assets:
  cards: {{title: Cards, data: account-data}}
  top:
    title: Top key
    secret: key-encrypting-key
    protects: card-key
    algorithm: RSA 2048
    strength: 112
    purpose: Wraps
    form: cryptographic-device
    expires: never
    rotation: Each year
  card-key:
    title: Card key
    secret: data-encrypting-key
    protects: cards
    algorithm: AES-128
    strength: 128
    custodians: Ann and Ben
    form: {{vault: encrypted-under-key}}
    expires: 2026-12-01
  bare: {{title: Bare key, secret: tls-key}}
  odd: {{title: Odd thing}}
components:
  kms: {{title: Module, technology: aws-kms, stores: top}}
  vault: {{title: Vault, technology: aws-secrets-manager, stores: card-key}}
  app: {{title: App, technology: backend-workload, processes: card-key}}
principals: {{pod: {{title: Pod, kind: service-account, trust: authenticated, may: {{app: act as it}}}}}}
flows:
  fetch: {{title: Fetch, from: app, to: vault, protocol: https, carries: card-key}}
  send: {{title: Send, from: app, to: kms, carries: cards, network: internet}}
"""
CELLS = [
    ["Top key", "RSA 2048 strength: 112 bits of security", "Card key reaches account data",
     "no key that the model names", "Module: kept, in a cryptographic device",
     "nobody alone: no place where it is hands it out in clear", "Each year expires: never", "none"],
    ["Card key", "AES-128 strength: 128 bits of security", "Cards reaches account data",
     "Top key: weaker than this key", "Vault: kept, encrypted under a key App: handled, form not stated",
     "Pod (authenticated)", "not stated expires: 2026-12-01, in 7 days", "none"],
    ["Bare key", "not stated strength: not stated", "not stated whether it reaches account data: not stated",
     "no key that the model names", "not stated", "not stated: the model says nowhere that it is",
     "not stated expires: not stated", "none"],
]  # fmt: skip


def made(folder: Path, entity: str = "") -> Portfolio:
    (folder / "models").mkdir()
    (folder / "models" / "keys.yaml").write_text(MODEL.format(entity=entity), encoding="utf-8")
    return portfolio(folder, date(2026, 11, 24))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    return made(tmp_path_factory.mktemp("keys"))


def shown(told: Portfolio) -> HtmlElement:
    return html.document_fromstring(system_keys.pages(told)["systems/keys/keys.md"])


def test_the_page_tells_each_key(told: Portfolio) -> None:
    table = rows(shown(told), "Key")
    assert [[spaced(cell) for cell in row.values()] for row in table] == [
        [f"{row[0]} {kind}", *row[1:]]
        for row, kind in zip(CELLS, ("key encrypting key", "data encrypting key", "tls key"), strict=True)
    ]
    (transmission,) = rows(shown(told), "Key of the certificate")
    assert [spaced(cell) for cell in transmission.values()][:2] == ["Bare key", "not stated"]


def test_the_paper_tells_what_the_page_tells(told: Portfolio, tmp_path: Path) -> None:
    file = tmp_path / "keys.pdf"
    file.write_bytes(paper(told.assessments[0], told))
    keys, in_use = Paper(file).tables("Keys")
    for row, cells in zip(keys[1:], CELLS, strict=True):
        title, strength, protects, guards, places, reach, changed, evidence = (bare(each) for each in cells)
        assert row[0].startswith(title)
        assert (bare(row[1]), bare(row[5]), bare(row[6])) == (strength, changed, evidence)
        assert all(each in bare(row[2]) for each in (protects, guards))
        assert bare(row[3]) == places
        assert bare(row[4]).startswith(reach)
    page = [*rows(shown(told), "Protocol"), *rows(shown(told), "Algorithm")]
    assert [[bare(each) for each in row] for row in in_use[1:]] == [
        [bare(text(cell)) for cell in row.values()] for row in page
    ]


def test_the_data_holds_blanks_where_page_and_paper_say_not_stated(told: Portfolio) -> None:
    top, card, bare_key = data(told).keys
    assert [(each.key, each.as_strong) for each in card.guards] == [("top", "no")]
    assert [(each.component, each.form, each.yields) for each in card.places] == [
        ("vault", "encrypted-under-key", True),
        ("app", "", True),
    ]
    assert (top.reach, card.reach, bare_key.reach) == ((), ("pod",), None)
    assert (card.expires, card.expiry, top.expiry) == ("2026-12-01", "expires soon", "never expires")
    assert (bare_key.algorithm, bare_key.strength, bare_key.purpose, bare_key.issuer, bare_key.expires) == (
        "", None, "", "", "",
    )  # fmt: skip
    assert (bare_key.reaches_account_data, bare_key.expiry) == ("unknown", "not stated")
    assert [(each.name, each.where) for each in data(told).cryptography] == [
        ("https", ("fetch",)), ("", ("send",)), ("RSA 2048", ("top",)), ("AES-128", ("card-key",)), ("", ("bare",)),
    ]  # fmt: skip


def test_what_may_be_a_key_is_told_as_not_listed(told: Portfolio, tmp_path: Path) -> None:
    file = tmp_path / "keys.pdf"
    file.write_bytes(paper(told.assessments[0], told))
    said = "Nobody stated whether these are keys, so they are not listed: Odd thing."
    assert said in text(shown(told))
    assert squeezed(said) in squeezed(Paper(file).text_under("Keys"))


@pytest.mark.parametrize(
    ("entity", "told_so"),
    [("", "is not stated"), ("entity: merchant", "is a merchant"), ("entity: service-provider", "is one")],
)
def test_the_description_of_the_architecture_is_asked_of_service_providers_only(
    entity: str, told_so: str, tmp_path: Path
) -> None:
    (said,) = (each for each in shown(made(tmp_path, entity)).iter("li") if "architecture" in text(each))
    assert "service providers only" in text(said)
    assert told_so in text(said)


def test_what_a_key_says_is_text(tmp_path: Path) -> None:
    said = {each: f"{each} {TEXT}" for each in ("title", "algorithm", "purpose", "issuer", "rotation", "custodians")}
    model = yaml.safe_load(MODEL.format(entity=""))
    model["assets"]["bare"] |= said
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "keys.yaml").write_text(yaml.safe_dump(model), encoding="utf-8")
    hostile = portfolio(tmp_path, date(2026, 11, 24))
    read = shown(hostile)
    assert not read.xpath("//script | //img | //style | //*[@onclick]")
    assert [each for each, words in said.items() if folded(visible(words)) not in text(read)] == []
    (bare_key,) = (each for each in data(hostile).keys if each.id == "bare")
    assert (bare_key.algorithm, bare_key.purpose, bare_key.issuer) == tuple(
        said[each] for each in ("algorithm", "purpose", "issuer")
    )
    assert paper(hostile.assessments[0], hostile)


def data(told: Portfolio) -> SystemData:
    return system_data(told.assessments[0], told.library)


def spaced(cell: HtmlElement) -> str:
    """The text of a cell, its parts one space apart."""
    return " ".join(" ".join(cell.itertext()).split())


def bare(words: str) -> str:
    """The words without spaces and marks between parts."""
    return squeezed(words).replace(";", "").replace("\u200b", "")
