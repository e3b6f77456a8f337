"""cfn-lint's errors come with their places; settings in a template silence nothing, and no template takes for ever."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from proofbook.evidence import linter
from proofbook.evidence.deciders.cfn_lint import decide
from proofbook.evidence.readers import readers

SOUND = "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\n"
SILENCED = """\
Metadata: {cfn-lint: {config: {ignore_checks: [E]}}}
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Metadata: {cfn-lint: {config: {ignore_checks: [E]}}}
    Properties: {TopicName: !Ref Nowhere}
"""


def said(*texts: str) -> list[JsonValue]:
    kind = "cloudformation"
    given = {f"{index}.yaml": (kind, readers()[kind](text, "").documents) for index, text in enumerate(texts)}
    answer = decide(given, {})
    assert isinstance(answer, list)
    return answer


def test_an_error_comes_with_its_place_whatever_the_template_says_of_linting() -> None:
    sound, silenced = said(SOUND, SILENCED)
    assert sound == {"path": "0.yaml", "document": 0, "errors": [], "undecided": ""}
    assert isinstance(silenced, dict)
    (error,) = silenced["errors"] if isinstance(silenced["errors"], list) else []
    assert isinstance(error, dict)
    assert error["rule"] == "E1020"
    assert error["at"] == ["Resources", "Topic", "Properties", "TopicName", "Ref"]


def test_templates_that_take_for_ever_are_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "SECONDS", 0.01)
    assert [each["undecided"] for each in said(SOUND + "# other\n", SOUND) if isinstance(each, dict)] == [
        "cfn-lint does not come to an end with it"
    ] * 2
