package checks.k8s_secret_readers_test

import rego.v1

bound(rules) := to(rules, "[{kind: Group, name: payments-developers}]")

to(rules, subjects) := [{"path": "rbac.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: team, namespace: payments}
rules: `, rules, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: team, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: team}
subjects: `, subjects])}]

reads := `[{apiGroups: [""], resources: [secrets], verbs: [get]}]`

# A role that the cluster fills in, one that reads Secrets, and a binding.
gathered(bound_role, label) := [{"path": "g.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: monitor}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {team: a}}]}
rules: []
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: part, labels: {`, label, `}}
rules: `, reads, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: team}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: `, bound_role, `}
subjects: [{kind: Group, name: payments-developers}]
`])}]

cases := [
	{"name": "external secrets only", "expect": "pass", "artifacts": bound(`[{apiGroups: [external-secrets.io], resources: [externalsecrets], verbs: [create, update]}]`)},
	{"name": "get secrets", "expect": "fail", "artifacts": bound(reads)},
	{"name": "get one secret by name", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [secrets], resourceNames: [db], verbs: [get]}]`)},
	{"name": "watch secrets", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [secrets], verbs: [watch]}]`)},
	{"name": "every resource", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: ["*"], verbs: [list]}]`)},
	{"name": "create pods", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods], verbs: [create]}]`)},
	{"name": "patch deployments", "expect": "fail", "artifacts": bound(`[{apiGroups: [apps], resources: [deployments], verbs: [patch]}]`)},
	{"name": "a listed group", "expect": "pass", "parameters": {"allowed": ["payments-developers"]}, "artifacts": bound(reads)},
	{"name": "the operator's account", "expect": "pass", "artifacts": to(reads, "[{kind: ServiceAccount, name: external-secrets, namespace: external-secrets}]")},
	{"name": "its namesake elsewhere", "expect": "fail", "artifacts": to(reads, "[{kind: ServiceAccount, name: external-secrets, namespace: dev}]")},
	{"name": "its namesake among groups", "expect": "fail", "artifacts": to(reads, "[{kind: Group, name: external-secrets}]")},
	{"name": "an account without a namespace", "expect": "undecided", "artifacts": to(reads, "[{kind: ServiceAccount, name: external-secrets}]")},
	{"name": "subjects that are no list", "expect": "undecided", "artifacts": to(reads, "{kind: Group, name: a}")},
	{"name": "a subject that is text", "expect": "undecided", "artifacts": to(reads, "[payments-developers]")},
	{"name": "nobody", "expect": "undecided", "artifacts": to(reads, "[]")},
	{"name": "every verb in every group", "expect": "fail", "artifacts": bound(`[{apiGroups: ["*"], resources: [secrets], verbs: ["*"]}]`)},
	{"name": "another group's secrets", "expect": "pass", "artifacts": bound(`[{apiGroups: [example.org], resources: [secrets], verbs: [get]}]`)},
	{"name": "paths, not resources", "expect": "pass", "artifacts": bound(`[{nonResourceURLs: ["*"], verbs: ["*"]}]`)},
	{"name": "verbs that are no list", "expect": "undecided", "artifacts": bound(`[{apiGroups: [""], resources: [secrets], verbs: get}]`)},
	{"name": "in a list", "expect": "fail", "artifacts": [{"path": "l.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: List
items:
  - apiVersion: rbac.authorization.k8s.io/v1beta1
    kind: ClusterRole
    metadata: {name: all}
    rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
  - apiVersion: rbac.authorization.k8s.io/v1beta1
    kind: ClusterRoleBinding
    metadata: {name: all}
    roleRef: {kind: ClusterRole, name: all}
    subjects: [{kind: User, name: somebody}]
`}]},
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
	{"name": "a shell in the pods that mount them", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/exec], verbs: [create]}]`)},
	{"name": "the kubelet behind a node", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [nodes/proxy], verbs: [get]}]`)},
	{"name": "tokens of accounts that may", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}]`)},
	{"name": "any role for itself", "expect": "fail", "artifacts": bound(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}]`)},
	{"name": "one role to hand on, by name", "expect": "pass", "artifacts": bound(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [viewer], verbs: [bind]}]`)},
	{"name": "the operator's account by the name of its user", "expect": "pass", "artifacts": to(reads, `[{kind: User, name: "system:serviceaccount:external-secrets:external-secrets"}]`)},
	{"name": "cluster-admin to hand on, by name", "expect": "fail", "artifacts": bound(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [cluster-admin], verbs: [bind]}]`)},
	{"name": "its own role to widen, by name", "expect": "fail", "artifacts": bound(`[{apiGroups: [rbac.authorization.k8s.io], resources: [roles], resourceNames: [team], verbs: [escalate, update]}]`)},
	{"name": "one rule filled in later, another that reads", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: ["{{ .x }}"], verbs: [get]}, {apiGroups: [""], resources: [secrets], verbs: [list]}]`)},
	{"name": "a role gathered of others, one of which reads", "expect": "fail", "artifacts": gathered("monitor", "team: a")},
	{"name": "a role gathered of others that are not shown", "expect": "undecided", "artifacts": gathered("monitor", "team: b")},
	{"name": "the built-in view, to which reading was added", "expect": "fail", "artifacts": gathered("view", "rbac.authorization.k8s.io/aggregate-to-view: 'true'")},
]
