# Objects of Sealed Secrets, its controller's options, and the values of its chart.
package lib.sealed_secrets

import data.lib.kubernetes
import rego.v1

api := "bitnami.com"

sealed contains found if {
	some found in kubernetes.objects
	kubernetes.in_group(found, api, {"SealedSecret"})
}

# The Secrets that hold sealing keys: the controller labels them, as `active` or, by hand, as `compromised`.
key_label := "sealedsecrets.bitnami.com/sealed-secrets-key"

keys contains found if {
	some found in kubernetes.objects
	kubernetes.in_group(found, "", {"Secret"})
	key_label in object.keys(found.value.metadata.labels)
}

# The containers that run the controller, whatever they are called.
controllers contains object.union(pod, {"container": container}) if {
	some pod in kubernetes.pods
	container := kubernetes.containers(pod)[_]
	container.kind == "containers"
	is_controller(container.value)
}

is_controller(container) if {
	is_string(container.image)
	regex.match(`(^|[/-])sealed-secrets(-controller)?(-fips|-container)?([:@]|$)`, container.image)
}

is_controller(container) if {
	some option in words(container)
	startswith(option, "--key-renew-period")
}

# The command line in one list; what is no text there is left out.
words(container) := [word |
	word := array.concat(part(container, "command"), part(container, "args"))[_]
	is_string(word)
]

part(container, name) := value if {
	value := object.get(container, name, [])
	is_array(value)
} else := []

# The value of an option, as `--name=value` or in the next word; undefined when it is not given.
option(given, flag) := value if {
	values := [substring(word, count(flag) + 1, -1) |
		word := given[_]
		startswith(word, concat("", [flag, "="]))
	]
	value := values[count(values) - 1]
} else := value if {
	values := [given[index + 1] |
		word := given[index]
		word == flag
	]
	value := values[count(values) - 1]
}

# The values of the chart, alone or under its name in the values of one that contains it.
charts contains {"path": artifact.path, "document": index, "at": [], "value": values, "name": "chart values"} if {
	some artifact in input.artifacts
	artifact.kind == "helm-values"
	some index, values in artifact.documents
	is_chart(values)
}

charts contains {
	"path": artifact.path,
	"document": index,
	"at": [name],
	"value": values[name],
	"name": concat("", ["chart values, ", name]),
} if {
	some artifact in input.artifacts
	artifact.kind == "helm-values"
	some index, values in artifact.documents
	is_object(values)
	some name in wrappers
	is_object(values[name])
	not is_chart(values)
}

wrappers := ["sealed-secrets", "sealedSecrets", "sealed_secrets", "sealedsecrets"]

telling_keys := {
	"keyrenewperiod", "keyttl", "keycutofftime", "createController", "privateKeyAnnotations", "privateKeyLabels", "skipRecreate",
}

is_chart(values) if {
	some key in telling_keys
	key in object.keys(values)
}

is_chart(values) if contains(object.get(values, ["image", "repository"], ""), "sealed-secrets")

is_chart(values) if "serviceProxier" in object.keys(object.get(values, "rbac", {}))

# Nothing in them tells, but the element that they are of is a part of Sealed Secrets.
is_chart(values) if {
	is_object(values)
	object.get(input, ["subject", "technology"], null) in {"sealed-secrets-controller", "sealing-endpoint"}
	not wraps_chart(values)
}

wraps_chart(values) if {
	some name in wrappers
	is_object(values[name])
}

at(chart, path) := array.concat(chart.at, path)

# A switch of the chart: what its templates take for true, and its default where nothing is stated.
switch(chart, path) := "default" if {
	object.get(chart.value, path, null) == null
} else := "on" if {
	object.get(chart.value, path, null) == true
} else := "off" if {
	object.get(chart.value, path, null) == false
} else := "unknown"
