"""What is read of a text, where it stands, and what is refused before it can do harm."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofbook.model.document import Document
from proofbook.source.composition import DEPTH, MOST_NODES, Merge
from proofbook.source.decode import decoded
from proofbook.source.node import Node
from proofbook.source.span import Span
from proofbook.source.yaml import parsed, parsed_documents

NINE_LEVELS = "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
MERGES = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 10))
WIDE = "b: &b {" + ", ".join(f"k{n}: v" for n in range(2_000)) + "}\n"
WIDE_MERGES = WIDE + "".join(f"x{n}: {{<<: *b}}\n" for n in range(1_000))
MERGE_CHAIN = "m0: &m0 {x0: 1}\n" + "".join(f"m{n}: &m{n} {{<<: *m{n - 1}, x{n}: 1}}\n" for n in range(1, 3_000))
LEVELS = 100_000


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (NINE_LEVELS, "the aliases stand for"),
        (MERGES, "the aliases stand for"),
        (WIDE_MERGES, "the merge keys bring in"),
    ],
    ids=["aliases", "nested merges", "wide merges"],
)
def test_a_bomb_is_refused_before_it_is_unfolded(text: str, what: str) -> None:
    found = parsed_documents(text, "f.yaml")
    assert not found.nodes
    assert [(each.rule, each.message) for each in found.diagnostics] == [
        ("alias-bomb", f"{what} more than {MOST_NODES:,} values")
    ]


@pytest.mark.parametrize("text", ["a: &a [*a]", "&a {*a : b}", "a: &a {<<: *a}", "a: &a {b: {c: [*a]}}"])
def test_an_alias_of_what_it_stands_in_is_refused(text: str) -> None:
    (found,) = parsed_documents(text, "f.yaml").diagnostics
    assert (found.rule, found.label) == ("alias-bomb", "this alias")


@pytest.mark.parametrize(
    "text",
    ["[" * LEVELS + "]" * LEVELS, "[" * LEVELS, "{a: " * LEVELS, "- " * LEVELS, "? " * LEVELS, MERGE_CHAIN],
    ids=["lists", "open lists", "mappings", "dashes", "keys", "merges"],
)
def test_a_file_nested_without_end_is_refused_where_it_goes_too_deep(text: str) -> None:
    (found,) = parsed_documents(text, "f.yaml").diagnostics
    assert found.rule == "too-deep"


@pytest.mark.parametrize("text", ["[" * LEVELS, '{"a":' * LEVELS])
def test_json_nested_without_end_is_refused_too(text: str) -> None:
    (found,) = parsed_documents(text, "f.json").diagnostics
    assert found.rule == "too-deep"


def test_the_deepest_file_that_is_read_has_a_hundred_levels() -> None:
    assert not parsed("[" * (DEPTH - 1) + "x" + "]" * (DEPTH - 1), "f.yaml").diagnostics
    assert rules("[" * DEPTH + "x" + "]" * DEPTH) == ["too-deep"]


def test_an_alias_counts_with_the_depth_of_what_it_names() -> None:
    deep = "[" * 60 + "x" + "]" * 60
    assert rules(f"a: &a {deep}\nb: {'[' * 60}*a{']' * 60}\n") == ["too-deep"]


@pytest.mark.parametrize(("name", "entries"), [("f.yaml", 25_000), ("f.json", 2_500)])
def test_a_large_honest_file_is_read_whole(name: str, entries: int) -> None:
    text = "[" + ",\n".join(f'{{"id": "k{n}", "says": "v{n}"}}' for n in range(entries)) + "]"
    (node,) = parsed_documents(text, name).nodes
    assert len(node.elements) == entries
    assert node.elements[-1].span.line == entries
    assert len(list(scalars(node))) == 4 * entries


def test_aliases_in_honest_numbers_stand_for_what_they_name() -> None:
    read = parsed("a: &a {x: 1}\nb: *a\nc: [*a, *a]\n", "f.yaml")
    assert not read.diagnostics
    assert read.node
    assert read.node.at("c", 1, "x").text == "1"
    assert read.node.at("b", "x").span.line == 1


def test_a_thousand_mistakes_are_told_and_a_mapping_full_of_them_is_no_trap() -> None:
    text = "system: x\ntitle: X\ncomponents:\n" + "".join(f"  k{n}: v\n" for n in range(5_000))
    node = parsed(text, "f.yaml").node
    assert node
    assert len(decoded(node, Document).diagnostics) == 5_000


def test_every_repeated_key_is_told_with_the_line_of_the_first() -> None:
    found = parsed("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n", "f.yaml").diagnostics
    assert [(each.rule, place(each.span)) for each in found] == [
        ("duplicate-key", (2, 11)),
        ("duplicate-key", (3, 1)),
        ("duplicate-key", (4, 1)),
    ]
    assert found[2].label == "it stands on line 1 already"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_however_they_end(line_end: str) -> None:
    (found,) = parsed(line_end.join(["a: b", "c: d", "  ", "c: e", ""]), "f.yaml").diagnostics
    assert place(found.span) == (4, 1)


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85"])
def test_what_no_editor_takes_for_the_end_of_a_line_ends_none(character: str) -> None:
    read = parsed(f"a: 'x{character}y'\nb: 1\nb: 2\n", "f.yaml")
    assert read.node
    assert read.node.at("a").text == f"x{character}y"
    assert place(read.diagnostics[0].span) == (3, 1)


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    node = parsed("\ufeffa: b\n", "f.yaml").node
    assert node
    assert node.at("a").text == "b"
    assert place(node.key("a").span) == (1, 1)


def test_scalars_stay_text_and_nothing_is_guessed() -> None:
    node = parsed("country: no\nport: 0443\nday: 2027-01-31\nnothing: ~\nempty:\nquoted: ''\n", "f.yaml").node
    assert node
    assert node.plain() == {
        "country": "no", "port": "0443", "day": "2027-01-31", "nothing": None, "empty": None, "quoted": ""
    }  # fmt: skip


def test_a_file_of_ours_is_one_document_and_configuration_may_be_several() -> None:
    assert rules("a: b\n---\nc: d\n---\ne: f\n") == ["several-documents"]
    assert len(parsed_documents("a: b\n---\nc: d\n---\n# nothing\n", "f.yaml").nodes) == 2


@pytest.mark.parametrize("text", ["", "# words\n", "---\n", "\ufeff"])
def test_a_file_of_ours_that_says_nothing_is_a_mistake(text: str) -> None:
    assert rules(text) == ["empty"]


def test_a_tag_is_a_mistake_in_a_file_of_ours_and_kept_in_configuration() -> None:
    text = "a: !Ref b\nc: !!python/object/apply:os.system [id]\n"
    assert rules(text) == ["unknown-tag", "unknown-tag"]
    (node,) = parsed_documents(text, "f.yaml").nodes
    assert node.at("a").tag == "!Ref"


def test_a_merge_key_is_a_mistake_in_a_file_of_ours_and_brings_in_what_it_names_in_configuration() -> None:
    text = "a: &a {x: 1, y: 1}\nb: {<<: *a, y: 2}\nc: {'<<': word}\n"
    assert rules(text) == ["merge-key"]
    (node,) = parsed_documents(text, "f.yaml").nodes
    assert node.at("b").plain() == {"y": "2", "x": "1"}
    (kept,) = parsed_documents(text, "f.yaml", Merge.KEEP).nodes
    assert kept.at("b", "<<", "x").text == "1"


@pytest.mark.parametrize(
    ("text", "where", "help"),
    [
        ("a:\n\tb: c\n", (2, 1), "indent with spaces, not with tabs"),
        ("a: @b\n", (1, 4), "put text that starts with `@` in quotes"),
        ("a: 'b\nc: d\n", (1, 4), "close the quote"),
        ("a: b: c\n", (1, 5), "quote text that holds `: `"),
        ("a: {b: c\nd: e\n", (2, 2), "close the `{` of line 1"),
        ("a:\n  - [b\n  - c\n", (4, 1), "close the `[` of line 2"),
        ('a: "\\q"\n', (1, 5), "use single quotes"),
        ("a: 1\nb\n", (3, 1), "write `key: value`"),
        ("a: *b\n", (1, 4), "name an anchor that stands above"),
        ("a: \x1b[31m\n", (1, 4), "remove it"),
        ("a: \ud800\n", (1, 4), "remove it"),
    ],
)
def test_a_syntax_error_says_where_reading_stopped_and_what_to_type(
    text: str, where: tuple[int, int], help: str
) -> None:
    (found,) = parsed(text, "f.yaml").diagnostics
    assert (found.rule, place(found.span)) == ("syntax", where)
    assert help in found.help


@settings(max_examples=60)
@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#,<~ \t\r\n\x00\x85\u2028\ufeff\ud800", max_size=40))
def test_whatever_the_text_it_is_read_or_a_mistake_and_never_a_crash(text: str) -> None:
    for read in (parsed(text, "f.yaml"), parsed_documents(text, "f.yaml"), parsed_documents(text, "f.json")):
        assert all(place(each.span) >= (1, 1) for each in read.diagnostics)


@settings(max_examples=40)
@given(
    st.recursive(
        st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=12,
    )
)
def test_json_is_read_as_python_reads_it(value: object) -> None:
    (node,) = parsed_documents(json.dumps(value, ensure_ascii=False), "f.json").nodes
    assert node.plain() == value


def rules(text: str) -> list[str]:
    return [each.rule for each in parsed(text, "f.yaml").diagnostics]


def place(span: Span | None) -> tuple[int, int]:
    assert span
    return span.line, span.column


def scalars(node: Node) -> list[Node]:
    below = [*(part for entry in node.entries for part in entry), *node.elements]
    return [node] if node.kind == "scalar" else [each for part in below for each in scalars(part)]
