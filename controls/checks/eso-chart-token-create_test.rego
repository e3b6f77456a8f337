package checks.eso_chart_token_create_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": concat("", ["createOperator: true\n", text])}]

alone(text) := [{"path": "values.yaml", "kind": "helm-values", "text": text}]

cases := [
	{"name": "left out", "expect": "pass", "artifacts": values("rbac: {serviceAccountTokenCreate: false}")},
	{"name": "left out, under the chart's name", "expect": "pass", "artifacts": [{"path": "v.yaml", "kind": "helm-values", "text": "external-secrets: {rbac: {serviceAccountTokenCreate: false}}"}]},
	{"name": "left out of a release that knows the switch", "expect": "pass", "artifacts": values("rbac: {serviceAccountTokenCreate: false}\nimage: {tag: v2.9.0}")},
	{"name": "left out of a release that does not", "expect": "fail", "artifacts": values("rbac: {serviceAccountTokenCreate: false}\nimage: {tag: v2.4.1}")},
	{"name": "left out of a much older one", "expect": "fail", "artifacts": values("rbac: {serviceAccountTokenCreate: false}\nimage: {tag: v0.19.2-ubi}")},
	{"name": "granted", "expect": "fail", "artifacts": values("rbac: {serviceAccountTokenCreate: true}")},
	{"name": "the chart's default", "expect": "fail", "artifacts": values("")},
	{"name": "false as text, which is true", "expect": "undecided", "artifacts": values(`rbac: {serviceAccountTokenCreate: "false"}`)},
	{"name": "no roles of the chart", "expect": "undecided", "artifacts": values("rbac: {create: false, serviceAccountTokenCreate: false}")},
	{"name": "roles that are no mapping", "expect": "fail", "artifacts": values("rbac: false")},
	{"name": "values of another chart", "expect": "not-observed", "artifacts": [{"path": "v.yaml", "kind": "helm-values", "text": "replicaCount: 2"}]},
	{"name": "under another name, in a chart of charts", "expect": "pass", "technology": "external-secrets-controller", "artifacts": alone("platform: {eso: {createOperator: true, rbac: {serviceAccountTokenCreate: false}}}")},
]
