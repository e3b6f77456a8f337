# Kubernetes objects: what they are called, and what the pods among them run.
package lib.kubernetes

import rego.v1

objects contains {
	"path": place.path,
	"document": place.document,
	"value": place.value,
	"name": named(place),
} if {
	some place in places
}

places contains {"path": artifact.path, "document": index, "value": value, "label": label(value)} if {
	some artifact in input.artifacts
	artifact.kind == "kubernetes"
	some index, value in artifact.documents
	is_object(value)
}

labels[place.label] contains [place.path, place.document] if some place in places

# Two objects of one name, say from two overlays, are told apart by where they stand.
named(place) := place.label if {
	count(labels[place.label]) == 1
} else := sprintf("%s (%s, document %d)", [place.label, place.path, place.document + 1])

label(value) := sprintf("%v %s/%v", [kind(value), namespace(value), name(value)]) if {
	namespace(value) != ""
} else := sprintf("%v %v", [kind(value), name(value)])

kind(value) := object.get(value, "kind", "object")

name(value) := found if {
	found := object.get(value, ["metadata", "name"], "")
	found != ""
	found != null
} else := sprintf("%v*", [generated]) if {
	generated := object.get(value, ["metadata", "generateName"], "")
	generated != ""
} else := "without a name"

namespace(value) := found if {
	found := object.get(value, ["metadata", "namespace"], "")
	is_string(found)
} else := ""

# The part of `apiVersion` before the slash; "" for the core group.
group(value) := split(value.apiVersion, "/")[0] if {
	is_string(value.apiVersion)
	contains(value.apiVersion, "/")
} else := "" if {
	is_string(value.apiVersion)
}

in_group(found, name, kinds) if {
	group(found.value) == name
	found.value.kind in kinds
}

# Where the objects that start pods keep the specification of those pods.
pod_paths := [
	["spec"],
	["spec", "template", "spec"],
	["spec", "jobTemplate", "spec", "template", "spec"],
	["template", "spec"],
	["spec", "workloadTemplate", "spec", "template", "spec"],
]

container_lists := ["containers", "initContainers", "ephemeralContainers"]

# A pod, or anything with a template of pods, whatever its kind is called.
pods contains {
	"path": found.path,
	"document": found.document,
	"name": found.name,
	"value": found.value,
	"at": at,
	"spec": spec,
} if {
	some found in objects
	some at in pod_paths
	holds_pod(found.value, at)
	spec := object.get(found.value, at, null)
	is_object(spec)
	some name in container_lists
	name in object.keys(spec)
}

# Right below `spec` a pod alone has its containers; elsewhere they are changes to some that an operator makes.
holds_pod(_, at) if count(at) > 1

holds_pod(value, _) if value.kind == "Pod"

workload_kinds := {
	"Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "CronJob",
}

# Objects that start pods by their kind, but hold no specification that can be read.
unreadable_workloads contains found if {
	some found in objects
	group(found.value) in {"", "apps", "batch", "extensions"}
	found.value.kind in workload_kinds
	not has_pod(found)
}

has_pod(found) if {
	some pod in pods
	pod.path == found.path
	pod.document == found.document
}

containers(pod) := [{
	"value": container,
	"label": sprintf("%v", [object.get(container, "name", index)]),
	"kind": list,
	"at": array.concat(pod.at, [list, index]),
} |
	some list in container_lists
	container := object.get(pod.spec, list, [])[index]
	is_object(container)
]

# Lists of containers that are no lists, and containers that are no objects.
unreadable_containers(pod) := [array.concat(pod.at, [list]) |
	some list in container_lists
	value := object.get(pod.spec, list, [])
	value != null
	not all_objects(value)
]

# A pod runs its containers; those that prepare it alone make none.
has_containers(pod) if {
	is_array(pod.spec.containers)
	count(pod.spec.containers) > 0
}

all_objects(value) if {
	is_array(value)
	every each in value {
		is_object(each)
	}
}
