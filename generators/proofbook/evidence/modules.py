"""The Rego modules that a check needs: its own and the shared ones that it imports."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from proofbook.evidence.jail import Module
from proofbook.library.check import Check

IMPORT = re.compile(r"\bdata\.lib\.([A-Za-z0-9_]+)")


def modules(check: Check, shared: Mapping[str, str]) -> tuple[Module, ...]:
    """The check's module and, sorted, every shared one that it names, at any remove.

    A mistake in a shared rule is then the business of those checks alone that use it.
    """
    by_package = {name.removesuffix(".rego").replace("-", "_"): name for name in shared}
    needed: set[str] = set()
    unread = [check.module]
    while unread:
        for package in IMPORT.findall(unread.pop()):
            name = by_package.get(package)
            if name is not None and name not in needed:
                needed.add(name)
                unread.append(shared[name])
    return (
        Module(name=f"{check.id}.rego", text=check.module),
        *(Module(name=f"lib/{name}", text=shared[name]) for name in sorted(needed)),
    )


def version(of: tuple[Module, ...]) -> str:
    """The version of a check: the first 12 digits of the sha256 of its modules, which say all that it does."""
    text = json.dumps([[each.name, each.text] for each in of])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
