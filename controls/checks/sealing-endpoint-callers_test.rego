package checks.sealing_endpoint_callers_test

import rego.v1

bound(subjects) := binding("RoleBinding", subjects, `[{apiGroups: [""], resources: [services/proxy], resourceNames: ["http:sealed-secrets:"], verbs: [create, get]}]`)

binding(kind, subjects, rules) := [{"path": "b.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: `, trim_suffix(kind, "Binding"), `
metadata: {name: proxier, namespace: sealed-secrets}
rules: `, rules, `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: `, kind, `
metadata: {name: proxier, namespace: sealed-secrets}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: `, trim_suffix(kind, "Binding"), `, name: proxier}
subjects: `, subjects, "\n"])}]

values(text) := [{"path": "v.yaml", "kind": "helm-values", "text": text}]

proxier(text) := values(concat("", ["createController: true\nrbac:\n  serviceProxier:\n", text, "\n"]))

cases := [
	{"name": "a group of the directory", "expect": "pass", "artifacts": bound("[{kind: Group, name: payments-developers}]")},
	{"name": "everybody who logs in", "expect": "fail", "artifacts": bound("[{kind: Group, name: 'system:authenticated', apiGroup: rbac.authorization.k8s.io}]")},
	{"name": "everybody as the second of two", "expect": "fail", "artifacts": bound("[{kind: Group, name: sealers}, {kind: Group, name: 'system:serviceaccounts'}]")},
	{"name": "a namespace's accounts", "expect": "fail", "artifacts": bound("[{kind: Group, name: 'system:serviceaccounts:payments'}]")},
	{"name": "a default account", "expect": "fail", "artifacts": bound("[{kind: ServiceAccount, name: default, namespace: ci}]")},
	{"name": "every service, for everybody", "expect": "fail", "artifacts": binding("ClusterRoleBinding", "[{kind: Group, name: 'system:authenticated'}]", `[{apiGroups: [""], resources: ["services/*"], verbs: ["*"]}]`)},
	{"name": "a subject that is filled in later", "expect": "undecided", "artifacts": bound("[{kind: Group, name: '${GROUP}'}]")},
	{"name": "other rights", "expect": "not-observed", "artifacts": binding("RoleBinding", "[{kind: Group, name: 'system:authenticated'}]", `[{apiGroups: [""], resources: [services], verbs: [get]}]`)},
	{"name": "everybody, and a role of some other file", "expect": "undecided", "artifacts": [object.union(bound("[{kind: Group, name: 'system:authenticated'}]")[0], {"text": "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a}\nroleRef: {kind: Role, name: a}\nsubjects: [{kind: Group, name: 'system:authenticated'}]\n"})]},
	{"name": "Kubernetes' edit role, for a namespace's accounts", "expect": "fail", "artifacts": [object.union(bound("[]")[0], {"text": "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a}\nroleRef: {kind: ClusterRole, name: edit}\nsubjects: [{kind: Group, name: 'system:serviceaccounts:ci'}]\n"})]},
	{"name": "the chart's default", "expect": "fail", "artifacts": values("createController: true")},
	{"name": "the chart binds nobody", "expect": "pass", "artifacts": proxier("    bind: false")},
	{"name": "the chart makes no role", "expect": "pass", "artifacts": proxier("    create: false")},
	{"name": "the chart, in a text", "expect": "pass", "artifacts": proxier("    subjects: |\n      - apiGroup: rbac.authorization.k8s.io\n        kind: Group\n        name: payments-developers")},
	{"name": "the chart, everybody in a text", "expect": "fail", "artifacts": proxier("    subjects: |\n      - kind: Group\n        name: sealers\n      - kind: Group\n        name: \"system:authenticated\"")},
	{"name": "the chart, a list", "expect": "pass", "artifacts": proxier("    subjects: [{kind: Group, name: sealers}]")},
	{"name": "the chart, everybody in a list", "expect": "fail", "artifacts": proxier("    subjects: [{kind: Group, name: 'system:authenticated'}]")},
	{"name": "the chart, in flow style in a text", "expect": "undecided", "artifacts": proxier("    subjects: '[{kind: Group, name: \"system:authenticated\"}]'")},
	{"name": "the chart makes no bindings", "expect": "undecided", "artifacts": values("createController: true\nrbac: {create: false}")},
	{"name": "another chart", "expect": "not-observed", "artifacts": values("replicas: 2")},
]
