"""A check says in METADATA what it bears out; a mistake there is found at its own line."""

from __future__ import annotations

from proofbook.library.check import Check, check
from proofbook.source.diagnostic import Diagnostic

METADATA = """# Some words first.

# METADATA
# title: Traffic is limited
# description: >-
#   What may be reached
#   decides what can leak.
# custom:
#   mitigation: network-policy
#   reads: [kubernetes, helm-values]
#   subjects: external-secrets-controller
#   parameters:
#     ports: {default: ["443"], about: Ports that may be reached.}
#   valid-days: 90
#   fix: Add a policy.
package checks.eso_network_policy
"""


def read(text: str) -> Check:
    found = check("controls/checks/eso-network-policy.rego", text, "the test")
    assert isinstance(found, Check), found
    return found


def mistakes(text: str) -> tuple[Diagnostic, ...]:
    found = check("controls/checks/eso-network-policy.rego", text, "")
    assert not isinstance(found, Check)
    return found


def test_a_check_is_read_from_its_metadata() -> None:
    found = read(METADATA)
    assert (found.id, found.package) == ("eso-network-policy", "checks.eso_network_policy")
    assert found.description == "What may be reached decides what can leak."
    assert found.reads == ("kubernetes", "helm-values")
    assert found.parameters["ports"].default == ["443"]
    assert (found.method, found.valid_days, found.test) == ("examine", 90, "the test")
    assert found.span.line == 4


def test_a_check_is_meant_for_its_subjects_and_their_heirs() -> None:
    found = read(METADATA)
    assert found.is_for(["own-controller", "external-secrets-controller"])
    assert not found.is_for(["aws-kms"])
    assert read(METADATA.replace("#   subjects: external-secrets-controller\n", "")).is_for([])


def test_a_check_without_metadata_bears_nothing_out() -> None:
    (found,) = mistakes("package checks.eso_network_policy\n")
    assert found.rule == "check-metadata"


def test_a_package_with_another_name_is_a_mistake_at_its_line() -> None:
    (found,) = mistakes(METADATA.replace("package checks.eso_", "package checks.aso_"))
    assert found.rule == "check-metadata"
    assert found.span is not None
    assert (found.span.line, found.span.column) == (16, 9)
    assert found.help == "write `package checks.eso_network_policy`"


def test_a_wrong_key_is_a_mistake_at_its_line() -> None:
    (found,) = mistakes(METADATA.replace("valid-days", "valid-dais"))
    assert found.span is not None
    assert found.span.line == 14


def test_metadata_that_is_no_yaml_is_a_mistake_at_its_line() -> None:
    (found,) = mistakes(METADATA.replace("title: Traffic", "title: a: Traffic"))
    assert found.span is not None
    assert found.span.line == 4
