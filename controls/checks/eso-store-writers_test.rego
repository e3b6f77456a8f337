package checks.eso_store_writers_test

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

binding(role) := [{"path": "b.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: team, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: `, role, `}
subjects: [{kind: Group, name: payments-developers}]
`])}]

stores := `[{apiGroups: [external-secrets.io], resources: [secretstores, externalsecrets], verbs: [get, create]}]`

cases := [
	{"name": "external secrets only", "expect": "pass", "artifacts": bound(`[{apiGroups: [external-secrets.io], resources: [externalsecrets], verbs: [create, update]}]`)},
	{"name": "stores to look at", "expect": "pass", "artifacts": bound(`[{apiGroups: [external-secrets.io], resources: [secretstores], verbs: [get, list, watch]}]`)},
	{"name": "stores", "expect": "fail", "artifacts": bound(stores)},
	{"name": "stores, for those who are listed", "expect": "pass", "parameters": {"allowed": ["payments-developers"]}, "artifacts": bound(stores)},
	{"name": "everything of the operator", "expect": "fail", "artifacts": bound(`[{apiGroups: [external-secrets.io], resources: ["*"], verbs: [update]}]`)},
	{"name": "generators", "expect": "fail", "artifacts": bound(`[{apiGroups: [generators.external-secrets.io], resources: [webhooks], verbs: [create]}]`)},
	{"name": "any role for itself", "expect": "fail", "artifacts": bound(`[{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}]`)},
	{"name": "the built-in edit", "expect": "undecided", "artifacts": binding("edit")},
	{"name": "cluster-admin", "expect": "fail", "artifacts": binding("cluster-admin")},
	{"name": "a role that is not shown", "expect": "undecided", "artifacts": binding("team")},
	{"name": "no binding", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": "{apiVersion: v1, kind: ConfigMap}"}]},
	{"name": "cluster-admin, at an API server without the operator", "expect": "not-observed", "technology": "eks-api-server", "artifacts": binding("cluster-admin")},
]
