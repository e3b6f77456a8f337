"""Page, paper and data say the same of mitigations, of evidence and of people's words."""

from __future__ import annotations

from tests.outputs.html_page import rows, text
from tests.outputs.pdf_paper import squeezed
from tests.outputs.told import (
    Json,
    Told,
    badge,
    few,
    spoken,
    squeezed_rows,
    where,
)


def test_the_page_holds_every_mitigation_where_it_stands(told: Told) -> None:
    shown = {each.get("id"): each for each in told.page("mitigations").xpath(".//tbody/tr[@id]")}
    assert len(shown) == len(told.data["mitigations"])
    for each in told.data["mitigations"]:
        place, status, why, read = shown[f"{each['mitigation']}-at-{each['element']}"]
        assert text(place) == (told.title_of(each["element"]) if each["element"] else "the whole system")
        assert badge(status) == (each["status"], each["illustrative"])
        assert text(why) == each["reason"]
        assert sorted({text(link) for link in read.iter("a")}) == told.numbers(each["observations"])


def test_page_and_paper_hold_every_observation(told: Told) -> None:
    entries: dict[str, list[Json]] = {}
    for each in told.data["observations"]:
        entries.setdefault(each["number"], []).append(each)
    titles = {each["id"]: each["title"] for each in told.document["checks"]}
    words = [each["number"] for each in told.data["attestations"]]
    register = rows(told.page("evidence"), "No.")
    assert [text(row["No."]) for row in register] == [*entries, *words]
    printed = told.paper.rows("Evidence register")
    for row, sheet, (number, seen) in zip(register, printed[: len(entries)], entries.items(), strict=bool(not words)):
        first, places = seen[0], few([told.title_of(each["subject"]) for each in seen])
        assert {(each["result"], each["message"], each["object"], each["check"]) for each in seen} == {
            (first["result"], first["message"], first["object"], first["check"])
        }
        assert [text(row[head]) for head in ("Check", "Object", "At", "Result", "Method", "Expires")] == [
            titles[first["check"]], first["object"] or "–", places, spoken(first["result"]), first["method"],
            first["expires"] or "not dated",
        ]  # fmt: skip
        object = " · ".join(filter(None, (first["object"], places)))
        found = [number, f"{first['check']} {object}", first["result"], first["message"], where(first["artifacts"])]
        assert sheet == squeezed_rows([found])[0]


def test_the_page_shows_what_each_observation_rests_on(told: Told) -> None:
    evidence = told.page("evidence")
    for each in told.data["observations"]:
        (place,) = evidence.xpath(f".//*[@id='observation-{each['id']}']")
        shown = (
            place if place.tag in ("section", "li") else place.xpath("following-sibling::section[1] | parent::li")[0]
        )
        assert text(shown).startswith(f"{each['number']} · ")
        assert each["message"] in text(shown)
        assert [text(cited) for cited in shown.xpath("./figure/figcaption")] == [
            f"{one['path']}:{one['line']} · {one['origin']}, {one['vantage']} · sha256 {one['sha256']}"
            for one in each["artifacts"]
        ]


def test_the_page_holds_every_artifact_with_its_digest(told: Told) -> None:
    shown = rows(told.page("evidence"), "File")
    assert [
        (row["File"].xpath("string(./code)"), *(text(row[head]) for head in ("Kind", "Origin", "Vantage", "sha256")))
        for row in shown
    ] == [
        (each["path"], each["kind"], each["origin"], each["vantage"], each["sha256"] or "–")
        for each in told.data["artifacts"]
    ]
    told_of = [" ".join(row["File"].xpath("./strong//text() | ./text()")).strip() for row in shown]
    assert [" ".join(each.split()) for each in told_of] == [
        f"Awaited until {each['awaited']}."
        if each["awaited"]
        else f"Not read: {each['problem']}" * bool(each["problem"])
        for each in told.data["artifacts"]
    ]
    for row, each in zip(shown, told.data["artifacts"], strict=True):
        said = dict(text(item).split(": ", 1) for item in row["File"].xpath(".//li"))
        assert (said["Produced by"], said["Collected by"]) == (each["producer"], each["collector"])
        assert said["Kept for"] == f"{each['retention_months']} months"
        assert ("Period covered" in said) == bool(each["period"])
        assert each["collected"] in (None, said["Collected on"])


def test_page_and_paper_hold_every_word(told: Told) -> None:
    evidence = told.page("evidence")
    for each in told.data["attestations"]:
        (shown,) = evidence.xpath(f".//section[@id='{each['number']}']")
        assert f"{each['by']} ({each['role']}) vouched for it on {each['on']}" in text(shown)
        assert all(each[name] in text(shown) for name in ("examined", "document", "sha256", "until", "origin"))
        assert squeezed(each["examined"]) in squeezed(told.paper.text_under("Evidence register"))
