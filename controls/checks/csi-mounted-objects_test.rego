package checks.csi_mounted_objects_test

import rego.v1

class(objects) := [{"path": "class.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: {name: payments, namespace: payments}
spec:
  provider: aws
  parameters:
    region: eu-central-1
    objects: `, objects, "\n"])}]

listed(entries) := class(concat("", ["|\n", concat("\n", [concat("", ["      - ", entry]) | some entry in entries])]))

good := `{objectName: payments/db, objectType: secretsmanager, filePermission: "0440"}`

cases := [
	{"name": "for one group", "expect": "pass", "artifacts": listed([good])},
	{"name": "for its owner alone, and a parameter", "expect": "pass", "artifacts": listed([`{objectName: /payments/token, objectType: ssmparameter, filePermission: "0400"}`])},
	{"name": "an ARN, without a type", "expect": "pass", "artifacts": listed([`{objectName: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/db-AbC123", filePermission: "0440"}`])},
	{"name": "fields in other letters", "expect": "pass", "artifacts": listed([`{objectname: payments/db, ObjectType: secretsmanager, filepermission: "0440"}`])},
	{"name": "in one line of JSON", "expect": "pass", "artifacts": class(concat("", ["'[", good, "]'"]))},
	{"name": "no permission", "expect": "fail", "artifacts": listed([`{objectName: payments/db, objectType: secretsmanager}`])},
	{"name": "an empty permission", "expect": "fail", "artifacts": listed([`{objectName: payments/db, objectType: secretsmanager, filePermission: ""}`])},
	{"name": "one of two", "expect": "fail", "artifacts": listed([good, `{objectName: payments/key, objectType: secretsmanager}`])},
	{"name": "its owner may write", "expect": "fail", "artifacts": listed([replace(good, "0440", "0640")])},
	{"name": "for everybody", "expect": "fail", "artifacts": listed([replace(good, "0440", "0444")])},
	{"name": "with a bit for the owner's name", "expect": "fail", "artifacts": listed([replace(good, "0440", "4440")])},
	{"name": "a permission that is a number", "expect": "fail", "artifacts": listed([replace(good, `"0440"`, "0440")])},
	{"name": "a wider one that the model allows", "expect": "pass", "parameters": {"most": "0640"}, "artifacts": listed([replace(good, "0440", "0640")])},
	{"name": "a permission of the model that is none", "expect": "undecided", "parameters": {"most": "rw"}, "artifacts": listed([good])},
	{"name": "a part that is wider", "expect": "fail", "artifacts": listed([`{objectName: payments/db, objectType: secretsmanager, filePermission: "0440", jmesPath: [{path: user, objectAlias: user, filePermission: "0644"}]}`])},
	{"name": "a part that takes it over", "expect": "pass", "artifacts": listed([`{objectName: payments/db, objectType: secretsmanager, filePermission: "0440", jmesPath: [{path: user, objectAlias: user}]}`])},
	{"name": "a part without an alias", "expect": "fail", "artifacts": listed([`{objectName: payments/db, objectType: secretsmanager, filePermission: "0440", jmesPath: [{path: user}]}`])},
	{"name": "no type", "expect": "fail", "artifacts": listed([`{objectName: payments/db, filePermission: "0440"}`])},
	{"name": "a type that is none", "expect": "fail", "artifacts": listed([replace(good, "secretsmanager", "ssm")])},
	{"name": "a type in other letters", "expect": "fail", "artifacts": listed([replace(good, "secretsmanager", "SecretsManager")])},
	{"name": "an ARN of another service", "expect": "fail", "artifacts": listed([`{objectName: "arn:aws:kms:eu-central-1:111122223333:key/a", filePermission: "0440"}`])},
	{"name": "an ARN of another Region", "expect": "fail", "artifacts": listed([`{objectName: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbC123", filePermission: "0440"}`])},
	{"name": "no ARN", "expect": "fail", "artifacts": listed([`{objectName: "arn:aws:secretsmanager", objectType: secretsmanager, filePermission: "0440"}`])},
	{"name": "one file twice", "expect": "fail", "artifacts": listed([good, good])},
	{"name": "no YAML", "expect": "fail", "artifacts": class("'[a: {'")},
	{"name": "no list", "expect": "fail", "artifacts": class("'objectName: a'")},
	{"name": "nothing", "expect": "fail", "artifacts": class("''")},
	{"name": "a list where text must be", "expect": "fail", "artifacts": class(concat("", ["[", good, "]"]))},
	{"name": "filled in later", "expect": "undecided", "artifacts": listed([replace(good, "payments/db", "'${SECRET}'")])},
	{"name": "a permission that is filled in later", "expect": "undecided", "artifacts": listed([replace(good, "0440", "{{ .mode }}")])},
	{"name": "another provider", "expect": "not-observed", "artifacts": [{"path": "class.yaml", "kind": "kubernetes", "text": replace(class("a")[0].text, "aws", "vault")}]},
]
