"""The key inventory of a system, and the cryptography that it uses, as data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.cryptography import InUse, cryptography
from proofbook.assessment.key_inventory import KeyEntry, key_inventory
from proofbook.library.library import Library
from proofbook.outputs.part import Part


class GuardData(Part):
    """A key that protects a key."""

    key: str
    as_strong: Literal["yes", "no", "unknown"]
    """Whether it is at least as strong; unknown when the strength of either is not stated."""


class KeyPlaceData(Part):
    """A component that has a key."""

    component: str
    kept: bool
    """Whether it stores the key; else it only handles it."""
    form: str
    """encrypted-under-key, cryptographic-device, components, in-clear; empty: not stated."""
    yields: bool
    """Whether the key can be had there in clear, by somebody alone; so it is taken to be where the form is not stated.
    """
    principals: tuple[str, ...]
    """Who may act there."""


class KeyData(Part):
    """A key; empty text and null are what nobody stated."""

    id: str
    """Of the asset."""
    class_: str = Field(alias="class")
    """key-encrypting-key, data-encrypting-key, signing-key or tls-key."""
    algorithm: str
    strength: int | None
    """Bits of security (NIST SP 800-57 part 1)."""
    purpose: str
    chains: tuple[tuple[str, ...], ...]
    """Each way to what it protects in the end: ids of assets."""
    reaches_account_data: Literal["yes", "no", "unknown"]
    guards: tuple[GuardData, ...]
    places: tuple[KeyPlaceData, ...]
    custodians: str
    reach: tuple[str, ...] | None
    """Who may act where it can be had in clear; null when no place is stated."""
    rotation: str
    change: str
    """The status of PCI DSS 3.7.4 at this key; empty when that does not ask about it."""
    change_reason: str
    expires: str
    """A date, or `never`."""
    expiry: Literal["expired", "expires soon", "expires", "never expires", "not stated"]
    """On the as-of date."""
    issuer: str
    """Of the certificate."""
    evidence: tuple[str, ...]
    """The ids of observations of the key itself."""
    evidence_around: tuple[str, ...]
    """The ids of observations about keys where it is; they may be of other keys there."""


class CryptographyData(Part):
    """A protocol or an algorithm in use."""

    kind: Literal["protocol", "algorithm"]
    name: str
    detail: str
    """How the flows are encrypted, or the strength of the keys."""
    where: tuple[str, ...]
    """The ids of the data flows, or of the keys."""
    purpose: tuple[str, ...]
    unstated: tuple[str, ...]
    """What of it the model does not say."""


def keys(assessment: Assessment, library: Library) -> tuple[KeyData, ...]:
    """Every key, in the order of the model."""
    return tuple(_key(each) for each in key_inventory(assessment, library))


def cryptography_in_use(assessment: Assessment) -> tuple[CryptographyData, ...]:
    """Protocols, then algorithms."""
    return tuple(_in_use(each) for each in cryptography(assessment.system))


def _key(entry: KeyEntry) -> KeyData:
    key = entry.asset
    return KeyData.model_validate(
        {
            "id": key.id,
            "class": key.secret or "",
            "algorithm": key.algorithm,
            "strength": key.strength,
            "purpose": key.purpose,
            "chains": [[each.id for each in chain] for chain in entry.chains],
            "reaches_account_data": {True: "yes", False: "no", None: "unknown"}[entry.account_data],
            "guards": [{"key": each.key.id, "as_strong": each.as_strong.value} for each in entry.guards],
            "places": [
                {
                    "component": each.component.id,
                    "kept": each.kept,
                    "form": each.form or "",
                    "yields": each.yields,
                    "principals": [who.id for who in each.principals],
                }
                for each in entry.places
            ],
            "custodians": key.custodians,
            "reach": None if entry.reach is None else [each.id for each in entry.reach],
            "rotation": key.rotation,
            "change": entry.change.status.value if entry.change else "",
            "change_reason": entry.change.reason if entry.change else "",
            "expires": str(key.expires or ""),
            "expiry": entry.expiry.value,
            "issuer": key.issuer,
            "evidence": entry.own,
            "evidence_around": entry.around,
        }
    )


def _in_use(each: InUse) -> CryptographyData:
    return CryptographyData(
        kind=each.kind,
        name=each.name,
        detail=each.detail,
        where=tuple(part.id for part in each.where),
        purpose=each.purpose,
        unstated=each.unstated,
    )
