"""The versions of a framework, as the ids of its files tell them: `pci-dss-4.0.1` is version 4.0.1 of `pci-dss`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from proofbook.library.framework import Framework

_ID = re.compile(r"(?P<stem>.+)-(?P<version>[rv]?\d[\d.]*)")


def missing_version(id: str, frameworks: Mapping[str, Framework]) -> tuple[str, str] | None:
    """What to say, and what to do, of an id that names a version which isn't here of a framework that is."""
    named = _ID.fullmatch(id)
    if named is None or id in frameworks:
        return None
    known = {each["version"]: of for of in frameworks if (each := _ID.fullmatch(of)) and each["stem"] == named["stem"]}
    if not known:
        return None
    title = frameworks[known[max(known)]].title
    are = f"known is {min(known)}" if len(known) == 1 else f"known are {', '.join(sorted(known))}"
    return f"no version {named['version']} of {title} here: {are}", f"write {_or(sorted(known.values()))}"


def _or(ids: list[str]) -> str:
    return " or ".join(f"`{each}`" for each in ids)
