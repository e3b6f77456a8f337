package checks.old_sealing_keys_test

import rego.v1

keys(days) := keys_in(days, "sealed-secrets")

keys_in(days, namespace) := [{"path": "keys.yaml", "kind": "kubernetes", "text": concat("\n", array.concat(["apiVersion: v1", "kind: List", "items:"], items(days, namespace)))}]

items(days, namespace) := [item |
	day := days[_]
	item := item_of(day, namespace)
]

item_of(day, namespace) := concat("", ["- {apiVersion: v1, kind: Secret, type: kubernetes.io/tls, metadata: {name: key-", substring(day, 0, 10), ", namespace: ", namespace, ", labels: {sealedsecrets.bitnami.com/sealed-secrets-key: active}, creationTimestamp: \"", day, "\"}}"])

cases := [
	{"name": "one key", "expect": "pass", "artifacts": keys(["2026-10-30T08:00:00Z"])},
	{"name": "three keys of sixty days", "expect": "pass", "artifacts": keys(["2026-08-31T08:00:00Z", "2026-09-30T08:00:00Z", "2026-10-30T08:00:00Z"])},
	{"name": "more than agreed", "expect": "fail", "artifacts": keys(["2026-08-01T08:00:00Z", "2026-08-31T08:00:00Z", "2026-09-30T08:00:00Z", "2026-10-30T08:00:00Z"])},
	{"name": "more than three, where that was agreed", "expect": "pass", "parameters": {"keys": 4}, "artifacts": keys(["2026-08-01T08:00:00Z", "2026-08-31T08:00:00Z", "2026-09-30T08:00:00Z", "2026-10-30T08:00:00Z"])},
	{"name": "ninety days apart, over a leap day", "expect": "pass", "artifacts": keys(["2027-12-31T08:00:00Z", "2028-03-30T08:00:00Z"])},
	{"name": "ninety-one days apart, over a leap day", "expect": "fail", "artifacts": keys(["2027-12-31T08:00:00Z", "2028-03-31T08:00:00Z"])},
	{"name": "a year apart", "expect": "fail", "artifacts": keys(["2025-10-30T08:00:00Z", "2026-10-30T08:00:00Z"])},
	{"name": "of another namespace", "expect": "pass", "artifacts": array.concat(keys(["2025-10-30T08:00:00Z"]), [object.union(keys_in(["2026-10-30T08:00:00Z"], "other")[0], {"path": "other.yaml"})])},
	{"name": "without a date", "expect": "undecided", "artifacts": keys(["", "2026-10-30T08:00:00Z"])},
	{"name": "marked as compromised, and still there", "expect": "fail", "artifacts": [{"path": "k.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a, labels: {sealedsecrets.bitnami.com/sealed-secrets-key: compromised}, creationTimestamp: '2025-01-01T00:00:00Z'}}\n- {apiVersion: v1, kind: Secret, metadata: {name: b, labels: {sealedsecrets.bitnami.com/sealed-secrets-key: active}, creationTimestamp: '2026-01-01T00:00:00Z'}}\n"}]},
	{"name": "another Secret", "expect": "not-observed", "artifacts": [{"path": "k.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: Secret\nmetadata: {name: a, creationTimestamp: '2020-01-01T00:00:00Z'}\n"}]},
]
