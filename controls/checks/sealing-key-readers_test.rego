package checks.sealing_key_readers_test

import rego.v1

bound(kind, namespace, subject, rules) := [{"path": "b.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: `, kind, `
metadata: {name: a`, namespace, `}
rules: `, rules, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: `, kind, `Binding
metadata: {name: a`, namespace, `}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: `, kind, `, name: a}
subjects: [`, subject, "]\n"])}]

here(rules) := bound("Role", ", namespace: sealed-secrets", "{kind: Group, name: operators}", rules)

cases := [
	{"name": "logs", "expect": "pass", "artifacts": here(`[{apiGroups: [""], resources: [pods, pods/log], verbs: [get]}]`)},
	{"name": "Secrets", "expect": "fail", "artifacts": here(`[{apiGroups: [""], resources: [secrets], verbs: [list]}]`)},
	{"name": "a shell", "expect": "fail", "artifacts": here(`[{apiGroups: [""], resources: [pods/exec], verbs: [create]}]`)},
	{"name": "everything, everywhere", "expect": "fail", "technology": "sealed-secrets-controller", "artifacts": bound("ClusterRole", "", "{kind: ServiceAccount, name: backup, namespace: backup}", `[{apiGroups: ["*"], resources: ["*"], verbs: [get, list]}]`)},
	{"name": "the controller", "expect": "pass", "artifacts": bound("ClusterRole", "", "{kind: ServiceAccount, name: sealed-secrets, namespace: sealed-secrets}", `[{apiGroups: [""], resources: [secrets], verbs: [get, list]}]`)},
	{"name": "its namesake elsewhere", "expect": "fail", "technology": "sealed-secrets-controller", "artifacts": bound("ClusterRole", "", "{kind: ServiceAccount, name: sealed-secrets, namespace: dev}", `[{apiGroups: [""], resources: [secrets], verbs: [get]}]`)},
	{"name": "Secrets of another namespace", "expect": "not-observed", "artifacts": bound("Role", ", namespace: payments", "{kind: Group, name: operators}", `[{apiGroups: [""], resources: [secrets], verbs: [get]}]`)},
	{"name": "where its keys lie", "expect": "fail", "artifacts": array.concat(bound("Role", ", namespace: kube-system", "{kind: Group, name: operators}", `[{apiGroups: [""], resources: [secrets], verbs: [get]}]`), [{"path": "k.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: Secret\nmetadata: {name: k, namespace: kube-system, labels: {sealedsecrets.bitnami.com/sealed-secrets-key: active}}\n"}])},
	{"name": "a namespace that is not stated", "expect": "undecided", "technology": "sealed-secrets-controller", "artifacts": bound("Role", "", "{kind: Group, name: operators}", `[{apiGroups: [""], resources: [pods], verbs: [get]}]`)},
	{"name": "everything, everywhere, where nothing is of Sealed Secrets", "expect": "not-observed", "artifacts": bound("ClusterRole", "", "{kind: ServiceAccount, name: backup, namespace: backup}", `[{apiGroups: ["*"], resources: ["*"], verbs: [get, list]}]`)},
	{"name": "a role of some other file", "expect": "undecided", "technology": "sealed-secrets-controller", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\nroleRef: {kind: ClusterRole, name: b}\nsubjects: [{kind: Group, name: c}]\n"}]},
]
