"""Protocols and algorithms in use: grouped as they are stated, with what nobody stated."""

from __future__ import annotations

from proofbook.assessment.cryptography import cryptography
from tests.model.projects import system

MODEL = """\
assets:
  note: {title: Note, secret: none, data: none}
  key: {secret: data-encrypting-key, protects: note, algorithm: AES-256, strength: 256, purpose: Encrypts notes}
  twin: {secret: data-encrypting-key, protects: note, algorithm: AES-256, strength: 256}
  odd: {secret: signing-key}
  word: {secret: credential, opens: []}
components: {a: {technology: browser}, b: {technology: aws-lambda}}
flows:
  one: {from: a, to: b, protocol: https, carries: note}
  two: {from: a, to: b, protocol: https, encryption: "TLS 1.3, AES-128-GCM"}
  three: {from: a, to: b, protocol: https}
  four: {from: a, to: b}
  five: {from: a, to: b, protocol: ssh}
  plain: {from: a, to: b, protocol: http, encryption: none}
"""
UNKNOWN = ("protocol", "whether and how it is encrypted", "version and cipher suite")


def test_each_protocol_and_algorithm_says_where_it_is_used_what_for_and_what_nobody_stated() -> None:
    assert [
        (each.kind, each.name, each.detail, [part.id for part in each.where], each.purpose, each.unstated)
        for each in cryptography(system(MODEL))
    ] == [
        ("protocol", "https", "tls", ["one", "three"], ("Note",), ("version and cipher suite",)),
        ("protocol", "https", "TLS 1.3, AES-128-GCM", ["two"], (), ()),
        ("protocol", "", "", ["four"], (), UNKNOWN),
        ("protocol", "ssh", "its own", ["five"], (), ("version and cipher suite",)),
        ("algorithm", "AES-256", "256 bits of security", ["key", "twin"], ("Encrypts notes",), ("purpose",)),
        ("algorithm", "", "", ["odd"], (), ("algorithm", "strength", "purpose")),
    ]
