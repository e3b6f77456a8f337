"""Page, paper and data say the same: the HTML and the PDF are read back and compared with `proofbook.json`."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.outputs.html_page import article, page, rows, text
from tests.outputs.pdf_paper import squeezed
from tests.outputs.told import (
    LEVELS,
    Json,
    Told,
    decided,
    is_unmapped,
    keys,
    printed_requirement,
    same_as_in_base,
    section,
    shown_requirement,
    spoken,
    squeezed_rows,
    wanted_requirement,
)

RISKS = ("inherent", "planned", "residual")
ILLUSTRATIVE = "Illustrative: the configuration was written to show the tool; no system was examined."


def test_every_system_has_a_paper_and_its_pages(systems: dict[str, Json], shipped_site: Path) -> None:
    assert set(keys()) == set(systems)
    assert {file.stem for file in (shipped_site / "papers").iterdir()} == {*systems, "portfolio"}
    assert {file.name for file in (shipped_site / "systems").iterdir() if file.is_dir()} == set(systems)


def test_all_three_say_what_it_is_of_and_when(told: Told) -> None:
    data, document = told.data, told.document
    assert told.paper.cover() == {
        "As of": document["as_of"],
        "Owner": data["owner"],
        "Model reviewed": data["reviewed"],
        "Commit": document["commit"],
        "Data (sha256)": data["digest"],
    }
    meta = text(told.page().xpath(".//p[@class='pb-meta']")[0])
    assert meta == (
        f"Owner: {data['owner']} · reviewed {data['reviewed']}, next due {data['review_due']} · "
        f"as of {document['as_of']} · commit {document['commit']} · data sha256 {data['digest'][:16]}"
    )
    assert text(told.page().xpath(".//h1")[0]) == told.title
    assert told.paper.metadata["title"] == f"{told.title}: threat model and evidence"


def test_every_page_bears_the_date_and_the_commit(document: Json, shipped_site: Path) -> None:
    stamp = f"As of {document['as_of']} · commit {document['commit']}"
    for file in shipped_site.rglob("*.html"):
        assert stamp in text(page(file).xpath("//div[@class='md-copyright']")[0])


def test_every_sheet_bears_the_date_the_commit_and_the_digest(told: Told) -> None:
    stamp = f"As of {told.document['as_of']} · commit {told.document['commit']}"
    for number, sheet in enumerate(told.paper.feet, start=1):
        assert squeezed(f"{stamp} · data sha256 {told.data['digest']}") in squeezed(sheet)
        assert sheet.rstrip().endswith(f"{number} / {len(told.paper.feet)}")


def test_all_three_say_that_evidence_was_made_up(told: Told) -> None:
    said = [ILLUSTRATIVE] if told.data["illustrative"] else []
    for part in ("", "threats", "mitigations", "requirements", "responsibility", "evidence"):
        assert [text(each) for each in told.page(part).xpath(".//p[@class='pb-banner']")] == said
    for sheet in (told.paper.sheets[0], *told.paper.feet):
        assert (squeezed(ILLUSTRATIVE) in squeezed(sheet)) == bool(said)


def test_what_rests_on_an_illustrative_file_is_illustrative(systems: dict[str, Json]) -> None:
    assert any(each["illustrative"] for each in systems.values())
    for system in systems.values():
        cited = [cite["origin"] for each in system["observations"] for cite in each["artifacts"]]
        assert system["illustrative"] or "illustrative" not in cited


def test_page_and_paper_ask_the_same_decision(told: Told, shipped_site: Path) -> None:
    asked = f"Decision asked. {told.data['decision']}"
    assert text(told.page().xpath(".//p[@class='pb-decision']")[0]) == asked
    assert squeezed(asked) in squeezed(told.paper.text_under("Summary"))
    if not told.data["variant"]:
        cards = article(shipped_site / "index.html").xpath(".//section[@class='pb-card']")
        (card,) = (each for each in cards if text(each.xpath("./h3")[0]) == told.title)
        assert asked in [text(each) for each in card.xpath("./p")]


def test_page_and_paper_count_the_lines_at_each_level(told: Told) -> None:
    counts = {risk: Counter(each[risk]["level"] for each in told.counting) for risk in RISKS}
    wanted = [[spoken(level), *(str(counts[risk][level]) for risk in RISKS)] for level in LEVELS]
    table = rows(told.page(), "Level")
    assert [[text(cell) for cell in row.values()] for row in table] == wanted
    assert told.paper.tables("Summary")[0][1:] == squeezed_rows(wanted)


def test_page_and_paper_draw_the_same_heat_map(told: Told) -> None:
    stand = Counter((each["residual"]["likelihood"], each["residual"]["impact"]) for each in told.counting)
    wanted = [
        [spoken(likelihood), *(str(stand[likelihood, impact] or "–") for impact in reversed(LEVELS))]
        for likelihood in LEVELS
    ]
    assert sum(stand.values()) == len(told.counting)
    table = rows(told.page(), "Likelihood ↓ impact →")
    assert [[text(cell) for cell in row.values()] for row in table] == wanted
    assert told.paper.tables("Summary")[2][1:] == squeezed_rows(wanted)


def test_page_and_paper_count_the_requirements_of_each_status(told: Told) -> None:
    counts = Counter(each["status"] for each in told.leaves)
    (badges,) = told.page().xpath(".//h2[@id='requirements']/following-sibling::div[1]/p[1]")
    words = "|".join(sorted((re.escape(each) for each in counts), key=len, reverse=True))
    assert dict(re.findall(rf"({words})(?: illustrative)? (\d+)", text(badges))) == {
        status: str(count) for status, count in counts.items()
    }
    table = told.paper.tables("Summary")[1][1:]
    assert {status: int(count) for status, count in table} == {squeezed(each): counts[each] for each in counts}


def test_page_and_paper_hold_every_threat_line(told: Told) -> None:
    wanted = [
        [
            each["id"], each["title"], told.title_of(each["element"]),
            *(spoken(each[risk]["level"]) for risk in (*RISKS, "residual_observed")), decided(each),
        ]
        for each in told.lines
    ]  # fmt: skip
    threats = told.page("threats")
    shown = rows(threats, "Line")
    ids = [section(threats, row["Line"]).xpath("string(./p[@class='pb-meta']/code)") for row in shown]
    assert [[id, *(text(cell) for cell in row.values())] for id, row in zip(ids, shown, strict=True)] == wanted
    assert [row[:5] for row in told.paper.rows("All threat lines") or told.paper.rows("Top lines")] == squeezed_rows(
        [f"{title} {element} · {id}", inherent, planned, residual, treatment]
        for id, title, element, inherent, planned, residual, _, treatment in wanted
    )


def test_the_paper_puts_the_worst_lines_first(told: Told) -> None:
    whole = told.paper.rows("All threat lines") or told.paper.rows("Top lines")
    counting = [row for row, line in zip(whole, told.lines, strict=True) if line["counts"]]
    assert told.paper.rows("Top lines") == counting[:12]
    ranks = [LEVELS.index(each["residual"]["level"]) for each in told.counting]
    assert ranks == sorted(ranks)


def test_the_page_names_the_threats_of_each_line_and_those_that_hinge(told: Told) -> None:
    threats, known = told.page("threats"), {each["id"]: each for each in told.data["threats"]}
    for row, line in zip(rows(threats, "Line"), told.lines, strict=True):
        named = "; ".join(f"{known[id]['title']} ({', '.join(known[id]['stride'])})" for id in line["members"])
        assert text(section(threats, row["Line"]).xpath("./p[last()]")[0]) == f"Threats in this line: {named}."
    hinging = [each for each in told.data["lines"] if each["certainty"] == "hinging"]
    shown = threats.xpath(".//details[@class='pb-hinges']")
    assert sorted((text(each.xpath("./summary")[0]), len(each.xpath("./ul/li"))) for each in shown) == sorted(
        (each["title"], len(each["members"])) for each in hinging
    )


def test_page_and_paper_hold_every_requirement(told: Told, systems: dict[str, Json]) -> None:
    tables = told.page("requirements").xpath(".//table[thead/tr/th[1] = 'No.']")
    frameworks = list(dict.fromkeys(each["framework"] for each in told.data["requirements"]))
    assert len(tables) == len(frameworks)
    printed, beside = iter(told.paper.tables("Requirements")), squeezed(told.paper.text_under("Requirements"))
    for framework, table in zip(frameworks, tables, strict=True):
        wanted = [each for each in told.data["requirements"] if each["framework"] == framework]
        for row, each in zip(rows(table.getparent(), "No."), wanted, strict=True):
            if text(row["Why"]) == "As in the system as such":
                assert same_as_in_base(each, told, systems[told.data["id"]])
            else:
                assert shown_requirement(row) == wanted_requirement(each, told)
        on_paper = [
            *(each for each in wanted if each in told.leaves),
            *(each for each in wanted if each["side"] != "customer"),
        ]
        inapplicable = [each["id"] for each in on_paper if each["status"] == "not applicable"]
        unmapped = [each["id"] for each in on_paper if is_unmapped(each)]
        for ids, then in ((inapplicable, " The site says why of each."), (unmapped, "")):
            assert not ids or squeezed(f"{', '.join(ids)}.{then}") in beside
        in_full = [each for each in on_paper if each["status"] != "not applicable" and not is_unmapped(each)]
        if in_full:
            assert next(printed)[1:] == [printed_requirement(each) for each in in_full]
    assert not list(printed)


def test_the_pages_hold_every_part_of_the_system(told: Told) -> None:
    architecture, assets = told.page("architecture"), told.page("assets")
    for kind, section_ in PARTS.items():
        shown = architecture.xpath(f".//tbody/tr[starts-with(@id, '{kind}-')]")
        assert [each.get("id") for each in shown] == [f"{kind}-{each['id']}" for each in told.data[section_]]
        titles = [text(each.xpath("./th")[0]) for each in shown]
        assert all(title.startswith(each["title"]) for title, each in zip(titles, told.data[section_], strict=True))
    marks = [f"asset-{each['id']}" for each in told.data["assets"]]
    assert [each for each in assets.xpath(".//div[@class='pb-anchor']/@id") if each.startswith("asset-")] == marks
    assert [text(each) for each in assets.iter("h2")] == [each["title"] for each in told.data["assets"]]


PARTS = {"component": "components", "flow": "flows", "principal": "principals", "boundary": "boundaries"}


def test_the_paper_holds_every_exception(told: Told) -> None:
    accepted = [each for each in told.lines if "approver" in each["treatment"]["details"]]
    assert told.paper.rows("Exceptions") == squeezed_rows(
        [
            f"{each['title']} {each['id']}",
            each["treatment"]["details"]["approver"],
            each["treatment"]["details"]["reason"],
            each["treatment"]["details"]["expires"]
            + f" counts until {each['treatment']['counts_until']}, by the policy"
            * (each["treatment"]["details"]["expires"] != each["treatment"]["counts_until"])
            + " lapsed" * each["treatment"]["lapsed"],
        ]
        for each in accepted
    )


def test_the_list_of_systems_says_what_their_pages_say(systems: dict[str, Json], shipped_site: Path) -> None:
    shown = rows(article(shipped_site / "systems/index.html"), "System")
    assert [(text(row["Lines"]), text(row["High or very high"])) for row in shown] == [
        (
            str(sum(each["certainty"] == "certain" for each in system["lines"])),
            str(sum(each["counts"] and each["residual"]["level"] in LEVELS[:2] for each in system["lines"])),
        )
        for system in systems.values()
    ]
