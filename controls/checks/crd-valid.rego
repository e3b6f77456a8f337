# METADATA
# title: Custom resources are valid under the version that their definition serves
# description: >-
#   An object whose version is not served, or that breaks the schema or a rule of its definition, is refused by the API
#   server: what it should have set up is missing, or what it should have replaced stays. A field that the schema does not
#   know is refused by some clients and silently dropped for others. External Secrets, for one, stopped serving v1beta1.
# custom:
#   mitigation: supported-api-version
#   reads: [kubernetes]
#   facts: [crd-validity]
#   method: examine
#   valid-days: 180
#   fix: Write the object in a served version and as its schema has it, or give the definition that is installed.
#   corrected: |
#     apiVersion: external-secrets.io/v1
#   sources:
#     - title: Kubernetes, custom resource definitions
#       url: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
#     - title: Kubernetes, versions of custom resources
#       url: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
#     - title: External Secrets Operator, issue 4840
#       url: https://github.com/external-secrets/external-secrets/issues/4840
package checks.crd_valid

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(found.name, facts(found, decided), good(decided)) if {
	some decided in input.facts["crd-validity"]
	some found in kubernetes.objects
	found.path == decided.path
	found.document == decided.document
}

# Without its definition an object is valid or not for all that can be told here; but some versions were withdrawn.
observations contains verdict.observation(found.name, [untold(found)], "") if {
	some found in kubernetes.objects
	kubernetes.group(found.value) in known_groups
	not is_decided(found)
}

known_groups := {"external-secrets.io", "generators.external-secrets.io", "secrets-store.csi.x-k8s.io"}

is_decided(found) if {
	some decided in input.facts["crd-validity"]
	found.path == decided.path
	found.document == decided.document
}

untold(found) := verdict.fact("fail", concat(" ", [found.value.apiVersion, "is no longer served by any supported release"]), found, ["apiVersion"]) if {
	found.value.apiVersion in {"external-secrets.io/v1beta1", "external-secrets.io/v1alpha1"}
	found.value.kind in {"SecretStore", "ClusterSecretStore", "ExternalSecret", "ClusterExternalSecret"}
} else := verdict.fact("undecided", "its definition is not among the files", found, ["apiVersion"])

facts(found, decided) := [verdict.fact("pass", "it is valid", found, ["apiVersion"])] if {
	decided.status == "valid"
	decided.findings == []
} else := [fact |
	finding := decided.findings[_]
	fact := verdict.fact(finding.result, finding.message, found, finding.at)
] if {
	decided.status in {"invalid", "not-served", "undecided"}
	count(decided.findings) > 0
} else := [verdict.fact("undecided", "what was decided of it can't be read", found, ["apiVersion"])]

good(decided) := concat("", ["It is valid under ", decided.version, age(decided), waiting(decided), "."])

age(decided) := ", which is served and deprecated" if {
	decided.deprecated
} else := ", which is served"

waiting(decided) := "" if {
	decided.transitions == 0
} else := "; a rule of its schema is only asked when it changes" if {
	decided.transitions == 1
} else := concat("", ["; ", sprintf("%d", [decided.transitions]), " rules of its schema are only asked when it changes"])
