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

value(secret) := generated(secret) if {
	cloudformation.property(secret, ["SecretString"]) == null
} else := verdict.fact("fail", "its value is the default of a parameter, which stands in the template", secret, ["Parameters", name, "Default"]) if {
	name := secret.properties.SecretString.Ref
	not parameter_default(secret, name) in {null, ""}
} else := verdict.fact("pass", "its value comes from another store when the stack is made", secret, spot(secret)) if {
	regex.match(`^\{\{resolve:(secretsmanager|ssm-secure):[^{}]+\}\}$`, cloudformation.filled(secret.properties.SecretString))
} else := verdict.fact("fail", "its value is a parameter that is kept in clear", secret, spot(secret)) if {
	regex.match(`^\{\{resolve:ssm:[^{}]+\}\}$`, cloudformation.filled(secret.properties.SecretString))
} else := verdict.fact("undecided", "it was taken out before the check saw it, so whether it is filled in later can't be told", secret, spot(secret)) if {
	not is_string(secret.properties.SecretString)
	contains(cloudformation.filled(secret.properties.SecretString), "redacted")
} else := verdict.fact("fail", "its value stands in the template", secret, spot(secret)) if {
	cloudformation.text(secret.properties.SecretString)
} else := verdict.fact("undecided", "where its value comes from can't be told", secret, spot(secret))

spot(secret) := cloudformation.at(secret, ["SecretString"])

generated(secret) := verdict.fact("fail", concat("", ["the template of its value holds a ", held[0]]), secret, template_at(secret)) if {
	held := confidential_fields(cloudformation.filled(object.get(secret.properties, ["GenerateSecretString", "SecretStringTemplate"], "")))
	count(held) > 0
} else := verdict.fact("pass", "no value is given", secret, ["Resources", secret.id])

template_at(secret) := cloudformation.at(secret, ["GenerateSecretString", "SecretStringTemplate"])

# Fields of a JSON object in a text, whose quotes the engine sees behind a backslash, that hold what is to be generated.
confidential_fields(text) := [name |
	found := regex.find_all_string_submatch_n(`\\?"([A-Za-z0-9_.-]+)\\?"\s*:\s*\\?"([^"\\]*)\\?"`, text, -1)
	each := found[_]
	name := each[1]
	is_confidential(name)
	not regex.match(`^$|\$\{|^\{\{resolve:`, each[2])
]

is_confidential(name) if regex.match(`pass|pwd|secret|token|credential|(api|private|access|encryption|signing).?key`, lower(name))

parameter_default(secret, name) := given if {
	some artifact in input.artifacts
	artifact.path == secret.path
	given := object.get(artifact.documents[secret.document], ["Parameters", name, "Default"], null)
}
