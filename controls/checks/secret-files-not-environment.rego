# METADATA
# title: Workloads take secrets from files, not from the environment
# description: >-
#   Variables are inherited by child processes, printed by crash reports and debug pages, and keep their value until the
#   process ends. A mounted file is read when needed and follows a rotation.
# custom:
#   mitigation: secret-files-not-environment
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: Mount the Secret as a read-only volume in place of env and envFrom.
#   corrected: |
#     volumes: [{name: db, secret: {secretName: db}}]
#     containers: [{name: app, volumeMounts: [{name: db, mountPath: /secrets, readOnly: true}]}]
#   sources:
#     - title: Kubernetes, Secrets
#       url: https://kubernetes.io/docs/concepts/configuration/secret/
package checks.secret_files_not_environment

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(pod.name, facts(pod), "It mounts its Secrets as files.") if {
	some pod in kubernetes.pods
}

facts(pod) := [verdict.fact("undecided", "its containers or volumes can't be read", pod, pod.at)] if {
	not is_readable(pod)
} else := [verdict.fact("undecided", "its environment can't be read", pod, pod.at)] if {
	some container in kubernetes.containers(pod)
	some name in ["env", "envFrom"]
	not is_list(object.get(container.value, name, null))
} else := variables(pod) if {
	count(variables(pod)) > 0
} else := files(pod)

is_readable(pod) if {
	kubernetes.has_containers(pod)
	count(kubernetes.unreadable_containers(pod)) == 0
	is_list(object.get(pod.spec, "volumes", null))
}

is_list(null)

is_list(value) if kubernetes.all_objects(value)

variables(pod) := [fact |
	container := kubernetes.containers(pod)[_]
	some name in ["env", "envFrom"]
	entry := object.get(container.value, name, [])[index]
	[result, why] := taken(entry)
	at := array.concat(container.at, [name, index])
	fact := verdict.fact(result, concat(" ", [container.label, why]), pod, at)
]

taken(entry) := ["fail", "takes a Secret into its environment"] if {
	"secretKeyRef" in object.keys(entry.valueFrom)
} else := ["fail", "takes a Secret into its environment"] if {
	"secretRef" in object.keys(entry)
} else := ["undecided", "has a variable whose value was taken out as a secret"] if {
	is_string(entry.value)
	contains(entry.value, "redacted")
}

files(pod) := [fact |
	volume := object.get(pod.spec, "volumes", [])[index]
	brings_secret(volume)
	fact := verdict.fact("pass", "a Secret is mounted", pod, array.concat(pod.at, ["volumes", index]))
]

brings_secret(volume) if is_string(volume.secret.secretName)

brings_secret(volume) if {
	some source in volume.projected.sources
	is_string(source.secret.name)
}

brings_secret(volume) if volume.csi.driver == "secrets-store.csi.k8s.io"
