# METADATA
# title: The control plane keeps its audit log
# description: >-
#   Who read a native Secret stands in the API server's audit log and nowhere else; on EKS it is off until somebody
#   switches it on.
# custom:
#   mitigation: kubernetes-audit-logging
#   reads: [cloudformation, terraform-plan]
#   method: examine
#   valid-days: 90
#   parameters:
#     logs: {default: [audit, authenticator], about: "The kinds of log that must be on."}
#   fix: Enable the kinds of log under Logging.ClusterLogging.EnabledTypes.
#   corrected: |
#     Logging:
#       ClusterLogging:
#         EnabledTypes: [{Type: audit}, {Type: authenticator}]
#   sources:
#     - title: Amazon EKS, control plane logs
#       url: https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
package checks.eks_audit_logging

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(cluster.name, facts(cluster), "The logs that are wanted are on.") if {
	some cluster in cloudformation.resources
	cluster.type == "AWS::EKS::Cluster"
}

path := ["Logging", "ClusterLogging", "EnabledTypes"]

facts(cluster) := [verdict.fact("fail", "no log is on", cluster, cloudformation.whole(cluster))] if {
	cloudformation.property(cluster, path) in {null, []}
} else := [verdict.fact("undecided", "which logs are on can't be told", cluster, cloudformation.at(cluster, path))] if {
	not is_list(cloudformation.property(cluster, path))
} else := found if {
	found := [fact |
		some wanted in input.parameters.logs
		fact := kept(cluster, wanted)
	]
}

is_list(value) if {
	is_array(value)
	every each in value {
		is_string(each.Type)
	}
}

kept(cluster, wanted) := verdict.fact("pass", "it is on", cluster, cloudformation.at(cluster, path)) if {
	some each in cloudformation.property(cluster, path)
	each.Type == wanted
} else := verdict.fact("fail", concat("", ["the ", wanted, " log is off"]), cluster, cloudformation.at(cluster, path))
