# Decisions on a corpus of calls, as rows by user agent and access level.
package lib.iam_decisions

import rego.v1

decided := input.facts["iam-decisions"]

# Levels of access that change something. What the reference of actions doesn't know may change something, too.
changing := {"Write", "Permissions management", "Tagging", "unknown to the reference"}

# Policies in files, and those of a template that ask for a user agent: others in a template are somebody else's.
about_user_agents contains holder if {
	some holder in decided.holders
	holder.kind == "files"
}

about_user_agents contains holder if {
	some holder in decided.holders
	count(holder.asks_for_user_agent) > 0
}

# Calls could not be decided at all.
problems contains {
	"object": "calls",
	"result": "undecided",
	"message": concat("", ["The calls could not be decided: ", decided.problem, "."]),
} if {
	decided.problem != ""
}

# Where a holder's answer stands: the statements that ask for the user agent, or else its policies as such.
cites(holder) := holder.asks_for_user_agent if {
	count(holder.asks_for_user_agent) > 0
} else := [holder.place]

# regopy 1.5.2 gives `row[kind].count` a kind of its own inside a comprehension.
total(rows, kind) := sum([number | some row in rows; number := object.get(row, [kind, "count"], 0)])

calls(rows) := sum([row.total | some row in rows])

table(holder) := {
	"columns": ["User agent", "Kind of action", "Calls", "Denied", "Let through", "Undecided", "Not denied, by name"],
	"rows": [line(row) | some row in holder.rows],
}

line(row) := [
	row.user_agent,
	row.level,
	format_int(row.total, 10),
	format_int(row.denied.count, 10),
	format_int(row.allowed.count, 10),
	format_int(row.undecided.count, 10),
	some_names(array.concat(row.allowed.names, row.undecided.names), row.allowed.count + row.undecided.count, 6),
]

# The first few names, and how many more there are.
some_names(names, total, most) := "" if {
	total == 0
} else := concat(", ", names) if {
	total <= most
	count(names) == total
} else := concat("", [concat(", ", array.slice(names, 0, most)), " and ", format_int(total - most, 10), " more"])

# What stands behind what was decided, said once.
notes(holder) := concat("", [concat("", [" Here, ", note, "."]) | some note in holder.notes])

reasons(rows) := concat("; ", sort({why | some row in rows; some why in row.undecided.why}))
