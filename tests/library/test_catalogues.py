"""Identifiers and titles of frameworks agree with NIST's own catalogues, a copy of which the environment names."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.model.projects import SHIPPED

NAMED = os.environ.get("PROOFBOOK_CATALOGUES")
if not NAMED:
    pytest.skip("PROOFBOOK_CATALOGUES names no folder with NIST's catalogues", allow_module_level=True)
FOLDER = Path(NAMED)

Control = dict[str, Any]


def test_the_folder_that_is_named_holds_the_catalogues() -> None:
    assert controls("nist-sp-800-53-r5")
    assert controls("nist-csf-2.0")


@pytest.mark.parametrize("framework", ["nist-sp-800-53-r5", "nist-csf-2.0"])
def test_every_requirement_is_one_of_the_catalogue_and_not_withdrawn(framework: str) -> None:
    catalogue = controls(framework)
    ours = SHIPPED.frameworks[framework].requirements
    assert not ours.keys() - catalogue.keys()
    assert not [each for each in ours if prop(catalogue[each], "status") == "withdrawn"]


@pytest.mark.parametrize("framework", ["nist-sp-800-53-r5", "nist-csf-2.0"])
def test_a_title_that_is_said_to_be_the_publishers_is_the_publishers(framework: str) -> None:
    catalogue, ours = controls(framework), SHIPPED.frameworks[framework]
    if ours.titles == "publisher":
        assert {number: each.title for number, each in ours.requirements.items()} == {
            number: catalogue[number]["title"] for number in ours.requirements
        }
    else:
        parts = [part for each in catalogue.values() for part in each["parts"]]
        statements = {" ".join(part.get("prose", "").split()).rstrip(".") for part in parts}
        assert not statements & {each.title.rstrip(".") for each in ours.requirements.values()}


@pytest.mark.parametrize("framework", ["nist-csf-1.1", "nist-csf-2.0"])
def test_a_title_of_ours_is_no_statement_of_the_publishers_with_a_word_changed(framework: str) -> None:
    parts = [part for each in controls("nist-csf-2.0").values() for part in each["parts"]]
    statements = [part.get("prose", "").lower().split() for part in parts if part["name"] == "statement"]
    for number, each in SHIPPED.frameworks[framework].requirements.items():
        title = each.title.lower().split()
        near = [words for words in statements if SequenceMatcher(None, title, words).ratio() > 0.74]
        assert not near, number


def test_the_titles_of_800_53_are_the_publishers() -> None:
    assert SHIPPED.frameworks["nist-sp-800-53-r5"].titles == "publisher"


def test_the_release_that_is_named_is_the_catalogues() -> None:
    version = read("nist-sp-800-53-r5-catalog.json")["catalog"]["metadata"]["version"]
    assert version in SHIPPED.frameworks["nist-sp-800-53-r5"].version


def test_a_link_into_800_53_leads_to_the_control_itself() -> None:
    catalogue = controls("nist-sp-800-53-r5")
    for number, each in SHIPPED.frameworks["nist-sp-800-53-r5"].requirements.items():
        assert each.link.endswith(f"element={label(catalogue[number], 'zero-padded')}")


def test_every_requirement_of_csf_1_1_is_one_of_its_subcategories() -> None:
    known = (FOLDER / "nist-csf-1.1-ids.txt").read_text(encoding="utf-8").split()
    assert len(known) == 108
    assert SHIPPED.frameworks["nist-csf-1.1"].requirements.keys() <= {*known}


def test_the_mapping_from_csf_1_1_to_2_0_is_nists_and_says_no_more_than_it() -> None:
    lines = (FOLDER / "nist-csf-1.1-to-2.0.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = {(old, new) for old, new in (line.split("\t") for line in lines)}
    rows = [
        row for each in SHIPPED.mappings.values() if each.framework == "nist-csf-1.1" for row in each.rows if row.to
    ]
    written = {(row.requirement, row.to.requirement) for row in rows if row.to and row.to.framework == "nist-csf-2.0"}
    assert written == {pair for pair in pairs if pair[0] in SHIPPED.frameworks["nist-csf-1.1"].requirements}
    assert {row.relation for row in rows} == {"intersects-with"}


def controls(framework: str) -> Mapping[str, Control]:
    """The controls or subcategories of a catalogue by the publisher's number."""
    catalogue = read(f"{framework}-catalog.json")["catalog"]
    return {label(each): each for each in nested(catalogue)}


def nested(part: Control) -> Iterator[Control]:
    for each in part.get("controls", []):
        yield each
        yield from nested(each)
    for group in part.get("groups", []):
        yield from nested(group)


def label(control: Control, kind: str | None = None) -> str:
    """`AC-2(1)`; with `zero-padded`, `AC-02(01)`."""
    return next(
        str(each["value"]) for each in control["props"] if each["name"] == "label" and each.get("class") == kind
    )


def prop(control: Control, name: str) -> str | None:
    return next((str(each["value"]) for each in control["props"] if each["name"] == name), None)


@cache
def read(name: str) -> Control:
    found: Control = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found
