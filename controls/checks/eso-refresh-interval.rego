# METADATA
# title: External secrets are fetched again within the agreed time
# description: >-
#   The operator polls. A secret that is fetched once, or rarely, stays in the cluster after it was rotated or withdrawn,
#   and a changed copy is not put right. Into an immutable Secret no new value is written at all.
# custom:
#   mitigation: secret-refresh
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   parameters:
#     max-hours: {default: 24, about: The longest interval in hours.}
#   fix: Set spec.refreshInterval to a period above zero within the limit and leave refreshPolicy out, or at Periodic.
#   corrected: |
#     spec:
#       refreshPolicy: Periodic
#       refreshInterval: 1h0m0s
#   sources:
#     - title: External Secrets Operator, ExternalSecret
#       url: https://external-secrets.io/latest/api/externalsecret/
package checks.eso_refresh_interval

import data.lib.external_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(secret.name, facts(secret), "It is fetched again within the agreed time.") if {
	some secret in external_secrets.external_secrets
}

facts(secret) := [verdict.fact("undecided", "its API version is not known to this check", secret, ["apiVersion"])] if {
	not external_secrets.is_known_version(secret)
} else := [verdict.fact("undecided", "it has no specification that can be read", secret, secret.at)] if {
	not is_object(secret.spec)
} else := [policy(secret), interval(secret), windows(secret), written(secret)]

policy(secret) := verdict.fact("pass", "it is refreshed periodically", secret, at(secret, "refreshPolicy")) if {
	object.get(secret.spec, "refreshPolicy", "Periodic") in ["Periodic", "", null]
} else := verdict.fact("fail", sprintf("its refresh policy is %s", [value]), secret, at(secret, "refreshPolicy")) if {
	value := secret.spec.refreshPolicy
	value in {"CreatedOnce", "OnChange"}
} else := verdict.fact("undecided", "its refresh policy is not known to this check", secret, at(secret, "refreshPolicy"))

# Left out, the interval is one hour: the default in the resource definition.
interval(secret) := verdict.fact("pass", "the default interval of one hour applies", secret, secret.at) if {
	object.get(secret.spec, "refreshInterval", null) == null
	not is_misspelt(secret)
	limit >= 1
} else := verdict.fact("fail", "it is fetched once and never again", secret, at(secret, "refreshInterval")) if {
	hours(secret.spec.refreshInterval) <= 0
} else := verdict.fact("pass", "its interval is short enough", secret, at(secret, "refreshInterval")) if {
	hours(secret.spec.refreshInterval) > 0
	hours(secret.spec.refreshInterval) <= limit
} else := verdict.fact(
	"fail",
	sprintf("it is fetched every %s, and %v hours are agreed", [secret.spec.refreshInterval, limit]),
	secret, at(secret, "refreshInterval"),
) if {
	hours(secret.spec.refreshInterval) > limit
} else := verdict.fact("undecided", "its interval can't be told", secret, at(secret, "refreshInterval"))

# Windows say when it may be refreshed, and so may hold a refresh back.
windows(secret) := verdict.fact("pass", "no window holds a refresh back", secret, secret.at) if {
	object.get(secret.spec, "syncWindows", null) in [null, [], {}]
} else := verdict.fact("undecided", "windows may hold a refresh back", secret, at(secret, "syncWindows"))

# What is fetched must also be written: not into an immutable Secret, and not by an object that writes none.
written(secret) := verdict.fact("fail", "its Secret is immutable, so a new value never reaches it", secret, at(secret, "target")) if {
	object.get(secret.spec, ["target", "immutable"], null) == true
} else := verdict.fact("undecided", "whether its Secret is immutable can't be told", secret, at(secret, "target")) if {
	not object.get(secret.spec, ["target", "immutable"], null) in {false, null}
} else := verdict.fact("fail", "its creation policy is None, so it writes no Secret", secret, at(secret, "target")) if {
	object.get(secret.spec, ["target", "creationPolicy"], null) == "None"
} else := verdict.fact("pass", "what it fetches is written", secret, at(secret, "target"))

at(secret, name) := array.concat(secret.at, [name])

is_misspelt(secret) if {
	some name in object.keys(secret.spec)
	name != "refreshInterval"
	lower(name) == "refreshinterval"
}

is_misspelt(secret) if {
	some name in object.keys(secret.spec)
	lower(name) in {"refresh_interval", "refresh-interval", "refresh", "interval"}
}

limit := input.parameters["max-hours"] if is_number(input.parameters["max-hours"])

limit := to_number(input.parameters["max-hours"]) if is_string(input.parameters["max-hours"])

# A duration as Go writes it, such as 1h30m or 1.5h; a bare 0 is one too, and no other number.
hours(duration) := time.parse_duration_ns(trim_prefix(duration, "+")) / 3600000000000 if {
	is_string(duration)
	regex.match(`^\+?([0-9]{1,6}(\.[0-9]{1,6})?(ns|us|ms|s|m|h))+$`, duration)
}

# The operator takes less than nothing for nothing.
hours(duration) := 0 if {
	is_string(duration)
	regex.match(`^-([0-9]{1,6}(\.[0-9]{1,6})?(ns|us|ms|s|m|h))+$`, duration)
}

hours(duration) := 0 if duration in ["0", 0]
