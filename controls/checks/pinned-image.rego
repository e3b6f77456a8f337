# METADATA
# title: Containers run images named by digest
# description: >-
#   A tag is a name that its registry may move. A digest names one image, so what was reviewed is what runs.
# custom:
#   mitigation: pinned-image
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: Name the image with its digest, and let a bot propose new ones.
#   corrected: |
#     image: registry.example/operator:v2.9.0@sha256:<64 hexadecimal digits>
#   sources:
#     - title: Kubernetes, images
#       url: https://kubernetes.io/docs/concepts/containers/images/
package checks.pinned_image

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(pod.name, facts(pod), "Each of its images is named by digest.") if {
	some pod in kubernetes.pods
}

observations contains verdict.observation(found.name, [verdict.fact("undecided", "it has no pod that can be read", found, ["spec"])], "") if {
	some found in kubernetes.unreadable_workloads
}

facts(pod) := [verdict.fact("undecided", "its containers can't be read", pod, pod.at)] if {
	count(kubernetes.unreadable_containers(pod)) > 0
} else := [verdict.fact("undecided", "it has no container", pod, pod.at)] if {
	not kubernetes.has_containers(pod)
} else := found if {
	found := [fact |
		container := kubernetes.containers(pod)[_]
		fact := judged(pod, container)
	]
}

judged(pod, container) := verdict.fact("pass", "it is named by digest", pod, array.concat(container.at, ["image"])) if {
	is_string(container.value.image)
	regex.match(`^[^@\s]+@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$`, container.value.image)
} else := verdict.fact("undecided", concat("", ["the image of ", container.label, " is filled in later or missing"]), pod, array.concat(container.at, ["image"])) if {
	not is_stated(container)
} else := verdict.fact("fail", concat("", ["the image of ", container.label, " has no digest"]), pod, array.concat(container.at, ["image"]))

is_stated(container) if {
	is_string(container.value.image)
	container.value.image != ""
	not verdict.is_placeholder(container.value.image)
}
