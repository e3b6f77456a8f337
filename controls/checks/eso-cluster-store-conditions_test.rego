package checks.eso_cluster_store_conditions_test

import rego.v1

store(conditions) := [{"path": "store.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: {name: shared}
spec:
  provider: {aws: {service: SecretsManager, region: eu-central-1}}
`, conditions])}]

cases := [
	{"name": "namespaces by name", "expect": "pass", "artifacts": store("  conditions: [{namespaces: [payments]}]")},
	{"name": "namespaces by label", "expect": "pass", "artifacts": store(`
  conditions:
    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: payments}}`)},
	{"name": "no conditions", "expect": "fail", "artifacts": store("")},
	{"name": "an empty list", "expect": "fail", "artifacts": store("  conditions: []")},
	{"name": "a selector that selects all", "expect": "fail", "artifacts": store("  conditions: [{namespaceSelector: {}}]")},
	{"name": "a pattern that fits all", "expect": "fail", "artifacts": store(`  conditions: [{namespaceRegexes: [".*"]}]`)},
	{"name": "one narrow, one open", "expect": "fail", "artifacts": store(`
  conditions: [{namespaces: [payments]}, {namespaceSelector: {matchLabels: {}}}]`)},
	{"name": "a pattern", "expect": "undecided", "artifacts": store(`  conditions: [{namespaceRegexes: ["team-.*"]}]`)},
	{"name": "an expression", "expect": "undecided", "artifacts": store(`
  conditions:
    - namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}`)},
	{"name": "an empty condition", "expect": "undecided", "artifacts": store("  conditions: [{}]")},
	{"name": "no list", "expect": "undecided", "artifacts": store("  conditions: {namespaces: [payments]}")},
	{"name": "a placeholder", "expect": "undecided", "artifacts": store(`  conditions: [{namespaces: ["${TEAM}"]}]`)},
	{"name": "misspelt", "expect": "fail", "artifacts": store("  condition: [{namespaces: [payments]}]")},
	{"name": "a namespaced store", "expect": "not-observed", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: a, namespace: payments}
spec: {provider: {aws: {service: SecretsManager}}}
`}]},
	{"name": "an empty file", "expect": "not-observed", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": ""}]},
	{"name": "a list of names", "expect": "pass", "artifacts": store(`
  conditions:
    - namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [payments, ledger]}]}`)},
	{"name": "all but some", "expect": "undecided", "artifacts": store(`
  conditions:
    - namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}`)},
	{"name": "a label, and an expression that narrows it", "expect": "pass", "artifacts": store(`
  conditions:
    - namespaceSelector: {matchLabels: {team: payments}, matchExpressions: [{key: env, operator: Exists}]}`)},
	{"name": "a pattern that fits all in other words", "expect": "fail", "artifacts": store(`  conditions: [{namespaceRegexes: ["."]}]`)},
	{"name": "no pattern at all", "expect": "undecided", "artifacts": store(`  conditions: [{namespaceRegexes: ["("]}]`)},
	{"name": "the label that each namespace has", "expect": "fail", "artifacts": store(`
  conditions:
    - namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}]}`)},
]
