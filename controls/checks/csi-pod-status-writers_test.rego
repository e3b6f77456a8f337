package checks.csi_pod_status_writers_test

import rego.v1

bound(rule, subject) := [{"path": "rbac.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: a}
rules: [`, rule, `]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}
subjects: [`, subject, "]\n"])}]

driver := "{kind: ServiceAccount, name: secrets-store-csi-driver, namespace: kube-system}"

team := "{kind: Group, name: payments-developers, apiGroup: rbac.authorization.k8s.io}"

statuses(verbs) := concat("", ["{apiGroups: [secrets-store.csi.x-k8s.io], resources: [secretproviderclasspodstatuses], verbs: [", verbs, "]}"])

cases := [
	{"name": "the driver", "expect": "pass", "artifacts": bound(statuses("create, update, patch, delete"), driver)},
	{"name": "a team that reads them", "expect": "pass", "artifacts": bound(statuses("get, list, watch"), team)},
	{"name": "a team that makes them", "expect": "fail", "artifacts": bound(statuses("create"), team)},
	{"name": "a team that deletes them", "expect": "fail", "artifacts": bound(statuses("delete"), team)},
	{"name": "a team that writes their status", "expect": "fail", "artifacts": bound("{apiGroups: [secrets-store.csi.x-k8s.io], resources: [secretproviderclasspodstatuses/status], verbs: [update]}", team)},
	{"name": "everything of the group", "expect": "fail", "artifacts": bound("{apiGroups: [secrets-store.csi.x-k8s.io], resources: ['*'], verbs: ['*']}", team)},
	{"name": "everything, where no driver is spoken of", "expect": "not-observed", "artifacts": bound("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}", team)},
	{"name": "everything", "expect": "fail", "technology": "secrets-store-csi-driver", "artifacts": bound("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}", team)},
	{"name": "the driver and a team", "expect": "fail", "artifacts": bound(statuses("patch"), concat(", ", [driver, team]))},
	{"name": "the driver in a namespace that is not listed", "expect": "fail", "artifacts": bound(statuses("patch"), replace(driver, "kube-system", "payments"))},
	{"name": "and in one that is", "expect": "pass", "parameters": {"allowed": ["payments/secrets-store-csi-driver"]}, "artifacts": bound(statuses("patch"), replace(driver, "kube-system", "payments"))},
	{"name": "a subject that is filled in later", "expect": "undecided", "artifacts": bound(statuses("patch"), "{kind: Group, name: '${TEAM}'}")},
	{"name": "a role that is nowhere, at the driver", "expect": "undecided", "technology": "secrets-store-csi-driver", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: other}
subjects: [`, team, "]\n"])}]},
	{"name": "nothing of the driver", "expect": "not-observed", "artifacts": bound("{apiGroups: [apps], resources: [deployments], verbs: [patch]}", team)},
]
