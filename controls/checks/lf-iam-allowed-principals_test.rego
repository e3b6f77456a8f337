package checks.lf_iam_allowed_principals_test

import rego.v1

everybody := `{"Principal": {"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"}, "Permissions": ["ALL"]}`

settings(databases, tables) := [{"path": "s.json", "kind": "lake-formation", "text": concat("", [
	`{"DataLakeSettings": {"CreateDatabaseDefaultPermissions": [`, databases, `], "CreateTableDefaultPermissions": [`, tables, "]}}",
])}]

grant(who) := concat("", [
	`{"Principal": {"DataLakePrincipalIdentifier": "`, who, `"}, "Resource": {"Database": {"Name": "d"}}, "Permissions": ["ALL"]}`,
])

grants(all, more) := [{"path": "g.json", "kind": "lake-formation", "text": concat("", [`{"PrincipalResourcePermissions": [`, all, "]", more, "}"])}]

role := grant("arn:aws:iam::111122223333:role/a")

template(resource) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  X: {Type: 'AWS::LakeFormation::", resource, "}\n"])}]

cases := [
	{"name": "empty defaults", "expect": "pass", "artifacts": settings("", "")},
	{"name": "everybody in one of the defaults", "expect": "fail", "artifacts": settings("", everybody)},
	{"name": "defaults left out", "expect": "undecided", "artifacts": [{"path": "s.json", "kind": "lake-formation", "text": `{"DataLakeSettings": {"CreateDatabaseDefaultPermissions": []}}`}]},
	{"name": "a list of named roles", "expect": "pass", "artifacts": grants(role, "")},
	{"name": "everybody among them", "expect": "fail", "artifacts": grants(concat(", ", [role, grant("IAM_ALLOWED_PRINCIPALS")]), "")},
	{"name": "every principal of the account", "expect": "fail", "artifacts": grants(grant("111122223333:IAMPrincipals"), "")},
	{"name": "a group that is not known", "expect": "undecided", "artifacts": grants(grant("EVERYONE"), "")},
	{"name": "another account", "expect": "pass", "artifacts": grants(grant("444455556666"), "")},
	{"name": "a first page", "expect": "undecided", "artifacts": grants(role, `, "NextToken": "more"`)},
	{"name": "everybody on a first page", "expect": "fail", "artifacts": grants(grant("IAM_ALLOWED_PRINCIPALS"), `, "NextToken": "more"`)},
	{"name": "an empty list", "expect": "undecided", "artifacts": grants("", "")},
	{"name": "good defaults and a bad list", "expect": "fail", "artifacts": array.concat(settings("", ""), grants(grant("IAM_ALLOWED_PRINCIPALS"), ""))},
	{"name": "a template as AWS shows it", "expect": "fail", "artifacts": template("DataLakeSettings', Properties: {CreateDatabaseDefaultPermissions: [], CreateTableDefaultPermissions: [{Permissions: [ALL], Principal: {DataLakePrincipalIdentifier: IAM_ALLOWED_PRINCIPALS}}]}")},
	{"name": "a template with empty defaults", "expect": "pass", "artifacts": template("DataLakeSettings', Properties: {CreateDatabaseDefaultPermissions: [], CreateTableDefaultPermissions: []}")},
	{"name": "a template that adds nothing to the defaults", "expect": "undecided", "artifacts": template("DataLakeSettings', Properties: {MutationType: APPEND, CreateDatabaseDefaultPermissions: [], CreateTableDefaultPermissions: []}")},
	{"name": "defaults for a principal that is a parameter", "expect": "undecided", "artifacts": template("DataLakeSettings', Properties: {CreateDatabaseDefaultPermissions: [], CreateTableDefaultPermissions: [{Permissions: [ALL], Principal: {DataLakePrincipalIdentifier: !Ref P}}]}")},
	{"name": "a template's grant to everybody", "expect": "fail", "artifacts": template("PrincipalPermissions', Properties: {Principal: {DataLakePrincipalIdentifier: IAM_ALLOWED_PRINCIPALS}, Resource: {Catalog: {}}, Permissions: [ALL], PermissionsWithGrantOption: []}")},
	{"name": "the same in the older type", "expect": "fail", "artifacts": template("Permissions', Properties: {DataLakePrincipal: {DataLakePrincipalIdentifier: IAM_ALLOWED_PRINCIPALS}, Resource: {DatabaseResource: {Name: d}}, Permissions: [ALL]}")},
	{"name": "a template's grant to a role says nothing of the rest", "expect": "not-observed", "artifacts": template("PrincipalPermissions', Properties: {Principal: {DataLakePrincipalIdentifier: 'arn:aws:iam::111122223333:role/a'}, Resource: {Catalog: {}}, Permissions: [ALL], PermissionsWithGrantOption: []}")},
	{"name": "a location in hybrid mode", "expect": "fail", "artifacts": [{"path": "r.json", "kind": "lake-formation", "text": `{"ResourceInfoList": [{"ResourceArn": "arn:aws:s3:::b", "RoleArn": "arn:aws:iam::111122223333:role/l", "HybridAccessEnabled": true}]}`}]},
]
