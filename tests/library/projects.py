"""A project with content of its own beside a shipped library in miniature, which is read in no time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from proofbook.library.load import LoadedLibrary, library
from proofbook.source.folder import Folder

MITIGATION = "{title: A lock, about: It locks., lowers: likelihood, by: 2, floor: low, nature: preventive}\n"
SHIPPED = {
    "mitigations/network-policy.yaml": MITIGATION,
    "technologies/person.yaml": "{title: A person, kind: actor, pytm: Actor, party: customer}\n",
    "technologies/generic-process.yaml": "{title: A process, kind: process, pytm: Process, party: customer}\n",
    "properties/shipped.yaml": "is-hardened: {question: So?}\nencrypts-api-data: {question: So?, on: component}\n",
    "pytm/library.yaml": "{version: 1.4.0, sha256: ''}\n",
    "pytm/types.yaml": "{}\n",
    "pytm/causes.yaml": "hardening-missing: {title: It is soft, answered-by: [network-policy]}\n",
    "pytm/traits.yaml": "sql: {title: It sends SQL, question: Does it?}\n",
}


def loaded(files: Mapping[str, str], shipped: Mapping[str, str] = SHIPPED) -> LoadedLibrary:
    """The library of a project with these files below `controls/`."""
    with TemporaryDirectory() as ours, TemporaryDirectory() as theirs:
        _write(files, Path(ours))
        _write(shipped, Path(theirs))
        with patch("proofbook.library.load.shipped_controls", return_value=Path(theirs, "controls")):
            return library(Folder(Path(ours)))


def rules(files: Mapping[str, str]) -> list[str]:
    """The rules of the mistakes in these files."""
    return [each.rule for each in loaded(files).diagnostics]


def _write(files: Mapping[str, str], root: Path) -> None:
    for name, text in files.items():
        path = root / "controls" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


TECHNOLOGY = "{title: A thing, kind: process, pytm: Process, party: customer%s}\n"
FRAMEWORK = """\
title: Law
publisher: Nobody
version: "1"
url: https://example.org/
status: current
titles: ours
requirements:
  one: {title: One.%s}
"""
MAPPING = """\
framework: %s
author: Nobody
date: 2026-11-24
rows:
  - {requirement: %s, serve: %s, relation: equal, why: So., source: Here, confidence: high}
"""
THREAT = """\
title: It breaks
about: Somebody breaks it.
stride: [tampering]
weaknesses: [CWE-20]
on: %s
when: %s
likelihood: {level: low, why: So.}
impact: {affects: [integrity], why: So.}
false-alarm: Never.
answered-by: [%s]
examples:
  fires: [{on: a, model: {components: {a: {technology: person}}}}]
  silent: [{on: a, model: {components: {a: {technology: person}}}}]
"""
CHECK = """\
# METADATA
# title: It holds
# description: Why.
# custom:
#   mitigation: %s
#   reads: [kubernetes]
#   fix: Mend it.%s
package checks.own
"""
