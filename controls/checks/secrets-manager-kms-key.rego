# METADATA
# title: Each secret is encrypted under a key of the customer's own
# description: >-
#   Under the account's default key no key policy stands between a secret and whoever may read it. A key of one's own has
#   a policy, a log and a switch.
# custom:
#   mitigation: customer-managed-key
#   reads: [cloudformation, terraform-plan]
#   subjects: [aws-secrets-manager]
#   method: examine
#   valid-days: 90
#   fix: Name the key with KmsKeyId.
#   corrected: |
#     Type: AWS::SecretsManager::Secret
#     Properties: {KmsKeyId: !GetAtt SecretsKey.Arn}
#   sources:
#     - title: AWS Secrets Manager, encryption
#       url: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
package checks.secrets_manager_kms_key

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(secret.name, [key(secret)], "It names a key of the customer's own.") if {
	some secret in cloudformation.resources
	secret.type == "AWS::SecretsManager::Secret"
}

key(secret) := verdict.fact("fail", "it names no key, so the account's default one is used", secret, cloudformation.whole(secret)) if {
	given(secret) in {null, ""}
} else := verdict.fact("fail", "it names AWS' own key", secret, spot(secret)) if {
	contains(lower(cloudformation.text(given(secret))), "alias/aws/")
} else := verdict.fact("pass", "its key is a key of the same template", secret, spot(secret)) if {
	found := cloudformation.named(given(secret), secret)
	found.type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey", "AWS::KMS::Alias"}
} else := verdict.fact("pass", "its key is named by id", secret, spot(secret)) if {
	regex.match(`^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/)?(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$`, cloudformation.text(given(secret)))
} else := verdict.fact("pass", "its key is named by an alias, which are the customer's but for those of AWS", secret, spot(secret)) if {
	regex.match(`^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:)?alias/[A-Za-z0-9/_-]+$`, cloudformation.text(given(secret)))
} else := verdict.fact("undecided", "whose key it names can't be told", secret, spot(secret))

given(secret) := cloudformation.property(secret, ["KmsKeyId"])

spot(secret) := cloudformation.at(secret, ["KmsKeyId"])
