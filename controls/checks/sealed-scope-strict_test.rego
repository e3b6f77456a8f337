package checks.sealed_scope_strict_test

import rego.v1

annotated(annotations) := with_template(annotations, "{type: Opaque}")

with_template(annotations, template) := [{"path": "s.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: database, namespace: payments, annotations: `, annotations, `}
spec: {encryptedData: {}, template: `, template, "}\n"])}]

cases := [
	{"name": "no annotation", "expect": "pass", "artifacts": annotated("{}")},
	{"name": "nothing of it stated", "expect": "pass", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec: {encryptedData: {}}\n"}]},
	{"name": "other annotations", "expect": "pass", "artifacts": annotated("{sealedsecrets.bitnami.com/managed: 'true'}")},
	{"name": "for the cluster", "expect": "fail", "artifacts": annotated("{sealedsecrets.bitnami.com/cluster-wide: 'true'}")},
	{"name": "for the namespace", "expect": "fail", "artifacts": annotated("{sealedsecrets.bitnami.com/namespace-wide: \"true\"}")},
	{"name": "without quotes", "expect": "fail", "artifacts": annotated("{sealedsecrets.bitnami.com/cluster-wide: true}")},
	{"name": "refused by its value", "expect": "pass", "artifacts": annotated("{sealedsecrets.bitnami.com/cluster-wide: 'false'}")},
	{"name": "in other letters", "expect": "undecided", "artifacts": annotated("{sealedsecrets.bitnami.com/cluster-wide: 'TRUE'}")},
	{"name": "filled in later", "expect": "undecided", "artifacts": annotated("{sealedsecrets.bitnami.com/cluster-wide: '${WIDE}'}")},
	{"name": "in the template", "expect": "fail", "artifacts": with_template("{}", "{metadata: {annotations: {sealedsecrets.bitnami.com/cluster-wide: 'true'}}}")},
	{"name": "annotations that are no mapping", "expect": "undecided", "artifacts": annotated("[sealedsecrets.bitnami.com/cluster-wide]")},
	{"name": "a template that is no mapping", "expect": "undecided", "artifacts": with_template("{}", "[]")},
	{"name": "listed", "expect": "pass", "parameters": {"allowed": ["payments/database"]}, "artifacts": annotated("{sealedsecrets.bitnami.com/namespace-wide: 'true'}")},
	{"name": "a namesake elsewhere is listed", "expect": "fail", "parameters": {"allowed": ["ledger/database"]}, "artifacts": annotated("{sealedsecrets.bitnami.com/namespace-wide: 'true'}")},
	{"name": "one of two", "expect": "fail", "artifacts": array.concat(annotated("{}"), [{"path": "t.yaml", "kind": "kubernetes", "text": "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: b, annotations: {sealedsecrets.bitnami.com/cluster-wide: 'true'}}\n"}])},
	{"name": "in a list", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: List\nitems:\n- apiVersion: bitnami.com/v1alpha1\n  kind: SealedSecret\n  metadata: {name: b, annotations: {sealedsecrets.bitnami.com/cluster-wide: 'true'}}\n"}]},
	{"name": "another kind", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"}]},
]
