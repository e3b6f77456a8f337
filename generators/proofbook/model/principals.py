"""The section `principals` of a model, resolved."""

from __future__ import annotations

from proofbook.library.terms import Trust
from proofbook.model.document import Document
from proofbook.model.mistakes import Mistakes
from proofbook.model.principal import DEFAULT_TRUST, Principal
from proofbook.model.words import words


def principals(document: Document, mistakes: Mistakes) -> dict[str, Principal]:
    """The principals by id."""
    built: dict[str, Principal] = {}
    for id, shape in document.principals.items():
        for component in shape.may:
            place = ("principals", id, "may", component)
            mistakes.looked_up("component", component, document.components, place, key=True)
        trust = shape.trust or DEFAULT_TRUST.get(shape.kind)
        if trust is None:
            mistakes.add(
                "missing-key",
                f"the principal `{id}` doesn't say how much it is trusted",
                ("principals", id),
                label="`trust` is missing",
                help=f"add `trust:` with one of {', '.join(each.word for each in Trust)}",
                key=True,
            )
        built[id] = Principal(
            id=id,
            title=shape.title or words(id),
            kind=shape.kind,
            trust=trust or Trust.ANONYMOUS,
            may=shape.may,
            as_attacker=shape.as_attacker,
            about=shape.about,
            span=mistakes.node.key("principals", id).span,
        )
    return built
