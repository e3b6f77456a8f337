"""The pages of a system as tabs: each module `system_*` beside this one says where its page stands among them."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass

import proofbook.outputs.site as site


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One page of each system."""

    rank: int
    """Its place; the smallest comes first."""
    part: str
    """The page's name: `index`, `threats` …"""
    label: str
    of_variants: bool = True
    """Whether a variant has it as well."""


def tabs() -> tuple[Tab, ...]:
    """Every tab, in order."""
    names = [each.name for each in pkgutil.iter_modules(site.__path__) if each.name.startswith(site.OF_SYSTEMS)]
    found: list[Tab] = [importlib.import_module(f"{site.__name__}.{name}").TAB for name in names]
    return tuple(sorted(found, key=lambda tab: (tab.rank, tab.part)))
