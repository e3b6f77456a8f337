# What a check says of one object, made of facts that each pass, fail or stay undecided. The worst fact decides, and an
# object passes only when every fact about it does.
package lib.verdict

import rego.v1

# `found` is what was looked at (a path and the number of a document in it), `at` the place inside it.
fact(result, message, found, at) := {
	"result": result,
	"message": message,
	"cite": {"path": found.path, "document": found.document, "at": at},
}

# `good` is what is said when all is well. No facts, no observation.
observation(object, facts, good) := {
	"object": object,
	"result": result,
	"message": message(facts, result, good),
	"cites": [cite | some cite in {each.cite | some each in facts; each.result == result}],
} if {
	count(facts) > 0
	result := worst(facts)
}

worst(facts) := "fail" if {
	some each in facts
	each.result == "fail"
} else := "pass" if {
	every each in facts {
		each.result == "pass"
	}
} else := "undecided"

message(_, "pass", good) := good

message(facts, result, _) := concat("; ", sort({each.message | some each in facts; each.result == result})) if {
	result != "pass"
}

# Text that something fills in later (a template's placeholder, a variable of a shell or of a build), or that was taken out.
is_placeholder(text) if {
	is_string(text)
	regex.match(`\{\{|\$\{|\$\(|^\$|<[a-zA-Z]|%[a-zA-Z_]+%|__[A-Z_]+__|redacted`, text)
}
