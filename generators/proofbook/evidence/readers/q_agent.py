"""Agent files of Amazon Q Developer CLI: which tools an assistant has, which run unasked, which servers it starts.

One document, with the product's documented defaults where the file says nothing (`stated` lists what it says). The
product drops or ignores what it doesn't understand, denies among it, so every such mistake is told in `mistakes`, with
its place and what to type; the rest of the file is read as if it weren't there. A mistake is `ignored` where what
stands beside it holds all the same: a setting of a tool that is not known, and what only the successor understands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import ErrorDetails

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.nearest import nearest

MOST_MISTAKES = 50
Path = tuple[str | int, ...]


class _Shape(BaseModel):
    """JSON as the product's own decoder takes it: no text for a number, no key that it doesn't know."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", alias_generator=to_camel)


class _Lenient(_Shape):
    """What may hold more than is known here."""

    model_config = ConfigDict(extra="allow")


class PathSettings(_Shape):
    """Files that a tool may touch unasked, or not at all."""

    allowed_paths: list[str] = []
    denied_paths: list[str] = []


class ShellSettings(_Shape):
    """Commands as regular expressions over the whole line; a deny is looked at first."""

    allowed_commands: list[str] = []
    denied_commands: list[str] = []
    auto_allow_readonly: bool = False
    deny_by_default: bool = False
    allow_read_only: bool = False
    """The older name of auto_allow_readonly, when reads ran unasked by default."""


class AwsSettings(_Shape):
    """Services by their exact name in the AWS CLI; a deny is looked at first."""

    allowed_services: list[str] = []
    denied_services: list[str] = []
    auto_allow_readonly: bool = False
    profile_name: str | None = Field(default=None, alias="profile_name")


class ToolsSettings(_Shape):
    """Settings of tools; those of servers' tools are their own business."""

    model_config = ConfigDict(extra="allow", alias_generator=None)
    __pydantic_extra__: dict[str, dict[str, JsonValue]]

    execute_bash: ShellSettings = ShellSettings()
    use_aws: AwsSettings = AwsSettings()
    fs_read: PathSettings = PathSettings()
    fs_write: PathSettings = PathSettings()
    shell: ShellSettings | None = None
    """As the successor calls execute_bash; use_aws is `aws` there."""
    aws: AwsSettings | None = None


class Server(_Lenient):
    """A program that is started, or an address that is called, for its tools."""

    type: Literal["stdio", "http"] = "stdio"
    url: str = ""
    headers: dict[str, str] = {}
    oauth_scopes: list[str] = []
    oauth: dict[str, JsonValue] | None = None
    command: str = ""
    args: list[str] = []
    env: dict[str, str] | None = None
    timeout: Annotated[int, Field(ge=0)] = 120_000
    disabled: bool = False


class Hook(_Lenient):
    """A command that runs by itself."""

    command: str


SUCCESSORS = ("includeMcpJson", "welcomeMessage", "keyboardShortcut")
"""Keys that Kiro CLI knows beside those of the published schema."""

Trigger = Literal["agentSpawn", "userPromptSubmit", "agentNeedsAttention", "preToolUse", "postToolUse", "stop"]


class Agent(_Shape):
    """An agent file."""

    schema_: str = Field(default="", alias="$schema")
    name: str | None = None
    description: str | None = None
    prompt: str | None = None
    mcp_servers: dict[str, Server] = {}
    tools: list[str] = []
    tool_aliases: dict[str, str] = {}
    allowed_tools: list[str] = []
    tools_settings: ToolsSettings = ToolsSettings()
    resources: list[str] = []
    hooks: dict[Trigger, list[Hook]] = {}
    use_legacy_mcp_json: bool = False
    model: str | None = None


def read(text: str, path: str) -> Content:
    """One document: the agent."""
    found: list[Document] = []
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        foreign = next(unknown_tags(node), None)
        if foreign is not None:
            return unreadable(foreign, f"the tag `{foreign.tag}` means nothing in an agent file")
        if found:
            return unreadable(node, "an agent file is one mapping")
        if not any(node.has(key) for key in _keys(Agent)):
            return unreadable(node, "this is no agent file: it has none of its keys", f"known are: {_listed(Agent)}")
        found.append(Document(value=_normal(typed(node)), node=node))
    return Content(documents=tuple(found))


def _normal(raw: JsonValue) -> JsonValue:
    agent, mistakes = _decoded(raw)
    stated = raw if isinstance(raw, dict) else {}
    settings = stated.get("toolsSettings")
    return {
        **agent.model_dump(by_alias=True),
        "mistakes": mistakes,
        "successor": {key: stated[key] for key in SUCCESSORS if key in stated},
        "stated": {"agent": sorted(stated), "settings": _keys_stated(settings)},
    }


