# METADATA
# title: Templates hold no secret's value
# description: >-
#   What stands in a template is read by everyone who reads the repository, the pipeline or the stack. The value is to be
#   generated in the store, or put there by hand.
# custom:
#   mitigation: encrypted-secret-store
#   reads: [cloudformation]
#   subjects: [aws-secrets-manager]
#   method: examine
#   valid-days: 90
#   fix: Replace SecretString by GenerateSecretString, or leave the value out and put it in after the stack stands.
#   corrected: |
#     Type: AWS::SecretsManager::Secret
#     Properties: {GenerateSecretString: {PasswordLength: 40}}
#   sources:
#     - title: AWS CloudFormation, AWS::SecretsManager::Secret
#       url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
package checks.secret_value_in_template

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(secret.name, [value(secret)], "Secrets Manager keeps it, encrypted; its value is not in the template.") if {
	some secret in cloudformation.resources
	secret.type == "AWS::SecretsManager::Secret"
}

value(secret) := verdict.fact("pass", "no value is given", secret, ["Resources", secret.id]) if {
	cloudformation.property(secret, ["SecretString"]) == null
} else := verdict.fact("pass", "its value comes from another store when the stack is made", secret, cloudformation.at(secret, ["SecretString"])) if {
	is_string(secret.properties.SecretString)
	regex.match(`^\{\{resolve:(secretsmanager|ssm-secure):[^{}]+\}\}$`, secret.properties.SecretString)
} else := verdict.fact("fail", "its value stands in the template", secret, cloudformation.at(secret, ["SecretString"])) if {
	is_string(secret.properties.SecretString)
} else := verdict.fact("fail", "its value is the default of a parameter, which stands in the template", secret, ["Parameters", name, "Default"]) if {
	name := secret.properties.SecretString.Ref
	not parameter_default(secret, name) in {null, ""}
} else := verdict.fact("undecided", "where its value comes from can't be told", secret, cloudformation.at(secret, ["SecretString"]))

parameter_default(secret, name) := given if {
	some artifact in input.artifacts
	artifact.path == secret.path
	given := object.get(artifact.documents[secret.document], ["Parameters", name, "Default"], null)
}
