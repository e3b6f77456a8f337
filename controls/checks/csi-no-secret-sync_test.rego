package checks.csi_no_secret_sync_test

import rego.v1

class(spec) := [{"path": "class.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: {name: payments, namespace: payments}
spec: `, spec, "\n"])}]

cases := [
	{"name": "files only", "expect": "pass", "artifacts": class("{provider: aws, parameters: {region: eu-central-1}}")},
	{"name": "an empty list", "expect": "pass", "artifacts": class("{provider: aws, secretObjects: []}")},
	{"name": "a native Secret", "expect": "fail", "artifacts": class("{provider: aws, secretObjects: [{secretName: db, type: Opaque, data: [{objectName: db, key: password}]}]}")},
	{"name": "of another provider", "expect": "fail", "artifacts": class("{provider: vault, secretObjects: [{secretName: db}]}")},
	{"name": "in the older version", "expect": "fail", "artifacts": [{"path": "class.yaml", "kind": "kubernetes", "text": replace(class("{secretObjects: [{secretName: db}]}")[0].text, "k8s.io/v1", "k8s.io/v1alpha1")}]},
	{"name": "no list", "expect": "undecided", "artifacts": class("{provider: aws, secretObjects: {secretName: db}}")},
	{"name": "filled in later", "expect": "undecided", "artifacts": class("{provider: aws, secretObjects: '{{ .objects }}'}")},
	{"name": "no specification", "expect": "undecided", "artifacts": class("null")},
	{"name": "another object", "expect": "not-observed", "artifacts": [{"path": "a.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"}]},
]
