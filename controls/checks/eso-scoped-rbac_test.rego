package checks.eso_scoped_rbac_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": text}]

bound(kind, rules) := [{"path": "rbac.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: operator}
rules: `, rules, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: `, kind, `
metadata: {name: operator, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: operator}
subjects: [{kind: ServiceAccount, name: external-secrets, namespace: external-secrets}]
`])}]

secrets := `[{apiGroups: [""], resources: [secrets], verbs: [get, list, watch, create, update]}]`

cases := [
	{"name": "scoped", "expect": "pass", "artifacts": values("scopedRBAC: true\nscopedNamespace: payments")},
	{"name": "scoped to a namespace filled in later", "expect": "undecided", "artifacts": values(`{scopedRBAC: true, scopedNamespace: "{{ .x }}"}`)},
	{"name": "without roles of the chart", "expect": "undecided", "artifacts": values("scopedRBAC: true\nscopedNamespace: payments\nrbac: {create: false}")},
	{"name": "scoped to nothing", "expect": "fail", "artifacts": values(`{scopedRBAC: true, scopedNamespace: ""}`)},
	{"name": "not scoped", "expect": "fail", "artifacts": values("scopedRBAC: false")},
	{"name": "the chart's default", "expect": "fail", "artifacts": values("createOperator: true")},
	{"name": "bound in a namespace", "expect": "pass", "artifacts": bound("RoleBinding", secrets)},
	{"name": "bound in all", "expect": "fail", "artifacts": bound("ClusterRoleBinding", secrets)},
	{"name": "bound in all, with a star", "expect": "fail", "artifacts": bound("ClusterRoleBinding", `[{apiGroups: ["*"], resources: ["*"], verbs: [get]}]`)},
	{"name": "bound in all, but over its own kinds", "expect": "not-observed", "artifacts": bound("ClusterRoleBinding", `[{apiGroups: [external-secrets.io], resources: [externalsecrets], verbs: [get]}]`)},
	{"name": "a role that is not shown", "expect": "undecided", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: operator, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: elsewhere}
subjects: [{kind: ServiceAccount, name: external-secrets, namespace: external-secrets}]
`}]},
	{"name": "values of another chart", "expect": "not-observed", "artifacts": values("replicaCount: 2")},
	{"name": "a list of namespaces to watch", "expect": "undecided", "artifacts": values("watchNamespaces: [payments]\ncreateOperator: true")},
	{"name": "bound in all, by the group of all its namespace's accounts", "expect": "fail", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: operator}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: Group, name: "system:serviceaccounts:external-secrets"}]
`}]},
	{"name": "bound in all, to somebody else's account", "expect": "not-observed", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: backup}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: backup, namespace: backup}]
`}]},
	{"name": "bound in all, to the operator's account by the name of its user", "expect": "fail", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: operator}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: User, name: "system:serviceaccount:external-secrets:external-secrets"}]
`}]},
]
