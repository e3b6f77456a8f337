package checks.sealed_template_literals_test

import rego.v1

template(text) := [{"path": "s.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: database, namespace: payments}
spec:
  encryptedData: {}
  template:
`, text, "\n"])}]

entry(text) := template(concat("", ["    data:\n      ", text]))

cases := [
	{"name": "no data", "expect": "pass", "artifacts": template("    type: Opaque")},
	{"name": "no template", "expect": "pass", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec: {encryptedData: {}}\n"}]},
	{"name": "references in a text", "expect": "pass", "artifacts": entry(`url: "db.example user={{ .user }} pass={{ .secret }}"`)},
	{"name": "a function of a reference", "expect": "pass", "artifacts": entry(`auth: '{{ b64enc .user }}{{ index . "user-name" }}'`)},
	{"name": "a whole file with references", "expect": "pass", "artifacts": entry("app.ini: |\n        [db]\n        host = db.example\n        user = {{ toString .user }}\n")},
	{"name": "a literal", "expect": "fail", "artifacts": entry("user: payments")},
	{"name": "a password", "expect": "fail", "artifacts": entry("password: summer-2026")},
	{"name": "a password in a file beside a reference", "expect": "fail", "artifacts": entry("app.ini: |\n        user = {{ .user }}\n        password = summer-2026\n")},
	{"name": "a literal inside an action", "expect": "fail", "artifacts": entry("phrase: '{{ \"summer of the year\" }}'")},
	{"name": "a literal under a condition", "expect": "fail", "artifacts": entry("phrase: '{{ if .user }}summer{{ end }}'")},
	{"name": "a number", "expect": "fail", "artifacts": entry("pin: 4711")},
	{"name": "one literal of two entries", "expect": "fail", "artifacts": entry("a: '{{ .a }}'\n      host: db.example")},
	{"name": "a literal that is listed", "expect": "pass", "parameters": {"literals": ["host"]}, "artifacts": entry("a: '{{ .a }}'\n      host: db.example")},
	{"name": "a value under stringData", "expect": "fail", "artifacts": template("    stringData: {a: b}")},
	{"name": "data that is no mapping", "expect": "undecided", "artifacts": template("    data: [a]")},
	{"name": "another kind", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"}]},
]
