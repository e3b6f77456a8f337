# Settings, grants, filters and locations of Lake Formation, as the decider finds them in answers of the API and in templates.
package lib.lake_formation

import rego.v1

facts(kind) := input.facts["lake-formation"][kind]

at(found, name) := array.concat(found.at, [name])

# A list of the settings that is given, with all its values known.
known_values(list) := {value | some value in list.values} if {
	list.state == "given"
	every value in list.values {
		is_known(value)
	}
}

is_known(text) if {
	is_string(text)
	not contains(text, "‹unknown›")
}

# The group of everybody whom IAM lets in, and the one of all principals of an account.
is_everybody(principal) if upper(principal) == "IAM_ALLOWED_PRINCIPALS"

is_everybody(principal) if regex.match(`^[0-9]{12}:IAMPrincipals$`, principal)

# A resource of a template that is made under a condition says nothing for certain, and neither do settings that are
# added to what is there already.
is_whole(settings) if {
	settings.certain == true
	settings.replaces == true
}
