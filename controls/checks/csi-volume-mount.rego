# METADATA
# title: The secret volume is mounted whole and read-only, in one container
# description: >-
#   A file that is mounted alone, by subPath, keeps its first value for as long as the container lives. Each further
#   container that mounts the volume is one more process that can be made to give the secrets away.
# custom:
#   mitigation: secret-mounted-where-needed
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: Mount the volume as a folder, read-only, in the container that needs it, and say readOnly in the volume.
#   corrected: |
#     volumes:
#       - name: secrets
#         csi: {driver: secrets-store.csi.k8s.io, readOnly: true, volumeAttributes: {secretProviderClass: payments}}
#     containers:
#       - name: payments
#         volumeMounts: [{name: secrets, mountPath: /secrets, readOnly: true}]
#   sources:
#     - title: Kubernetes, volumes, using subPath
#       url: https://kubernetes.io/docs/concepts/storage/volumes/
#     - title: Secrets Store CSI Driver, usage
#       url: https://secrets-store-csi-driver.sigs.k8s.io/getting-started/usage
package checks.csi_volume_mount

import data.lib.kubernetes
import data.lib.secrets_store
import data.lib.verdict
import rego.v1

observations contains verdict.observation(pod.name, facts(pod), "Its secret volumes are mounted whole and read-only, each in one container.") if {
	some pod in kubernetes.pods
	mounts_secrets(pod)
}

mounts_secrets(pod) if count(secrets_store.volumes(pod)) > 0

# Volumes that can't be read may be anything, where the element is about such a volume.
mounts_secrets(pod) if {
	not is_readable(pod)
	object.get(input, ["subject", "technology"], null) == "secret-volume"
}

is_readable(pod) if kubernetes.all_objects(object.get(pod.spec, "volumes", []))

is_readable(pod) if object.get(pod.spec, "volumes", null) == null

facts(pod) := [verdict.fact("undecided", "its containers or volumes can't be read", pod, pod.at)] if {
	not is_readable(pod)
} else := [verdict.fact("undecided", "its containers or volumes can't be read", pod, pod.at)] if {
	count(kubernetes.unreadable_containers(pod)) > 0
} else := [verdict.fact("undecided", "it has no container", pod, pod.at)] if {
	not kubernetes.has_containers(pod)
} else := array.concat(on_fargate(pod), [fact |
	volume := secrets_store.volumes(pod)[_]
	fact := of_volume(pod, volume)[_]
])

of_volume(pod, volume) := array.concat(
	[read_only(pod, volume), mounted_once(pod, volume)],
	[fact |
		mount := mounts(pod, volume.name)[_]
		fact := whole(pod, mount)
	],
)

# Left out, the volume is not read-only.
read_only(pod, volume) := verdict.fact("undecided", "its driver is filled in later", pod, volume.at) if {
	volume.csi.driver != secrets_store.driver
} else := verdict.fact("pass", "the volume is read-only", pod, volume.at) if {
	object.get(volume.csi, "readOnly", null) == true
} else := verdict.fact("fail", concat("", ["the volume ", volume.name, " is not read-only"]), pod, volume.at) if {
	object.get(volume.csi, "readOnly", null) in {false, null}
} else := verdict.fact("undecided", "whether the volume is read-only is filled in later", pod, volume.at)

mounts(pod, name) := [{"value": mount, "container": container, "at": at} |
	container := kubernetes.containers(pod)[_]
	mount := secrets_store.listed(object.get(container.value, "volumeMounts", []))[index]
	is_object(mount)
	mount.name == name
	at := array.concat(container.at, ["volumeMounts", index])
]

mounted_once(pod, volume) := verdict.fact("undecided", "where it is mounted can't be read", pod, pod.at) if {
	some container in kubernetes.containers(pod)
	not kubernetes.all_objects(secrets_store_list(container.value))
} else := verdict.fact("undecided", concat("", ["no container mounts ", volume.name]), pod, volume.at) if {
	count(mounts(pod, volume.name)) == 0
} else := verdict.fact("pass", "one container mounts it", pod, volume.at) if {
	count({mount.container.label | some mount in mounts(pod, volume.name)}) == 1
} else := verdict.fact("undecided", concat("", ["several containers mount ", volume.name, "; whether each needs it can't be told"]), pod, volume.at)

secrets_store_list(container) := [] if {
	object.get(container, "volumeMounts", null) == null
} else := container.volumeMounts

whole(pod, mount) := verdict.fact("fail", concat("", [mount.container.label, " mounts a part of it by subPath, which is never renewed"]), pod, mount.at) if {
	some name in ["subPath", "subPathExpr"]
	not object.get(mount.value, name, "") in ["", null]
} else := verdict.fact("pass", "it is mounted whole", pod, mount.at)

# The driver is a daemon set, which Fargate does not run: no such pod starts there.
on_fargate(pod) := [verdict.fact("fail", "it asks for Fargate, where the driver does not run", pod, pod.at)] if {
	asks_for_fargate(pod)
} else := []

asks_for_fargate(pod) if pod.spec.schedulerName == "fargate-scheduler"

asks_for_fargate(pod) if pod.spec.nodeSelector["eks.amazonaws.com/compute-type"] == "fargate"

asks_for_fargate(pod) if {
	labels := object.get(pod.value, array.concat(array.slice(pod.at, 0, count(pod.at) - 1), ["metadata", "labels"]), {})
	"eks.amazonaws.com/fargate-profile" in object.keys(labels)
}