def _keys_stated(settings: JsonValue) -> JsonValue:
    """For each tool the settings that the file names."""
    tools = settings.items() if isinstance(settings, dict) else ()
    return {tool: [*sorted(each)] for tool, each in tools if isinstance(each, dict)}


def _decoded(raw: JsonValue) -> tuple[Agent, list[JsonValue]]:
    """The agent without what can't be decoded, and what is wrong with that."""
    mistakes: list[JsonValue] = []
    while len(mistakes) < MOST_MISTAKES:
        try:
            return Agent.model_validate(raw), mistakes
        except ValidationError as error:
            found = error.errors(include_url=False)[:MOST_MISTAKES]
        mistakes += [_mistake(each, raw) for each in found]
        raw = _without(raw, [_place(each["loc"], raw) for each in found])
    return Agent(), mistakes


def _place(loc: Path, raw: JsonValue) -> Path:
    """The part of a path that the file has."""
    place: list[str | int] = []
    for step in loc:
        below = _below(raw, step)
        if below is None:
            break
        place.append(step)
        raw = below[0]
    return tuple(place)


def _below(value: JsonValue, step: str | int) -> tuple[JsonValue] | None:
    if isinstance(value, dict):
        return (value[str(step)],) if step in value else None
    if isinstance(value, list):
        return (value[step],) if isinstance(step, int) and step < len(value) else None
    return None


def _without(value: JsonValue, places: Iterable[Path]) -> JsonValue:
    inside: dict[str | int, list[Path]] = {}
    for place in places:
        inside.setdefault(place[0], []).append(place[1:]) if place else None
    gone = {step for step, rest in inside.items() if () in rest}
    if isinstance(value, dict):
        return {key: _without(each, inside.get(key, ())) for key, each in value.items() if key not in gone}
    if isinstance(value, list):
        return [_without(each, inside.get(at, ())) for at, each in enumerate(value) if at not in gone]
    return value


def _mistake(error: ErrorDetails, raw: JsonValue) -> JsonValue:
    place = _place(error["loc"], raw)
    message, help = _told(error, _name(place))
    return {"at": [*place], "message": message, "help": help, "ignored": _is_ignored(error, place)}


def _is_ignored(error: ErrorDetails, place: Path) -> bool:
    match place:
        case ("toolsSettings", _, key):
            # An older release had a setting of this name, on by default.
            return error["type"] == "extra_forbidden" and key != "allowReadOnly"
        case (str(key),):
            return key in SUCCESSORS
        case ("resources", int()):
            return error["type"] == "string_type"
        case _:
            return False


def _name(place: Path) -> str:
    match place:
        case (*_, str(key), int(index)):
            return f"item {index + 1} of {key}"
        case (*_, last):
            return str(last)
        case _:
            return "the file"


def _told(error: ErrorDetails, name: str) -> tuple[str, str]:
    match error["type"]:
        case "extra_forbidden":
            known = _keys(_shape_of(error["loc"][:-1]))
            return f"the key {name} has no meaning here", nearest(name, known, f"known are: {', '.join(known)}")
        case "missing":
            missing = error["loc"][-1]
            return f"{missing} is missing", f'add "{missing}": …'
        case "literal_error":
            return f"{name} is not one of the known words", f"write {error['ctx']['expected']}"
        case kind:
            wanted, help = next((told for start, *told in WANTED[1:] if kind.startswith(start)), WANTED[0][1:])
            return f"{name} must be {wanted}", f"write {help}"


WANTED = (
    ("", "of another kind", "what the documentation of agents says"),
    ("bool", "true or false", "true or false, without quotes"),
    ("string", "text", "it in quotes"),
    ("list", "a list", '["one", "two"]'),
    ("dict", "an object", '{"key": "value"}'),
    ("model", "an object", '{"key": "value"}'),
    ("int", "a whole number", "digits alone, without quotes"),
    ("greater", "at least 0", "a number of at least 0"),
)


def _shape_of(path: Path) -> type[BaseModel]:
    """Where an unknown key can stand: in the agent itself, or in the settings of a tool that is known."""
    match path:
        case ("toolsSettings", str(tool)):
            settings = ToolsSettings.model_fields[tool].annotation
            return next(each for each in (AwsSettings, ShellSettings, PathSettings) if each in _parts(settings))
        case _:
            return Agent


def _parts(annotation: Any) -> tuple[Any, ...]:
    return (annotation, *getattr(annotation, "__args__", ()))


def _keys(shape: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in shape.model_fields.items()]


def _listed(shape: type[BaseModel]) -> str:
    return ", ".join(_keys(shape))
