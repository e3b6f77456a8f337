"""What is known of an element, in pytm's attributes; what nobody stated is None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    facts: tuple[str, ...]
    """What would decide it, for a reader, such as `is-hardened of controller`."""

    def taken(self, *, worst: bool) -> bool:
        """The value, or the worst or best one where nobody stated it."""
        return self.value if self.value is not None else self.good is not worst


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


def read_of(element: Element, system: System, library: Library) -> Mapping[str, Statement]:
    """The same, and for a data flow what pytm's conditions read of its ends and of what it carries."""
    found = dict(statements(element, system, library))
    if isinstance(element, DataFlow):
        for end, of in (("source", element.source), ("sink", element.target)):
            found |= {f"{end}.{path}": each for path, each in statements(of, system, library).items()}
        found |= {"data.isCredentials": secrets(element), "data.isPII": personal(element)}
    return found


def protocols(element: Element, system: System) -> tuple[frozenset[str], tuple[str, ...]]:
    """What the element speaks, in pytm's words, and the facts that nobody stated of it.

    A component speaks what the data flows into it do; into which nothing flows speaks nothing.
    """
    spoken = [element] if isinstance(element, DataFlow) else [
        flow for flow in system.flows if flow.target.id == element.id
    ]  # fmt: skip
    words = frozenset(flow.protocol.upper() for flow in spoken if flow.protocol)
    return words, tuple(f"{PROTOCOL} of {flow.id}" for flow in spoken if not flow.protocol)


def in_scope(element: Element) -> bool:
    """Whether pytm looks at it; a data flow is looked at when one of its ends is."""
    if isinstance(element, Component):
        return element.scope is not ScopeKind.OUT
    return in_scope(element.source) or in_scope(element.target)


def secrets(flow: DataFlow) -> Statement:
    """Whether the flow carries credentials."""
    secret = {SecretClass.CREDENTIAL, SecretClass.TOKEN}
    return _carried(
        (None if each.secret is None else each.secret in secret, f"secret of {each.id}") for each in flow.carries
    )


def personal(flow: DataFlow) -> Statement:
    """Whether the flow carries personal or account data."""
    return _carried(
        (None if each.data is None else each.data is not DataKind.NONE, f"data of {each.id}") for each in flow.carries
    )


def _carried(answers: Iterable[tuple[bool | None, str]]) -> Statement:
    """Yes when one of the assets is, else unknown when one may be."""
    known = tuple(answers)
    unknown = tuple(fact for value, fact in known if value is None)
    value = True if any(value for value, _ in known) else None if unknown else False
    return Statement(value=value, good=False, facts=unknown)


def _statement(name: str, about: Property, value: bool | None, element: Element) -> Statement:
    return Statement(value=value, good=about.good == "yes", facts=(f"{name} of {element.id}",))


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
