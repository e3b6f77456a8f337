"""A system's evidence: each observation with the lines that were read, and each artifact with its digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.coverage import coverage
from proofbook.outputs.register import Entry, Word, places, register, words
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.markdown import excerpt
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=60, part="evidence", label="Evidence")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/evidence.md` for every system and variant."""
    return {system_page(each.system, "evidence"): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    entries = register(assessed)
    entry_of = {id: entry.number for entry in entries for id in entry.ids}
    serves: dict[str, dict[tuple[str, str], None]] = {}
    for status in assessed.requirements:
        for id in status.evidence if not status.children else ():
            serves.setdefault(entry_of[id], {})[(status.framework, status.requirement)] = None
    return page(
        system_page(assessed.system, "evidence"),
        f"{assessed.system.full_title}: evidence",
        "system_evidence",
        assessed=assessed,
        system=assessed.system,
        library=portfolio.library,
        entries=entries,
        results=Counter(each.seen.result.value for each in entries),
        serves=serves,
        drawn_from=_drawn_from(entries),
        claimed={each.mitigation for each in assessed.standings},
        excerpt=excerpt,
        coverage=coverage(assessed),
        freshness=portfolio.library.freshness,
        words=words(assessed, portfolio.library.freshness),
        vouched_at=lambda word: _vouched_at(word, assessed),
        at=lambda entry: places(entry, assessed),
        few=lambda entry: places(entry, assessed, most=3),
    )


def _drawn_from(entries: Iterable[Entry]) -> Mapping[str, Mapping[str, str]]:
    """Artifact → the numbers of what was seen in it, each with the id of its observation."""
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        for cite in entry.seen.cites:
            found.setdefault(cite.path, {})[entry.number] = entry.seen.id
    return found


def _vouched_at(word: Word, assessed: Assessment) -> str:
    return ", ".join(sorted(assessed.system.title_of(id) for id in word.given.at)) or "wherever it is claimed"
