# METADATA
# title: No Secret lies in the repository with its values
# description: >-
#   Base64 is no encryption. A Secret that was committed with its values is in every clone and in the history for ever, so
#   removing the file is not enough; the values have to be changed.
# custom:
#   mitigation: secret-scanning
#   reads: [kubernetes]
#   subjects: [git-repository]
#   method: examine
#   valid-days: 30
#   fix: >-
#     Take the Secret out, change its values at the places that they open, and commit a SealedSecret or an ExternalSecret in
#     its place.
#   corrected: |
#     apiVersion: bitnami.com/v1alpha1
#     kind: SealedSecret
#   sources:
#     - title: Kubernetes, good practices for Secrets, avoid sharing Secret manifests
#       url: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
package checks.k8s_no_plain_secret

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

# One observation for each file with anything in it: what a repository holds is the business of all of its files.
observations contains verdict.observation(path, facts(path), "No Secret in it has values.") if {
	some path in paths
}

paths contains found.path if some found in kubernetes.objects

facts(path) := array.concat([judged(found) | some found in kubernetes.objects; found.path == path], unreadable(path))

# Something in the file is no object, and might be anything.
unreadable(path) := [verdict.fact("undecided", "a document of it is no Kubernetes object", {"path": path, "document": index}, []) |
	some artifact in input.artifacts
	artifact.kind == "kubernetes"
	artifact.path == path
	value := artifact.documents[index]
	not is_object(value)
]

judged(found) := verdict.fact("pass", "it is no Secret", found, ["kind"]) if {
	not is_secret(found)
	not generates(found)
} else := verdict.fact("undecided", concat(" ", [found.name, "is encrypted by SOPS, whose form this check does not judge"]), found, ["sops"]) if {
	is_object(object.get(found.value, "sops", null))
} else := verdict.fact("fail", concat(" ", [found.name, "holds values"]), found, place(found)) if {
	count(filled(found)) > 0
} else := verdict.fact("fail", concat(" ", [found.name, "is made of values that stand in the file"]), found, ["secretGenerator"]) if {
	some each in found.value.secretGenerator
	not object.get(each, "literals", null) in [null, []]
} else := verdict.fact("undecided", concat(" ", [found.name, "is made of files that are not among the artifacts"]), found, ["secretGenerator"]) if {
	generates(found)
} else := verdict.fact("pass", "it is a Secret without values", found, ["kind"]) if {
	every name in ["data", "stringData"] {
		is_mapping(object.get(found.value, name, null))
	}
	not has_applied(found)
} else := verdict.fact("undecided", concat(" ", ["what", found.name, "holds can't be told"]), found, ["data"])

is_secret(found) if kubernetes.in_group(found, "", {"Secret"})

is_mapping(value) if value == null

is_mapping(value) if is_object(value)

# A text for a kind that is filled in later might say Secret.
is_secret(found) if verdict.is_placeholder(found.value.kind)

# Kustomize makes Secrets of literals and files.
generates(found) if {
	kubernetes.group(found.value) == "kustomize.config.k8s.io"
	not object.get(found.value, "secretGenerator", null) in [null, []]
}

filled(found) := [name |
	is_secret(found)
	some name in ["data", "stringData"]
	values := object.get(found.value, name, null)
	is_object(values)
	some key in object.keys(values)
	not values[key] in {"", null}
]

# kubectl keeps what it applied, values and all, in an annotation.
has_applied(found) if {
	some key in object.keys(found.value.metadata.annotations)
	endswith(key, "last-applied-configuration")
}

place(found) := [filled(found)[0]]
