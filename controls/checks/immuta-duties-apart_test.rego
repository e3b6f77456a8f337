package checks.immuta_duties_apart_test

import rego.v1

settings(more) := [{"path": "tenant.yaml", "kind": "immuta", "text": concat("", ["tenant: t\n", more])}]

cases := [
	{"name": "excluded, and nobody holds both", "expect": "pass", "artifacts": settings(`integration: {platform: Redshift}
exclusive-permissions: [[USER_ADMIN, GOVERNANCE]]
---
users: [{name: A, permissions: [GOVERNANCE]}, {name: B, permissions: [USER_ADMIN]}]`)},
	{"name": "one holds both", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
exclusive-permissions: [[USER_ADMIN, GOVERNANCE]]
---
users: [{name: A, permissions: [GOVERNANCE, USER_ADMIN, AUDIT]}]`)},
	{"name": "one holds both, in small letters", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
exclusive-permissions: [[USER_ADMIN, GOVERNANCE]]
---
users: [{name: A, permissions: [governance, user_admin]}]`)},
	{"name": "not excluded", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
`)},
	{"name": "others excluded", "expect": "fail", "artifacts": settings(`integration: {platform: Redshift}
exclusive-permissions: [[AUDIT, GOVERNANCE]]`)},
]
