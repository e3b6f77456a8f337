"""What an asset says that only a key can have, and the places at which its form is stated."""

from __future__ import annotations

from collections.abc import Mapping

from proofbook.model.asset import AssetShape
from proofbook.model.document import Document
from proofbook.model.mistakes import Mistakes, Path

OF_KEYS_ALONE = ("strength", "purpose", "form", "expires", "issuer")
"""The fields of which nothing but the key inventory speaks."""


def check_key_facts(id: str, shape: AssetShape, document: Document, mistakes: Mistakes) -> None:
    """Tell facts of keys that stand at no key, and forms at components that don't have it."""
    if shape.secret is None or not shape.secret.is_key:
        for name in OF_KEYS_ALONE:
            if getattr(shape, name):
                _of_no_key(id, name, shape, mistakes)
        return
    if isinstance(shape.form, Mapping):
        for component in shape.form:
            _check_place(id, component, document, mistakes)


def _of_no_key(id: str, name: str, shape: AssetShape, mistakes: Mistakes) -> None:
    said = "of an unstated class" if shape.secret is None else f"of class {shape.secret}"
    mistakes.add(
        "key-fact-of-no-key",
        f"`{name}` is a fact of keys, and `{id}` is {said}",
        ("assets", id, name),
        label="only a key has this",
        help="take it out, or say with `secret` which class of key it is",
        key=True,
    )


def _check_place(id: str, component: str, document: Document, mistakes: Mistakes) -> None:
    path: Path = ("assets", id, "form", component)
    found = mistakes.looked_up("component", component, document.components, path, key=True)
    if found is not None and id not in (*found.stores, *found.processes):
        mistakes.add(
            "form-without-place",
            f"the form of `{id}` is stated at `{component}`, which doesn't have it",
            path,
            label=f"`{component}` neither stores nor processes it",
            help=f"add `{id}` to what `{component}` stores or processes, or take this out",
            key=True,
        )
