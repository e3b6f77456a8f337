# METADATA
# title: A new sealing key is made within the agreed time
# description: >-
#   What is sealed under a new key is closed to whoever has an older one. Renewal changes no value and retires no key; but
#   without it one key opens all that was ever sealed, and all that will be.
# custom:
#   mitigation: sealing-key-renewed
#   reads: [kubernetes, helm-values]
#   method: examine
#   valid-days: 90
#   parameters:
#     max-days: {default: 30, about: "The longest time between two sealing keys, in days."}
#   fix: Leave the controller's renewal period at its default of 30 days, or set one within the limit, in hours.
#   corrected: |
#     keyrenewperiod: 720h
#   sources:
#     - title: Sealed Secrets, sealing key renewal
#       url: https://github.com/bitnami/sealed-secrets#sealing-key-renewal
#     - title: Sealed Secrets, Helm chart
#       url: https://github.com/bitnami/sealed-secrets/tree/main/helm/sealed-secrets
package checks.sealing_key_renewal

import data.lib.cloudformation
import data.lib.kubernetes
import data.lib.sealed_secrets
import data.lib.verdict
import rego.v1

good := "It makes a new key within the agreed time."

observations contains verdict.observation(controller.name, [of_controller(controller)], good) if {
	object.get(input, ["subject", "technology"], null) != "container-registry"
	some controller in sealed_secrets.controllers
}

observations contains verdict.observation(chart.name, [of_chart(chart)], good) if {
	some chart in sealed_secrets.charts
}

# What the binary does when nothing is said.
default_period := "720h"

# Stated arguments replace all of the chart's; a number 0 is no value to its template, so the default holds.
of_chart(chart) := verdict.fact("undecided", "the chart installs no controller", chart, sealed_secrets.at(chart, ["createController"])) if {
	not sealed_secrets.switch(chart, ["createController"]) in {"on", "default"}
} else := judged(of_words(words), chart, sealed_secrets.at(chart, ["args"])) if {
	words := object.get(chart.value, "args", null)
	not words in [null, [], ""]
} else := judged(default_period, chart, chart.at) if {
	object.get(chart.value, "keyrenewperiod", null) in {null, "", 0, false}
} else := judged(chart.value.keyrenewperiod, chart, sealed_secrets.at(chart, ["keyrenewperiod"]))

# A flag wins over the variable that stands for it.
of_controller(controller) := verdict.fact("undecided", "its command line can't be read", controller, controller.container.at) if {
	not has_words(controller.container.value)
} else := verdict.fact("undecided", "it is an old release, which has another flag for it", controller, controller.container.at) if {
	some word in sealed_secrets.words(controller.container.value)
	startswith(word, "--rotate-period")
} else := verdict.fact("undecided", "it is started by way of a shell", controller, controller.container.at) if {
	some word in sealed_secrets.words(controller.container.value)
	regex.match(`^(/bin/|/usr/bin/)?(ba|da|a)?sh$|.key-renew-period.*\s|\s-*key-renew-period`, word)
} else := judged(period, controller, array.concat(controller.container.at, ["args"])) if {
	period := sealed_secrets.option(sealed_secrets.words(controller.container.value), "--key-renew-period")
} else := judged(variable(controller.container.value), controller, array.concat(controller.container.at, ["env"])) if {
	variable(controller.container.value)
} else := verdict.fact("undecided", "its environment is filled from elsewhere", controller, array.concat(controller.container.at, ["envFrom"])) if {
	not object.get(controller.container.value, "envFrom", null) in [null, []]
} else := judged(default_period, controller, controller.container.at)

has_words(container) if {
	every name in ["command", "args"] {
		is_words(object.get(container, name, null))
	}
	is_list(object.get(container, "env", null))
}

is_words(value) if value == null

is_words(value) if {
	is_array(value)
	every word in value {
		is_string(word)
	}
}

is_list(value) if value == null

is_list(value) if kubernetes.all_objects(value)

variable(container) := value if {
	some each in container.env
	each.name == "SEALED_SECRETS_KEY_RENEW_PERIOD"
	value := object.get(each, "value", "filled in from elsewhere")
}

of_words(words) := "can't be told" if {
	not is_words(words)
} else := period if {
	period := sealed_secrets.option(words, "--key-renew-period")
} else := default_period

judged(period, found, at) := verdict.fact("fail", "renewal is off", found, at) if {
	hours(period) == 0
} else := verdict.fact("pass", "it is short enough", found, at) if {
	hours(period) > 0
	hours(period) <= limit * 24
} else := verdict.fact("fail", concat("", ["a new key is made more seldom than every ", sprintf("%v", [limit]), " days"]), found, at) if {
	hours(period) > limit * 24
} else := verdict.fact("undecided", "the period can't be told; the controller takes hours, minutes and seconds, each with its unit", found, at)

# A duration as Go writes it: nothing, or parts with a unit each, the largest of which is the hour.
hours(period) := 0 if period in {"0", "+0", "-0"}

hours(period) := total if {
	is_string(period)
	regex.match(`^\+?([0-9]{1,9}(\.[0-9]{1,9})?(h|m|s|ms))+$`, period)
	total := time.parse_duration_ns(trim_prefix(period, "+")) / 3600000000000
}

limit := cloudformation.number(input.parameters["max-days"])
