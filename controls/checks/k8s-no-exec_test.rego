package checks.k8s_no_exec_test

import rego.v1

bound(rules) := [{"path": "rbac.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: watchers, namespace: external-secrets}
rules: `, rules, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: watchers, namespace: external-secrets}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: watchers}
subjects: [{kind: Group, name: platform-operators}]
`])}]

cases := [
	{"name": "reading logs", "expect": "pass", "artifacts": bound(`[{apiGroups: [""], resources: [pods, pods/log], verbs: [get, list]}]`)},
	{"name": "a shell", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/exec], verbs: [create]}]`)},
	{"name": "a shell by a web socket", "expect": "fail", "artifacts": bound(`[{apiGroups: [""], resources: [pods/exec], verbs: [get]}]`)},
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
]
