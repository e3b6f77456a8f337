"""A project in which every free text, of models, library and artifacts, tries to be more than text."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

from proofbook.library.check import MetadataShape
from proofbook.library.framework import Framework
from proofbook.library.mapping import Mapping as MappingShape
from proofbook.library.mitigation import Mitigation
from proofbook.library.technology import TechnologyShape
from proofbook.library.threat_type import ThreatType
from proofbook.model.document import Document, PartDocument
from proofbook.source.schema import schema
from tests.conftest import PROOFBOOK

CONTROLS = Path(__file__).parent / "hostile_controls"
LIBRARY: dict[str, type[BaseModel]] = {
    "technologies": TechnologyShape,
    "threats": ThreatType,
    "mitigations": Mitigation,
    "frameworks": Framework,
    "mappings": MappingShape,
}

EVERYTHING = Path(__file__).parent.parent / "model" / "everything" / "models"
"""A model that uses each section and each field of the language."""

TEXT = (
    "<script>alert(1)</script><img src=x onerror=alert(2)></td></script></style><!-- {{ 7*7 }} {% raw %} {# | \" ' ]]> "
    '--8<-- "mkdocs.yml" {: onclick="alert(3)"} [x](javascript:alert(4)) ![x](https://evil.example/x.png) '
    "<https://evil.example/> `code` ```` ~~~ **bold** __x__ ==x== [[x]] [^1] $x$ \\(x\\) &lt;b&gt; &#60; #let x = 1 "
    "#import \"@preview/x:0.1.0\" */ // @x <x> =cmd|' /C calc'!A0 \u202eright\u202c\u2066left\u2069 \x1b[31m \x07 \x85"
    " \u2028 \ufeff \u00ad \U0001f510 密码 עברית \ufffe\n\n---\ntitle: x\n---\n::error::x\n\n# x\n\n    x\n"
    "<div markdown>\n\n- x"
)
"""HTML, Markdown, Jinja, snippets, attribute lists, typst, formulas, GitHub, terminals, and the other way around."""

PAGE_TITLE = f"⟦docs⟧ {TEXT}"
"""What a page of the project's own calls itself."""

LONG = "W" * 5_000
LONGEST = "longest-" + "x" * 72
"""An id of the greatest length."""

NAMES = {"path", "requirement", "excludes", "leads-to", "override", "parent", "id"}
"""The fields that name something although their shape is free text."""

SYSTEM = f"hostile-{LONGEST[8:]}"
OBSERVED = "<img src=x onerror=alert(10)> \x1b[31m \u202e {{ 7*7 }} #let =cmd|x \U0001f510"
"""What the check says of the artifact."""

FILE = "<img src=x onerror=alert(5)> {{ 7*7 }} `|` \u202e[x](javascript:alert(6)).yaml"
"""The name of an artifact."""


class Built(NamedTuple):
    """What the real command made of it."""

    project: Path
    said: str
    """All that it printed."""

    @property
    def site(self) -> Path:
        """The site."""
        return self.project / "site"


def built(folder: Path) -> Built:
    """The project, built in a folder."""
    return Built(project(folder), run(folder, "build"))


def run(folder: Path, *words: str, code: int = 0) -> str:
    """What a command prints in a project; it has to end with this exit code."""
    done = subprocess.run([PROOFBOOK, "--as-of", "2026-11-24", "-C", folder, *words], capture_output=True)
    assert done.returncode == code, done.stderr.decode()
    return (done.stdout + done.stderr).decode()


def project(folder: Path) -> Path:
    """The folder, filled with the project."""
    for path, content in files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def files() -> Iterator[tuple[str, bytes]]:
    """Its files."""
    yield "mkdocs.yml", _yaml({"site_name": _hostile("site_name")})
    yield f"models/{SYSTEM}.yaml", _yaml(model())
    part = _filled(_read(EVERYTHING / "shared/part.yaml"), PartDocument, "part")
    del part["evidence"]  # the model says the same of all its artifacts, and overrides it
    yield "models/shared/part.yaml", _yaml(part)
    yield "models/artifacts/everything/vault.yaml", (EVERYTHING / "artifacts/everything/vault.yaml").read_bytes()
    yield f"models/artifacts/{FILE}", ARTIFACT.encode()
    for kind, shape in LIBRARY.items():
        yield f"controls/{kind}/hostile.yaml", _yaml(_filled(_read(CONTROLS / f"{kind}.yaml"), shape, kind))
    yield "controls/checks/hostile.rego", _check().encode()
    yield "controls/checks/hostile_test.rego", (CONTROLS / "hostile_test.rego").read_bytes()
    yield "docs/notes.md", b"---\n" + _yaml({"title": PAGE_TITLE}) + b"---\n\n# Notes\n\nPlain.\n"
    yield "docs/heading.md", b"# How `<script>alert(7)</script>` is &lt;escaped&gt;\n\nPlain.\n"


def broken(folder: Path) -> Path:
    """The folder, filled with a project whose models are wrong wherever a hostile word can stand."""
    models = {
        "keys": {"system": "keys", "title": "x", TEXT: "x", "components": {TEXT: {"technology": "person"}}},
        "values": {"system": TEXT, "title": "x", "entity": TEXT, "reviewed": TEXT, "review-every": TEXT},
        "references": {
            "system": "references", "title": "x", "uses": TEXT,
            "components": {"a": {"technology": TEXT, "in": TEXT}, "b": {"technology": "person", "stores": [TEXT]}},
            "flows": {"f": {"from": TEXT, "to": "b", "carries": [TEXT], "as": TEXT}},
            "mitigations": {"secret-rotation": {"at": [TEXT], "how": "x", "parameters": {"x": {"y": TEXT}}}},
            "requirements": {TEXT: {"not-applicable": {"by": "x", "reason": "x"}}},
            "limitations": {"l": {"text": "x", "leads-to": [TEXT]}},
            "artifacts": [{"path": f"../../../../{FILE}", "kind": "kubernetes", "of": "b", "origin": "repository"}],
        },
        "decisions": {"system": "decisions", "title": "x", "treatments": {TEXT: {"avoid": {"how": "x"}}}},
    }  # fmt: skip
    for name, each in models.items():
        (folder / "models").mkdir(exist_ok=True)
        (folder / "models" / f"{name}.yaml").write_bytes(_yaml(each))
    (folder / "models" / f"{FILE[:60]}.yaml").write_text(f"title: '{TEXT[:30]}\n::error::x\n", "utf-8")
    return folder


