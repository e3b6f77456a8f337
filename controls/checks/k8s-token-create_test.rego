package checks.k8s_token_create_test

import rego.v1

role(rules) := [{"path": "role.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: operator, namespace: payments}
rules: `, rules])}]

cases := [
	{"name": "no such right", "expect": "pass", "artifacts": role(`[{apiGroups: [""], resources: [secrets], verbs: [get]}]`)},
	{"name": "named accounts", "expect": "pass", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [a], verbs: [create]}]`)},
	{"name": "accounts filled in later", "expect": "undecided", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: ["{{ .x }}"], verbs: [create]}]`)},
	{"name": "any account", "expect": "fail", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}]`)},
	{"name": "an empty list of names", "expect": "fail", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [], verbs: [create]}]`)},
	{"name": "every verb", "expect": "fail", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts/token], verbs: ["*"]}]`)},
	{"name": "every part of an account", "expect": "fail", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts/*], verbs: [create]}]`)},
	{"name": "everything", "expect": "fail", "artifacts": role(`[{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]`)},
	{"name": "everything, with a name", "expect": "fail", "artifacts": role(`[{apiGroups: ["*"], resources: ["*"], resourceNames: [a], verbs: ["*"]}]`)},
	{"name": "impersonation", "expect": "fail", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate]}]`)},
	{"name": "another group's resource of that name", "expect": "pass", "artifacts": role(`[{apiGroups: [example.org], resources: [serviceaccounts/token], verbs: [create]}]`)},
	{"name": "reading accounts", "expect": "pass", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts], verbs: [get, list]}]`)},
	{"name": "rules that are no list", "expect": "undecided", "artifacts": role(`{}`)},
	{"name": "a verb filled in later", "expect": "undecided", "artifacts": role(`[{apiGroups: [""], resources: [secrets], verbs: ["{{ .x }}"]}]`)},
	{"name": "an aggregated role", "expect": "undecided", "artifacts": [{"path": "role.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: operator}
aggregationRule: {clusterRoleSelectors: []}
rules: []
`}]},
	{"name": "no role", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
`}]},
	{"name": "the masters' group, by name", "expect": "fail", "artifacts": role(`[{apiGroups: [""], resources: [groups], resourceNames: ["system:masters"], verbs: [impersonate]}]`)},
	{"name": "named accounts, in whatever group", "expect": "pass", "artifacts": role(`[{apiGroups: ["*"], resources: [serviceaccounts/token], resourceNames: [a], verbs: [create]}]`)},
	{"name": "any account, beside a rule that can't be read", "expect": "fail", "artifacts": role(`[{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}, {apiGroups: ["{{ .x }}"], resources: [a], verbs: [get]}]`)},
]
