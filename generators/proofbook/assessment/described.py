"""What a requirement applies to, in words: every condition of the language, with its brackets told apart.

A condition becomes what is said of many things ("store account data"), or what is said where it doesn't hold ("store no
account data"); `not` goes down to the atoms. Two parts are joined by "both … and …" or "either … or …", more are a list
in brackets, so that no sentence can be read in two ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from proofbook.library.condition import (
    All,
    Any,
    Atom,
    Condition,
    Crosses,
    FlowHas,
    HasProperty,
    IsPrincipal,
    Neighbour,
    Not,
    OfKind,
    OfTechnology,
    ReachableBy,
    Touches,
    Within,
)
from proofbook.library.framework import AppliesTo
from proofbook.library.pattern import AssetPattern
from proofbook.library.terms import BoundaryKind, ComponentKind, DataKind, Network, PrincipalKind, SecretClass, Trust

Titles = Callable[[str], str]
"""The id of a technology → its title."""

NOUNS = {"asset": "assets", "component": "components", "flow": "data flows", "principal": "principals"}


def described(applies_to: AppliesTo, titles: Titles = str) -> str:
    """What a requirement applies to, in words."""
    where = f", where the system has {DATA[applies_to.with_data]}" if applies_to.with_data else ""
    pattern = applies_to.when
    if applies_to.on == "system":
        return f"the system as a whole{where}"
    if isinstance(pattern, AssetPattern):
        return f"{_assets(pattern)}{where}"
    noun = NOUNS[applies_to.on]
    if pattern is None:
        return f"{noun}{where}"
    if isinstance(pattern.tree, IsPrincipal) and applies_to.on == "principal":
        return f"{_principals(pattern.tree.kinds, pattern.tree.trust)}{where}"
    return f"{noun} that {_said(pattern.tree, titles)}{where}"


DATA = {
    DataKind.ACCOUNT_DATA: "account data",
    DataKind.PATIENT_DATA: "patient data",
    DataKind.NONE: "data of no regulated kind",
}
SECRETS = {
    SecretClass.KEY_ENCRYPTING_KEY: "key-encrypting keys",
    SecretClass.DATA_ENCRYPTING_KEY: "data-encrypting keys",
    SecretClass.SIGNING_KEY: "signing keys",
    SecretClass.TLS_KEY: "TLS keys",
    SecretClass.CREDENTIAL: "credentials",
    SecretClass.TOKEN: "tokens",
    SecretClass.NONE: "assets that are no secret",
}
PRINCIPALS = {
    PrincipalKind.PERSON: "people",
    PrincipalKind.ROLE: "roles",
    PrincipalKind.SERVICE_ACCOUNT: "service accounts",
    PrincipalKind.ANONYMOUS: "anonymous callers",
    PrincipalKind.EXTERNAL_USER: "external users",
    PrincipalKind.PROVIDER_STAFF: "staff of a provider",
}
VERBS = {"stores": "store", "processes": "process", "holds": "store or process", "carries": "carry"}
NETWORKS = {
    Network.INTERNET: "the internet",
    Network.VPC: "a VPC",
    Network.PRIVATE_ENDPOINT: "a private endpoint",
    Network.CLUSTER: "a cluster's network",
    Network.NODE: "one node's network",
}
SHAPES = {
    ComponentKind.PROCESS: "processes",
    ComponentKind.DATA_STORE: "data stores",
    ComponentKind.EXTERNAL_ENTITY: "external entities",
    ComponentKind.ACTOR: "actors",
}


def _said(condition: Condition, titles: Titles, holds: bool = True) -> str:
    """What is said of things for which the condition holds, or does not."""
    match condition:
        case Not(part):
            return _said(part, titles, not holds)
        case All(parts):
            return _joined([_said(each, titles, holds) for each in parts], every=holds)
        case Any(parts):
            return _joined([_said(each, titles, holds) for each in parts], every=not holds)
        case _:
            return _atom(condition, titles, holds)


def _joined(parts: list[str], *, every: bool) -> str:
    match parts:
        case []:
            return "are of any kind" if every else "do not exist"
        case [one]:
            return one
        case [one, other]:
            one, other = _bracketed(one), _bracketed(other)
            return f"both {one} and {other}" if every else f"either {one} or {other}"
        case _:
            return f"fit {'all of this' if every else 'at least one of these'} ({'; '.join(parts)})"


def _bracketed(part: str) -> str:
    return f"({part})" if " or " in part or " and " in part else part


def _atom(atom: Atom, titles: Titles, holds: bool) -> str:
    are, do = ("are", "") if holds else ("are not", "do not ")
    some = "" if holds else "no "
    match atom:
        case OfTechnology(ids):
            return f"{are} of technology {_or(f'“{titles(id)}”' for id in ids)}"
        case OfKind(kinds):
            return f"{are} {_or(SHAPES[each] for each in kinds)}"
        case HasProperty(name, value):
            return f"{do}have “{name}” stated as {'yes' if value else 'no'}"
        case Touches(relation, pattern):
            verb = {"stores": "store", "processes": "process", "holds": "store or process", "carries": "carry"}[
                relation
            ]
            return f"{verb} {some}{_assets(pattern)}"
        case Crosses(kinds, inward):
            way = {None: "", True: " inward", False: " outward"}[inward]
            return f"cross {some or 'a '}{_boundary(kinds)}{way}"
        case ReachableBy(kinds, trust):
            return f"{'can' if holds else 'cannot'} be reached by {_principals(kinds, trust)}"
        case IsPrincipal(kinds, trust):
            return f"{are} {_principals(kinds, trust)}"
        case Within(kinds):
            return f"stand inside {some or 'a '}{_boundary(kinds)}"
        case Neighbour(end, condition):
            verb, noun = {
                "source": ("start from", "components"),
                "target": ("end at", "components"),
                "inbound": ("are reached by", "data flows"),
                "outbound": ("start", "data flows"),
            }[end]
            return f"{verb} {some}{noun} that {_said(condition, titles)}"
        case FlowHas():
            return _flow(atom, holds)
        case _:
            assert_never(atom)


def _flow(atom: FlowHas, holds: bool) -> str:
    do = "" if holds else "do not "
    match atom.field:
        case "protocol":
            return f"{do}speak {_or(atom.words)}"
        case "network":
            return f"{do}pass over {_or(NETWORKS[Network(each)] for each in atom.words)} as the widest network"
        case "authentication" | "encryption":
            return f"{do}have {_or(f'“{each}”' for each in atom.words)} as their {atom.field}"
        case _:
            assert_never(atom.field)


def _assets(pattern: AssetPattern) -> str:
    """Assets like this, in the plural."""
    noun = _or(_secrets(pattern.secret)) if pattern.secret else "assets"
    clauses = [
        f"that are {_or(DATA[each] for each in pattern.data)}" if pattern.data else "",
        *(
            f"whose {aspect} is {floor.word.replace('-', ' ')} or higher"
            for aspect in ("confidentiality", "integrity", "availability")
            if (floor := getattr(pattern, aspect)) is not None
        ),
        f"whose chain of protection reaches {_or(DATA[each] for each in pattern.chain)}" if pattern.chain else "",
        {"person": "of people's own accounts", "software": "of accounts of applications and systems", None: ""}[
            pattern.account
        ],
        {"yes": "with which a person can log in", "no": "with which no person can log in", None: ""}[
            pattern.interactive_login
        ],
    ]
    if noun == "assets" and pattern.data:
        noun, clauses[0] = _or(DATA[each] for each in pattern.data), ""
    said = [each for each in clauses if each]
    return f"{noun} {', '.join(said)}" if said else noun


def _secrets(classes: Iterable[SecretClass]) -> Iterable[str]:
    """Classes of secrets in the plural; all those of keys in one."""
    found = tuple(classes)
    keys = {each for each in SecretClass if each.is_key}
    if keys <= {*found}:
        return ("cryptographic keys of any class", *(SECRETS[each] for each in found if each not in keys))
    return (SECRETS[each] for each in found)


def _principals(kinds: Iterable[PrincipalKind], trust: Trust | None) -> str:
    noun = _or(PRINCIPALS[each] for each in kinds) or "principals"
    return f"{noun} trusted as {trust.word} or less" if trust is not None else noun


def _boundary(kinds: Iterable[BoundaryKind]) -> str:
    return f"trust boundary of the kind {_or(kinds)}" if (kinds := tuple(kinds)) else "trust boundary"


def _or(words: Iterable[str]) -> str:
    found = [str(each) for each in words]
    return f"{', '.join(found[:-1])} or {found[-1]}" if len(found) > 1 else "".join(found)
