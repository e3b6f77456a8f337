package checks.sealed_value_form_test

import rego.v1

# 02 00, or 01 00, and then anything: four characters are three bytes.
sealed(head, quads) := concat("", array.concat([head], ["c3lu" | some _ in numbers.range(1, quads)]))

manifest(spec) := [{"path": "s.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: database, namespace: payments}
spec:
`, spec, "\n"])}]

values(lines) := manifest(concat("\n", array.concat(["  encryptedData:"], lines)))

cases := [
	{"name": "the least that can be sealed, an empty value", "expect": "pass", "artifacts": values([concat("", ["    password: ", sealed("AgAA", 176)])])},
	{"name": "two values in flow style", "expect": "pass", "artifacts": manifest(concat("", ["  encryptedData: {password: ", sealed("AgAA", 180), ", token: '", sealed("AgBy", 200), "'}"]))},
	{"name": "one byte too short", "expect": "fail", "artifacts": values([concat("", ["    user: ", sealed("AgAA", 175)])])},
	{"name": "cut short, as in examples", "expect": "fail", "artifacts": values(["    foo: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq....."])},
	{"name": "a value in clear", "expect": "fail", "artifacts": values(["    password: summer-2026"])},
	{"name": "a value in clear, in base64", "expect": "fail", "artifacts": values(["    user: c3VtbWVyLTIwMjY="])},
	{"name": "one of two in clear", "expect": "fail", "artifacts": values([concat("", ["    token: ", sealed("AgAA", 180)]), "    user: payments"])},
	{"name": "a value that is empty", "expect": "fail", "artifacts": values([`    user: ""`])},
	{"name": "a value that is no text", "expect": "fail", "artifacts": values(["    pin: 4711"])},
	{"name": "under a key of 2048 bits", "expect": "fail", "artifacts": values([concat("", ["    user: ", sealed("AQAA", 130)])])},
	{"name": "under a key of 2048 bits, where that was agreed", "expect": "pass", "parameters": {"key-bits": 2048}, "artifacts": values([concat("", ["    user: ", sealed("AQAA", 130)])])},
	{"name": "folded over lines, and so taken out", "expect": "undecided", "artifacts": values([concat("", ["    user: >-\n      ", "AgCs9Kd03jQmZ81vLxT5bN6yHu2oPwRfEgXi7aUzC4eM", "\n      ", "Qm4Zt8KsV1xLd93nGy6BfHw2TjRcP5uEoXi7aUzNq0Jr"])])},
	{"name": "sealed as a whole", "expect": "undecided", "artifacts": manifest(concat("", ["  data: ", sealed("AgAA", 180)]))},
	{"name": "no value", "expect": "undecided", "artifacts": manifest("  encryptedData: {}")},
	{"name": "no specification", "expect": "undecided", "artifacts": manifest("  []")},
	{"name": "another kind", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"}]},
]
