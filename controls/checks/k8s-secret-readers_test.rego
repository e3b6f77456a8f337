package checks.k8s_secret_readers_test

import rego.v1

bound(rules) := [{"path": "rbac.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: team, namespace: payments}
rules: `, rules, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: team, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: team}
subjects: [{kind: Group, name: payments-developers}]
`])}]

reads := `[{apiGroups: [""], resources: [secrets], verbs: [get]}]`

cases := [
	{"name": "external secrets only", "expect": "pass", "artifacts": bound(`[{apiGroups: [external-secrets.io], resources: [externalsecrets], verbs: [create, update]}]`)},
	{"name": "get secrets", "expect": "fail", "artifacts": bound(reads)},
	{"name": "get one secret by name", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [secrets], resourceNames: [db], verbs: [get]}]`)},
	{"name": "watch secrets", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [secrets], verbs: [watch]}]`)},
	{"name": "every resource", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: ["*"], verbs: [list]}]`)},
	{"name": "create pods", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods], verbs: [create]}]`)},
	{"name": "patch deployments", "expect": "fail", "artifacts": bound(`[{apiGroups: [apps], resources: [deployments], verbs: [patch]}]`)},
	{"name": "a listed group", "expect": "pass", "parameters": {"allowed": ["payments-developers"]}, "artifacts": bound(reads)},
	{"name": "rules that can't be read", "expect": "undecided", "artifacts": bound(`{}`)},
	{"name": "Kubernetes' edit role", "expect": "fail", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: team, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: Group, name: payments-developers}]
`}]},
	{"name": "no binding", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
`}]},
]
