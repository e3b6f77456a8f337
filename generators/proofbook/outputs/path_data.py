"""The attack paths of a system as data."""

from __future__ import annotations

from typing import Literal

from proofbook.assessment.assessment import Assessment
from proofbook.assessment.attack_path import AttackPath
from proofbook.outputs.part import Part


class HopData(Part):
    """One step of an attack path."""

    by: Literal["right", "line", "secret"]
    """By what the attacker may do, by a threat line, or with a secret that was taken before."""
    at: str
    """The component or data flow where it happens."""
    line: str
    """The threat line that it uses; empty when it uses none."""
    gains: str
    """The component that is reached, or the asset that is taken."""


class PathData(Part):
    """The shortest way of one attacker to one asset of the highest level."""

    asset: str
    attacker: str
    """A principal."""
    hops: tuple[HopData, ...]


def paths(assessment: Assessment) -> tuple[PathData, ...]:
    """Every path, by asset, the shortest first."""
    return tuple(_path(each) for found in assessment.paths for each in found.paths)


def _path(path: AttackPath) -> PathData:
    hops = tuple(HopData(by=hop.by, at=hop.at, line=hop.line, gains=hop.gains) for hop in path.hops)
    return PathData(asset=path.asset, attacker=path.attacker, hops=hops)
