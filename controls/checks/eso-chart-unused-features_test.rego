package checks.eso_chart_unused_features_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": text}]

off := `
processClusterStore: false
processClusterExternalSecret: false
processPushSecret: false
`

cases := [
	{"name": "all off", "expect": "pass", "artifacts": values(off)},
	{"name": "under the chart's name", "expect": "pass", "artifacts": values("external-secrets: {processClusterStore: false, processClusterExternalSecret: false, processPushSecret: false}")},
	{"name": "one on", "expect": "fail", "artifacts": values("processClusterStore: false\nprocessClusterExternalSecret: false\nprocessPushSecret: true")},
	{"name": "defaults", "expect": "fail", "artifacts": values("createOperator: true")},
	{"name": "scoped, and no pushing", "expect": "pass", "artifacts": values("scopedRBAC: true\nscopedNamespace: payments\nprocessPushSecret: false")},
	{"name": "scoped, yet switched on", "expect": "fail", "artifacts": values("scopedRBAC: true\nprocessClusterStore: true\nprocessPushSecret: false")},
	{"name": "scoped to no namespace", "expect": "fail", "artifacts": values("scopedRBAC: true\nprocessPushSecret: false")},
	{"name": "off as text, which is on", "expect": "undecided", "artifacts": values(`{processClusterStore: "false", processClusterExternalSecret: false, processPushSecret: false}`)},
	{"name": "a switch that is a list", "expect": "undecided", "artifacts": values(`{processClusterStore: [false], processClusterExternalSecret: false, processPushSecret: false}`)},
	{"name": "one that is needed", "expect": "pass", "parameters": {"used": ["processPushSecret"]}, "artifacts": values("processClusterStore: false\nprocessClusterExternalSecret: false\nprocessPushSecret: true")},
	{"name": "a placeholder", "expect": "undecided", "artifacts": values(`
processClusterStore: "{{ .x }}"
processClusterExternalSecret: false
processPushSecret: false
`)},
	{"name": "values of another chart", "expect": "not-observed", "artifacts": values("replicaCount: 2")},
	{"name": "switched off, and on again by an argument", "expect": "undecided", "artifacts": values("processClusterStore: false\nprocessClusterExternalSecret: false\nprocessPushSecret: false\nextraArgs: {enable-cluster-store-reconciler: true}")},
]
