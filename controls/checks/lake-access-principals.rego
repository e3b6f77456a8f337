# METADATA
# title: Lake Formation gave credentials to expected principals only
# description: >-
#   Each time an engine asks for credentials to data, CloudTrail keeps for which principal. A name that nobody expects
#   there, by the model or by the grants, is a role that was granted data by mistake or an engine that nobody
#   knows.
# custom:
#   mitigation: lake-access-audited
#   reads: [cloudtrail, lake-formation]
#   method: test
#   valid-days: 30
#   parameters:
#     principals: {default: [], about: "ARNs of the roles and users that may be given credentials to data; none listed: those with a grant."}
#   fix: >-
#     Find out who this is. Take its grants away if it has no business there, or add it to the principals that the model
#     expects.
#   corrected: |
#     "eventName": "GetDataAccess",
#     "additionalEventData": {"lakeFormationPrincipal": "arn:aws:iam::111122223333:role/lf-app-access-role-1"}
#   sources:
#     - title: AWS Lake Formation best practices, auditing
#       url: https://aws.github.io/aws-lakeformation-best-practices/auditing/lake-formation-cloudtrail/
#     - title: Logging AWS Lake Formation API calls with CloudTrail
#       url: https://docs.aws.amazon.com/lake-formation/latest/dg/logging-using-cloudtrail.html
package checks.lake_access_principals

import data.lib.cloudtrail
import data.lib.verdict
import rego.v1

vending := {
	"GetDataAccess", "GetTemporaryGlueTableCredentials", "GetTemporaryGluePartitionCredentials", "GetTemporaryDataLocationCredentials",
}

# Credentials that were asked for; a refused request gave none.
given := [call |
	call := cloudtrail.calls[_]
	call.eventSource == "lakeformation.amazonaws.com"
	call.eventName in vending
	not call.succeeded == false
]

# The principal that Lake Formation names. Only where the caller asks for itself is it the caller.
principal(call) := call.lakeFormationPrincipal if {
	is_string(call.lakeFormationPrincipal)
} else := call.principal if {
	call.eventName != "GetDataAccess"
	is_string(call.principal)
}

# Who is listed in the model; else who has a grant among the answers of Lake Formation that were read.
expected := {name | some name in input.parameters.principals} if {
	count(input.parameters.principals) > 0
} else := {name |
	name := grants[_].PrincipalResourcePermissions[_].Principal.DataLakePrincipalIdentifier
	startswith(name, "arn:")
}

grants := [document |
	artifact := input.artifacts[_]
	artifact.kind == "lake-formation"
	document := artifact.documents[_]
	is_array(document.PrincipalResourcePermissions)
]

# There are further pages of grants, which may name anybody, or a grant to a group, an account or an organisation.
is_open if {
	count(input.parameters.principals) == 0
	some document in grants
	is_string(document.NextToken)
}

is_open if {
	count(input.parameters.principals) == 0
	some grant in grants[_].PrincipalResourcePermissions
	not regex.match(`^arn:[^:]*:iam::[0-9]*:(role|user)/`, grant.Principal.DataLakePrincipalIdentifier)
}

# A session is its role's; a role's name is unique in its account, whatever its path.
is_in(name, names) if name in names

is_in(name, names) if {
	session := regex.find_all_string_submatch_n(`^arn:[^:]*:sts::([0-9]+):assumed-role/([^/]+)/`, name, 1)[0]
	some each in names
	role := regex.find_all_string_submatch_n(`^arn:[^:]*:iam::([0-9]+):role/(?:.*/)?([^/]+)$`, each, 1)[0]
	[session[1], session[2]] == [role[1], role[2]]
}

unexpected := [call |
	call := given[_]
	not is_in(principal(call), expected)
	is_told(call)
]

untold := [call |
	call := given[_]
	not is_told(call)
]

is_told(call) if startswith(principal(call), "arn:")

observations contains object.union(
	{
		"object": "credentials to data",
		"result": verdict.worst(facts),
		"message": concat("; ", [each.message | each := facts[_]; each.result == verdict.worst(facts)]),
		"cites": [cite | fact := facts[_]; fact.result == verdict.worst(facts); cite := fact.cites[_]],
	},
	table,
) if {
	count(cloudtrail.logs) > 0
	is_about_the_lake
}

is_about_the_lake if count(given) > 0

# A log without such calls says nothing of a lake, unless the model or a grant says that there is one.
is_about_the_lake if {
	count(cloudtrail.gaps) > 0
	count(expected) > 0
}

table := {"table": {
	"columns": ["Principal", "Call", "Times", "Expected"],
	"rows": [[named(call), call.eventName, sprintf("%d", [call.times]), is_expected(call)] | call := array.slice(given, 0, 200)[_]],
}} if {
	count(given) > 0
} else := {}

facts := array.concat(array.concat(of_unexpected, of_untold), array.concat(of_given, cloudtrail.gaps))

of_unexpected := [{
	"result": "undecided",
	"message": sprintf("neither the model nor a grant says who may be given the %d credentials in %s", [cloudtrail.times_of(given), cloudtrail.about]),
	"cites": cloudtrail.cites(given, "additionalEventData"),
}] if {
	count(expected) == 0
	count(given) > 0
} else := [{
	"result": result_of_unexpected,
	"message": concat("", ["not expected among ", cloudtrail.about, ": ", concat(", ", sort({principal(call) | call := unexpected[_]}))]),
	"cites": cloudtrail.cites(unexpected, "additionalEventData"),
}] if {
	count(unexpected) > 0
} else := []

result_of_unexpected := "undecided" if {
	is_open
} else := "fail"

of_untold := [{
	"result": "undecided",
	"message": sprintf("for whom %d credentials were can't be told", [cloudtrail.times_of(untold)]),
	"cites": cloudtrail.cites(untold, "additionalEventData"),
}] if {
	count(untold) > 0
} else := []

of_given := [{
	"result": "pass",
	"message": sprintf("Of %s %d gave credentials, each to a principal that is expected", [cloudtrail.about, cloudtrail.times_of(given)]),
	"cites": cloudtrail.cites(given, "additionalEventData"),
}] if {
	count(given) > 0
} else := []

named(call) := principal(call) if {
	is_told(call)
} else := "not told"

is_expected(call) := "yes" if {
	is_in(principal(call), expected)
} else := "no" if {
	is_told(call)
	count(expected) > 0
} else := "not told"
