package checks.k8s_named_subjects_test

import rego.v1

binding(subjects) := [{"path": "b.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers, namespace: payments}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: readers}
subjects: `, subjects])}]

standing(role, group) := [{"path": "s.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: standing}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "`, role, `"}
subjects: [{kind: Group, name: "`, group, `"}]
`])}]

cases := [
	{"name": "a group", "expect": "pass", "artifacts": binding(`[{kind: Group, name: payments-developers}]`)},
	{"name": "a service account", "expect": "pass", "artifacts": binding(`[{kind: ServiceAccount, name: external-secrets, namespace: external-secrets}]`)},
	{"name": "every authenticated user", "expect": "fail", "artifacts": binding(`[{kind: Group, name: "system:authenticated"}]`)},
	{"name": "nobody in particular", "expect": "fail", "artifacts": binding(`[{kind: User, name: "system:anonymous"}]`)},
	{"name": "masters", "expect": "fail", "artifacts": binding(`[{kind: Group, name: "system:masters"}]`)},
	{"name": "every account of a namespace", "expect": "fail", "artifacts": binding(`[{kind: Group, name: "system:serviceaccounts:payments"}]`)},
	{"name": "a default account", "expect": "fail", "artifacts": binding(`[{kind: ServiceAccount, name: default, namespace: payments}]`)},
	{"name": "a default account as a user", "expect": "fail", "artifacts": binding(`[{kind: User, name: "system:serviceaccount:payments:default"}]`)},
	{"name": "one good, one not", "expect": "fail", "artifacts": binding(`[{kind: Group, name: a}, {kind: Group, name: "system:authenticated"}]`)},
	{"name": "nobody who logged in", "expect": "fail", "artifacts": binding(`[{kind: Group, name: "system:unauthenticated"}]`)},
	{"name": "an account without a namespace", "expect": "undecided", "artifacts": binding(`[{kind: ServiceAccount, name: external-secrets}]`)},
	{"name": "a subject that is text", "expect": "undecided", "artifacts": binding(`[payments-developers]`)},
	{"name": "a placeholder", "expect": "undecided", "artifacts": binding(`[{kind: Group, name: "{{ .Values.group }}"}]`)},
	{"name": "nobody", "expect": "undecided", "artifacts": binding(`[]`)},
	{"name": "no list", "expect": "undecided", "artifacts": binding(`{}`)},
	{"name": "another kind", "expect": "undecided", "artifacts": binding(`[{kind: Team, name: a}]`)},
	{"name": "no binding", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
`}]},
	{"name": "what every cluster lets everybody find out", "expect": "pass", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "system:public-info-viewer"}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:public-info-viewer"}
subjects: [{kind: Group, name: "system:unauthenticated"}]
`}]},
	{"name": "the cluster's own masters", "expect": "undecided", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: cluster-admin, labels: {kubernetes.io/bootstrapping: rbac-defaults}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: Group, name: "system:masters"}]
`}]},
	{"name": "who did not log in, to find out what is served", "expect": "fail", "artifacts": standing("system:discovery", "system:unauthenticated")},
	{"name": "every account, to find the issuer of its tokens", "expect": "pass", "artifacts": standing("system:service-account-issuer-discovery", "system:serviceaccounts")},
]
