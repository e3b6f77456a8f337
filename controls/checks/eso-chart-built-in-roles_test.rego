package checks.eso_chart_built_in_roles_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": concat("", ["createOperator: true\n", text])}]

cases := [
	{"name": "both off", "expect": "pass", "artifacts": values("rbac: {aggregateToView: false, aggregateToEdit: false}")},
	{"name": "scoped to a namespace", "expect": "pass", "artifacts": values("scopedRBAC: true\nscopedNamespace: payments")},
	{"name": "the chart's defaults", "expect": "fail", "artifacts": values("")},
	{"name": "one of the two", "expect": "fail", "artifacts": values("rbac: {aggregateToEdit: false}")},
	{"name": "off in words", "expect": "undecided", "artifacts": values(`rbac: {aggregateToView: "false", aggregateToEdit: "false"}`)},
	{"name": "roles that somebody else makes", "expect": "undecided", "artifacts": values("rbac: {create: false}")},
]
