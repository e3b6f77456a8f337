package checks.k8s_no_exec_test

import rego.v1

bound(rules) := with_subjects(rules, "[{kind: Group, name: platform-operators}]", "namespace: external-secrets")

with_subjects(rules, subjects, namespace) := [{"path": "rbac.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: watchers, `, namespace, `}
rules: `, rules, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: watchers, `, namespace, `}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: watchers}
subjects: `, subjects])}]

shell := `[{apiGroups: [""], resources: [pods/exec], verbs: [create]}]`

cases := [
	{"name": "reading logs", "expect": "pass", "artifacts": bound(`[{apiGroups: [""], resources: [pods, pods/log], verbs: [get, list]}]`)},
	{"name": "a shell", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/exec], verbs: [create]}]`)},
	{"name": "a shell by a web socket", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/exec], verbs: [get]}]`)},
	{"name": "a forwarded port", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/portforward], verbs: [create]}]`)},
	{"name": "every resource", "expect": "fail", "artifacts": bound(`[{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]`)},
	{"name": "rules over paths, not resources", "expect": "pass", "artifacts": bound(`[{nonResourceURLs: ["*"], verbs: [get]}]`)},
	{"name": "a listed account", "expect": "pass", "parameters": {"allowed": ["ops/breakglass"]}, "artifacts": with_subjects(shell, "[{kind: ServiceAccount, name: breakglass, namespace: ops}]", "namespace: external-secrets")},
	{"name": "its namesake elsewhere", "expect": "fail", "parameters": {"allowed": ["ops/breakglass"]}, "artifacts": with_subjects(shell, "[{kind: ServiceAccount, name: breakglass, namespace: dev}]", "namespace: external-secrets")},
	{"name": "a shell for subjects that are no list", "expect": "undecided", "artifacts": with_subjects(shell, "{kind: Group, name: a}", "namespace: external-secrets")},
	{"name": "a shell for a subject without a name", "expect": "undecided", "artifacts": with_subjects(shell, "[{kind: Group, name: ''}]", "namespace: external-secrets")},
	{"name": "another namespace", "expect": "not-observed", "artifacts": with_subjects(shell, "[{kind: Group, name: a}]", "namespace: payments")},
	{"name": "a namespace that is not stated", "expect": "undecided", "artifacts": with_subjects(`[{apiGroups: [""], resources: [pods], verbs: [get]}]`, "[{kind: Group, name: a}]", "labels: {}")},
	{"name": "a shell in a namespace that is not stated", "expect": "fail", "artifacts": with_subjects(shell, "[{kind: Group, name: a}]", "labels: {}")},
	{"name": "Kubernetes' admin role everywhere", "expect": "fail", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: admins}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}
subjects: [{kind: Group, name: developers, apiGroup: rbac.authorization.k8s.io}]
`}]},
	{"name": "attaching", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/attach], verbs: [create]}]`)},
	{"name": "a debug container", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/ephemeralcontainers], verbs: [patch]}]`)},
	{"name": "every part of a pod", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/*], verbs: [create]}]`)},
	{"name": "a job", "expect": "fail", "artifacts": bound(`[{apiGroups: [batch], resources: [jobs], verbs: [create]}]`)},
	{"name": "a listed group", "expect": "pass", "parameters": {"allowed": ["platform-operators"]}, "artifacts": bound(`[{apiGroups: [""], resources: [pods/exec], verbs: [create]}]`)},
	{"name": "rules that can't be read", "expect": "undecided", "artifacts": bound(`{}`)},
	{"name": "no binding", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
`}]},
	{"name": "the kubelet behind a node", "expect": "fail", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: monitoring}
rules: [{apiGroups: [""], resources: [nodes, nodes/proxy], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: monitoring}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: monitoring}
subjects: [{kind: ServiceAccount, name: agent, namespace: monitoring}]
`}]},
	{"name": "a shell where the operator's pods are, in a namespace of another name", "expect": "fail", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: apps/v1
kind: Deployment
metadata: {name: external-secrets, namespace: platform}
spec: {template: {spec: {containers: [{name: a, image: a}]}}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: debuggers, namespace: platform}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: Group, name: developers}]
`}]},
]
