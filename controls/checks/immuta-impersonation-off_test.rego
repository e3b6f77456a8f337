package checks.immuta_impersonation_off_test

import rego.v1

settings(more) := [{"path": "tenant.yaml", "kind": "immuta", "text": concat("", ["tenant: t\n", more])}]

cases := [
	{"name": "off", "expect": "pass", "artifacts": settings(`integration: {platform: Redshift, impersonation: false}`)},
	{"name": "on", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift, impersonation: yes}`)},
	{"name": "not told", "expect": "undecided", "artifacts": settings(`integration: {platform: Redshift}`)},
]
