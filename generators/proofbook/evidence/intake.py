"""Reading an artifact: the digest is of its bytes, and everything after that sees it redacted."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from proofbook.evidence.content import Content, Document
from proofbook.evidence.readers import Reader, readers
from proofbook.model.artifact import ArtifactRef
from proofbook.source.diagnostic import Diagnostic, Severity
from proofbook.source.folder import MOST_BYTES, Folder
from proofbook.source.nearest import listed, nearest
from proofbook.source.redaction import redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """An artifact as it was taken in."""

    ref: ArtifactRef
    sha256: str
    """Of the raw bytes; empty when the file could not be opened."""
    lines: tuple[str, ...]
    """The file, redacted."""
    documents: tuple[Document, ...]
    problem: str
    """Why it does not count; empty when it does."""
    diagnostics: tuple[Diagnostic, ...] = ()


def artifact(ref: ArtifactRef, folder: Folder, as_of: date) -> Artifact:
    """The artifact that a model names.

    A mistake in it is placed where the model names it, with the line in words: its own text may hold secrets.
    """
    raw = folder.bytes(ref.path)
    if isinstance(raw, Diagnostic):
        # The model has said so already.
        return _unread(ref, "", raw.message)
    digest = hashlib.sha256(raw).hexdigest()
    if ref.collected is not None and ref.collected > as_of:
        return _unread(ref, digest, f"{ref.path} was collected on {ref.collected}, after the day of this assessment")
    known = readers()
    if ref.kind not in known:
        return _unread(ref, digest, f"nothing reads artifacts of the kind `{ref.kind}`", _unknown_kind(ref, known))
    unpacked = _unpacked(raw) if ref.path.endswith(".gz") else raw
    if isinstance(unpacked, str):
        problem = f"{ref.path} can't be unpacked: {unpacked}"
        return _unread(ref, digest, problem, _unreadable(ref, problem))
    try:
        text = redacted(unpacked.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problem = f"{ref.path} is not text in UTF-8"
        return _unread(ref, digest, problem, _unreadable(ref, problem))
    return _taken_in(ref, digest, text, known[ref.kind](text, ref.path))


def _unpacked(raw: bytes) -> bytes | str:
    """What a gzip file holds, or why that can't be told; it is never unpacked beyond what a file may hold."""
    packed = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = packed.decompress(raw, MOST_BYTES + 1)
    except zlib.error:
        return "it is no gzip file, or a damaged one"
    if len(unpacked) > MOST_BYTES:
        return f"it holds more than {MOST_BYTES // 1_000_000} MB"
    if not packed.eof:
        return "it ends too soon"
    return "it holds more than one file" if packed.unused_data else unpacked


def _taken_in(ref: ArtifactRef, digest: str, text: str, content: Content) -> Artifact:
    taken = Artifact(ref=ref, sha256=digest, lines=tuple(text.split("\n")), documents=content.documents, problem="")
    if not content.diagnostics:
        return taken
    wrong = content.diagnostics[0]
    where = f"line {wrong.span.line}: " if wrong.span else ""
    problem = f"{ref.path} can't be read: {where}{wrong.message}"
    return replace(taken, documents=(), problem=problem, diagnostics=(_unreadable(ref, problem, wrong.help),))


def _unread(ref: ArtifactRef, digest: str, problem: str, *found: Diagnostic) -> Artifact:
    return Artifact(ref=ref, sha256=digest, lines=(), documents=(), problem=problem, diagnostics=found)


def _unreadable(ref: ArtifactRef, problem: str, help: str = "") -> Diagnostic:
    return Diagnostic(
        rule="artifact-unreadable",
        message=problem,
        span=ref.span,
        label="every check that reads it is undecided",
        help=help,
        severity=Severity.WARNING,
    )


def _unknown_kind(ref: ArtifactRef, known: Mapping[str, Reader]) -> Diagnostic:
    return Diagnostic(
        rule="unknown-artifact-kind",
        message=f"nothing reads artifacts of the kind `{ref.kind}`",
        span=ref.kind_span,
        label="so the file stays unread",
        help=nearest(ref.kind, known, f"known are: {listed(known)}"),
    )
