# The Secrets Store CSI driver: its classes, its containers, its chart's values and its objects in a cluster.
package lib.secrets_store

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

api := "secrets-store.csi.x-k8s.io"

driver := "secrets-store.csi.k8s.io"

classes contains found if {
	some found in kubernetes.objects
	kubernetes.in_group(found, api, {"SecretProviderClass"})
}

csi_drivers contains found if {
	some found in kubernetes.objects
	kubernetes.in_group(found, "storage.k8s.io", {"CSIDriver"})
	found.value.metadata.name == driver
}

# The container of the driver itself: by its image, or by the arguments that no other has.
driver_containers contains {"pod": pod, "container": container} if {
	some pod in kubernetes.pods
	some container in kubernetes.containers(pod)
	is_driver(container.value)
}

is_driver(container) if {
	is_string(container.image)
	regex.match(`(^|/)(csi-secrets-store/driver|secrets-store-csi-driver|secrets-store-csi/driver)([:@]|$)`, container.image)
}

is_driver(container) if {
	some argument in arguments(container)
	regex.match(`^--?enable-secret-rotation(=|$)`, argument)
}

is_driver(container) if {
	some argument in arguments(container)
	regex.match(`^--?provider-volume(=|$)`, argument)
	some other in arguments(container)
	regex.match(`^--?nodeid(=|$)`, other)
}

# What a container is started with, of the command and of its arguments, as far as it is text.
arguments(container) := [argument |
	some list in ["command", "args"]
	argument := listed(object.get(container, list, []))[_]
	is_string(argument)
]

listed(value) := value if is_array(value)

listed(value) := [] if not is_array(value)

# The values of the driver's chart: alone, or under its name in those of a chart that brings it along.
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
	not is_chart(values)
	some name in nested
	is_object(values[name])
	not object.get(values[name], "install", true) == false
}

# The provider's values that say nothing of the driver which its chart brings: its defaults apply.
charts contains {"path": artifact.path, "document": index, "at": [], "value": {}, "name": "chart values"} if {
	some artifact in input.artifacts
	artifact.kind == "helm-values"
	some index, values in artifact.documents
	is_object(values)
	not is_chart(values)
	is_providers(values)
	count({name | some name in nested; name in object.keys(values)}) == 0
}

nested := ["secrets-store-csi-driver", "secretsStoreCsiDriver", "secrets_store_csi_driver"]

telling := {
	"enableSecretRotation", "rotationPollInterval", "syncSecret", "filteredWatchSecret", "providerHealthCheck",
	"tokenRequests", "windows",
}

is_chart(values) if {
	is_object(values)
	some name in telling
	name in object.keys(values)
}

is_chart(values) if {
	is_string(values.linux.image.repository)
	contains(values.linux.image.repository, "secrets-store")
}

is_providers(values) if {
	is_string(values.image.repository)
	contains(values.image.repository, "secrets-store-csi-driver-provider-aws")
}

at(chart, path) := array.concat(chart.at, path)

# A switch of the chart: its templates take any text for true, `"false"` as well.
switch(chart, path) := "default" if {
	object.get(chart.value, path, null) == null
} else := "on" if {
	object.get(chart.value, path, null) == true
} else := "off" if {
	object.get(chart.value, path, null) == false
} else := "unknown"

# The volumes of a pod that the driver mounts, each with its place in the list.
volumes(pod) := [{"name": object.get(volume, "name", ""), "csi": volume.csi, "at": array.concat(pod.at, ["volumes", index])} |
	volume := listed(object.get(pod.spec, "volumes", []))[index]
	is_object(volume)
	is_object(object.get(volume, "csi", null))
	may_be_the_driver(volume.csi)
]

may_be_the_driver(csi) if csi.driver == driver

may_be_the_driver(csi) if verdict.is_placeholder(csi.driver)
