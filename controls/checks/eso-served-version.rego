# METADATA
# title: Objects of the operator use a version that is served
# description: >-
#   The project stopped serving v1beta1 with release 0.17. An object in an old version is refused by the API server, so
#   the secret that it names never appears, or is never refreshed.
# custom:
#   mitigation: supported-api-version
#   reads: [kubernetes]
#   method: examine
#   valid-days: 180
#   fix: Write the object in external-secrets.io/v1.
#   corrected: |
#     apiVersion: external-secrets.io/v1
#   sources:
#     - title: External Secrets Operator, issue 4840
#       url: https://github.com/external-secrets/external-secrets/issues/4840
package checks.eso_served_version

import data.lib.external_secrets
import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(found.name, [version(found)], "Its version is served.") if {
	some found in kubernetes.objects
	kubernetes.in_group(found, external_secrets.api, kinds)
}

kinds := {"SecretStore", "ClusterSecretStore", "ExternalSecret", "ClusterExternalSecret"}

version(found) := verdict.fact("pass", "v1 is served", found, ["apiVersion"]) if {
	found.value.apiVersion == "external-secrets.io/v1"
} else := verdict.fact("fail", sprintf("%s is no longer served", [found.value.apiVersion]), found, ["apiVersion"]) if {
	found.value.apiVersion in {"external-secrets.io/v1beta1", "external-secrets.io/v1alpha1"}
} else := verdict.fact("undecided", sprintf("%v is not known to this check", [found.value.apiVersion]), found, ["apiVersion"])
