"""The YAML inside a SecretProviderClass is read as the provider reads it, whatever it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from proofbook.evidence.deciders.mounted_objects import decide
from proofbook.evidence.readers.kubernetes import read


def told(objects: str, region: str = "eu-central-1") -> Any:
    """What is told of a class whose list of objects is this text."""
    spec = {"provider": "aws", "parameters": {"objects": objects, "region": region}}
    text = {"apiVersion": "secrets-store.csi.x-k8s.io/v1", "kind": "SecretProviderClass", "spec": spec}
    content = read(json.dumps(text), "class.yaml")
    assert not content.diagnostics
    said = decide({"class.yaml": ("kubernetes", content.documents)}, {})
    assert isinstance(said, list)
    return said[0]


def test_every_file_has_its_mode_and_parts_take_over_that_of_the_whole() -> None:
    said = told(
        '[{objectName: a, objectType: ssmparameter, filePermission: "0400", jmesPath: [{path: b, objectAlias: c}]}]'
    )
    assert said["objects"] == [{"name": "a", "type": "ssmparameter", "permissions": ["0400", "0400"]}]
    assert said["findings"] == []


def test_an_object_that_says_nothing_is_readable_by_all() -> None:
    assert told("[{objectName: a, objectType: secretsmanager}]")["objects"][0]["permissions"] == ["0644"]


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [BOMB, "[" * 5000, "- &a [*a]", "!!python/object:os.system x", "- a\n---\n- b", "- {{ .x }}", "- [\n", "3", "~"],
)
def test_what_is_no_list_of_objects_mounts_nothing_and_is_said(text: str) -> None:
    said = told(text)
    assert said["objects"] == []
    assert len(said["findings"]) == 1
