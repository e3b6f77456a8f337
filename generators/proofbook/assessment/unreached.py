"""Why none of a system's secrets is one of which a requirement speaks: its class, or what its chain ends at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proofbook.library.pattern import AssetPattern
from proofbook.library.terms import DataKind, SecretClass
from proofbook.model.asset import Asset
from proofbook.model.system import System

KINDS_OF_DATA = {
    DataKind.ACCOUNT_DATA: "account data",
    DataKind.PATIENT_DATA: "patient data",
    DataKind.NONE: "regulated data",
}


def why_none(pattern: AssetPattern, system: System) -> str:
    """A sentence for each kind of secret that the system has; nothing where the pattern isn't about secrets."""
    secrets = [each for each in system.assets if each.secret not in (None, SecretClass.NONE)]
    if pattern.chain:
        keys = [each for each in secrets if each.secret in pattern.secret or not pattern.secret]
        return " ".join((*_no_keys(secrets), *_other_chains(keys, pattern.chain, system)))
    if pattern.secret:
        return " ".join(_of_other_kinds(secrets, pattern))
    return ""


def _no_keys(secrets: Iterable[Asset]) -> Iterator[str]:
    for wanted in (SecretClass.CREDENTIAL, SecretClass.TOKEN):
        titles = [each.title for each in secrets if each.secret is wanted]
        if titles:
            yield f"{_are(titles, wanted.value)}: no {wanted} is a key."


def _other_chains(secrets: Iterable[Asset], chain: tuple[DataKind, ...], system: System) -> Iterator[str]:
    kinds = " or ".join(KINDS_OF_DATA[each] for each in chain)
    for key in secrets:
        if key.secret is not None and key.secret.is_key and system.reaches(key, chain) is False:
            below = [system.asset(each) for each in key.protects or ()]
            leads = any(each.secret is not None and each.secret.is_key for each in below)
            only = f"{_listed(each.title for each in below)} only, which {'leads to' if leads else 'is'} no {kinds}"
            yield f"“{key.title}” protects {only if below else 'nothing'}."


def _of_other_kinds(secrets: Iterable[Asset], pattern: AssetPattern) -> Iterator[str]:
    """Each secret of the wanted class with the fact that takes it out."""
    for each in secrets:
        if each.secret not in pattern.secret:
            continue
        if pattern.account and each.account not in (None, pattern.account):
            yield f"“{each.title}” is for the account of {_holder(each)}."
        elif pattern.interactive_login == "yes" and each.interactive_login is False:
            yield f"Nobody can log in with “{each.title}”."


def _holder(asset: Asset) -> str:
    return "a person" if asset.account == "person" else "an application or a system"


def _are(titles: list[str], kind: str) -> str:
    if len(titles) == 1:
        return f"“{titles[0]}” is a {kind}"
    return f"{_listed(titles)} are {kind}s"


def _listed(titles: Iterable[str]) -> str:
    named = [f"“{each}”" for each in titles]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}" if named else ""
