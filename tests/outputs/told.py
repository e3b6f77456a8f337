"""One system as data, pages and paper tell it, and the words that page and paper use for the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from lxml.html import HtmlElement

from tests.conftest import ROOT
from tests.outputs.html_page import article, folded, text
from tests.outputs.pdf_paper import Paper, paper, squeezed

Json = dict[str, Any]
LEVELS = ("very-high", "high", "moderate", "low", "very-low")


def keys() -> Iterator[str]:
    """Every system that the repository ships, and each of its variants."""
    for file in sorted((ROOT / "models").glob("*.yaml")):
        yield file.stem
        yield from (f"{file.stem}+{each}" for each in yaml.safe_load(file.read_text("utf-8")).get("variants", ()))


class Told:
    """One system, as data, pages and paper tell it."""

    def __init__(self, key: str, data: Json, document: Json, site: Path) -> None:
        self.data, self.document = data, document
        self.title = ": ".join(filter(None, (data["title"], data["variant_title"])))
        self.folder = site / "systems" / key
        self.paper: Paper = paper(site / "papers" / f"{key}.pdf")
        self.lines = [each for each in data["lines"] if each["certainty"] == "certain"]
        self.counting = [each for each in self.lines if each["counts"]]
        self.leaves = [each for each in data["requirements"] if each["side"] == "customer" and not each["children"]]
        self.seen = {each["id"]: each for each in data["observations"]}

    def page(self, part: str = "") -> HtmlElement:
        return article(self.folder / part / "index.html")

    def title_of(self, id: str) -> str:
        sections = ("components", "flows", "assets", "principals", "boundaries", "providers")
        found = [each["title"] for section in sections for each in self.data[section] if each["id"] == id]
        return str(found[0])

    def numbers(self, observations: Iterable[str]) -> list[str]:
        return sorted({self.seen[id]["number"] for id in observations})


def decided(line: Json) -> str:
    """What page and paper say of a line's treatment."""
    details = line["treatment"]["details"]
    if line["excluded_by"]:
        return f"Assumed away: {line['excluded_by']}"
    if "expires" in details:
        last = line["treatment"]["counts_until"]
        word = "Acceptance lapsed on" if line["treatment"]["lapsed"] else "Accepted until"
        return f"{word} {last}{', by the policy' * (last != details['expires'])}: {details['approver']}"
    match line["treatment"]["kind"]:
        case "mitigate":
            late = "overdue since" if line["treatment"]["overdue"] else "due"
            return f"Mitigate: {details['owner']}, {late} {details['due']}" + "".join(
                f", {each}" for each in [details.get("ticket")] if each
            )
        case other:
            return {"transfer": "Transferred", "avoid": "Avoided"}.get(other, spoken(other).capitalize())


def shown_requirement(row: dict[str, HtmlElement]) -> list[object]:
    number, side = row["No."].xpath("string(./a)"), row["No."].xpath("string(./small)")
    return [
        number, side, folded(row["Requirement"].text), *badge(row["Status"]), text(row["Coverage"]),
        squeezed(row["Why"].text), text_of(row["Why"].xpath("./small")),
        [(*badge(each), folded(each.xpath("./span")[-1].tail)) for each in row["Why"].xpath("./details/ul/li")],
        [text(each) for each in row["Evidence"].iter("a")],
    ]  # fmt: skip


def wanted_requirement(each: Json, told: Told) -> list[object]:
    differ = len({thing["reason"] for thing in each["things"]}) > 1 and not each["children"]
    things = each["things"] if differ else []
    remains = f"Remains: {', '.join(each['remaining'])}." if each["remaining"] else ""
    return [
        each["id"], told.title_of(each["side"]) if each["side"] != "customer" else "", each["title"], each["status"],
        each["illustrative"], each["coverage"], squeezed(each["reason"]),
        each["offered"]["words"] if each["offered"] else remains,
        [(thing["status"], thing["illustrative"], thing["reason"]) for thing in things],
        told.numbers(each["evidence"]),
    ]  # fmt: skip


def same_as_in_base(each: Json, told: Told, base: Json) -> bool:
    """Whether a row of a variant says what the system's own row says."""
    key = ("framework", "id", "side", "status", "coverage", "reason", "illustrative")
    found = [one for one in base["requirements"] if all(one[part] == each[part] for part in key)]
    in_base = {one["id"]: one["number"] for one in base["observations"]}
    return any(
        [(one["status"], one["reason"]) for one in row["things"]]
        == [(one["status"], one["reason"]) for one in each["things"]]
        and sorted({in_base[id] for id in row["evidence"]}) == told.numbers(each["evidence"])
        for row in found
    )


def is_unmapped(each: Json) -> bool:
    """Whether the paper tells the requirement's number alone, since nothing is mapped to it."""
    return bool(each["status"] == "open" and each["coverage"] == "none" and each["side"] == "customer")


def printed_requirement(each: Json) -> list[str]:
    side = each["side"] if each["side"] != "customer" else ""
    status = f"{each['status']} illustrative" if each["illustrative"] else each["status"]
    remains = f"remains: {', '.join(each['remaining'])}" if each["remaining"] else ""
    under = each["offered"]["words"] if each["offered"] else remains
    return squeezed_rows([[each["id"] + side, each["title"], status, each["coverage"], each["reason"] + under]])[0]


def where(cited: list[Json]) -> str:
    """What the paper says of the places that an observation rests on."""
    if not cited:
        return ""
    places = " ".join(f"{each['path']}:{each['line']}" for each in cited)
    digests = ", ".join(sorted({each["sha256"][:16] for each in cited}))
    origins = ", ".join(sorted({f"{each['origin']}, {each['vantage']}" for each in cited}))
    return f"{places} sha256 {digests} … {origins}"


def few(titles: list[str]) -> str:
    return ", ".join(titles) if len(titles) <= 3 else f"{', '.join(titles[:2])} and {len(titles) - 2} more"


def spoken(word: str) -> str:
    return word.replace("-", " ")


def badge(cell: HtmlElement) -> tuple[str, bool]:
    """The status, and whether it is marked as illustrative."""
    status, *more = (text(each) for each in cell.xpath("./span"))
    return status, more == ["illustrative"]


def section(threats: HtmlElement, cell: HtmlElement) -> HtmlElement:
    """The section that a cell's link leads to."""
    (found,) = threats.xpath(".//section[@id=$id]", id=cell.xpath("string(./a/@href)").removeprefix("#"))
    return found


def text_of(found: list[HtmlElement]) -> str:
    return text(found[0]) if found else ""


def squeezed_rows(table: Iterable[Iterable[object]]) -> list[list[str]]:
    return [[squeezed(cell) for cell in row] for row in table]