def model() -> dict[str, Any]:
    """The model, as its file holds it."""
    text = (EVERYTHING / "everything.yaml").read_text("utf-8").replace("vault.yaml", "~").replace("vault", LONGEST)
    plain = _scalars(text.replace("~", "vault.yaml"))
    plain |= {"system": SYSTEM, "variants": {LONGEST: plain["variants"]["other"]}}
    plain["components"]["hostile"] = {"technology": "hostile", "in": "ours", "stores": ["password"]}
    plain["scenarios"]["start"]["flows"] = [{"<b>{{`|\u202e": "ask"}, "read"]
    plain["mitigations"]["hostile"] = {"at": ["hostile"], "how": ""}
    plain["artifacts"].append({"path": FILE, "kind": "kubernetes", "of": "hostile", "origin": "repository"})
    filled = _filled(plain, Document, "model")
    filled["components"][LONGEST]["about"] = filled["limitations"]["slow"]["text"] = LONG
    filled["flows"]["read"]["title"] = LONG[:300]
    for asset in filled["assets"].values():
        if not asset.get("secret", "").endswith("-key"):  # only a key may say these
            del asset["purpose"], asset["issuer"]
    for said_of_all in filled["evidence"]:
        filled["artifacts"][1].pop(said_of_all, None)
    return filled


def texts(part: object) -> Iterator[str]:
    """Every hostile text in what a file holds."""
    match part:
        case dict():
            for each in part.values():
                yield from texts(each)
        case list():
            for each in part:
                yield from texts(each)
        case str() if TEXT in part or part == LONG:
            yield part


ARTIFACT = f"""# <script>alert(8)</script> \u202e --8<-- \U0001f510 ]]> | {{{{ 7*7 }}}} `x`
apiVersion: v1
kind: Note
metadata:
  name: "<script>alert(9)</script> [x](javascript:alert(9)) | {{{{ 7*7 }}}}"
note: "{OBSERVED.encode("unicode-escape").decode()}"
"""


def said_of_the_check() -> dict[str, Any]:
    """The METADATA of the check."""
    ours = {"mitigation": "hostile", "reads": ["kubernetes"], "fix": "x", "corrected": "x"}
    more = {"parameters": {"x": {"default": TEXT, "about": "x"}}, "sources": [{"title": "x", "url": "x"}]}
    return _filled({"title": "x", "description": "x", "custom": ours | more}, MetadataShape, "check")


def _check() -> str:
    """The METADATA above the rule."""
    lines = "".join(f"# {line}\n" for line in _yaml(said_of_the_check()).decode().splitlines())
    return f"# METADATA\n{lines}{(CONTROLS / 'hostile.rego').read_text('utf-8')}"


def _hostile(where: str) -> str:
    return f"⟦{where}⟧ {TEXT}"


def _filled(part: dict[str, Any], shape: type[BaseModel], where: str) -> dict[str, Any]:
    """The part with every free text made hostile, those that it leaves out too."""
    return dict(_fill(part, schema(shape), schema(shape), where))


def _fill(value: Any, part: Any, whole: Any, where: str) -> Any:
    branches = list(_branches(part, whole))
    if isinstance(value, dict):
        below = {key: each for branch in branches for key, each in branch.get("properties", {}).items()}
        rest: Any = next((each for branch in branches for each in _others(branch)), {})
        more = {key: "" for key, each in below.items() if _is_free(list(_branches(each, whole)))}
        return {
            key: each if key in NAMES else _fill(each, below.get(key, rest), whole, f"{where}.{key}")
            for key, each in {**more, **value}.items()
            if key in value or key not in NAMES
        }
    if isinstance(value, list):
        items: Any = next((branch["items"] for branch in branches if "items" in branch), {})
        return [_fill(each, items, whole, f"{where}.{index}") for index, each in enumerate(value)]
    return _hostile(where) if _is_free(branches) else value


def _is_free(branches: list[dict[str, Any]]) -> bool:
    return any(
        branch.get("type") == "string" and not {"enum", "const", "pattern", "format"} & branch.keys()
        for branch in branches
    )


def _others(branch: dict[str, Any]) -> Iterator[Any]:
    """What stands under the keys that a model chooses."""
    yield from branch.get("patternProperties", {}).values()
    yield from (each for each in [branch.get("additionalProperties")] if isinstance(each, dict))


def _branches(part: Any, whole: Any) -> Iterator[dict[str, Any]]:
    """The schema, or each of those it is a union of."""
    while "$ref" in part:
        part = whole["$defs"][part["$ref"].rsplit("/", 1)[-1]]
    for each in part.get("anyOf", [part]):
        yield from _branches(each, whole) if each is not part else [part]


def _scalars(text: str) -> dict[str, Any]:
    return dict(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - scalars stay text


def _read(file: Path) -> dict[str, Any]:
    return _scalars(file.read_text("utf-8"))


def _yaml(data: object) -> bytes:
    """YAML in which a control character is an escape."""
    return yaml.safe_dump(data, sort_keys=False, width=10_000).encode()
