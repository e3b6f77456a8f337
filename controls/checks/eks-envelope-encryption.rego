# METADATA
# title: The cluster's Secrets are envelope-encrypted before etcd
# description: >-
#   From version 1.28 on EKS encrypts all API data before it is stored, under a key of AWS' own unless another is named.
#   In an older cluster only what its encryption configuration names is encrypted so.
# custom:
#   mitigation: etcd-envelope-encryption
#   reads: [cloudformation, terraform-plan]
#   method: examine
#   valid-days: 180
#   fix: Upgrade the cluster, or give it an EncryptionConfig for secrets.
#   corrected: |
#     Type: AWS::EKS::Cluster
#     Properties: {Version: "1.34"}
#   sources:
#     - title: Amazon EKS, default envelope encryption
#       url: https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
package checks.eks_envelope_encryption

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(cluster.name, [encrypted(cluster)], "Its Secrets are encrypted before they are stored.") if {
	some cluster in cloudformation.resources
	cluster.type == "AWS::EKS::Cluster"
}

encrypted(cluster) := verdict.fact("pass", "its configuration names secrets", cluster, place(cluster, "EncryptionConfig")) if {
	some each in cloudformation.property(cluster, ["EncryptionConfig"])
	"secrets" in each.Resources
} else := verdict.fact("pass", "its version encrypts by itself", cluster, place(cluster, "Version")) if {
	minor(cluster) >= 28
} else := verdict.fact("fail", "its version encrypts only what is named, and nothing is", cluster, place(cluster, "Version")) if {
	minor(cluster) < 28
	cloudformation.property(cluster, ["EncryptionConfig"]) in {null, []}
} else := verdict.fact("undecided", "neither its version nor its encryption can be told", cluster, cloudformation.whole(cluster))

# 1.34 as text; as a number 1.30 would be 1.3, and no version of EKS is older than 1.10.
minor(cluster) := to_number(split(version, ".")[1]) if {
	version := sprintf("%v", [cloudformation.property(cluster, ["Version"])])
	regex.match(`^1\.[0-9]{2,3}$`, version)
}

place(cluster, name) := cloudformation.at(cluster, [name])
