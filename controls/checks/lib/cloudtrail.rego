# CloudTrail records: the calls of all files together, which period they cover, and what keeps a log from telling.
package lib.cloudtrail

import rego.v1

# Each call of each file, with the place of its first record. A list: thousands of objects in a set take minutes.
calls := [object.union(call, {"path": artifact.path, "document": 0}) |
	artifact := input.artifacts[_]
	artifact.kind == "cloudtrail"
	call := artifact.documents[0].calls[_]
]

logs := [artifact |
	artifact := input.artifacts[_]
	artifact.kind == "cloudtrail"
]

records := sum([artifact.documents[0].records | artifact := logs[_]])

times(end) := [time |
	artifact := logs[_]
	time := artifact.documents[0][end]
	is_string(time)
]

# What was looked at, for a reader: "14 records from 2026-11-02T08:00:00Z to 2026-11-02T17:31:00Z".
about := sprintf("%d records from %v to %v", [records, min(times("first")), max(times("last"))]) if records > 1

about := sprintf("one record of %v", [min(times("first"))]) if records == 1

about := "no records" if records == 0

# Why a log is no whole log. A fact without a place in the file rests on the file as a whole.
gaps := array.concat(
	[{"result": "undecided", "message": concat("", [artifact.path, " holds no record"])} |
		artifact := logs[_]
		is_empty(artifact)
	],
	[{"result": "undecided", "message": concat("", ["the list goes on after the last record of ", artifact.path])} |
		artifact := logs[_]
		artifact.documents[0].more == true
	],
)

is_empty(artifact) if count(artifact.documents) == 0

is_empty(artifact) if artifact.documents[0].records == 0

# What came of a call: it went through, or its rights were missing, or it failed otherwise. A dry run tells that they were
# there.
came_of(call) := "went through" if {
	call.succeeded == true
} else := "not stated" if {
	not is_string(call.errorCode)
} else := "would have gone through" if {
	regex.match(`DryRunOperation$`, call.errorCode)
} else := "refused" if {
	regex.match(`accessdenied|unauthorized|notauthorized|authorizationerror|^forbidden`, lower(call.errorCode))
} else := "failed otherwise"

times_of(list) := sum([call.times | call := list[_]])

# The place of a call's first record, or of one field of it.
cite(call, field) := {"path": call.path, "document": call.document, "at": array.concat(call.at, [field])}

# Some, so that a page stays readable. What a function is given regopy finds in a comprehension's body alone.
cites(list, field) := [place |
	call := list[index]
	index < 12
	place := cite(call, field)
]

# "DeleteBucket of s3, PutParameter of ssm and 3 other kinds of call".
named(list) := concat("", [concat(", ", [name | name := names[index]; index < 5]), more(count(names))]) if {
	# array.slice of what sort returns is an error in regopy.
	names := sort({named_call(call) | call := list[_]})
}

named_call(call) := concat("", [call.eventName, " of ", trim_suffix(call.eventSource, ".amazonaws.com")])

more(number) := sprintf(" and %d other kinds of call", [number - 5]) if {
	number > 5
} else := ""
