"""What each diagnostic means: the files beside this one, one a rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """A rule's page."""

    title: str
    """What is wrong, in one line."""
    text: str
    """Why it matters and how to mend it, in Markdown."""


@cache
def rules() -> tuple[str, ...]:
    """Every rule, sorted."""
    return tuple(sorted(each.name.removesuffix(".md") for each in _folder().iterdir() if each.name.endswith(".md")))


@cache
def page(rule: str) -> RulePage:
    """The page of a rule; FileNotFoundError when there is none."""
    head, _, text = (_folder() / f"{rule}.md").read_text(encoding="utf-8").partition("\n")
    return RulePage(title=head.removeprefix("# ").strip(), text=text.strip() + "\n")


def _folder() -> Traversable:
    return resources.files("proofbook.source") / "diagnostics"
