# METADATA
# title: The driver fetches mounted secrets again within the agreed time
# description: >-
#   As shipped the driver fetches once, when the pod starts. After a rotation the pod goes on with the old value until it
#   is replaced, or fails when that is withdrawn.
# custom:
#   mitigation: mounts-refreshed
#   reads: [kubernetes, helm-values]
#   subjects: [secrets-store-csi-driver]
#   method: examine
#   valid-days: 90
#   parameters:
#     longest: {default: "1h", about: "The longest time between two fetches, such as 30m or 2h."}
#   fix: Set enableSecretRotation and a rotationPollInterval in the driver's chart.
#   corrected: |
#     enableSecretRotation: true
#     rotationPollInterval: 1h
#   sources:
#     - title: Secrets Store CSI Driver, auto rotation
#       url: https://secrets-store-csi-driver.sigs.k8s.io/topics/secret-auto-rotation
package checks.csi_rotation

import data.lib.secrets_store
import data.lib.verdict
import rego.v1

good := "Mounts are fetched again within the agreed time."

observations contains verdict.observation(chart.name, [switched(chart), every_so_often(chart)], good) if {
	some chart in secrets_store.charts
}

switched(chart) := verdict.fact("pass", "rotation is on", chart, at) if {
	at := secrets_store.at(chart, ["enableSecretRotation"])
	secrets_store.switch(chart, ["enableSecretRotation"]) == "on"
} else := verdict.fact("fail", "rotation is off, as the chart has it by default", chart, chart.at) if {
	secrets_store.switch(chart, ["enableSecretRotation"]) == "default"
} else := verdict.fact("fail", "rotation is off", chart, secrets_store.at(chart, ["enableSecretRotation"])) if {
	secrets_store.switch(chart, ["enableSecretRotation"]) == "off"
} else := verdict.fact("undecided", "whether rotation is on can't be told", chart, secrets_store.at(chart, ["enableSecretRotation"]))

# Two minutes unless the chart says otherwise.
every_so_often(chart) := within(object.get(chart.value, "rotationPollInterval", null), chart, secrets_store.at(chart, ["rotationPollInterval"]))

within(text, found, at) := verdict.fact("pass", "the driver's own interval applies", found, at) if {
	text in [null, ""]
	nanoseconds(input.parameters.longest) >= nanoseconds("2m")
} else := verdict.fact("pass", "it is within the agreed time", found, at) if {
	nanoseconds(text) > 0
	nanoseconds(text) <= nanoseconds(input.parameters.longest)
} else := verdict.fact("fail", concat("", ["mounts are fetched again each ", text, " only"]), found, at) if {
	nanoseconds(text) > nanoseconds(input.parameters.longest)
} else := verdict.fact("undecided", "the time between two fetches can't be told", found, at)

nanoseconds(text) := time.parse_duration_ns(text) if {
	is_string(text)
	regex.match(`^([0-9]{1,6}(\.[0-9]{1,6})?(ns|us|ms|s|m|h))+$`, text)
}

observations contains verdict.observation(each.pod.name, facts(each), good) if {
	some each in secrets_store.driver_containers
}

facts(each) := array.concat([flag(each), interval(each)], republished(each))

# Of a flag that comes twice the last counts.
said(container, name) := values[count(values) - 1] if {
	values := [value |
		argument := secrets_store.arguments(container.value)[_]
		regex.match(concat("", ["^--?", name, "(=|$)"]), argument)
		value := value_of(argument)
	]
	count(values) > 0
}

value_of(argument) := concat("=", array.slice(pieces, 1, count(pieces))) if {
	pieces := split(argument, "=")
	count(pieces) > 1
} else := ""

# A switch of Go: without a value it is on.
flag(each) := verdict.fact("undecided", "its arguments can't be read", each.pod, each.container.at) if {
	not has_readable_arguments(each.container.value)
} else := verdict.fact("pass", "rotation is on", each.pod, arguments_of(each)) if {
	said(each.container, "enable-secret-rotation") in {"", "true", "True", "TRUE", "t", "T", "1"}
} else := verdict.fact("fail", "rotation is off", each.pod, arguments_of(each)) if {
	said(each.container, "enable-secret-rotation") in {"false", "False", "FALSE", "f", "F", "0"}
} else := verdict.fact("undecided", "whether rotation is on is filled in later", each.pod, arguments_of(each)) if {
	said(each.container, "enable-secret-rotation")
} else := verdict.fact("fail", "rotation is off, as it is without the argument", each.pod, arguments_of(each))

interval(each) := within(said(each.container, "rotation-poll-interval"), each.pod, arguments_of(each)) if {
	said(each.container, "rotation-poll-interval") != ""
} else := within(following(each.container, "rotation-poll-interval"), each.pod, arguments_of(each)) if {
	said(each.container, "rotation-poll-interval") == ""
	following(each.container, "rotation-poll-interval")
} else := verdict.fact("undecided", "the time between two fetches can't be told", each.pod, arguments_of(each)) if {
	said(each.container, "rotation-poll-interval") == ""
} else := within(null, each.pod, arguments_of(each))

# The word after a flag that has no value of its own.
following(container, name) := values[count(values) - 1] if {
	given := secrets_store.arguments(container.value)
	values := [given[index + 1] |
		argument := given[index]
		regex.match(concat("", ["^--?", name, "$"]), argument)
	]
	count(values) > 0
}

arguments_of(each) := array.concat(each.container.at, ["args"])

has_readable_arguments(container) if {
	every list in ["command", "args"] {
		all_texts(object.get(container, list, []))
	}
}

all_texts(value) if {
	is_array(value)
	every each in value {
		is_string(each)
	}
}

# From release 1.6 on the kubelet repeats the call, if the driver's object in the cluster asks for it.
republished(each) := [verdict.fact("undecided", "the CSIDriver does not ask the kubelet to repeat the call, as releases from 1.6 on need it", found, ["spec"]) |
	some found in secrets_store.csi_drivers
	not object.get(found.value, ["spec", "requiresRepublish"], false) == true
	is_object(each.container)
]
