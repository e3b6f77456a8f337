package checks.immuta_audit_export_test

import rego.v1

settings(more) := [{"path": "tenant.yaml", "kind": "immuta", "text": concat("", ["tenant: t\n", more])}]

cases := [
	{"name": "to a bucket", "expect": "pass", "artifacts": settings(`integration: {platform: Redshift}
audit: {export: S3}`)},
	{"name": "nowhere", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
audit: {export: none}`)},
	{"name": "somewhere that is not known", "expect": "undecided", "artifacts": settings(`integration: {platform: Redshift}
audit: {export: elsewhere}`)},
	{"name": "not told", "expect": "undecided", "artifacts": settings(`integration: {platform: Redshift}
`)},
]
