# Objects of the External Secrets Operator, and the values of its chart.
package lib.external_secrets

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

api := "external-secrets.io"

generator_api := "generators.external-secrets.io"

# SecretStores and ClusterSecretStores.
stores contains found if {
	some found in kubernetes.objects
	kubernetes.in_group(found, api, {"SecretStore", "ClusterSecretStore"})
}

# ExternalSecrets, and the ones that a ClusterExternalSecret makes; `at` is the place of the specification.
external_secrets contains object.union(found, {"at": at, "spec": spec}) if {
	some found in kubernetes.objects
	kubernetes.group(found.value) == api
	at := specifications[found.value.kind]
	spec := object.get(found.value, at, null)
}

specifications := {
	"ExternalSecret": ["spec"],
	"ClusterExternalSecret": ["spec", "externalSecretSpec"],
}

# Whether anything here speaks of the operator: its objects, roles over them, or the element itself.
is_there if {
	some found in kubernetes.objects
	kubernetes.group(found.value) in {api, generator_api}
}

is_there if {
	some found in kubernetes.objects
	kubernetes.in_group(found, "rbac.authorization.k8s.io", {"Role", "ClusterRole"})
	some rule in found.value.rules
	speaks_of_it(rule)
}

is_there if is_of_the_operator

is_of_the_operator if {
	is_string(input.subject.technology)
	startswith(input.subject.technology, "external-secrets-")
}

speaks_of_it(rule) if {
	some group in rule.apiGroups
	group in {api, generator_api}
}

# Versions whose fields are known here. Older ones are no longer served, but their fields mean the same.
is_known_version(found) if found.value.apiVersion in {
	"external-secrets.io/v1",
	"external-secrets.io/v1beta1",
	"external-secrets.io/v1alpha1",
}

# The values of the chart, alone or under the chart's name in the values of one that contains it.
charts contains {"path": artifact.path, "document": index, "at": [], "value": values, "name": "chart values"} if {
	some artifact in input.artifacts
	artifact.kind == "helm-values"
	some index, values in artifact.documents
	is_chart(values)
}

charts contains {
	"path": artifact.path,
	"document": index,
	"at": steps,
	"value": object.get(values, steps, {}),
	"name": concat("", ["chart values, ", concat(".", steps)]),
} if {
	some artifact in input.artifacts
	artifact.kind == "helm-values"
	some index, values in artifact.documents
	is_object(values)
	not is_chart(values)
	some steps in inner(values)
}

# Where the values of a chart that contains it hold its own: under its name or another, at most two steps down.
inner(values) := {steps |
	walk(values, [steps, value])
	count(steps) in {1, 2}
	is_object(value)
	is_its(steps[count(steps) - 1], value)
}

is_its(name, _) if name in {"external-secrets", "externalSecrets", "external_secrets", "externalsecrets"}

is_its(_, value) if tells(value)

telling_keys := {
	"processClusterStore", "processClusterExternalSecret", "processClusterPushSecret", "processPushSecret",
	"processSecretStore", "processClusterGenerator", "scopedRBAC", "scopedNamespace", "certController", "createOperator",
	"openshiftFinalizers", "controllerClass", "extendedMetricLabels",
}

is_chart(values) if tells(values)

tells(values) if {
	some key in telling_keys
	key in object.keys(values)
}

tells(values) if {
	is_object(values.rbac)
	"serviceAccountTokenCreate" in object.keys(values.rbac)
}

is_chart(values) if contains(object.get(values, ["image", "repository"], ""), "external-secrets")

# The image is named nowhere, but the element that the values are of is a part of the operator.
is_chart(values) if {
	is_object(values)
	technology := object.get(input, ["subject", "technology"], null)
	is_string(technology)
	startswith(technology, "external-secrets-")
	not wraps_chart(values)
}

wraps_chart(values) if count(inner(values)) > 0

# The values where they are of the controller: what they say of its rights says nothing of the other two.
controller_charts contains chart if {
	some chart in charts
	not object.get(input, ["subject", "technology"], null) in {"external-secrets-webhook", "external-secrets-cert-controller"}
}

# A switch of the chart. Its templates take any text for true, `"false"` as well, and its schema refuses text.
switch(chart, path) := "default" if {
	object.get(chart.value, path, null) == null
} else := "on" if {
	object.get(chart.value, path, null) == true
} else := "off" if {
	object.get(chart.value, path, null) == false
} else := "unknown"

# The chart binds Roles of one namespace only where both are set.
is_scoped(chart) if {
	switch(chart, ["scopedRBAC"]) == "on"
	namespace := chart.value.scopedNamespace
	is_string(namespace)
	namespace != ""
	not verdict.is_placeholder(namespace)
}

# The three deployments of the chart: where their values stand, and whether they are of the element in question.
components contains {"title": "controller", "at": [], "switch": ["createOperator"]} if is_asked_for("controller")

components contains {"title": "webhook", "at": ["webhook"], "switch": ["webhook", "create"]} if is_asked_for("webhook")

components contains {"title": "cert-controller", "at": ["certController"], "switch": ["certController", "create"]} if {
	is_asked_for("cert-controller")
}

one_component := {
	"external-secrets-controller": "controller",
	"external-secrets-webhook": "webhook",
	"external-secrets-cert-controller": "cert-controller",
}

is_asked_for(title) if one_component[input.subject.technology] == title

is_asked_for(_) if not is_one_component

is_one_component if one_component[input.subject.technology]

# Whether a part of the chart is switched off, and so has nothing to show.
is_off(chart, component) if object.get(chart.value, component.switch, true) == false

at(chart, path) := array.concat(chart.at, path)
