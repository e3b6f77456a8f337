# METADATA
# title: The cluster encrypts its Secrets under a key of the customer's own
# description: >-
#   EKS encrypts what it keeps in etcd in any case. Under a key of the customer's own the use of that key is logged, and
#   can be ended.
# custom:
#   mitigation: etcd-customer-key
#   reads: [cloudformation, terraform-plan]
#   method: examine
#   valid-days: 180
#   fix: Give the cluster an EncryptionConfig for secrets with the key's ARN.
#   corrected: |
#     EncryptionConfig:
#       - Resources: [secrets]
#         Provider: {KeyArn: !GetAtt ClusterKey.Arn}
#   sources:
#     - title: Amazon EKS, default envelope encryption
#       url: https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
package checks.eks_secrets_encryption

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(cluster.name, [encrypted(cluster)], "It encrypts Secrets under the key that it names.") if {
	some cluster in cloudformation.resources
	cluster.type == "AWS::EKS::Cluster"
}

place(cluster) := cloudformation.at(cluster, ["EncryptionConfig"])

encrypted(cluster) := verdict.fact("fail", "it names no key of the customer's", cluster, cloudformation.whole(cluster)) if {
	cloudformation.property(cluster, ["EncryptionConfig"]) in {null, []}
} else := verdict.fact("undecided", "its encryption can't be told", cluster, place(cluster)) if {
	not is_array(cloudformation.property(cluster, ["EncryptionConfig"]))
} else := verdict.fact("pass", "it names a key for secrets", cluster, place(cluster)) if {
	some each in cloudformation.property(cluster, ["EncryptionConfig"])
	"secrets" in each.Resources
	is_key(each.Provider.KeyArn, cluster)
} else := verdict.fact("undecided", "whose key it names can't be told", cluster, place(cluster)) if {
	some each in cloudformation.property(cluster, ["EncryptionConfig"])
	"secrets" in each.Resources
} else := verdict.fact("fail", "its encryption leaves secrets out", cluster, place(cluster))

is_key(value, _) if regex.match(`^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/.+$`, cloudformation.text(value))

is_key(value, cluster) if {
	found := cloudformation.named(value, cluster)
	found.type == "AWS::KMS::Key"
}
