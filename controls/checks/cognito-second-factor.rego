# METADATA
# title: Each user signs in with a second factor
# description: >-
#   A password that was guessed, reused or given away opens the account of its owner. Where a factor is optional, it is
#   missing on the accounts that are attacked.
# custom:
#   mitigation: second-factor-for-users
#   reads: [cloudformation]
#   subjects: [aws-cognito]
#   method: examine
#   valid-days: 90
#   fix: Set MfaConfiguration to ON, with an authenticator app or a passkey among the factors.
#   corrected: |
#     Type: AWS::Cognito::UserPool
#     Properties:
#       MfaConfiguration: "ON"
#       EnabledMfas: [SOFTWARE_TOKEN_MFA]
#   sources:
#     - title: Amazon Cognito, multi-factor authentication
#       url: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
package checks.cognito_second_factor

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(pool.name, [factor(pool)], "A second factor is asked of everybody.") if {
	some pool in cloudformation.resources
	pool.type == "AWS::Cognito::UserPool"
}

factor(pool) := verdict.fact("fail", "no second factor is asked for", pool, place(pool)) if {
	setting(pool) in {null, "OFF", false}
} else := verdict.fact("fail", "each user chooses whether there is a second factor", pool, place(pool)) if {
	setting(pool) == "OPTIONAL"
} else := verdict.fact("undecided", "the pool is made under a condition", pool, ["Resources", pool.id]) if {
	pool.is_conditional == true
} else := verdict.fact("pass", "a second factor is asked for", pool, place(pool)) if {
	setting(pool) == "ON"
} else := verdict.fact("undecided", "whether a second factor is asked for can't be told", pool, place(pool))

# `ON` and `OFF` without quotes are true and false in YAML; a true is refused when it is deployed.
setting(pool) := cloudformation.property(pool, ["MfaConfiguration"])

place(pool) := cloudformation.at(pool, ["MfaConfiguration"])
