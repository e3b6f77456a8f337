package checks.immuta_rows_unread_test

import rego.v1

source(options, tenant) := [{"path": "immuta.yaml", "kind": "immuta", "text": concat("", ["connectionKey: c\nconnection: {handler: Redshift}\noptions: ", options, tenant])}]

discovery(value) := concat("", ["\n---\ntenant: t\nintegration: {platform: Redshift}\ndiscovery: ", value])

cases := [
	{"name": "off for the source", "expect": "pass", "artifacts": source("{disableSensitiveDataDiscovery: true}", discovery("true"))},
	{"name": "off for the tenant", "expect": "pass", "artifacts": source("{}", discovery("false"))},
	{"name": "on", "expect": "fail", "artifacts": source("{disableSensitiveDataDiscovery: false}", discovery("true"))},
	{"name": "left as it is", "expect": "fail", "artifacts": source("{}", discovery("true"))},
	{"name": "the tenant is not told", "expect": "undecided", "artifacts": source("{disableSensitiveDataDiscovery: false}", "")},
]
