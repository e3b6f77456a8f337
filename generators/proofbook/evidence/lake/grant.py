"""What a grant of Lake Formation says, in one text however the grant is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from proofbook.evidence.lake.known import UNKNOWN, is_hidden

GROUP = "IAM_ALLOWED_PRINCIPALS"
"""The group of everybody whom IAM lets in; grants to it leave the decision to IAM."""
SHORT = {
    "DatabaseResource": "Database",
    "TableResource": "Table",
    "TableWithColumnsResource": "TableWithColumns",
    "DataLocationResource": "DataLocation",
}
"""What an older type of CloudFormation calls the same."""


def principal(value: JsonValue) -> str:
    """Whom a grant names: an ARN, an account or a group."""
    named = value.get("DataLakePrincipalIdentifier") if isinstance(value, dict) else value
    said = text(named)
    return GROUP if said.upper().replace("_", "") == GROUP.replace("_", "") else said


def sayings(grant: Mapping[str, JsonValue], account: str = "") -> Iterator[str]:
    """`SELECT on database.table, columns city, state`: one for each permission.

    What can't be told is `‹unknown›` in it. A catalogue that isn't the account's own is named.
    """
    given, passed_on = texts(grant.get("Permissions")), texts(grant.get("PermissionsWithGrantOption"))
    resource = grant.get("Resource")
    condition = grant.get("Condition")
    expression = condition.get("Expression") if isinstance(condition, dict) else condition
    where = f", where {text(expression)}" if expression is not None else ""
    of = _foreign(resource, account)
    for permission in sorted({*given, *passed_on}) or [UNKNOWN]:
        may_grant = ", and may grant it" if permission in passed_on else ""
        yield f"{permission} on {thing(resource, permission)}{of}{where}{may_grant}"


def excludes(value: JsonValue) -> bool:
    """Whether a grant or filter gives all columns but some."""
    if not isinstance(value, dict):
        return False
    wildcard = value.get("ColumnWildcard")
    if isinstance(wildcard, dict) and wildcard.get("ExcludedColumnNames"):
        return True
    return any(excludes(each) for each in value.values())


def thing(resource: JsonValue, permission: str = "SELECT") -> str:
    """What a grant is on; the columns are part of that only where rows are read."""
    if not isinstance(resource, dict) or len(resource) != 1:
        return UNKNOWN
    ((kind, value),) = resource.items()
    if not isinstance(value, dict):
        return UNKNOWN
    match SHORT.get(kind, kind):
        case "Catalog":
            return "the catalogue"
        case "Database":
            return f"database {name(value.get('Name'))}"
        case "Table":
            return _table(value) + (", all columns" if permission == "SELECT" else "")
        case "TableWithColumns":
            return f"{table(value)}, {columns(value)}"
        case "DataCellsFilter":
            return f"{name(value.get('DatabaseName'))}.{name(value.get('TableName'))}, filter {text(value.get('Name'))}"
        case "DataLocation":
            return f"location {text(value.get('ResourceArn', value.get('S3Resource')))}"
        case "LFTag":
            return f"tag {text(value.get('TagKey'))}={_or(value.get('TagValues'))}"
        case "LFTagPolicy":
            return f"every {text(value.get('ResourceType')).lower()} with {_expression(value)}"
    return f"{kind} {UNKNOWN}"


def table(value: Mapping[str, JsonValue]) -> str:
    """A table by database and name."""
    return f"{name(value.get('DatabaseName'))}.{name(value.get('Name'))}"


def columns(value: Mapping[str, JsonValue]) -> str:
    """Which columns a grant or filter gives."""
    wildcard = value.get("ColumnWildcard")
    if isinstance(wildcard, dict):
        excluded = texts(wildcard.get("ExcludedColumnNames"))
        return "all columns but " + ", ".join(sorted(name(each) for each in excluded)) if excluded else "all columns"
    named = texts(value.get("ColumnNames"))
    return "columns " + ", ".join(sorted(name(each) for each in named)) if named else f"columns {UNKNOWN}"


def rows(value: JsonValue) -> str:
    """Which rows a filter gives."""
    if isinstance(value, dict) and "AllRowsWildcard" in value:
        return "all rows"
    return f"rows where {text(value.get('FilterExpression'))}" if isinstance(value, dict) else f"rows {UNKNOWN}"


def texts(value: JsonValue) -> list[str]:
    """The texts of a list; that it is unknown is one of them."""
    return [text(each) for each in value] if isinstance(value, list) else [] if value is None else [UNKNOWN]


def text(value: JsonValue) -> str:
    """A text, or that it is unknown."""
    said = str(value) if isinstance(value, (str, int)) else ""
    return said if said and not is_hidden(said) else UNKNOWN


def name(value: JsonValue) -> str:
    """A name of the catalogue, which keeps them in lower case."""
    return text(value).lower()


def _foreign(resource: JsonValue, account: str) -> str:
    values = [each for each in resource.values() if isinstance(each, dict)] if isinstance(resource, dict) else []
    given = [each.get("CatalogId", each.get("TableCatalogId", each.get("Id"))) for each in values]
    named = {text(each) for each in given if each is not None} - {account}
    return f", of catalogue {min(named)}" if named and account else ""


def _table(value: Mapping[str, JsonValue]) -> str:
    if "TableWildcard" in value or value.get("Name") == "ALL_TABLES":
        return f"every table of {name(value.get('DatabaseName'))}"
    return table(value)


def _expression(value: Mapping[str, JsonValue]) -> str:
    if "ExpressionName" in value:
        return f"the expression {text(value['ExpressionName'])}"
    parts = value.get("Expression")
    if not isinstance(parts, list) or not parts:
        return UNKNOWN
    pairs = [each if isinstance(each, dict) else {} for each in parts]
    return " and ".join(sorted(f"{text(each.get('TagKey'))}={_or(each.get('TagValues'))}" for each in pairs))


def _or(value: JsonValue) -> str:
    return "|".join(sorted(texts(value))) or UNKNOWN
