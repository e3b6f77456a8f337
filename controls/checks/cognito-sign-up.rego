# METADATA
# title: Only an administrator makes accounts
# description: >-
#   Where signing up is open, anybody with a mailbox has an account, under any name that is free. Whatever hangs on being
#   signed in, or on a name, is then open to the internet.
# custom:
#   mitigation: admin-created-users
#   reads: [cloudformation]
#   subjects: [aws-cognito]
#   method: examine
#   valid-days: 90
#   fix: Set AllowAdminCreateUserOnly, and invite users or connect the organisation's own directory.
#   corrected: |
#     Type: AWS::Cognito::UserPool
#     Properties:
#       AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
#   sources:
#     - title: Amazon Cognito, sign-up policies
#       url: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html
package checks.cognito_sign_up

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(pool.name, [sign_up(pool)], "Signing up is switched off.") if {
	some pool in cloudformation.resources
	pool.type == "AWS::Cognito::UserPool"
}

sign_up(pool) := verdict.fact("undecided", "whether anybody may sign up can't be told", pool, place(pool)) if {
	only_administrators(pool) == "unknown"
} else := verdict.fact("pass", "only an administrator makes accounts", pool, place(pool)) if {
	only_administrators(pool) == "yes"
	pool.is_conditional == false
} else := verdict.fact("undecided", "the pool is made under a condition", pool, ["Resources", pool.id]) if {
	only_administrators(pool) == "yes"
} else := verdict.fact("undecided", "anybody may sign up, and what the function refuses that is asked first can't be told", pool, cloudformation.at(pool, ["LambdaConfig", "PreSignUp"])) if {
	cloudformation.property(pool, ["LambdaConfig", "PreSignUp"]) != null
} else := verdict.fact("fail", "anybody may sign up", pool, place(pool)) if {
	only_administrators(pool) in {"no", "absent"}
}

only_administrators(pool) := cloudformation.truth(cloudformation.property(pool, ["AdminCreateUserConfig", "AllowAdminCreateUserOnly"]))

place(pool) := cloudformation.at(pool, ["AdminCreateUserConfig", "AllowAdminCreateUserOnly"])
