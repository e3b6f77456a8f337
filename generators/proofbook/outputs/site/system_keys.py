"""A system's keys: the inventory, what is there for transmission, and the protocols and algorithms in use."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.cryptography import InUse, cryptography, is_plain
from proofbook.assessment.key_inventory import PCI
from proofbook.assessment.portfolio import Portfolio
from proofbook.library.terms import Answer, SecretClass
from proofbook.outputs.key_table import NOT_STATED, asked_of, carries_account_data, form_words, key_rows, perhaps_keys
from proofbook.outputs.site.addresses import system_page
from proofbook.outputs.site.tabs import Tab
from proofbook.outputs.site.template import page

TAB = Tab(rank=26, part="keys", label="Keys")


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`systems/<system>/keys.md` for every system and variant."""
    return {system_page(each.system, "keys"): _page(each, portfolio) for each in portfolio.written()}


def _page(assessed: Assessment, portfolio: Portfolio) -> str:
    system = assessed.system
    rows = key_rows(assessed, portfolio.library)
    in_use = cryptography(system)
    return page(
        system_page(system, "keys"),
        f"{system.full_title}: keys",
        "system_keys",
        wide=True,
        assessed=assessed,
        system=system,
        rows=rows,
        reaching=sum(row.entry.account_data is True for row in rows),
        weaker=[row.title for row in rows if any(each.as_strong is Answer.NO for each in row.entry.guards)],
        uncompared=sum(each.as_strong is Answer.UNKNOWN for row in rows for each in row.entry.guards),
        undecided=sum(row.entry.account_data is None for row in rows),
        of_transmission=[row for row in rows if row.entry.asset.secret is SecretClass.TLS_KEY],
        carrying=carries_account_data(system),
        protocols=[each for each in in_use if each.kind == "protocol"],
        algorithms=[each for each in in_use if each.kind == "algorithm"],
        plain=[each for each in system.flows if is_plain(each)],
        perhaps=perhaps_keys(system),
        asked_of=asked_of(system.entity),
        form_words=form_words,
        unstated=_unstated,
        not_stated=NOT_STATED,
        pci=PCI,
        known=portfolio.library.frameworks[PCI].requirements if PCI in portfolio.library.frameworks else {},
    )


def _unstated(each: InUse) -> str:
    return ", ".join(each.unstated) or "–"
