# METADATA
# title: The warehouse and its snapshots are encrypted under a key of one's own
# description: >-
#   A snapshot is the whole warehouse without its grants, views and logins. Under a key whose policy names the warehouse it
#   can be restored only by those whom the key lets; under AWS' key by whoever may restore.
# custom:
#   mitigation: snapshots-restricted
#   reads: [cloudformation]
#   subjects: [aws-redshift]
#   method: examine
#   valid-days: 180
#   fix: Set Encrypted to true and KmsKeyId to a key whose policy names the warehouse and those who restore.
#   corrected: |
#     Type: AWS::Redshift::Cluster
#     Properties: {Encrypted: true, KmsKeyId: !GetAtt WarehouseKey.Arn}
#   sources:
#     - title: Amazon Redshift, database encryption
#       url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
package checks.redshift_own_key

import data.lib.cloudformation
import data.lib.redshift
import data.lib.verdict
import rego.v1

observations contains verdict.observation(store.name, [judged(store)], "A key of one's own encrypts it.") if {
	some store in redshift.clusters | redshift.namespaces
}

judged(store) := verdict.fact("fail", "it is not encrypted", store, place(store, "Encrypted")) if {
	encrypted(store) == "no"
} else := verdict.fact("undecided", "whether it is encrypted can't be told", store, place(store, "Encrypted")) if {
	encrypted(store) == "unknown"
} else := verdict.fact("undecided", "whether it is encrypted depends on when it was made", store, place(store, "Encrypted")) if {
	encrypted(store) == "absent"
} else := verdict.fact("fail", "AWS' own key encrypts it", store, place(store, "KmsKeyId")) if {
	key(store) == null
} else := verdict.fact("fail", "AWS' own key encrypts it", store, place(store, "KmsKeyId")) if {
	regex.match(`alias/aws/|^AWS_OWNED_KMS_KEY$`, cloudformation.text(key(store)))
} else := verdict.fact("pass", "a key is named", store, place(store, "KmsKeyId")) if {
	is_key(store)
} else := verdict.fact("undecided", "which key encrypts it can't be told", store, place(store, "KmsKeyId"))

# A serverless namespace is encrypted always.
encrypted(store) := "yes" if {
	store.type == "AWS::RedshiftServerless::Namespace"
} else := cloudformation.truth(cloudformation.property(store, ["Encrypted"]))

key(store) := cloudformation.property(store, ["KmsKeyId"])

is_key(store) if cloudformation.named(key(store), store).type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}

is_key(store) if regex.match(`^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/)?(mrk-)?[0-9a-f]{8}-?[0-9a-f-]{20,}$`, cloudformation.text(key(store)))

place(store, name) := cloudformation.at(store, [name])
