# METADATA
# title: Each parameter that holds a secret is encrypted under a key of the customer's own
# description: >-
#   A parameter of the type String lies there in clear for whoever may read it. A SecureString without a key of one's own is
#   encrypted under the account's default key, before which no key policy stands.
# custom:
#   mitigation: encrypted-secret-store
#   reads: [cloudformation, terraform-plan]
#   subjects: [aws-parameter-store]
#   method: examine
#   valid-days: 90
#   parameters:
#     plain: {default: [], about: "Parameters that hold no secret and may be of the type String, as the template or plan calls them."}
#   fix: Make it a SecureString and name the key, which only Terraform, the command line and the API can do.
#   corrected: |
#     resource "aws_ssm_parameter" "sealing_key" {
#       type   = "SecureString"
#       key_id = "alias/sealing-key-backup"
#     }
#   sources:
#     - title: AWS Systems Manager, SecureString parameters
#       url: https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html
#     - title: AWS CloudFormation, AWS::SSM::Parameter
#       url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
package checks.ssm_parameter_encryption

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(parameter.name, [kept(parameter)], "It is encrypted under a key of the customer's own.") if {
	some parameter in cloudformation.resources
	parameter.type == "AWS::SSM::Parameter"
	not parameter.id in input.parameters.plain
}

kept(parameter) := verdict.fact("fail", "it is kept in clear", parameter, cloudformation.at(parameter, ["Type"])) if {
	type_of(parameter) in {"String", "StringList"}
} else := verdict.fact("undecided", "its type can't be told", parameter, cloudformation.at(parameter, ["Type"])) if {
	type_of(parameter) != "SecureString"
} else := verdict.fact("fail", "it names no key, so the account's default one is used", parameter, cloudformation.whole(parameter)) if {
	key_of(parameter) in {null, ""}
} else := verdict.fact("fail", "it names AWS' own key", parameter, cloudformation.at(parameter, ["KeyId"])) if {
	contains(cloudformation.text(key_of(parameter)), "alias/aws/")
} else := verdict.fact("pass", "its key is named", parameter, cloudformation.at(parameter, ["KeyId"])) if {
	regex.match(`^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:)?(alias/[A-Za-z0-9/_-]+|(key/)?(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}))$`, cloudformation.text(key_of(parameter)))
} else := verdict.fact("undecided", "whose key it names can't be told", parameter, cloudformation.at(parameter, ["KeyId"]))

type_of(parameter) := cloudformation.property(parameter, ["Type"])

key_of(parameter) := cloudformation.property(parameter, ["KeyId"])
