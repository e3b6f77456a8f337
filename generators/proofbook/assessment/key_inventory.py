"""The key inventory of a system: what is stated of each key, what follows from the model, and what was observed.

It is a draft for the inventories and descriptions of keys that PCI DSS 4.0.1 asks for; nothing in it is guessed: what
nobody stated stays empty, None or unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.requirement import ThingStatus
from proofbook.assessment.standing import Standing
from proofbook.library.library import Library
from proofbook.library.same_checks import mitigations_for
from proofbook.library.terms import Answer, DataKind, KeyForm
from proofbook.model.asset import Asset
from proofbook.model.component import Component
from proofbook.model.principal import Principal
from proofbook.model.system import System

PCI = "pci-dss-4.0.1"
"""The framework whose numbers the inventory speaks of."""
CHANGE = "3.7.4"
"""Keys are changed at the end of their cryptoperiod."""
ABOUT_KEYS = ("3.6", "3.7", "4.2.1.1")
"""What serves these, or a part of them, is about keys."""


class Expiry(StrEnum):
    """How the last day of a key stands towards the as-of date."""

    EXPIRED = "expired"
    SOON = "expires soon"
    LATER = "expires"
    NEVER = "never expires"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A key above: it protects the key of the entry."""

    key: Asset
    as_strong: Answer
    """Whether it is at least as strong as the key it protects (PCI DSS 4.0.1, 3.6.1.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A component that has the key."""

    component: Component
    kept: bool
    """Whether it stores the key; else it only handles it."""
    form: KeyForm | None
    principals: tuple[Principal, ...]
    """Who may act there, the least trusted first."""

    @property
    def yields(self) -> bool:
        """Whether the key can be had there in clear, by somebody alone; where nobody stated the form, it can.

        A store that keeps it encrypted decrypts it for whoever may read it; a cryptographic device never hands it out.
        """
        return self.form not in (KeyForm.DEVICE, KeyForm.COMPONENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """A key, as the inventory lists it."""

    asset: Asset
    account_data: bool | None
    """Whether the chain of what it protects reaches account data; None when a link is not stated."""
    chains: tuple[tuple[Asset, ...], ...]
    """Each way to what it protects in the end, without the key itself."""
    guards: tuple[Guard, ...]
    """The keys that protect it."""
    places: tuple[Place, ...]
    expiry: Expiry
    change: ThingStatus | None
    """How the requirement to change keys stands at it; None when it is not about this key."""
    own: tuple[str, ...]
    """The ids of observations of the key itself."""
    around: tuple[str, ...]
    """The ids of observations about keys where it is; they may be of other keys there."""

    @property
    def reach(self) -> tuple[Principal, ...] | None:
        """Who may act where it can be had in clear, the least trusted first; None when no place is stated."""
        found = {who.id: who for place in self.places if place.yields for who in place.principals}
        return tuple(sorted(found.values(), key=_least_trusted)) if self.places else None


def key_inventory(assessment: Assessment, library: Library) -> tuple[KeyEntry, ...]:
    """An entry for each key, in the order of the model."""
    about = _about_keys(library)
    found = [each for each in _standings(assessment) if each.mitigation in about]
    soon = timedelta(days=library.freshness.warn_days)
    keys = [each for each in assessment.system.assets if each.secret is not None and each.secret.is_key]
    return tuple(_entry(each, assessment, found, soon) for each in keys)


def at_least_as_strong(above: Asset, below: Asset) -> Answer:
    """Whether the one key is at least as strong as the other; unknown when the strength of either is not stated."""
    if above.strength is None or below.strength is None:
        return Answer.UNKNOWN
    return Answer.YES if above.strength >= below.strength else Answer.NO


def expiry(expires: object, as_of: date, soon: timedelta) -> Expiry:
    """How the last day stands; on the day itself the key is still in use."""
    if not isinstance(expires, date):
        return Expiry.NEVER if expires == "never" else Expiry.NOT_STATED
    if expires < as_of:
        return Expiry.EXPIRED
    return Expiry.SOON if expires - as_of <= soon else Expiry.LATER


def _entry(key: Asset, assessment: Assessment, found: list[Standing], soon: timedelta) -> KeyEntry:
    system = assessment.system
    places = tuple(_place(each, key, system) for each in system.components if key in each.holds)
    at = {each.component.id for each in places}
    own = _observations(each for each in found if each.element == key.id)
    return KeyEntry(
        asset=key,
        account_data=system.reaches(key, (DataKind.ACCOUNT_DATA,)),
        chains=tuple(chain[1:] for chain in system.chain(key) if len(chain) > 1),
        guards=tuple(
            Guard(key=each, as_strong=at_least_as_strong(each, key))
            for each in system.assets
            if key.id in (each.protects or ())
        ),
        places=places,
        expiry=expiry(key.expires, assessment.as_of, soon),
        change=_change(key, assessment),
        own=own,
        around=tuple(id for id in _observations(each for each in found if each.element in at) if id not in own),
    )


def _place(component: Component, key: Asset, system: System) -> Place:
    return Place(
        component=component,
        kept=key in component.stores,
        form=key.form_at(component.id),
        principals=tuple(sorted((each for each in system.principals if component.id in each.may), key=_least_trusted)),
    )


def _least_trusted(principal: Principal) -> tuple[int, str]:
    return principal.trust, principal.id


def _change(key: Asset, assessment: Assessment) -> ThingStatus | None:
    rows = (each for each in assessment.requirements if (each.framework, each.requirement) == (PCI, CHANGE))
    return next((thing for row in rows for thing in row.things if thing.thing == key.id), None)


def _standings(assessment: Assessment) -> Iterable[Standing]:
    """What is claimed, and what a requirement asked for although nobody claims it."""
    asked = (each for row in assessment.requirements if row.framework == PCI for each in row.standings)
    return dict.fromkeys((*assessment.standings, *asked))


def _observations(standings: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(sorted({id for each in standings for id in each.observations}))


def _about_keys(library: Library) -> frozenset[str]:
    """The mitigations that serve a requirement about keys."""
    framework = library.frameworks.get(PCI)
    numbers = (each for each in (framework.requirements if framework else ()) if _is_about_keys(each))
    return frozenset(id for each in numbers for id in mitigations_for(library, PCI, each))


def _is_about_keys(number: str) -> bool:
    return any(number == each or number.startswith(f"{each}.") for each in ABOUT_KEYS)
