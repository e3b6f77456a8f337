package checks.hostile_test

import rego.v1

cases := [
	{"name": "<script>alert(11)</script> {{ 7*7 }} | `x`", "expect": "fail", "artifacts": [{"path": "x.yaml", "kind": "kubernetes", "text": "# <script>alert(12)</script> {{ 7*7 }}\napiVersion: v1\nkind: Note\nmetadata: {name: <b>}\nnote: <i>\n"}]},
	{"name": "nothing", "expect": "not-observed", "artifacts": []},
]
