"""The values of a template as far as the template tells them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import JsonValue

from proofbook.source.redaction import PLACEHOLDER

UNKNOWN = "‹unknown›"
"""What stands where a value is known only once the template is deployed, or was taken out."""
LONGEST_NAME, LONGEST = 256, 4096
NO_VALUE: JsonValue = {"Ref": "AWS::NoValue"}
NAMES = {
    "AWS::IAM::Role": ("RoleName",),
    "AWS::IAM::User": ("UserName",),
    "AWS::S3::Bucket": ("BucketName",),
    "AWS::Glue::Database": ("DatabaseInput", "Name"),
    "AWS::Glue::Table": ("TableInput", "Name"),
}
"""Where a resource says the name that `Ref` gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A template that is asked for values."""

    resources: Mapping[str, JsonValue]
    account: str
    """The account that it is deployed in."""

    def plain(self, value: JsonValue) -> JsonValue:
        """The value without functions: what they give is put in their place, or that it is unknown."""
        if isinstance(value, list):
            return [self.plain(each) for each in value if each != NO_VALUE]
        if isinstance(value, dict) and not is_function(value):
            return {name: self.plain(each) for name, each in value.items() if each != NO_VALUE}
        if isinstance(value, dict):
            return self.text(value)
        return UNKNOWN if isinstance(value, str) and is_hidden(value) else value

    def text(self, value: JsonValue) -> str:
        """The text of a scalar or of a function."""
        match value:
            case bool():
                return str(value).lower()
            case str() | int():
                return UNKNOWN if is_hidden(str(value)) else str(value)
            case {"Ref": str(name)}:
                return self._named(name, "")
            case {"Fn::GetAtt": [str(name), str(attribute)]}:
                return self._named(name, attribute)
            case {"Fn::GetAtt": str(dotted)}:
                return self._named(*dotted.split(".", 1)) if "." in dotted else UNKNOWN
            case {"Fn::Sub": str(template)}:
                return self._filled(template, {})
            case {"Fn::Sub": [str(template), dict(given)]}:
                return self._filled(template, given)
            case {"Fn::Join": [str(between), list(parts)]}:
                return _joined(between, [self.text(each) for each in parts])
            case {"Fn::If": [_, yes, no]} if (text := self.text(yes)) == self.text(no):
                return text
        return UNKNOWN

    def _filled(self, template: str, given: Mapping[str, JsonValue]) -> str:
        pieces = re.split(r"(\$\{[^}]*\})", template)
        texts = {name: self._part(name[2:-1], given) for name in sorted({*pieces[1::2]})}
        return _joined("", [texts.get(each, each) for each in pieces])

    def _part(self, name: str, given: Mapping[str, JsonValue]) -> str:
        if name.startswith("!"):
            return f"${{{name[1:]}}}"
        if name in given:
            return self.text(given[name])
        id, _, attribute = name.partition(".")
        return self._named(id, attribute)

    def _named(self, id: str, attribute: str) -> str:
        """What `Ref` gives of a resource or pseudo parameter, or an attribute of it."""
        if id == "AWS::AccountId":
            return self.account
        if id in PSEUDO:
            return PSEUDO[id]
        resource = self.resources.get(id)
        kind = resource.get("Type") if isinstance(resource, dict) else None
        name = self._name(resource, NAMES.get(str(kind), ()))
        match kind, attribute:
            case _ if UNKNOWN in name:
                return UNKNOWN
            case _, "":
                return name
            case "AWS::IAM::Role" | "AWS::IAM::User", "Arn":
                return f"arn:aws:iam::{self.account}:{str(kind)[10:].lower()}{self._path(resource)}{name}"
            case "AWS::S3::Bucket", "Arn":
                return f"arn:aws:s3:::{name}"
        return UNKNOWN

    def _name(self, resource: JsonValue, steps: tuple[str, ...]) -> str:
        value = resource.get("Properties") if steps and isinstance(resource, dict) else None
        for step in steps:
            value = value.get(step) if isinstance(value, dict) else None
        # A name that needs another resource's name stays unknown: names could go in circles.
        text = UNKNOWN if value is None else replace(self, resources={}).text(value)
        return text if len(text) <= LONGEST_NAME else UNKNOWN

    def _path(self, resource: JsonValue) -> str:
        path = self._name(resource, ("Path",))
        return "/" if path == UNKNOWN else path


PSEUDO = {"AWS::Region": "eu-central-1", "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com"}
"""Examples of what a template is told where it is deployed."""


def _joined(between: str, texts: list[str]) -> str:
    size = sum(len(each) + len(between) for each in texts)
    return UNKNOWN if UNKNOWN in texts or size > LONGEST else between.join(texts)


def is_function(value: Mapping[str, JsonValue]) -> bool:
    """Whether it is a call of a function rather than a mapping, or a macro adds to it what can't be seen."""
    return ({*value} <= {"Ref", "Condition"} and len(value) == 1) or any(each.startswith("Fn::") for each in value)


def is_hidden(text: str) -> bool:
    """Whether it is filled in later, or was taken out."""
    return PLACEHOLDER in text or text.startswith("{{resolve:")
