"""A page for each diagnostic, and their index."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.assessment.portfolio import Portfolio
from proofbook.outputs.site.markdown import prose
from proofbook.outputs.site.template import page
from proofbook.source import explain


def pages(portfolio: Portfolio) -> Mapping[str, str]:
    """`diagnostics/index.md` and `diagnostics/<rule>.md`."""
    del portfolio
    found = {rule: explain.page(rule) for rule in explain.rules()}
    written = {"diagnostics/index.md": page("diagnostics/index.md", "Diagnostics", "rules", rules=found)}
    for rule, each in found.items():
        path = f"diagnostics/{rule}.md"
        written[path] = page(path, rule, "rule", rule=rule, about=each, text=prose(each.text))
    return written
