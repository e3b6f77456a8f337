"""Settings, grants, filters and registered locations of Lake Formation, from its API's answers and from templates.

Each fact says where it stands and, of a template, whether the resource is made for certain. Of a list of grants it says
whether it is whole: a page with a `NextToken` after which no other follows in the file is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from proofbook.evidence.content import Given
from proofbook.evidence.lake import grant
from proofbook.evidence.lake.known import UNKNOWN, Known, is_function

FLAGS = ("AllowExternalDataFiltering", "AllowFullTableExternalDataAccess")
LISTS = (
    "ExternalDataFilteringAllowList",
    "AuthorizedSessionTagValueList",
    "CreateDatabaseDefaultPermissions",
    "CreateTableDefaultPermissions",
)
SERVICE_ROLE = "aws-service-role/lakeformation.amazonaws.com/"
EXAMPLE_ACCOUNT = "111122223333"
TYPE = "AWS::LakeFormation::"

Fact = dict[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where something of Lake Formation was said."""

    path: str
    document: int
    at: tuple[str | int, ...]
    name: str
    source: str
    """`answer` of the API or `template`."""
    account: str
    """The account that the model says is meant; empty when it says none."""
    is_certain: bool = True

    def fact(self, **more: JsonValue) -> Fact:
        """What a check needs to know of a place, and more."""
        return {
            "path": self.path,
            "document": self.document,
            "at": [*self.at],
            "name": self.name,
            "source": self.source,
            "certain": self.is_certain,
            **more,
        }


def decide(given: Given, parameters: Mapping[str, JsonValue]) -> JsonValue:
    """The facts by kind; `opaque` are what a template makes by a loop or a macro."""
    account = str(parameters.get("account") or "")
    facts: dict[str, list[JsonValue]] = {
        kind: [] for kind in ("settings", "grants", "lists", "filters", "locations", "opaque")
    }
    for path, (kind, documents) in sorted(given.items()):
        for number, document in enumerate(documents):
            if not isinstance(document.value, dict):
                continue
            of = _of_template if kind == "cloudformation" else _of_answer if kind == "lake-formation" else _of_nothing
            for name, fact in of(document.value, path, number, account):
                facts[name].append(fact)
        if kind == "lake-formation":
            facts["lists"] += _lists(path, [each.value for each in documents])
    return {**facts}


def _of_nothing(value: Fact, path: str, number: int, account: str) -> Iterator[tuple[str, Fact]]:
    yield from ()


def _of_answer(value: Fact, path: str, number: int, account: str) -> Iterator[tuple[str, Fact]]:
    base = path.rsplit("/", 1)[-1]

    def place(name: str, *at: str | int) -> _Place:
        return _Place(path=path, document=number, at=at, name=name, source="answer", account=account)

    if "DataLakeSettings" in value:
        settings = value["DataLakeSettings"]
        yield "settings", _settings(place(f"settings in {base}", "DataLakeSettings"), settings, replaces=True)
    for key in ("PrincipalResourcePermissions", "Permissions"):
        for index, each in enumerate(_listed(value.get(key))):
            yield from (("grants", fact) for fact in _grants(place(base, key, index), each))
    for key in ("DataCellsFilter", "DataCellsFilters"):
        for at, each in _one_or_many(value, key):
            yield "filters", _filter(place(base, *at), each)
    for key in ("ResourceInfo", "ResourceInfoList"):
        for at, each in _one_or_many(value, key):
            yield "locations", _location(place(base, *at), each, slr=None, role_id="")


def _of_template(template: Fact, path: str, number: int, account: str) -> Iterator[tuple[str, Fact]]:
    resources = template.get("Resources")
    if not isinstance(resources, dict):
        return
    known = Known(resources=resources, account=account or EXAMPLE_ACCOUNT)
    for id, resource in resources.items():
        kind = resource.get("Type") if isinstance(resource, dict) else None
        place = _Place(
            path=path,
            document=number,
            at=("Resources", id, "Properties"),
            name=f"{kind} {id}",
            source="template",
            account=account,
            is_certain=isinstance(resource, dict) and "Condition" not in resource,
        )
        if not isinstance(resource, dict) or not isinstance(kind, str):
            # A loop or a macro makes resources that can't be seen here.
            yield "opaque", place.fact()
        elif kind.startswith(TYPE):
            properties = resource.get("Properties")
            yield from _of_resource(kind.removeprefix(TYPE), place, properties, known)


