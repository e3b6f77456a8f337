"""The key inventory in words, which page and paper both print; what nobody stated says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.key_inventory import CHANGE, Expiry, KeyEntry, Place, key_inventory
from proofbook.library.library import Library
from proofbook.library.terms import Answer, Entity, KeyForm
from proofbook.model.system import System
from proofbook.outputs.register import numbers

NOT_STATED = "not stated"

FORMS = {
    KeyForm.ENCRYPTED: "encrypted under a key",
    KeyForm.DEVICE: "in a cryptographic device",
    KeyForm.COMPONENTS: "as components",
    KeyForm.CLEAR: "in clear",
}

STRENGTHS = {
    Answer.YES: "at least as strong",
    Answer.NO: "weaker than this key",
    Answer.UNKNOWN: "whether at least as strong: not stated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """One key in words; a cell of several parts is a tuple of them."""

    entry: KeyEntry
    title: str
    secret: str
    """Its class."""
    purpose: str
    algorithm: str
    strength: str
    account: str
    """Whether what it protects reaches account data."""
    protects: tuple[str, ...]
    chains: tuple[str, ...]
    """What it protects, each way followed to the end."""
    guards: tuple[str, ...]
    places: tuple[str, ...]
    custodians: str
    reach: str
    rotation: str
    change: str
    """How it stands by evidence with the requirement to change keys."""
    expires: str
    issuer: str
    evidence: Mapping[str, str]
    """The numbers of what was seen of the key itself → an observation."""
    around: Mapping[str, str]
    """The same of what was seen about keys where it is."""


def key_rows(assessment: Assessment, library: Library) -> tuple[KeyRow, ...]:
    """A row for each key, in the order of the model."""
    number_of = numbers(assessment)
    return tuple(_row(each, assessment, number_of) for each in key_inventory(assessment, library))


def asked_of(entity: Entity) -> str:
    """Whether PCI DSS asks the organisation for a description of its cryptographic architecture."""
    only = "the description of the cryptographic architecture is asked of service providers only"
    match entity:
        case Entity.SERVICE_PROVIDER:
            return f"{only}; the model says that the organisation is one."
        case Entity.MERCHANT:
            return f"{only}; the model says that the organisation is a merchant."
        case Entity.UNKNOWN:
            return f"{only}; whether the organisation is one is not stated, so that depends."
        case _:
            assert_never(entity)


def perhaps_keys(system: System) -> tuple[str, ...]:
    """The assets of which nobody stated whether they are secrets; each may be a key that the inventory misses."""
    return tuple(each.title for each in system.assets if each.secret is None)


def form_words(place: Place) -> str:
    """In which form a component has the key."""
    return FORMS[place.form] if place.form else "form not stated"


def _row(entry: KeyEntry, assessment: Assessment, number_of: Mapping[str, str]) -> KeyRow:
    key, own = entry.asset, _numbered(entry.own, number_of)
    around = {number: id for number, id in _numbered(entry.around, number_of).items() if number not in own}
    return KeyRow(
        entry=entry,
        title=key.title,
        secret=key.secret.value.replace("-", " ") if key.secret else "",
        purpose=key.purpose or NOT_STATED,
        algorithm=key.algorithm or NOT_STATED,
        strength=f"{key.strength} bits of security" if key.strength else NOT_STATED,
        account=_account(entry.account_data),
        protects=_protects(entry, assessment.system),
        chains=tuple(" → ".join(each.title for each in chain) for chain in entry.chains),
        guards=tuple(f"{each.key.title}: {STRENGTHS[each.as_strong]}" for each in entry.guards)
        or ("no key that the model names",),
        places=tuple(
            f"{each.component.title}: {'kept' if each.kept else 'handled'}, {form_words(each)}" for each in entry.places
        )
        or (NOT_STATED,),
        custodians=key.custodians or NOT_STATED,
        reach=_reach(entry),
        rotation=key.rotation or NOT_STATED,
        change=_change(entry),
        expires=_expires(entry, assessment),
        issuer=key.issuer or NOT_STATED,
        evidence=own,
        around=around,
    )


def _change(entry: KeyEntry) -> str:
    if entry.change:
        return f"{entry.change.status}: {entry.change.reason}"
    about = f": {CHANGE} is about keys that protect account data" if entry.account_data is False else ""
    return f"not judged{about}"


def _account(reaches: bool | None) -> str:
    match reaches:
        case True:
            return "reaches account data"
        case False:
            return "does not reach account data"
        case None:
            return "whether it reaches account data: not stated"


def _protects(entry: KeyEntry, system: System) -> tuple[str, ...]:
    if entry.asset.protects is None:
        return (NOT_STATED,)
    return tuple(system.asset(each).title for each in entry.asset.protects) or ("nothing",)


def _reach(entry: KeyEntry) -> str:
    if entry.reach is None:
        return "not stated: the model says nowhere that it is"
    if not any(place.yields for place in entry.places):
        return "nobody alone: no place where it is hands it out in clear"
    return ", ".join(f"{each.title} ({each.trust.word})" for each in entry.reach) or "nobody that the model names"


def _expires(entry: KeyEntry, assessment: Assessment) -> str:
    last = entry.asset.expires
    match entry.expiry:
        case Expiry.NOT_STATED | Expiry.NEVER:
            return "never" if last else NOT_STATED
        case Expiry.EXPIRED:
            return f"{last}, which has passed"
        case Expiry.SOON:
            assert last is not None
            assert last != "never"
            return f"{last}, in {(last - assessment.as_of).days} days"
        case Expiry.LATER:
            return str(last)
        case _:
            assert_never(entry.expiry)


def _numbered(observations: tuple[str, ...], number_of: Mapping[str, str]) -> Mapping[str, str]:
    """Each number once, with the first of its observations."""
    return dict(sorted({number_of[id]: id for id in reversed(observations)}.items()))


def carries_account_data(system: System) -> tuple[str, ...]:
    """The data flows that move account data, with the network that each passes over."""
    return tuple(
        f"{flow.number}. {flow.title} ({flow.network.value if flow.network else 'network not stated'})"
        for flow in system.flows
        if any(asset.data == "account-data" for asset in flow.carries)
    )
