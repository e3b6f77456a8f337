"""The section `assets` of a model, resolved."""

from __future__ import annotations

from proofbook.library.terms import DataKind, KeyForm, SecretClass
from proofbook.model.asset import Asset, AssetShape, ClassificationShape
from proofbook.model.document import Document
from proofbook.model.key_facts import check_key_facts
from proofbook.model.mistakes import Mistakes, Path
from proofbook.model.words import words


def assets(document: Document, mistakes: Mistakes) -> dict[str, Asset]:
    """The assets by id."""
    return {id: _asset(id, shape, document, mistakes) for id, shape in document.assets.items()}


def _asset(id: str, shape: AssetShape, document: Document, mistakes: Mistakes) -> Asset:
    path: Path = ("assets", id)
    named: ClassificationShape | None = None
    if shape.classification:
        named = mistakes.looked_up(
            "classification", shape.classification, document.classifications, (*path, "classification")
        )
    mistakes.all_looked_up("asset", shape.protects or (), document.assets, (*path, "protects"))
    mistakes.all_looked_up("component", shape.opens or (), document.components, (*path, "opens"))
    if id in (shape.protects or ()):
        mistakes.add(
            "protects-itself",
            f"the key `{id}` is said to protect itself",
            mistakes.item((*path, "protects"), (shape.protects or ()).index(id)),
            label="this is the key's own id",
            help="name the assets that are encrypted under it",
        )
    check_key_facts(id, shape, document, mistakes)
    return Asset(
        id=id,
        title=shape.title or words(id),
        about=shape.about,
        classification=shape.classification,
        confidentiality=shape.confidentiality or (named.confidentiality if named else None),
        integrity=shape.integrity or (named.integrity if named else None),
        availability=shape.availability or (named.availability if named else None),
        data=shape.data or (DataKind.NONE if shape.secret not in (None, SecretClass.NONE) else None),
        secret=shape.secret or (SecretClass.NONE if shape.data not in (None, DataKind.NONE) else None),
        protects=tuple(each for each in shape.protects if each != id) if shape.protects is not None else None,
        opens=shape.opens,
        interactive_login=None if shape.interactive_login is None else shape.interactive_login == "yes",
        account=shape.account,
        algorithm=shape.algorithm,
        strength=shape.strength,
        purpose=shape.purpose,
        forms=_forms(shape),
        expires=shape.expires,
        issuer=shape.issuer,
        rotation=shape.rotation,
        custodians=shape.custodians,
        span=mistakes.node.key(*path).span,
    )


def _forms(shape: AssetShape) -> tuple[tuple[str, KeyForm], ...]:
    if shape.form is None:
        return ()
    return (("", shape.form),) if isinstance(shape.form, KeyForm) else tuple(shape.form.items())