def _of_resource(kind: str, place: _Place, properties: JsonValue, known: Known) -> Iterator[tuple[str, Fact]]:
    plain = known.plain(properties if properties is not None else {})
    if not isinstance(plain, dict):
        plain = dict.fromkeys((*FLAGS, *LISTS, "RoleArn", "HybridAccessEnabled"), UNKNOWN)
    match kind:
        case "DataLakeSettings":
            yield "settings", _settings(place, plain, replaces=plain.get("MutationType", "REPLACE") == "REPLACE")
        case "Permissions" | "PrincipalPermissions":
            who = plain.get("Principal", plain.get("DataLakePrincipal"))
            yield from (("grants", fact) for fact in _grants(place, {**plain, "Principal": who}))
        case "DataCellsFilter":
            yield "filters", _filter(place, plain)
        case "Resource":
            role = properties.get("RoleArn") if isinstance(properties, dict) else None
            slr = plain.get("UseServiceLinkedRole")
            yield "locations", _location(place, plain, slr=slr, role_id=_id(role))


def _settings(place: _Place, value: JsonValue, *, replaces: bool) -> Fact:
    said = value if isinstance(value, dict) else {}
    flags: Fact = {name: _truth(said.get(name), name in said) for name in FLAGS}
    lists: Fact = {name: _state(said.get(name), name in said) for name in LISTS}
    return place.fact(replaces=replaces, **flags, **lists)


def _truth(value: JsonValue, is_given: bool) -> str:
    """CloudFormation takes `"true"` for true."""
    if not is_given or value is None:
        return "absent"
    return {"true": "yes", "false": "no"}.get(str(value).lower(), "unknown")


def _state(value: JsonValue, is_given: bool) -> Fact:
    """Whether a list is given, and the principals or texts in it."""
    if not is_given or value is None:
        return {"state": "absent", "values": []}
    if not isinstance(value, list):
        return {"state": "unknown", "values": []}
    # Default permissions name a principal beside permissions; the lists of accounts and tag values are plain.
    named = [each.get("Principal", each) if isinstance(each, dict) else each for each in value]
    return {"state": "given", "values": [grant.principal(each) for each in named]}


def _grants(place: _Place, value: JsonValue) -> Iterator[Fact]:
    said = value if isinstance(value, dict) else {}
    who = grant.principal(said.get("Principal"))
    for text in grant.sayings(said, place.account):
        yield place.fact(
            principal=who, says=text, known=UNKNOWN not in who + text, excludes=grant.excludes(said.get("Resource"))
        )


def _filter(place: _Place, value: JsonValue) -> Fact:
    said = value if isinstance(value, dict) else {}
    table = f"{grant.name(said.get('DatabaseName'))}.{grant.name(said.get('TableName'))}"
    says = f"{table}, filter {grant.text(said.get('Name'))}: {grant.columns(said)}, {grant.rows(said.get('RowFilter'))}"
    return place.fact(says=says, known=UNKNOWN not in says, excludes=grant.excludes(said))


def _location(place: _Place, value: JsonValue, *, slr: JsonValue, role_id: str) -> Fact:
    said = value if isinstance(value, dict) else {}
    role = grant.text(said["RoleArn"]) if said.get("RoleArn") is not None else ""
    is_service_role = "yes" if SERVICE_ROLE in role else _truth(slr, slr is not None)
    hybrid = said.get("HybridAccessEnabled")
    return place.fact(
        location=grant.text(said.get("ResourceArn")),
        role=role,
        role_id=role_id,
        service_role=is_service_role,
        hybrid=_truth(hybrid, hybrid is not None),
    )


def _lists(path: str, values: Sequence[JsonValue]) -> list[JsonValue]:
    """The list of all grants that a file holds; its documents are the pages."""
    pages = [
        (number, each)
        for number, each in enumerate(values)
        if isinstance(each, dict) and "PrincipalResourcePermissions" in each
    ]
    if not pages:
        return []
    more = [bool(each.get("NextToken")) for _, each in pages]
    place = _Place(
        path=path,
        document=pages[-1][0],
        at=("PrincipalResourcePermissions",),
        name=f"grants in {path.rsplit('/', 1)[-1]}",
        source="answer",
        account="",
    )
    count = sum(len(_listed(each["PrincipalResourcePermissions"])) for _, each in pages)
    return [place.fact(whole=not more[-1] and all(more[:-1]), count=count)]


def _one_or_many(value: Fact, key: str) -> Iterator[tuple[tuple[str | int, ...], JsonValue]]:
    held = value.get(key)
    if isinstance(held, dict):
        yield (key,), held
    for index, each in enumerate(_listed(held)):
        yield (key, index), each


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _id(value: JsonValue) -> str:
    """The resource of the same template that a value names."""
    if not isinstance(value, dict) or not is_function(value):
        return ""
    named = value.get("Fn::GetAtt", value.get("Ref", value.get("Fn::Sub")))
    first = named[0] if isinstance(named, list) and named else named
    text = first if isinstance(first, str) else ""
    whole = text.removeprefix("${").removesuffix("}")
    return whole.split(".")[0]
