"""`proofbook schema` and `proofbook explain`: what an editor and an author are told."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from proofbook.source.explain import rules
from tests.cli.conftest import Run


@pytest.mark.parametrize("what", ["model", "part", "proofbook"])
def test_each_schema_is_one(what: str, run: Run) -> None:
    schema = json.loads(run("schema", what).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_data_fits_its_schema(project: Path, run: Run) -> None:
    schema, data = run("schema", "proofbook").stdout, run("-C", project, "assess", "--format", "json").stdout
    jsonschema.Draft202012Validator(json.loads(schema)).validate(json.loads(data))


def test_a_schema_catches_what_the_program_would(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    wrong = {"system": "a", "title": "A", "components": {"b": {"technolgy": "aws-s3"}}}
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(wrong))


def test_every_diagnostic_is_listed_with_its_title(run: Run) -> None:
    listed = run("explain").stdout.splitlines()
    assert [each.split()[0] for each in listed] == list(rules())
    assert all(len(each.split()) > 2 for each in listed)


def test_what_a_diagnostic_means_says_how_to_mend_it(run: Run) -> None:
    title, empty, *text = run("explain", "unknown-component").stdout.splitlines()
    assert title.startswith("unknown-component: ")
    assert empty == ""
    assert text
