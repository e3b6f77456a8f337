# METADATA
# title: The cluster's API is reached from known networks only
# description: >-
#   A public endpoint that nothing limits lets a stolen login be used, and flaws be tried, from everywhere. It is what a
#   cluster gets unless somebody says otherwise.
# custom:
#   mitigation: private-cluster-endpoint
#   reads: [cloudformation, terraform-plan]
#   subjects: [kubernetes-api-server]
#   method: examine
#   valid-days: 90
#   fix: Set EndpointPublicAccess to false, or PublicAccessCidrs to the organisation's own addresses.
#   corrected: |
#     ResourcesVpcConfig: {EndpointPublicAccess: false, EndpointPrivateAccess: true}
#   sources:
#     - title: Amazon EKS, cluster API server endpoint
#       url: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
package checks.eks_private_endpoint

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(cluster.name, [reached(cluster)], "It is not open to the internet.") if {
	some cluster in cloudformation.resources
	cluster.type == "AWS::EKS::Cluster"
}

reached(cluster) := verdict.fact("pass", "its public endpoint is off", cluster, place("EndpointPublicAccess", cluster)) if {
	public(cluster) == "no"
} else := verdict.fact("undecided", "whether its public endpoint is on can't be told", cluster, place("EndpointPublicAccess", cluster)) if {
	public(cluster) == "unknown"
} else := verdict.fact("fail", "its public endpoint is on, and takes calls from everywhere", cluster, place("PublicAccessCidrs", cluster)) if {
	cloudformation.property(cluster, ["ResourcesVpcConfig", "PublicAccessCidrs"]) in {null, []}
} else := verdict.fact("fail", "its public endpoint takes calls from a large part of all addresses", cluster, place("PublicAccessCidrs", cluster)) if {
	some range in ranges(cluster)
	is_string(range)
	regex.match(`/0*([0-9]|1[0-5])$`, range)
} else := verdict.fact("pass", "its public endpoint takes calls from listed networks", cluster, place("PublicAccessCidrs", cluster)) if {
	every range in ranges(cluster) {
		is_string(range)
		regex.match(`^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$`, range)
	}
} else := verdict.fact("undecided", "from where its public endpoint takes calls can't be told", cluster, place("PublicAccessCidrs", cluster))

public(cluster) := cloudformation.truth(cloudformation.property(cluster, ["ResourcesVpcConfig", "EndpointPublicAccess"]))

ranges(cluster) := cloudformation.property(cluster, ["ResourcesVpcConfig", "PublicAccessCidrs"])

place(name, cluster) := cloudformation.at(cluster, ["ResourcesVpcConfig", name])
