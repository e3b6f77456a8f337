"""The language: every field of it in one model, its JSON Schema as another judge reads it, and text that stays text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from proofbook.cli.schema import command
from proofbook.library.entry import Shape
from proofbook.model.document import Document, PartDocument
from proofbook.model.systems import loaded
from proofbook.pipeline import portfolio
from proofbook.source.decode import decoded
from proofbook.source.folder import Folder
from proofbook.source.yaml import parsed
from tests.model.projects import AS_OF, HEAD, ROOT, SHIPPED, read, rules, system

EVERYTHING = Path(__file__).parent / "everything"
MODEL = EVERYTHING / "models" / "everything.yaml"


def test_nothing_in_a_model_that_uses_every_field_is_a_mistake_or_a_doubt() -> None:
    whole = portfolio(EVERYTHING, AS_OF)
    assert not [(each.rule, each.message) for each in whole.diagnostics]
    assert [each.system.key for each in whole.assessments] == ["everything", "everything+other"]


def test_that_model_uses_every_field_that_the_language_has() -> None:
    used: dict[type[Shape], set[str]] = {}
    for file in (MODEL, EVERYTHING / "models" / "shared" / "part.yaml"):
        node = parsed(file.read_text(encoding="utf-8"), file.name).node
        assert node
        value = decoded(node, Document if file == MODEL else PartDocument).value
        for each in shapes_in(value):
            used.setdefault(type(each), set()).update(each.model_fields_set)
    unused = {
        f"{shape.__name__}.{name}"
        for shape in shapes_of(Document)
        for name in shape.model_fields
        if name not in used.get(shape, set())
    }
    of_a_system = {f"PartDocument.{name}" for name in used[Document]}
    assert not unused - of_a_system


@pytest.mark.parametrize(
    "file", [*sorted((ROOT / "models").glob("*.yaml")), ROOT / "generators/proofbook/starter/models/shop.yaml", MODEL],
    ids=lambda file: file.stem,
)  # fmt: skip
def test_the_schema_for_editors_accepts_the_models_that_we_do(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("{today}", "2026-11-24")
    assert not wrong(text)


@pytest.mark.parametrize("file", sorted((ROOT / "models" / "shared").glob("*.yaml")), ids=lambda file: file.stem)
def test_the_schema_of_parts_accepts_the_shared_parts(file: Path) -> None:
    assert not wrong(file.read_text(encoding="utf-8"), "part")


REFUSED = {
    "componentes: {}": "a misspelt section",
    "components: {web: {technologie: person}}": "a misspelt field",
    "components: {web: {owner: Ann}}": "a component without a technology",
    "components: {Web: {technology: person}}": "an id with a capital letter",
    "flows: {ask: {from: a, to: b, network: wan}}": "a word that is none of the list",
    "assets: {a: {interactive-login: true}}": "true, where yes is the word",
    "treatments: {a@b: {avoid: {how: So.}, transfer: {to: A, reason: B}}}": "two decisions on one line",
    "mitigations: {m: {at: a}}": "a claim that does not say how",
    "variants: {v: {title: V, add: {componentes: {}}}}": "a misspelt section of a variant",
}


@pytest.mark.parametrize("sections", REFUSED, ids=REFUSED.values())
def test_what_an_editor_underlines_is_refused_when_the_file_is_decoded_too(sections: str) -> None:
    assert wrong(HEAD + sections)
    assert not read(sections + "\n").systems


def test_over_a_shared_part_an_element_may_say_only_what_differs() -> None:
    assert not wrong(HEAD + "uses: cluster\ncomponents: {api: {owner: Ann}}\nmitigations: {m: {at: api}}\n")
    assert wrong(HEAD + "uses: cluster\ncomponents: {api: {ownr: Ann}}\n")


@pytest.mark.parametrize("word", ["no", "NO", "0443", "1e3", "2026-11-24", "0x1F", "~x", "on", "12:30"])
def test_what_yaml_would_take_for_a_truth_a_number_or_a_date_stays_the_text_that_was_written(word: str) -> None:
    made = system(f"boundaries: {{a: {{kind: account, title: {word}, controlled-by: {word}}}}}\n")
    assert (made.boundaries[0].title, made.boundaries[0].controlled_by) == (word, word)


@pytest.mark.parametrize(("word", "login"), [("no", False), ('"no"', False), ("yes", True), ("~", None), ("", None)])
def test_yes_and_no_are_words_and_nothing_is_unknown(word: str, login: bool | None) -> None:
    (asset,) = system(f"assets: {{a: {{secret: credential, interactive-login: {word}}}}}\n").assets
    assert asset.interactive_login is login


@pytest.mark.parametrize(("word", "rule"), [("true", "not-one-of"), ("off", "not-one-of"), ("[no]", "not-one-of")])
def test_no_other_word_is_taken_for_yes_or_no(word: str, rule: str) -> None:
    assert rules(f"assets: {{a: {{secret: credential, interactive-login: {word}}}}}\n") == [rule]


@pytest.mark.parametrize(
    ("reviewed", "every", "due"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2026-08-31", "3 months", "2026-11-30"),
        ("2026-12-01", "12 months", "2027-12-01"),
    ],
)
def test_a_review_is_due_on_the_same_day_of_a_later_month_or_on_that_months_last(
    reviewed: str, every: str, due: str
) -> None:
    found = read(f"reviewed: {reviewed}\nreview-every: {every}\n", as_of=date.fromisoformat(due))
    assert (found.systems[0].review_due, [each.rule for each in found.diagnostics]) == (date.fromisoformat(due), [])


def test_a_review_is_overdue_the_day_after() -> None:
    assert rules("reviewed: 2026-01-31\nreview-every: 1 month\n", as_of=date(2026, 3, 1)) == ["review-overdue"]


def shapes_in(value: object) -> Iterator[Shape]:
    """Every shape in a decoded value, itself first."""
    match value:
        case Shape():
            yield value
            for name in type(value).model_fields:
                yield from shapes_in(getattr(value, name))
        case dict():
            for each in value.values():
                yield from shapes_in(each)
        case tuple() | list():
            for each in value:
                yield from shapes_in(each)


def shapes_of(model: type[BaseModel]) -> list[type[Shape]]:
    """Every shape that the JSON Schema of the language names."""
    names = {*schema("model")["$defs"], model.__name__}
    found: list[type[Shape]] = []
    queue: list[type[Shape]] = [Shape]
    for each in queue:
        queue += each.__subclasses__()
        found += [each] if each.__name__ in names and each.__module__.startswith("proofbook.model") else []
    return found


@cache
def schema(what: str) -> dict[str, Any]:
    """What `proofbook schema` prints."""
    made: dict[str, Any] = json.loads(CliRunner().invoke(command, [what]).stdout)
    Draft202012Validator.check_schema(made)
    return made


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 with its core types, as the language server of editors reads a file."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, pattern in {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    "null": r"~|null|Null|NULL|",
}.items():
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)


def wrong(text: str, what: str = "model") -> list[str]:
    """What an editor underlines in a file."""
    found = Draft202012Validator(schema(what)).iter_errors(yaml.load(text, EditorLoader))  # noqa: S506
    return [f"{each.json_path}: {each.message}" for each in found]


def test_no_system_has_the_name_of_the_paper_on_all_systems(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "portfolio.yaml").write_text("system: portfolio\ntitle: All\n", encoding="utf-8")
    found = loaded(Folder(tmp_path), "models/portfolio.yaml", SHIPPED, AS_OF)
    assert ([each.rule for each in found.diagnostics], found.systems) == (["name-taken"], ())
