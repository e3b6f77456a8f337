"""The protocols and algorithms that a system uses: what its data flows speak, and what its keys are for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from proofbook.model.asset import Asset
from proofbook.model.flow import DataFlow
from proofbook.model.system import System

NO_TLS = frozenset({"ssh", "sftp"})
"""Protocols that encrypt, and not by TLS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InUse:
    """A protocol of data flows, or an algorithm of keys; empty text is what nobody stated."""

    kind: Literal["protocol", "algorithm"]
    name: str
    detail: str
    """How flows of this protocol are encrypted, or the strength of the keys."""
    where: tuple[DataFlow | Asset, ...]
    """The flows or keys."""
    purpose: tuple[str, ...]
    """What the flows carry, by title, or what the keys are used for."""
    unstated: tuple[str, ...]
    """What of it the model does not say, in words."""


def cryptography(system: System) -> tuple[InUse, ...]:
    """Protocols by the number of their first flow, then algorithms in the order of their keys.

    A flow that is said to be unencrypted uses none.
    """
    flows: dict[tuple[str, str], list[DataFlow]] = {}
    for flow in system.flows:
        if not is_plain(flow):
            flows.setdefault((flow.protocol, flow.encryption), []).append(flow)
    keys: dict[tuple[str, int | None], list[Asset]] = {}
    for key in system.assets:
        if key.secret is not None and key.secret.is_key:
            keys.setdefault((key.algorithm, key.strength), []).append(key)
    return (
        *(_protocol(name, how, group) for (name, how), group in flows.items()),
        *(_algorithm(name, bits, group) for (name, bits), group in keys.items()),
    )


def is_plain(flow: DataFlow) -> bool:
    """Whether the flow is said to be unencrypted."""
    return flow.encryption.lower() == "none"


def _protocol(name: str, how: str, flows: list[DataFlow]) -> InUse:
    if name.lower() in NO_TLS and how == "tls":  # what a flow's encryption is taken to be for every encrypted protocol
        how = "its own"
    missing = [] if name else ["protocol"]
    missing += [] if how else ["whether and how it is encrypted"]
    # A text such as `tls` names no version; one such as `TLS 1.3, AES-256-GCM` does.
    missing += [] if re.search(r"\d", how) else ["version and cipher suite"]
    return InUse(
        kind="protocol",
        name=name,
        detail=how,
        where=tuple(flows),
        purpose=_each_once(asset.title for flow in flows for asset in flow.carries),
        unstated=tuple(missing),
    )


def _algorithm(name: str, bits: int | None, keys: list[Asset]) -> InUse:
    missing = [] if name else ["algorithm"]
    missing += [] if bits else ["strength"]
    missing += [] if all(each.purpose for each in keys) else ["purpose"]
    return InUse(
        kind="algorithm",
        name=name,
        detail=f"{bits} bits of security" if bits else "",
        where=tuple(keys),
        purpose=_each_once(each.purpose for each in keys if each.purpose),
        unstated=tuple(missing),
    )


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
