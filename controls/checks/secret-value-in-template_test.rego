package checks.secret_value_in_template_test

import rego.v1

secret(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Password:
    Type: AWS::SecretsManager::Secret
    Properties: {Name: payments/db`, rest, "}\n"])}]

cases := [
	{"name": "generated", "expect": "pass", "artifacts": secret(", GenerateSecretString: {PasswordLength: 40}")},
	{"name": "put in later", "expect": "pass", "artifacts": secret("")},
	{"name": "written down", "expect": "fail", "artifacts": secret(", SecretString: correct horse")},
	{"name": "a field that is a parameter", "expect": "undecided", "artifacts": secret(`, SecretString: !Sub '{"password":"${Given}"}'`)},
	{"name": "written in parts", "expect": "undecided", "artifacts": secret(`, SecretString: !Join ["", ['{"password":"', correct horse, '"}']]`)},
	{"name": "a parameter that is kept in clear", "expect": "fail", "artifacts": secret(`, SecretString: "{{resolve:ssm:/payments/db}}"`)},
	{"name": "beside one that is generated", "expect": "fail", "artifacts": secret(`, GenerateSecretString: {GenerateStringKey: token, SecretStringTemplate: '{"password":"correct horse"}'}`)},
	{"name": "a parameter", "expect": "undecided", "artifacts": secret(", SecretString: !Ref Password")},
	{"name": "no secret", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
	{"name": "taken from another store", "expect": "pass", "artifacts": secret(`, SecretString: "{{resolve:ssm-secure:/payments/db:1}}"`)},
	{"name": "the default of a parameter", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Parameters:
  Password: {Type: String, NoEcho: true, Default: correct horse}
Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties: {SecretString: !Ref Password}
`}]},
]
