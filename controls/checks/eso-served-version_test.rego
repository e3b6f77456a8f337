package checks.eso_served_version_test

import rego.v1

store(version) := [{"path": "store.yaml", "kind": "kubernetes", "text": concat("", ["apiVersion: ", version, `
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec: {provider: {aws: {service: SecretsManager, region: eu-central-1}}}
`])}]

cases := [
	{"name": "v1", "expect": "pass", "artifacts": store("external-secrets.io/v1")},
	{"name": "v1beta1", "expect": "fail", "artifacts": store("external-secrets.io/v1beta1")},
	{"name": "v1alpha1", "expect": "fail", "artifacts": store("external-secrets.io/v1alpha1")},
	{"name": "a version to come", "expect": "undecided", "artifacts": store("external-secrets.io/v2")},
	{"name": "another project's store", "expect": "not-observed", "artifacts": store("example.org/v1")},
]
