"""What the repository ships, as `proofbook.json` tells it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.outputs.told import Told, keys

Json = dict[str, Any]


@pytest.fixture(scope="session")
def document(shipped_site: Path) -> Json:
    """`proofbook.json` of the shipped site; tests read it only."""
    read: Json = json.loads((shipped_site / "proofbook.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="session")
def systems(document: Json) -> dict[str, Json]:
    """Each system and variant by the key that names it in the site, such as `shop` or `shop+fargate`."""
    return {"+".join(filter(None, (each["id"], each["variant"]))): each for each in document["systems"]}


@pytest.fixture(params=list(keys()))
def told(request: pytest.FixtureRequest, document: Json, systems: dict[str, Json], shipped_site: Path) -> Told:
    return Told(request.param, systems[request.param], document, shipped_site)
