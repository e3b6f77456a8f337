"""Texts in a CloudFormation template: what its functions stand for, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import JsonValue

PSEUDO = {"AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com"}
"""Of the commercial Regions, which is where the calls that are decided are made."""
PLACE = re.compile(r"\$\{([A-Za-z0-9:.]+)\}")
WHOLE = re.compile(r"\$\{([A-Za-z0-9]+)(?:\.[A-Za-z]+)?\}")

Resources = Mapping[str, Mapping[str, JsonValue]]


def resolved(value: JsonValue, resources: Resources) -> JsonValue:
    """The value with texts for functions wherever they are certain; others stay."""
    if isinstance(value, list):
        return [resolved(each, resources) for each in value]
    if not isinstance(value, dict):
        return value
    found = _text(value, resources)
    return found if found is not None else {key: resolved(each, resources) for key, each in value.items()}


def reference(value: JsonValue) -> str | None:
    """The resource or parameter that a value names, as a whole or by one of its attributes."""
    match value:
        case {"Ref": str(id)}:
            return id
        case {"Fn::GetAtt": [str(id), *_]}:
            return id
        case {"Fn::Sub": str(text)}:
            whole = WHOLE.fullmatch(text)
            return whole[1] if whole else None
    return None


def _text(value: JsonValue, resources: Resources) -> str | None:
    match value:
        case str():
            return value
        case {"Ref": str(id), **rest} if not rest:
            return _named(id, resources)
        case {"Fn::GetAtt": [str(id), str(attribute)], **rest} if not rest:
            return _named(f"{id}.{attribute}", resources)
        case {"Fn::Sub": str(text), **rest} if not rest:
            return _filled(text, resources)
        case {"Fn::Join": [str(sign), list(parts)], **rest} if not rest:
            texts = [_text(each, resources) for each in parts]
            told = [each for each in texts if each is not None]
            return sign.join(told) if len(told) == len(texts) else None
    return None


def _filled(text: str, resources: Resources) -> str | None:
    """A text of `Fn::Sub`; `${!x}` stands for `${x}`, which is then the policy's own variable."""
    pieces = PLACE.split(text)
    for index in range(1, len(pieces), 2):
        found = _named(pieces[index], resources)
        if found is None:
            return None
        pieces[index] = found
    return "".join(pieces).replace("${!", "${")


def _named(name: str, resources: Resources) -> str | None:
    """What a name stands for: of this template's buckets, those that it names itself."""
    if name in PSEUDO:
        return PSEUDO[name]
    id, _, attribute = name.partition(".")
    resource = resources.get(id, {})
    properties = resource.get("Properties")
    bucket = properties.get("BucketName") if isinstance(properties, dict) else None
    if resource.get("Type") != "AWS::S3::Bucket" or not isinstance(bucket, str) or attribute not in ("", "Arn"):
        return None
    return f"arn:aws:s3:::{bucket}" if attribute else bucket
