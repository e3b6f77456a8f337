"""From claims and the files of `models/attestations/` to the attestations of a system."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from proofbook.model.artifact import ARTIFACTS
from proofbook.model.attestation import Attestation, AttestationDocument, AttestationShape
from proofbook.model.claim import Claim
from proofbook.model.mistakes import Mistakes, Path
from proofbook.source.decode import decoded
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import Folder
from proofbook.source.nearest import nearest
from proofbook.source.node import Node
from proofbook.source.yaml import parsed

ATTESTATIONS = "models/attestations"


def attestations(
    system: str,
    claims: Iterable[Claim],
    places: Mapping[str, frozenset[str]],
    folder: Folder,
    mistakes: Mistakes,
    *,
    is_variant: bool,
) -> tuple[Attestation, ...]:
    """The words that the model's claims hold, and those in files of their own, with the mistakes in both.

    `places` are the ids that an attestation may name, each with the elements that it stands for. A variant may lack
    what a file names; that is no mistake.
    """
    claims = tuple(claims)
    built = [_in_claim(claim, folder, mistakes) for claim in claims if claim.attested]
    for path in folder.files(ATTESTATIONS, (".yaml", ".yml")):
        read = _read(folder, path)
        if isinstance(read, tuple) and read[0].system == system:
            own = Mistakes(read[1], mistakes.unread)
            found = _in_file(read[0], claims, places, folder, own, is_variant=is_variant)
            mistakes.found += own.found
            built += [found] if found else []
    return tuple(built)


def attestation_mistakes(folder: Folder, systems: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the files of attestations themselves, and those about a system that does not exist."""
    known = dict.fromkeys(systems)
    found: list[Diagnostic] = []
    for path in folder.files(ATTESTATIONS, (".yaml", ".yml")):
        read = _read(folder, path)
        if isinstance(read, list):
            found += read
        else:
            mistakes = Mistakes(read[1])
            mistakes.looked_up("system", read[0].system, known, ("system",))
            found += mistakes.found
    return tuple(found)


def _read(folder: Folder, path: str) -> tuple[AttestationDocument, Node] | list[Diagnostic]:
    text = folder.text(path)
    if isinstance(text, Diagnostic):
        return [text]
    read = parsed(text, path)
    if read.node is None or any(each.severity is Severity.ERROR for each in read.diagnostics):
        return [*read.diagnostics]
    value = decoded(read.node, AttestationDocument)
    return (value.value, read.node) if value.value else [*value.diagnostics]


def _in_claim(claim: Claim, folder: Folder, mistakes: Mistakes) -> Attestation:
    said = claim.attested
    assert said is not None
    return Attestation(
        mitigation=claim.mitigation,
        at=claim.at,
        said=said,
        problem=_problem(said, folder, (*claim.path, "attested"), mistakes),
        span=mistakes.node.at(*claim.path, "attested", "until").span,
    )


def _in_file(
    document: AttestationDocument,
    claims: tuple[Claim, ...],
    places: Mapping[str, frozenset[str]],
    folder: Folder,
    mistakes: Mistakes,
    *,
    is_variant: bool,
) -> Attestation | None:
    named = [id for id in document.at if id in places] if is_variant else document.at
    mistakes.all_looked_up("element", named, places, ("at",))
    at = frozenset(element for id in named if id in places for element in places[id] | {id})
    vouched = [each for each in claims if each.mitigation == document.mitigation]
    if not any(not at or not each.at or each.at & at for each in vouched):
        if not is_variant:
            _vouches_for_nothing(document, claims, mistakes)
        return None
    return Attestation(
        mitigation=document.mitigation,
        at=at,
        said=document,
        problem=_problem(document, folder, (), mistakes),
        span=mistakes.node.at("until").span,
    )


def _vouches_for_nothing(document: AttestationDocument, claims: tuple[Claim, ...], mistakes: Mistakes) -> None:
    claimed = {each.mitigation for each in claims}
    where = " at these elements" if document.mitigation in claimed else ""
    mistakes.add(
        "attestation-of-nothing",
        f"`{document.mitigation}`, for which {document.by} vouches, is not claimed{where}",
        ("at",) if where and document.at else ("mitigation",),
        label="nothing here to vouch for",
        help=nearest(document.mitigation, claimed, f"claim it under `mitigations:` in models/{document.system}.yaml")
        if not where
        else "name elements at which the model claims it",
    )


def _problem(said: AttestationShape, folder: Folder, path: Path, mistakes: Mistakes) -> str:
    """Why the word does not count: the document can't be read, or is another than the one that was examined."""
    if not said.document:
        return ""
    name = f"{ARTIFACTS}/{said.document}"
    raw = folder.bytes(name)
    if isinstance(raw, Diagnostic):
        mistakes.add(
            raw.rule, raw.message, (*path, "document"), label="so the word counts for nothing", help=raw.help,
            severity=Severity.ERROR if raw.rule == "path-outside-project" else Severity.WARNING,
        )  # fmt: skip
        return raw.message
    if hashlib.sha256(raw).hexdigest() == said.sha256:
        return ""
    mistakes.add(
        "attested-document-changed",
        f"{name} is not the document that {said.by} examined",
        (*path, "sha256"),
        label="the file has another digest",
        help=f"have {said.by} examine it again, and write its digest: {hashlib.sha256(raw).hexdigest()}",
        severity=Severity.WARNING,
    )
    return f"{name} has changed since it was examined"
