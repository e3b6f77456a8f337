package checks.immuta_entitlements_source_test

import rego.v1

settings(more) := [{"path": "tenant.yaml", "kind": "immuta", "text": concat("", ["tenant: t\n", more])}]

cases := [
	{"name": "both", "expect": "pass", "artifacts": settings(`integration: {platform: Redshift}
identity: {provider: d, groups: directory, attributes: SCIM}`)},
	{"name": "by hand", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
identity: {provider: built-in, groups: by hand, attributes: by hand}`)},
	{"name": "one by hand", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
identity: {provider: d, groups: directory, attributes: by hand}`)},
	{"name": "one not told", "expect": "undecided", "artifacts": settings(`integration: {platform: Redshift}
identity: {provider: d, groups: directory}`)},
	{"name": "not told", "expect": "undecided", "artifacts": settings(`integration: {platform: Redshift}
`)},
]
