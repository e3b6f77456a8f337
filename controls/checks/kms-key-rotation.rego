# METADATA
# title: Keys are rotated by KMS
# description: >-
#   New key material each year limits how much was encrypted under one. KMS rotates symmetric keys of its own making, and
#   keeps the old material for reading.
# custom:
#   mitigation: customer-managed-key
#   reads: [cloudformation, terraform-plan]
#   method: examine
#   valid-days: 180
#   fix: Set EnableKeyRotation to true.
#   corrected: |
#     Type: AWS::KMS::Key
#     Properties: {EnableKeyRotation: true}
#   sources:
#     - title: AWS KMS, rotating keys
#       url: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
package checks.kms_key_rotation

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(key.name, [rotated(key)], "KMS rotates it.") if {
	some key in cloudformation.resources
	key.type == "AWS::KMS::Key"
}

rotated(key) := verdict.fact("undecided", "KMS does not rotate keys of this kind by itself", key, cloudformation.at(key, [])) if {
	not is_plain(key)
} else := verdict.fact("pass", "rotation is on", key, spot(key)) if {
	stated(key) == "yes"
} else := verdict.fact("undecided", "whether rotation is on can't be told", key, spot(key)) if {
	stated(key) == "unknown"
} else := verdict.fact("fail", "rotation is off", key, spot(key))

# Symmetric, for encryption, of material that KMS made and keeps.
is_plain(key) if {
	cloudformation.property(key, ["KeySpec"]) in {null, "SYMMETRIC_DEFAULT"}
	cloudformation.property(key, ["Origin"]) in {null, "AWS_KMS"}
}

stated(key) := cloudformation.truth(cloudformation.property(key, ["EnableKeyRotation"]))

spot(key) := cloudformation.at(key, ["EnableKeyRotation"])
