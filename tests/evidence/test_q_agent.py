"""An agent file is read as the product decodes it; what the product would not understand is named at its place."""

from __future__ import annotations

from typing import Any

import pytest

from proofbook.evidence.content import Content
from proofbook.evidence.jail import Jail
from proofbook.evidence.modules import modules
from proofbook.evidence.readers.q_agent import read
from proofbook.evidence.sighting import Sighting, sightings
from proofbook.source.redaction import redacted
from tests.evidence.conftest import ROOT, SHIPPED

SHIPPED_AGENT = ROOT / "models/artifacts/amazon-q-developer/agent.json"
CHECKS = [each for id, each in SHIPPED.checks.items() if id.startswith("q-agent-")]


def agent(text: str) -> Any:
    content = read(text, "agent.json")
    assert not content.diagnostics, content.diagnostics
    return content.documents[0].value


def mistakes(text: str) -> list[tuple[list[str | int], str, str]]:
    return [(each["at"], each["message"], each["help"]) for each in agent(text)["mistakes"]]


def seen(content: Content, jail: Jail) -> dict[str, Sighting]:
    """What each check says of the one agent in a file; nothing where it isn't one."""
    given = {"agent.json": ("q-agent", content.documents)}
    found = {}
    for check in CHECKS:
        parameters = {name: each.default for name, each in check.parameters.items()}
        said = sightings(
            jail, modules(check, SHIPPED.rego_modules), check.package, None, parameters, given, check.facts
        )
        assert isinstance(said, tuple), said
        if said:
            (found[check.id],) = said
    return found


def test_what_the_file_leaves_out_is_the_products_default_and_not_stated() -> None:
    value = agent('{"name": "a", "toolsSettings": {"use_aws": {"deniedServices": ["iam"]}}}')
    assert value["toolsSettings"]["use_aws"] == {
        "allowedServices": [],
        "deniedServices": ["iam"],
        "autoAllowReadonly": False,
        "profile_name": None,
    }
    assert value["toolsSettings"]["execute_bash"]["denyByDefault"] is False
    assert value["stated"] == {"agent": ["name", "toolsSettings"], "settings": {"use_aws": ["deniedServices"]}}


@pytest.mark.parametrize(
    ("text", "at", "message", "help"),
    [
        ('{"tool": []}', ["tool"], "the key tool has no meaning here", "did you mean `tools`?"),
        ('{"tools": "*"}', ["tools"], "tools must be a list", 'write ["one", "two"]'),
        ('{"tools": [1]}', ["tools", 0], "item 1 of tools must be text", "write it in quotes"),
        ('{"mcpServers": {"a": "b"}}', ["mcpServers", "a"], "a must be an object", 'write {"key": "value"}'),
        (
            '{"toolsSettings": {"use_aws": {"denyServices": []}}}',
            ["toolsSettings", "use_aws", "denyServices"],
            "the key denyServices has no meaning here",
            "did you mean `deniedServices`?",
        ),
        (
            '{"toolsSettings": {"execute_bash": {"denyByDefault": "true"}}}',
            ["toolsSettings", "execute_bash", "denyByDefault"],
            "denyByDefault must be true or false",
            "write true or false, without quotes",
        ),
        ('{"hooks": {"stop": [{}]}}', ["hooks", "stop", 0], "command is missing", 'add "command": …'),
    ],
)
def test_what_the_product_would_not_understand_is_told_with_what_to_type(
    text: str, at: list[str | int], message: str, help: str
) -> None:
    known = '{"name": "a", ' + text[1:]
    assert mistakes(known) == [(at, message, help)]


def test_a_mistake_leads_to_its_line_and_leaves_the_rest_readable() -> None:
    content = read('{\n"name": "a",\n"allowedTools": ["execute_bash"],\n"trusted": true\n}\n', "agent.json")
    value: Any = content.documents[0].value
    assert content.documents[0].place(value["mistakes"][0]["at"])[0].span.line == 4
    assert value["allowedTools"] == ["execute_bash"]


@pytest.mark.parametrize("text", ["[]", '"text"', "{}", '{"kind": "Pod"}', '{"name": "a"} {"name": "b"}', '{"name": '])
def test_what_is_no_agent_file_is_one_mistake_and_no_document(text: str) -> None:
    content = read(text, "agent.json")
    assert (len(content.diagnostics), content.documents) == (1, ())


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "a", "tools": ' + "[" * 5_000 + "]" * 5_000 + "}",
        '{"name": "a", "tools": [' + "1," * 20_000 + "1]}",
        '{"name": "' + "a" * 2_000_000 + '"}',
        '{"name": "a", ' + ",".join(f'"k{number}": 1' for number in range(3_000)) + "}",
        '{"name": "a", "toolsSettings": {"use_aws": [], "execute_bash": null, "x": 1, "shell": {"a": {}}}}',
        '{"name": {"a": 1}, "hooks": {"stop": {"command": 1}}, "mcpServers": [], "toolAliases": {"a": null}}',
    ],
)
def test_hostile_files_end_as_a_mistake_or_with_mistakes(text: str) -> None:
    content = read(text, "agent.json")
    assert content.diagnostics or len(content.documents) == 1


def test_garbling_the_shipped_agent_makes_no_failure_a_pass(jail: Jail) -> None:
    text = redacted(SHIPPED_AGENT.read_text(encoding="utf-8"))
    failing = {id for id, each in seen(read(text, "agent.json"), jail).items() if each.result == "fail"}
    assert len(failing) == 5
    for at in range(40, len(text), 251):
        for garbled in (text[:at], text[:at] + "#" + text[at + 1 :], text[:at] + text[at + 1 :]):
            content = read(garbled, "agent.json")
            results = seen(content, jail) if content.documents else {}
            assert not {id for id in failing if id in results and results[id].result == "pass"}, garbled[at - 20 : at]


def test_each_failure_of_the_shipped_agent_names_its_line(jail: Jail) -> None:
    content = read(redacted(SHIPPED_AGENT.read_text(encoding="utf-8")), "agent.json")
    lines = {
        id: content.documents[0].place(each.cites[0].at)[0].span.line
        for id, each in seen(content, jail).items()
        if each.result == "fail"
    }
    assert lines == {
        "q-agent-denied-services": 10,
        "q-agent-secret-reads": 11,
        "q-agent-service-twins": 10,
        "q-agent-shell": 15,
        "q-agent-unasked-services": 9,
    }
