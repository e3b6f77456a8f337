"""What is known of an element, in pytm's attributes; what nobody stated is None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proofbook.library.library import Library
from proofbook.library.property import Property
from proofbook.library.terms import DataKind, Network, ScopeKind, SecretClass
from proofbook.model.component import Component
from proofbook.model.flow import DataFlow
from proofbook.model.system import Element, System

PROTOCOL = "protocol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A pytm attribute of an element."""

    value: bool | None
    """None: nobody stated it."""
    good: bool
    """The value that helps the defender."""
    fact: str
    """Its name for a reader, such as `is-hardened of controller`."""
    question: str


def statements(element: Element, system: System, library: Library) -> Mapping[str, Statement]:
    """pytm attribute → what is known of it, for every attribute that a property answers."""
    derived = _of_component(element, system) if isinstance(element, Component) else _of_flow(element)
    found: dict[str, Statement] = {}
    for name, each in library.properties.items():
        if each.pytm:
            stated = element.properties.get(name)
            value = stated.value if stated else derived.get(name)
            found[each.pytm] = _statement(name, each, value, element)
    return found


def protocol(element: Element, system: System) -> str:
    """What the element speaks, in pytm's words; empty when nobody stated it, or several do not agree."""
    spoken = {element.protocol} if isinstance(element, DataFlow) else _spoken_to(element, system)
    known = {each.upper() for each in spoken if each}
    return known.pop() if len(known) == 1 and "" not in spoken else ""


def in_scope(element: Element) -> bool:
    """Whether pytm looks at it; a data flow is looked at when one of its ends is."""
    if isinstance(element, Component):
        return element.scope is not ScopeKind.OUT
    return in_scope(element.source) or in_scope(element.target)


def sensitive(flow: DataFlow) -> tuple[bool, bool]:
    """Whether the flow carries credentials, and whether it carries personal or account data."""
    secrets = any(each.secret in (SecretClass.CREDENTIAL, SecretClass.TOKEN) for each in flow.carries)
    return secrets, any(each.data in (DataKind.ACCOUNT_DATA, DataKind.PATIENT_DATA) for each in flow.carries)


def _statement(name: str, about: Property, value: bool | None, element: Element) -> Statement:
    return Statement(value=value, good=about.good == "yes", fact=f"{name} of {element.id}", question=about.question)


def _spoken_to(component: Component, system: System) -> set[str]:
    return {flow.protocol for flow in system.flows if flow.target.id == component.id}


def _of_component(component: Component, system: System) -> dict[str, bool]:
    """What the data flows into a component say of it: whether it authenticates its callers."""
    inbound = [flow.authentication for flow in system.flows if flow.target.id == component.id]
    if any(each == "none" for each in inbound):
        return {"authenticates-source": False}
    return {"authenticates-source": True} if inbound and all(inbound) else {}


def _of_flow(flow: DataFlow) -> dict[str, bool]:
    """What a data flow's own fields answer."""
    found: dict[str, bool] = {}
    if flow.encryption:
        found["is-encrypted"] = flow.encryption != "none"
    if flow.authentication:
        found["implements-authentication-scheme"] = flow.authentication != "none"
    private = flow.network is not None and flow.network is not Network.INTERNET
    if private or flow.encryption not in ("", "none"):
        # pytm asks for a VPN where others share the network; a private network or TLS gives what it would.
        found["uses-vpn"] = True
    elif flow.network is Network.INTERNET and flow.encryption == "none":
        found["uses-vpn"] = False
    return found
