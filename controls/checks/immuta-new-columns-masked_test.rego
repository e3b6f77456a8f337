package checks.immuta_new_columns_masked_test

import rego.v1

settings(more) := [{"path": "tenant.yaml", "kind": "immuta", "text": concat("", ["tenant: t\n", more])}]

cases := [
	{"name": "both", "expect": "pass", "artifacts": settings(`integration: {platform: Redshift}
schema-monitoring: {enabled: true, mask-new-columns: true}`)},
	{"name": "not watched", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
schema-monitoring: {enabled: false, mask-new-columns: true}`)},
	{"name": "watched and shown", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
schema-monitoring: {enabled: true, mask-new-columns: false}`)},
	{"name": "watched, and nobody says whether it is masked", "expect": "undecided", "artifacts": settings(`integration: {platform: Redshift}
schema-monitoring: {enabled: true}`)},
	{"name": "not told", "expect": "undecided", "artifacts": settings(`integration: {platform: Redshift}
`)},
]
