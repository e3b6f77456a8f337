"""Models that hypothesis makes: half of what can be stated is; and the same models with everything stated."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import strategies as st

from proofbook.library.library import Library
from proofbook.library.technology import Stated
from proofbook.model.system import System
from tests.model.projects import SHIPPED, system

Sections = dict[str, dict[str, dict[str, Any]]]

TECHNOLOGIES = {
    "Process": ("generic-process", "kubernetes-workload"),
    "Server": ("web-application", "http-api", "external-secrets-webhook"),
    "Datastore": ("relational-database", "aws-secrets-manager"),
    "Lambda": ("aws-lambda",),
    "ExternalEntity": ("external-system",),
    "Actor": ("person",),
    "LLM": ("language-model",),
}
"""Some of each of pytm's classes that a shipped technology stands for."""

YES_NO = ("yes", "no")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "protocol": ("http", "https", "soap", "imap", "kafka"),
    "authentication": ("none", "password"),
    "encryption": ("none", "tls"),
    "network": ("internet", "vpc", "node"),
}
"""What can be stated of a data flow."""
KINDS: Mapping[str, tuple[str, ...]] = {
    "secret": ("credential", "signing-key", "none"),
    "data": ("account-data", "none"),
    "confidentiality": ("very-low", "very-high"),
    "integrity": ("very-low", "very-high"),
    "availability": ("very-low", "very-high"),
    "interactive-login": YES_NO,
}
"""What can be stated of an asset."""


def some(choices: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[dict[str, str]]:
    """Some of the fields, each with one of its words."""
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(words) for name, words in choices.items()})


def asked(on: str) -> list[str]:
    """The properties that are asked of a component or of a flow."""
    return [name for name, each in SHIPPED.properties.items() if each.on in (on, "both")]


def some_properties(on: str) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(asked(on)), st.sampled_from(YES_NO), max_size=12)


@st.composite
def models(draw: st.DrawFn) -> Sections:
    """Three or four components in one of two zones, with data flows between them."""
    assets = {id: draw(some(KINDS)) for id in ("first", "second")}
    ids = [f"c{number}" for number in range(draw(st.integers(3, 4)))]
    technology = st.sampled_from([each for one in TECHNOLOGIES.values() for each in one])
    carried = st.lists(st.sampled_from(sorted(assets)), unique=True)
    components = {
        id: {"technology": draw(technology), "in": draw(st.sampled_from(["here", "there"])),
             "processes": draw(carried), "properties": draw(some_properties("component"))}
        for id in ids
    }  # fmt: skip
    ends = draw(st.lists(st.permutations(ids).map(lambda each: tuple(each[:2])), min_size=1, max_size=4, unique=True))
    flows = {
        f"f{number}": {
            "from": source,
            "to": target,
            "carries": draw(carried),
            "properties": draw(some_properties("flow")),
        }
        | draw(some(FIELDS))
        for number, (source, target) in enumerate(ends)
    }
    return {
        "boundaries": {"here": {"kind": "account"}, "there": {"kind": "network"}},
        "assets": assets,
        "components": components,
        "flows": flows,
        "principals": {"ann": {"kind": "person", "trust": "insider", "may": {id: ["use it"] for id in ids}}},
    }


def stated(model: Sections, random: Random) -> Sections:
    """The same with everything stated, what was open by chance."""
    whole = deepcopy(model)
    for flow in whole["flows"].values():
        if flow.get("protocol") == "https":
            flow.setdefault("encryption", "tls")
        _state(flow, FIELDS, random)
    for asset in whole["assets"].values():
        for one, other in (("secret", "data"), ("data", "secret")):
            if asset.get(one, "none") != "none":
                asset.setdefault(other, "none")
        _state(asset, KINDS, random)
        asset |= {"protects": [], "opens": []}
    called = {flow["to"] for flow in whole["flows"].values()}
    for id, component in whole["components"].items():
        brought = SHIPPED.technologies[component["technology"]].properties.keys()
        _answer(component, brought | ({"authenticates-source"} if id in called else set()), random)
    for flow in whole["flows"].values():
        _answer(flow, {"is-encrypted", "uses-vpn", "implements-authentication-scheme"}, random)
    inner, outer = random.sample(["here", "there"], 2)
    whole["boundaries"][inner]["more-trusted-than"] = outer
    return whole


def decided(content: Library, random: Random) -> Library:
    """The library in which each technology answers for every trait, where it was silent by chance."""
    return replace(
        content,
        technologies={
            id: replace(each, traits={one: each.traits.get(one) or _by_chance(random) for one in content.pytm.traits})
            for id, each in content.technologies.items()
        },
    )  # fmt: skip


def built(model: Sections, content: Library = SHIPPED) -> System:
    """The system of a generated model."""
    return system("".join(f"{name}: {json.dumps(section)}\n" for name, section in model.items()), content=content)


def _state(fields: dict[str, str], choices: Mapping[str, tuple[str, ...]], random: Random) -> None:
    for name, words in choices.items():
        fields.setdefault(name, random.choice(words))


def _answer(element: dict[str, Any], known: Collection[str], random: Random) -> None:
    """Every property, but for those that technology or data flows answer already."""
    names = [each for each in asked("component" if "technology" in element else "flow") if each not in known]
    _state(element["properties"], dict.fromkeys(names, YES_NO), random)


def _by_chance(random: Random) -> Stated:
    return Stated(value=random.random() < 0.5, why="By chance.")
