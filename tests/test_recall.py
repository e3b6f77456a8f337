"""The threats that others have published of the shipped systems, each found where it belongs."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from proofbook.library.load import library
from proofbook.model.systems import loaded
from proofbook.source.folder import Folder
from proofbook.threats.enumeration import enumeration

ROOT = Path(__file__).parent.parent

PUBLISHED = {
    # The consolidated table of the post about secrets on EKS, row by row.
    "row 1, unauthorised access": {
        "external-secrets-operator": "native-secret-read-through-the-api@api-server",
        "sealed-secrets": "native-secret-read-through-the-api@api-server",
        "ascp": "pod-borrows-the-reading-account@provider",
    },
    "row 2, insiders": {
        "external-secrets-operator": "rogue-administrator@secrets-manager",
        "sealed-secrets": "rogue-administrator@api-server",
        "ascp": "rogue-administrator@secrets-manager",
    },
    "row 3, the deployment process": {
        "external-secrets-operator": "changed-manifest-reaches-the-cluster@operator-workstation",
        "sealed-secrets": "changed-manifest-reaches-the-cluster@pipeline",
        "ascp": "changed-manifest-reaches-the-cluster@operator-workstation",
    },
    "row 4, transit": {
        "external-secrets-operator": "secret-over-the-internet@read-secret",
        "sealed-secrets": "channel-not-protected@proxy-call",
        "ascp": "secret-over-the-internet@read-secret",
    },
    "row 5, the API server": {
        "external-secrets-operator": "api-server-compromise@api-server",
        "sealed-secrets": "api-server-compromise@api-server",
        "ascp": "api-server-compromise@api-server",
    },
    "row 6, the external secrets controller": {"external-secrets-operator": "controller-vulnerability@controller"},
    "row 7, the driver": {"ascp": "driver-owns-every-node@csi-driver"},
    "row 7, the registrar": {"ascp": "driver-socket-registered-anew@registrar"},
    "row 7, the kubelet and the pod": {"ascp": "node-compromise@node"},
    "row 8, Secrets Manager": {
        "external-secrets-operator": "secrets-manager-breach@secrets-manager",
        "ascp": "secrets-manager-breach@secrets-manager",
    },
    # The operator's own threat model.
    "T01, webhook in the middle": {"external-secrets-operator": "webhook-impersonated@webhook"},
    "T02, webhook overloaded": {"external-secrets-operator": "webhook-overloaded@webhook"},
    "T03, secrets of the cluster": {"external-secrets-operator": "cluster-wide-secret-access@controller"},
    "T04, credentials of the provider": {"external-secrets-operator": "over-broad-secret-policy@read-secret"},
    "T05, exfiltration": {"external-secrets-operator": "push-secret-exfiltration@controller"},
    "T06, supply chain": {"external-secrets-operator": "replaced-operator-image@controller"},
    "T07, workload in its namespace": {
        "external-secrets-operator": "malicious-workload-beside-the-operator@controller"
    },
    # What the posts say of limits, or what follows from them.
    "old sealing keys": {"sealed-secrets": "old-sealing-keys-kept@controller"},
    "no trace of who made the call": {"amazon-q-developer": "assistant-and-person-alike@call"},
    "writes to production": {"amazon-q-developer": "assistant-changes-production@aws-apis"},
    "user agent spoofed": {"amazon-q-developer": "caller-chooses-its-user-agent@iam-policy"},
    "marker that the pattern misses": {"amazon-q-developer": "pattern-misses-a-form-of-the-marker@scp"},
    "allowed services": {"amazon-q-developer": "allow-list-that-only-spares-the-question@use-aws"},
    "service twins": {"amazon-q-developer": "denied-service-has-another-name@use-aws"},
    "secrets that count as read-only": {"amazon-q-developer": "secret-read-counts-as-read-only@q-cli"},
    "shell beside use_aws": {"amazon-q-developer": "shell-goes-around-the-aws-tool@execute-bash"},
    "management account": {"amazon-q-developer": "management-account-outside-the-policy@scp"},
    "engine that does not filter": {"lake-formation": "engine-returns-what-it-could-not-filter@engine"},
    "IAM beside the grants": {"lake-formation": "iam-opens-what-grants-close@lake-formation"},
    "session tag forged": {"lake-formation": "engine-tag-set-by-another@assume-role"},
    "map in code": {"lake-formation": "roles-by-names-in-code@role-map"},
    "log at debug level": {"lake-formation": "debug-log-holds-data@write-log"},
    "self-registration under a mapped name": {
        "lake-formation-web-app": "mapped-name-registered-by-a-stranger@user-pool"
    },
    "all data": {"lake-formation-web-app": "unfiltered-data-handed-out@graphql-api"},
    "policy shown": {"lake-formation-web-app": "policy-metadata-shown@graphql-api"},
    "development server": {"lake-formation-web-app": "development-server-open@dev-server"},
    "introspection": {"lake-formation-web-app": "schema-read-by-introspection@graphql-api"},
    "row rule on one table of four": {"immuta-redshift": "row-rule-misses-a-table@policy-views"},
    "row rule without a scope": {"immuta-redshift": "row-rule-without-a-scope@policy-views"},
    "hash of a social security number": {"immuta-redshift": "hashed-identifier-worked-out@policy-views"},
    "shared responsibility of policies": {"immuta-redshift": "one-lenient-policy-opens-a-table@immuta"},
    "queries not audited": {"immuta-redshift": "data-reads-not-recorded@base-tables"},
    "topic without a key": {"security-hub-notifications": "topic-without-a-key-of-its-own@topic"},
    "topic open to a service": {"security-hub-notifications": "service-publishes-for-anybody@topic"},
    "any mailbox": {"security-hub-notifications": "anybodys-mailbox-subscribed@topic"},
    "one Region": {"security-hub-notifications": "region-that-nobody-hears@event-rule"},
    "tag filter": {"security-hub-notifications": "tag-filter-drops-account-findings@event-rule"},
}
"""What is published or said → system → the line that stands for it."""


@cache
def lines(system: str) -> frozenset[str]:
    folder = Folder(ROOT)
    content = library(folder).library
    made = loaded(folder, f"models/{system}.yaml", content, date(2026, 11, 24)).systems[0]
    return frozenset(line.id for line in enumeration(made, content).lines)


@pytest.mark.parametrize(
    ("system", "line"),
    [pytest.param(*each, id=f"{named}: {each[0]}") for named, found in PUBLISHED.items() for each in found.items()],
)
def test_a_published_threat_stands_where_it_belongs(system: str, line: str) -> None:
    assert line in lines(system)


def test_somebody_decided_on_every_line_or_claims_what_answers_it(shipped_site: Path) -> None:
    whole = json.loads((shipped_site / "proofbook.json").read_text(encoding="utf-8"))
    undecided = [
        (system["id"], system["variant"], line["id"])
        for system in whole["systems"]
        for line in system["lines"]
        if line["certainty"] == "certain" and line["treatment"]["kind"] == "open" and not line["mitigations"]
    ]
    assert undecided == []


@pytest.mark.parametrize("system", sorted(path.stem for path in (ROOT / "models").glob("*.yaml")))
def test_no_system_shows_more_lines_than_a_reader_can_decide_on(system: str) -> None:
    assert 20 <= len(lines(system)) <= 60
