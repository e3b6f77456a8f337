"""The one place that knows pytm: its library and ours through `TM.resolve()`, plain values in and out.

pytm keeps its state in the class `TM`: everything here happens between two resets, under a lock.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pytm

from proofbook.library.library import Library
from proofbook.library.terms import Answer
from proofbook.model.flow import DataFlow
from proofbook.model.system import Element, System
from proofbook.threats.compiled import ATTRIBUTE, Answers, Occurrence, answers, compiled, taken
from proofbook.threats.polarity import UNCERTAIN, polarity
from proofbook.threats.statements import PROTOCOL, in_scope, personal, protocols, secrets, statements

_LOCK = Lock()
LIBRARY = Path(pytm.__file__).parent / "threatlib" / "threats.json"


class OtherPytmError(Exception):
    """The installed pytm is not the one that our tables were written for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One type that fired at one element."""

    type: str
    element: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What we know of a live pytm type's condition."""

    type: str
    targets: frozenset[str]
    """The pytm classes that it is asked of."""
    reads: Mapping[str, str]
    """Attribute → the sign under which it is read: `true`, `false` or `both`."""


def findings(system: System, library: Library, *, worst: bool, known: Answers | None = None) -> tuple[Finding, ...]:
    """Everything that fires with each unknown at its worst, or at its best; `known` the answers, had before."""
    _refuse_other(library)
    known = answers(system, library) if known is None else known
    with _LOCK, _clean_state():
        model = _Model(system.key, description=system.title)
        pytm.TM._threats.extend(_ours(library))
        elements = _elements(system)
        model.check()
        # After `check()`, which copies protocols, controls and data from one end of a flow to the other.
        for id, element in elements.items():
            _state(element, system.element(id), system, library, known[id], worst=worst)
        model.resolve()
        return tuple(sorted({_finding(each) for each in model.findings}, key=lambda each: (each.element, each.type)))


@cache
def conditions() -> Mapping[str, Condition]:
    """pytm's live types by id."""
    return {
        each.id: Condition(
            type=each.id,
            targets=frozenset(target.__name__ for target in each.target),
            reads=polarity(each.condition),
        )
        for each in _theirs()
    }


def reads_uncertainly(type: str, goods: Mapping[str, bool]) -> tuple[str, ...]:
    """The attributes that a type reads so that worst and best do not bound it.

    Those it reads under both signs, and those whose good value is not the one that makes the condition less likely.
    """
    return tuple(
        path
        for path, sign in conditions()[type].reads.items()
        if path in goods and (sign == UNCERTAIN or (sign == "true") is goods[path])
    )


def _refuse_other(library: Library) -> None:
    found = _digest()
    if found != library.pytm.sha256:
        raise OtherPytmError(
            f"controls/pytm/ was written for the library {library.pytm.sha256[:12]} of pytm {library.pytm.version}; "
            f"the installed one is {found[:12]}"
        )


@cache
def _digest() -> str:
    return hashlib.sha256(LIBRARY.read_bytes()).hexdigest()


@contextmanager
def _clean_state() -> Iterator[None]:
    """`TM()` reseeds the global random generator and keeps every element that was ever made."""
    state = random.getstate()
    pytm.TM.reset()
    try:
        yield
    finally:
        pytm.TM.reset()
        random.setstate(state)


class _Model(pytm.TM):  # type: ignore[misc]
    """A pytm model that reads pytm's library once; by itself each one reads it anew, for two thirds of the time."""

    def _add_threats(self) -> None:
        pytm.TM._threats.extend(_theirs())


@cache
def _theirs() -> tuple[Any, ...]:
    """pytm's live types."""
    every = json.loads(LIBRARY.read_text(encoding="utf-8"))
    return tuple(pytm.Threat(**each) for each in every if "DEPRECATED" not in each)


def _ours(library: Library) -> Iterator[Any]:
    for type in library.threat_types.values():
        yield _threat(type.id, ("Dataflow",) if type.on == "flow" else ("Asset", "Actor"), compiled(type))


@lru_cache(maxsize=1024)
def _threat(id: str, target: tuple[str, ...], condition: str) -> Any:
    return pytm.Threat(SID=id, target=target, condition=condition)


def _elements(system: System) -> dict[str, Any]:
    """A pytm element for each of ours by id, in sorted order."""
    made: dict[str, Any] = {}
    for component in sorted(system.components, key=lambda each: each.id):
        made[component.id] = getattr(pytm, component.technology.pytm)(component.id)
    for flow in sorted(system.flows, key=lambda each: each.id):
        made[flow.id] = pytm.Dataflow(made[flow.source.id], made[flow.target.id], flow.id)
    return made


def _state(
    element: Any,
    of: Element,
    system: System,
    library: Library,
    known: Iterable[tuple[Occurrence, Answer]],
    *,
    worst: bool,
) -> None:
    """Set every attribute that pytm's conditions read, and the answers that ours read."""
    element.inScope = in_scope(of)
    for path, each in statements(of, system, library).items():
        _set(element, path, each.taken(worst=worst))
    words, unstated = protocols(of, system)
    # Past pydantic, which would make a plain word of it.
    element.__dict__[PROTOCOL] = _Spoken(words, any_word=worst and bool(unstated))
    if isinstance(of, DataFlow):
        _state_of_flow(element, of, worst=worst)
    else:
        element.data = {pytm.Data(name=f"data of {of.id}", format="JSON")}
    setattr(element, ATTRIBUTE, {each.key: taken(each, found, worst=worst) for each, found in known})


def _state_of_flow(element: Any, flow: DataFlow, *, worst: bool) -> None:
    """The flow's own data alone; versions of TLS are nothing that a model states, so that they decide nothing.

    Of formats the model says nothing either: it is the traits (a parser of XML, answers in JSON) that rule them out.
    """
    element.data = {
        pytm.Data(
            name=f"data of {flow.id}",
            format="XML",
            isCredentials=secrets(flow).taken(worst=worst),
            isPII=personal(flow).taken(worst=worst),
            isStored=False,
        )
    }
    element.tlsVersion = pytm.TLSVersion.TLSv13


@dataclass(frozen=True, slots=True, eq=False)
class _Spoken:
    """Protocols as pytm's conditions compare them: equal to, and other than, a word when one of them is.

    With `any_word` one of them is unstated and taken at its worst, which is whatever the condition asks for.
    """

    words: frozenset[str]
    any_word: bool

    def __eq__(self, word: object) -> bool:
        return self.any_word or word in self.words

    def __ne__(self, word: object) -> bool:
        return self.any_word or any(each != word for each in self.words)

    __hash__ = None  # type: ignore[assignment]


_WORDS: Mapping[str, Callable[[bool], str]] = {
    "environment": lambda yes: "Production" if yes else "",
    "controls.usesEncryptionAlgorithm": lambda yes: "AES" if yes else "other",
}
"""Attributes that pytm keeps as words."""


def _set(element: Any, path: str, value: bool) -> None:
    *way, name = path.split(".")
    holder = element
    for step in way:
        holder = getattr(holder, step)
    if hasattr(holder, name):
        setattr(holder, name, _WORDS[path](value) if path in _WORDS else value)


def _finding(found: Any) -> Finding:
    return Finding(type=str(found.threat_id), element=str(found.element.name))
