package checks.csi_sync_rights_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": text}]

bound(rule, subject) := [{"path": "rbac.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: secretproviderclasses-role}
rules: [`, rule, `]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: driver}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: secretproviderclasses-role}
subjects: [`, subject, "]\n"])}]

driver := "{kind: ServiceAccount, name: secrets-store-csi-driver, namespace: kube-system}"

reading := `{apiGroups: [secrets-store.csi.x-k8s.io], resources: [secretproviderclasses], verbs: [get, list, watch]}`

syncing := `{apiGroups: [""], resources: [secrets], verbs: [create, delete, get, list, patch, update, watch]}`

cases := [
	{"name": "off by default", "expect": "pass", "artifacts": values("enableSecretRotation: true\n")},
	{"name": "off", "expect": "pass", "artifacts": values("syncSecret: {enabled: false}\n")},
	{"name": "on", "expect": "fail", "artifacts": values("syncSecret: {enabled: true}\n")},
	{"name": "on, under the chart that brings it", "expect": "fail", "artifacts": values("secrets-store-csi-driver: {syncSecret: {enabled: true}}\n")},
	{"name": "off, under the chart that brings it", "expect": "pass", "artifacts": values("secrets-store-csi-driver: {install: true, syncSecret: {enabled: false}}\n")},
	{"name": "text, which counts as true", "expect": "undecided", "artifacts": values(`syncSecret: {enabled: "false"}`)},
	{"name": "no object", "expect": "undecided", "artifacts": values("syncSecret: true\n")},
	{"name": "a driver of another chart", "expect": "not-observed", "artifacts": values("secrets-store-csi-driver: {install: false, syncSecret: {enabled: true}}\n")},
	{"name": "the provider's values alone", "expect": "pass", "artifacts": values("image: {repository: public.ecr.aws/aws-secrets-manager/secrets-store-csi-driver-provider-aws}\n")},
	{"name": "another chart", "expect": "not-observed", "artifacts": values("replicas: 3\n")},
	{"name": "reads classes", "expect": "pass", "artifacts": bound(reading, driver)},
	{"name": "writes Secrets", "expect": "fail", "artifacts": bound(syncing, driver)},
	{"name": "reads Secrets", "expect": "fail", "artifacts": bound(`{apiGroups: [""], resources: [secrets], verbs: [get]}`, driver)},
	{"name": "everything", "expect": "fail", "artifacts": bound(`{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}`, driver)},
	{"name": "every account", "expect": "fail", "artifacts": bound(syncing, "{kind: Group, name: 'system:serviceaccounts', apiGroup: rbac.authorization.k8s.io}")},
	{"name": "another account", "expect": "not-observed", "artifacts": bound(syncing, "{kind: ServiceAccount, name: other, namespace: kube-system}")},
	{"name": "an account that is filled in later", "expect": "undecided", "artifacts": bound(syncing, `{kind: ServiceAccount, name: "{{ .account }}", namespace: kube-system}`)},
	{"name": "a role that is nowhere", "expect": "undecided", "artifacts": [{"path": "b.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: driver}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: other}
subjects: [`, driver, "]\n"])}]},
	{"name": "the role, bound nowhere", "expect": "fail", "artifacts": [{"path": "r.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: secretprovidersyncing-role}
rules: [`, syncing, "]\n"])}]},
	{"name": "the driver by the name of its user", "expect": "fail", "artifacts": bound(syncing, `{kind: User, name: "system:serviceaccount:kube-system:secrets-store-csi-driver"}`)},
]
