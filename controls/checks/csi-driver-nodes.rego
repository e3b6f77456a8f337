# METADATA
# title: Driver and provider run on the nodes that need them
# description: >-
#   A driver that runs everywhere puts a privileged process, and rights over every pod's volumes, on nodes whose pods mount
#   no secret. On Fargate no daemon set runs at all.
# custom:
#   mitigation: driver-on-needed-nodes
#   reads: [kubernetes]
#   subjects: [secrets-store-csi-driver, secrets-store-provider]
#   method: examine
#   valid-days: 90
#   fix: Give both daemon sets a nodeSelector with a label that only the nodes of those workloads have.
#   corrected: |
#     nodeSelector: {kubernetes.io/os: linux, workload: payments}
#   sources:
#     - title: Secrets Store CSI Driver, best practices
#       url: https://secrets-store-csi-driver.sigs.k8s.io/topics/best-practices
#     - title: Amazon EKS, Fargate considerations
#       url: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
package checks.csi_driver_nodes

import data.lib.kubernetes
import data.lib.secrets_store
import data.lib.verdict
import rego.v1

observations contains verdict.observation(pod.name, [judged(pod)], "A label of its own chooses its nodes.") if {
	some pod in kubernetes.pods
	pod.value.kind == "DaemonSet"
	is_of_the_driver(pod)
}

is_of_the_driver(pod) if {
	some each in secrets_store.driver_containers
	each.pod.path == pod.path
	each.pod.document == pod.document
}

is_of_the_driver(pod) if {
	some container in kubernetes.containers(pod)
	is_string(container.value.image)
	contains(container.value.image, "secrets-store-csi-driver-provider")
}

judged(pod) := verdict.fact("undecided", "its nodeSelector can't be read", pod, array.concat(pod.at, ["nodeSelector"])) if {
	not is_object(selector(pod))
} else := verdict.fact("fail", "it is to run on Fargate, which runs no daemon set", pod, array.concat(pod.at, ["nodeSelector"])) if {
	selector(pod)["eks.amazonaws.com/compute-type"] == "fargate"
} else := verdict.fact("undecided", "which nodes it chooses is filled in later", pod, array.concat(pod.at, ["nodeSelector"])) if {
	some value in selector(pod)
	verdict.is_placeholder(value)
} else := verdict.fact("pass", "it chooses its nodes", pod, array.concat(pod.at, ["nodeSelector"])) if {
	count(object.keys(selector(pod)) - everywhere) > 0
} else := verdict.fact("undecided", "which nodes its affinity leaves can't be told", pod, array.concat(pod.at, ["affinity"])) if {
	required := object.get(pod.spec, ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"], null)
	required != null
	not only_shuns_virtual_nodes(required)
} else := verdict.fact("fail", "it runs on every node", pod, array.concat(pod.at, ["nodeSelector"]))

selector(pod) := {} if {
	object.get(pod.spec, "nodeSelector", null) == null
} else := pod.spec.nodeSelector

# Labels that all nodes, or all of one kind, have.
everywhere := {
	"kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os", "beta.kubernetes.io/arch",
	"eks.amazonaws.com/compute-type",
}

# What the driver's chart sets by default chooses no nodes.
only_shuns_virtual_nodes(required) if {
	count(required.nodeSelectorTerms) > 0
	every term in required.nodeSelectorTerms {
		object.keys(term) == {"matchExpressions"}
		every expression in term.matchExpressions {
			expression.key == "type"
			expression.operator == "NotIn"
			expression.values == ["virtual-kubelet"]
		}
	}
}
