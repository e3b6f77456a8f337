"""Answers of AWS Lake Formation as the AWS CLI prints them: settings, grants, registered locations, filters and tags.

Which answer a document is shows in its keys; it must have the form that botocore's model of the service gives it. A
page of a list keeps its `NextToken`, so that a check can tell that there is more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from proofbook.evidence.content import Content, Document
from proofbook.evidence.typed import typed, unknown_tags
from proofbook.evidence.yaml_documents import unreadable, yaml_documents
from proofbook.source.diagnostic import Diagnostic
from proofbook.source.nearest import nearest
from proofbook.source.node import Node

if TYPE_CHECKING:
    from botocore.model import Shape

ANSWERS = {
    "DataLakeSettings": "GetDataLakeSettings",
    "PrincipalResourcePermissions": "ListPermissions",
    "Permissions": "GetEffectivePermissionsForPath",
    "ResourceInfo": "DescribeResource",
    "ResourceInfoList": "ListResources",
    "DataCellsFilter": "GetDataCellsFilter",
    "DataCellsFilters": "ListDataCellsFilter",
    "LFTags": "ListLFTags",
    "LFTagOnDatabase": "GetResourceLFTags",
    "LFTagsOnTable": "GetResourceLFTags",
    "LFTagsOnColumns": "GetResourceLFTags",
}
"""The operation whose answer has this key."""
ENVELOPE = "ResponseMetadata"
"""What an SDK puts beside the answer."""

Wrong = tuple[Node, str, str]
"""Where, what is wrong there, and what to write instead."""


def read(text: str, path: str) -> Content:
    """The answers, in the order of the file."""
    found: list[Document] = []
    for node in yaml_documents(text, path):
        if isinstance(node, Diagnostic):
            return Content(diagnostics=(node,))
        wrong = next(_wrong(node), None)
        if wrong is not None:
            return unreadable(*wrong)
        value = typed(node)
        assert isinstance(value, dict)
        found.append(Document(value={name: each for name, each in value.items() if name != ENVELOPE}, node=node))
    return Content(documents=tuple(found))


def _wrong(node: Node) -> Iterator[Wrong]:
    for foreign in unknown_tags(node):
        yield foreign, f"the tag `{foreign.tag}` means nothing in an answer of Lake Formation", ""
    operation = next((ANSWERS[key.text] for key, _ in node.entries if key.text in ANSWERS), None)
    if operation is None:
        yield (
            node,
            "this is no answer of Lake Formation that is read here",
            "`aws lakeformation get-data-lake-settings`, `list-permissions` and `list-resources` print such answers",
        )
    else:
        yield from _unlike(node, _answer(operation), operation)


def _unlike(node: Node, shape: Shape, name: str) -> Iterator[Wrong]:
    """Where a node is not of the form that the service's model says."""
    match shape.type_name:
        case "structure":
            yield from _unlike_structure(node, shape, name)
        case "list" if node.kind == "sequence":
            for each in node.elements:
                yield from _unlike(each, shape.member, name)
        case "map" if node.kind == "mapping":
            for _, each in node.entries:
                yield from _unlike(each, shape.value, name)
        case _ if not _is_scalar_of(node, shape.type_name):
            yield node, f"`{name}` is {KINDS.get(shape.type_name, 'something else')} in an answer of Lake Formation", ""


KINDS = {
    "list": "a list",
    "map": "a mapping",
    "string": "a text",
    "boolean": "true or false",
    "timestamp": "a time",
    "integer": "a whole number",
    "long": "a whole number",
}


def _unlike_structure(node: Node, shape: Shape, name: str) -> Iterator[Wrong]:
    if node.kind != "mapping":
        yield node, f"`{name}` is a mapping in an answer of Lake Formation", ""
        return
    for key, value in node.entries:
        if key.text in shape.members:
            yield from _unlike(value, shape.members[key.text], key.text)
        elif key.text != ENVELOPE or name not in ANSWERS.values():
            yield key, f"`{name}` has no `{key.text}` in Lake Formation", nearest(key.text, shape.members)
    for missing in sorted({*shape.required_members} - {key.text for key, _ in node.entries}):
        yield node, f"`{name}` has no `{missing}`, which Lake Formation always gives", ""


def _is_scalar_of(node: Node, kind: str) -> bool:
    if node.kind != "scalar":
        return False
    value = typed(node)
    match kind:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "timestamp":
            return isinstance(value, (str, int, float)) and not isinstance(value, bool)
        case "integer" | "long":
            return isinstance(value, int) and not isinstance(value, bool)
        case _:
            return False


@cache
def _answer(operation: str) -> Shape:
    """The form of an operation's answer, of the model that botocore brings along; nothing is asked over a network."""
    from botocore.loaders import Loader
    from botocore.model import ServiceModel

    # By default the loader also looks for models in the home of whoever runs it.
    loader = Loader(extra_search_paths=[Loader.BUILTIN_DATA_PATH], include_default_search_paths=False)
    model = ServiceModel(loader.load_service_model("lakeformation", "service-2"), "lakeformation")
    return model.operation_model(operation).output_shape
