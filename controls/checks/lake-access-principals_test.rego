package checks.lake_access_principals_test

import rego.v1

call(name, more) := concat("", [
	`{"eventTime": "2026-11-02T08:00:00Z", "eventSource": "lakeformation.amazonaws.com", "eventName": "`, name,
	`", "userIdentity": {"type": "AWSService", "invokedBy": "athena.amazonaws.com"}`, more, "}",
])

to(principal) := call("GetDataAccess", concat("", [`, "additionalEventData": {"lakeFormationPrincipal": "`, principal, `"}`]))

log(calls) := [{"path": "log.json", "kind": "cloudtrail", "text": concat("", [`{"Records": [`, concat(", ", calls), "]}"])}]

one := "arn:aws:iam::111122223333:role/lf-app-access-role-1"

two := "arn:aws:iam::111122223333:role/lf-app-access-role-2"

expecting := {"principals": [one]}

by_session := `{"eventTime": "2026-11-02T08:00:00Z", "eventSource": "lakeformation.amazonaws.com", "eventName": "GetTemporaryGlueTableCredentials",
  "userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/lf-app-access-role-2/engine",
    "sessionContext": {"sessionIssuer": {"arn": "arn:aws:iam::111122223333:role/lf-app-access-role-2"}}}}`

grants(more) := [{"path": "grants.json", "kind": "lake-formation", "text": concat("", [
	`{"PrincipalResourcePermissions": [{"Principal": {"DataLakePrincipalIdentifier": "`, one,
	`"}, "Resource": {"Database": {"Name": "lake"}}, "Permissions": ["DESCRIBE"]}]`, more, "}",
])}]

cases := [
	{"name": "one with a grant", "expect": "pass", "artifacts": array.concat(log([to(one)]), grants(""))},
	{"name": "one without a grant", "expect": "fail", "artifacts": array.concat(log([to(two)]), grants(""))},
	{"name": "one without a grant on this page", "expect": "undecided", "artifacts": array.concat(log([to(two)]), grants(`, "NextToken": "x"`))},
	{"name": "one with a grant that the model doesn't list", "expect": "fail", "parameters": {"principals": [two]}, "artifacts": array.concat(log([to(one)]), grants(""))},
	{"name": "grants without records", "expect": "not-observed", "artifacts": grants("")},
	{"name": "the one that is expected", "expect": "pass", "parameters": expecting, "artifacts": log([to(one)])},
	{"name": "another", "expect": "fail", "parameters": expecting, "artifacts": log([to(one), to(two)])},
	{"name": "in other letters", "expect": "fail", "parameters": expecting, "artifacts": log([to("arn:aws:iam::111122223333:role/LF-app-access-role-1")])},
	{"name": "another, who was refused", "expect": "pass", "parameters": expecting, "artifacts": log([to(one), call("GetDataAccess", concat("", [`, "errorCode": "AccessDenied", "additionalEventData": {"lakeFormationPrincipal": "`, two, `"}`]))])},
	{"name": "a session of the one that is expected", "expect": "pass", "parameters": {"principals": ["arn:aws:iam::111122223333:role/lake/lf-app-access-role-1"]}, "artifacts": log([to("arn:aws:sts::111122223333:assumed-role/lf-app-access-role-1/engine")])},
	{"name": "a session of another", "expect": "fail", "parameters": expecting, "artifacts": log([to("arn:aws:sts::111122223333:assumed-role/lf-app-access-role-2/engine")])},
	{"name": "one without a grant, where a whole account has some", "expect": "undecided", "artifacts": array.concat(log([to(two)]), [{"path": "grants.json", "kind": "lake-formation", "text": concat("", [`{"PrincipalResourcePermissions": [{"Principal": {"DataLakePrincipalIdentifier": "111122223333:IAMPrincipals"}, "Resource": {"Database": {"Name": "lake"}}, "Permissions": ["DESCRIBE"]}, {"Principal": {"DataLakePrincipalIdentifier": "`, one, `"}, "Resource": {"Database": {"Name": "lake"}}, "Permissions": ["DESCRIBE"]}]}`])}])},
	{"name": "nobody is listed", "expect": "undecided", "artifacts": log([to(one)])},
	{"name": "for nobody named", "expect": "undecided", "parameters": expecting, "artifacts": log([to(one), call("GetDataAccess", "")])},
	{"name": "for no ARN", "expect": "undecided", "parameters": expecting, "artifacts": log([to("someone")])},
	{"name": "a session that asks for itself", "expect": "fail", "parameters": expecting, "artifacts": log([by_session])},
	{"name": "no credentials", "expect": "not-observed", "parameters": expecting, "artifacts": log([call("GetDataLakeSettings", "")])},
	{"name": "no records", "expect": "undecided", "parameters": expecting, "artifacts": log([])},
]
