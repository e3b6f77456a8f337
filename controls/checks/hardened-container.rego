# METADATA
# title: Containers run without privileges they do not need
# description: >-
#   A flaw in a process is worth what the process may do. An ordinary user without capabilities, escalation or a writable
#   root leaves little.
# custom:
#   mitigation: hardened-container
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: Set what is named in the message on the pod or on each container, as the restricted Pod Security Standard has it.
#   corrected: |
#     securityContext:
#       runAsNonRoot: true
#       allowPrivilegeEscalation: false
#       readOnlyRootFilesystem: true
#       capabilities: {drop: [ALL]}
#       seccompProfile: {type: RuntimeDefault}
#   sources:
#     - title: Kubernetes, Pod Security Standards
#       url: https://kubernetes.io/docs/concepts/security/pod-security-standards/
package checks.hardened_container

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

good := "Its containers meet the restricted standard, and write to no root file system."

observations contains verdict.observation(pod.name, facts(pod), good) if {
	some pod in kubernetes.pods
}

observations contains verdict.observation(found.name, [verdict.fact("undecided", "it has no pod that can be read", found, ["spec"])], "") if {
	some found in kubernetes.unreadable_workloads
}

facts(pod) := [verdict.fact("undecided", "its containers can't be read", pod, pod.at)] if {
	count(kubernetes.unreadable_containers(pod)) > 0
} else := [verdict.fact("undecided", "it has no container", pod, pod.at)] if {
	not kubernetes.has_containers(pod)
} else := array.concat(array.concat(of_pod(pod), host_paths(pod)), of_containers(pod))

of_pod(pod) := [fact |
	some name in ["hostNetwork", "hostPID", "hostIPC"]
	not object.get(pod.spec, name, null) in {false, null}
	fact := verdict.fact("fail", sprintf("%s is set", [name]), pod, array.concat(pod.at, [name]))
]

host_paths(pod) := [verdict.fact("undecided", "its volumes can't be read", pod, array.concat(pod.at, ["volumes"]))] if {
	not kubernetes.all_objects(volumes(pod))
} else := [verdict.fact("fail", "it mounts a path of the node, or another kind that the standard forbids", pod, array.concat(pod.at, ["volumes", index])) |
	volume := volumes(pod)[index]
	count(object.keys(volume) - allowed_volumes) > 0
]

allowed_volumes := {
	"name", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret",
}

volumes(pod) := [] if {
	object.get(pod.spec, "volumes", null) == null
} else := pod.spec.volumes

of_containers(pod) := [fact |
	container := kubernetes.containers(pod)[_]
	some fact in of_container(pod, container)
]

of_container(pod, container) := [
	set(pod, container, "allowPrivilegeEscalation", false, object.get(own(container), "allowPrivilegeEscalation", null)),
	set(pod, container, "readOnlyRootFilesystem", true, object.get(own(container), "readOnlyRootFilesystem", null)),
	set(pod, container, "runAsNonRoot", true, inherited(pod, container, ["runAsNonRoot"])),
	user(pod, container),
	unprivileged(pod, container),
	capabilities(pod, container),
	seccomp(pod, container),
	unmasked(pod, container),
	host_ports(pod, container),
]

own(container) := context if {
	context := container.value.securityContext
	is_object(context)
} else := {}

shared(pod) := context if {
	context := pod.spec.securityContext
	is_object(context)
} else := {}

# What a container leaves out it takes from its pod.
inherited(pod, container, path) := value if {
	value := object.get(own(container), path, null)
	value != null
} else := object.get(shared(pod), path, null)

words := {"allowPrivilegeEscalation": "false", "readOnlyRootFilesystem": "true", "runAsNonRoot": "true"}

set(pod, container, name, wanted, value) := verdict.fact("pass", "it is set", pod, place(container)) if {
	value == wanted
} else := verdict.fact("undecided", sprintf("%s of %s is filled in later", [name, container.label]), pod, place(container)) if {
	is_string(value)
} else := verdict.fact("fail", concat("", [container.label, " does not set ", name, " to ", words[name]]), pod, place(container))

user(pod, container) := verdict.fact("fail", sprintf("%s runs as user 0", [container.label]), pod, place(container)) if {
	inherited(pod, container, ["runAsUser"]) == 0
} else := verdict.fact("undecided", sprintf("the user of %s is no number", [container.label]), pod, place(container)) if {
	value := inherited(pod, container, ["runAsUser"])
	value != null
	not is_number(value)
} else := verdict.fact("pass", "its user is not root", pod, place(container))

unprivileged(pod, container) := verdict.fact("pass", "it is not privileged", pod, place(container)) if {
	object.get(own(container), "privileged", false) in {false, null}
} else := verdict.fact("fail", sprintf("%s is privileged", [container.label]), pod, place(container))

capabilities(pod, container) := verdict.fact("pass", "all capabilities are dropped", pod, place(container)) if {
	drop := container.value.securityContext.capabilities.drop
	is_array(drop)
	some dropped in drop
	dropped in {"ALL", "all"}
	add := object.get(container.value.securityContext.capabilities, "add", null)
	adds_little(add)
} else := verdict.fact("fail", sprintf("%s keeps or adds capabilities", [container.label]), pod, place(container))

adds_little(null)

adds_little(add) if {
	is_array(add)
	every added in add {
		added == "NET_BIND_SERVICE"
	}
}

seccomp(pod, container) := verdict.fact("pass", "a seccomp profile applies", pod, place(container)) if {
	inherited(pod, container, ["seccompProfile", "type"]) in {"RuntimeDefault", "Localhost"}
} else := verdict.fact("fail", sprintf("no seccomp profile applies to %s", [container.label]), pod, place(container))

unmasked(pod, container) := verdict.fact("pass", "nothing of the host is unmasked", pod, place(container)) if {
	inherited(pod, container, ["procMount"]) in {"Default", null}
	inherited(pod, container, ["windowsOptions", "hostProcess"]) in {false, null}
	not inherited(pod, container, ["appArmorProfile", "type"]) == "Unconfined"
} else := verdict.fact("fail", sprintf("%s unmasks the host, or runs unconfined", [container.label]), pod, place(container))

host_ports(pod, container) := verdict.fact("fail", sprintf("%s opens a port of the node", [container.label]), pod, array.concat(container.at, ["ports"])) if {
	some port in container.value.ports
	not object.get(port, "hostPort", 0) in {0, null}
} else := verdict.fact("pass", "it opens no port of the node", pod, array.concat(container.at, ["ports"]))

place(container) := array.concat(container.at, ["securityContext"])
