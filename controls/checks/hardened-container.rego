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
	runs_containers
	some pod in kubernetes.pods
}

# A registry holds the images of what others run.
runs_containers if object.get(input, ["subject", "technology"], null) != "container-registry"

observations contains verdict.observation(found.name, [verdict.fact("undecided", "it has no pod that can be read", found, ["spec"])], "") if {
	runs_containers
	some found in kubernetes.unreadable_workloads
}

facts(pod) := [verdict.fact("undecided", "its containers can't be read", pod, pod.at)] if {
	count(kubernetes.unreadable_containers(pod)) > 0
} else := [verdict.fact("undecided", "it has no container", pod, pod.at)] if {
	not kubernetes.has_containers(pod)
} else := [verdict.fact("undecided", "it runs on Windows, where other settings count", pod, array.concat(pod.at, ["os"]))] if {
	pod.spec.os.name == "windows"
} else := array.concat(array.concat(of_pod(pod), host_paths(pod)), array.concat(of_kernel(pod), of_containers(pod)))

of_pod(pod) := [fact |
	some name in ["hostNetwork", "hostPID", "hostIPC"]
	not object.get(pod.spec, name, null) in {false, null}
	fact := verdict.fact("fail", concat("", [name, " is set"]), pod, array.concat(pod.at, [name]))
]

# What the baseline standard asks of the pod as a whole: settings of the kernel, and AppArmor by its old annotation.
of_kernel(pod) := array.concat(
	[verdict.fact("fail", "it sets a kernel parameter that is not among the safe ones", pod, array.concat(pod.at, ["securityContext", "sysctls"])) |
		sysctl := shared(pod).sysctls[_]
		not sysctl.name in safe_sysctls
	],
	[verdict.fact("fail", "an annotation takes AppArmor away", pod, array.concat(metadata_of(pod), ["annotations", key])) |
		profile := object.get(pod.value, array.concat(metadata_of(pod), ["annotations"]), {})[key]
		is_string(key)
		is_string(profile)
		startswith(key, "container.apparmor.security.beta.kubernetes.io/")
		not regex.match(`^(runtime/default|localhost/.+)?$`, profile)
	],
)

metadata_of(pod) := array.concat(array.slice(pod.at, 0, count(pod.at) - 1), ["metadata"])

safe_sysctls := {
	"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
	"net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
	"net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
	"net.ipv4.tcp_keepalive_probes",
}

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
	selinux(pod, container),
	probes(pod, container),
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
} else := verdict.fact("undecided", concat("", [name, " of ", container.label, " is filled in later"]), pod, place(container)) if {
	is_string(value)
} else := verdict.fact("fail", concat("", [container.label, " does not set ", name, " to ", words[name]]), pod, place(container))

user(pod, container) := verdict.fact("fail", concat("", [container.label, " runs as user 0"]), pod, place(container)) if {
	inherited(pod, container, ["runAsUser"]) == 0
} else := verdict.fact("undecided", concat("", ["the user of ", container.label, " is no number"]), pod, place(container)) if {
	value := inherited(pod, container, ["runAsUser"])
	value != null
	not is_number(value)
} else := verdict.fact("pass", "its user is not root", pod, place(container))

unprivileged(pod, container) := verdict.fact("pass", "it is not privileged", pod, place(container)) if {
	object.get(own(container), "privileged", false) in {false, null}
} else := verdict.fact("fail", concat("", [container.label, " is privileged"]), pod, place(container))

capabilities(pod, container) := verdict.fact("pass", "all capabilities are dropped", pod, place(container)) if {
	drop := container.value.securityContext.capabilities.drop
	is_array(drop)
	some dropped in drop
	dropped in {"ALL", "all"}
	add := object.get(container.value.securityContext.capabilities, "add", null)
	adds_little(add)
} else := verdict.fact("fail", concat("", [container.label, " keeps or adds capabilities"]), pod, place(container))

adds_little(null)

adds_little(add) if {
	is_array(add)
	every added in add {
		added == "NET_BIND_SERVICE"
	}
}

seccomp(pod, container) := verdict.fact("pass", "a seccomp profile applies", pod, place(container)) if {
	inherited(pod, container, ["seccompProfile", "type"]) in {"RuntimeDefault", "Localhost"}
} else := verdict.fact("fail", concat("", ["no seccomp profile applies to ", container.label]), pod, place(container))

unmasked(pod, container) := verdict.fact("pass", "nothing of the host is unmasked", pod, place(container)) if {
	inherited(pod, container, ["procMount"]) in {"Default", null}
	inherited(pod, container, ["windowsOptions", "hostProcess"]) in {false, null}
	not inherited(pod, container, ["appArmorProfile", "type"]) == "Unconfined"
} else := verdict.fact("fail", concat("", [container.label, " unmasks the host, or runs unconfined"]), pod, place(container))

host_ports(pod, container) := verdict.fact("fail", concat("", [container.label, " opens a port of the node"]), pod, array.concat(container.at, ["ports"])) if {
	some port in container.value.ports
	is_object(port)
	not object.get(port, "hostPort", 0) in {0, null}
} else := verdict.fact("pass", "it opens no port of the node", pod, array.concat(container.at, ["ports"]))

# A type of its own may be one that SELinux does not confine.
selinux(pod, container) := verdict.fact("fail", concat("", [container.label, " has an SELinux user, role or type of its own"]), pod, place(container)) if {
	some context in [own(container), shared(pod)]
	some [name, allowed] in [["user", {"", null}], ["role", {"", null}], ["type", confined_types]]
	not object.get(context, ["seLinuxOptions", name], null) in allowed
} else := verdict.fact("pass", "SELinux confines it as it does any container", pod, place(container))

confined_types := {"", null, "container_t", "container_init_t", "container_kvm_t", "container_engine_t"}

# The node sends probes and hooks, to whatever host they name.
probes(pod, container) := verdict.fact("fail", concat("", ["a probe or hook of ", container.label, " names a host"]), pod, array.concat(container.at, at)) if {
	some at in [["livenessProbe"], ["readinessProbe"], ["startupProbe"], ["lifecycle", "postStart"], ["lifecycle", "preStop"]]
	some means in ["httpGet", "tcpSocket"]
	not object.get(container.value, array.concat(at, [means, "host"]), null) in {"", null}
} else := verdict.fact("pass", "its probes name no host", pod, container.at)

place(container) := array.concat(container.at, ["securityContext"])
