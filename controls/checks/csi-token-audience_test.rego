package checks.csi_token_audience_test

import rego.v1

asking(spec) := [{"path": "csidriver.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: {name: secrets-store.csi.k8s.io}
spec: `, spec, "\n"])}]

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": text}]

role(rule) := [{"path": "role.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: provider}
rules: [`, rule, "]\n"])}]

cases := [
	{"name": "for STS", "expect": "pass", "artifacts": asking("{podInfoOnMount: true, tokenRequests: [{audience: sts.amazonaws.com}]}")},
	{"name": "for STS and Pod Identity", "expect": "pass", "artifacts": asking("{tokenRequests: [{audience: sts.amazonaws.com, expirationSeconds: 3600}, {audience: pods.eks.amazonaws.com}]}")},
	{"name": "none", "expect": "fail", "artifacts": asking("{podInfoOnMount: true}")},
	{"name": "an empty list", "expect": "fail", "artifacts": asking("{tokenRequests: []}")},
	{"name": "no specification", "expect": "fail", "artifacts": asking("null")},
	{"name": "for the cluster's own API", "expect": "fail", "artifacts": asking("{tokenRequests: [{audience: sts.amazonaws.com}, {audience: ''}]}")},
	{"name": "for the cluster's own API, left out", "expect": "fail", "artifacts": asking("{tokenRequests: [{expirationSeconds: 600}]}")},
	{"name": "for another", "expect": "fail", "artifacts": asking("{tokenRequests: [{audience: vault}]}")},
	{"name": "for another that the model allows", "expect": "pass", "parameters": {"audiences": ["vault"]}, "artifacts": asking("{tokenRequests: [{audience: vault}]}")},
	{"name": "filled in later", "expect": "undecided", "artifacts": asking("{tokenRequests: [{audience: '{{ .audience }}'}]}")},
	{"name": "no list", "expect": "undecided", "artifacts": asking("{tokenRequests: {audience: sts.amazonaws.com}}")},
	{"name": "another driver", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": "apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: {name: ebs.csi.aws.com}\nspec: {}\n"}]},
	{"name": "values for STS", "expect": "pass", "artifacts": values("secrets-store-csi-driver: {tokenRequests: [{audience: sts.amazonaws.com}]}\n")},
	{"name": "values with an empty list", "expect": "fail", "artifacts": values("tokenRequests: []\n")},
	{"name": "values that leave it out", "expect": "undecided", "artifacts": values("syncSecret: {enabled: false}\n")},
	{"name": "a role that makes tokens", "expect": "fail", "artifacts": array.concat(asking("{tokenRequests: [{audience: sts.amazonaws.com}]}"), role(`{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}`))},
	{"name": "a role that makes everything", "expect": "fail", "artifacts": role(`{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}`)},
	{"name": "a role that reads accounts", "expect": "not-observed", "artifacts": role(`{apiGroups: [""], resources: [serviceaccounts], verbs: [get]}`)},
]
