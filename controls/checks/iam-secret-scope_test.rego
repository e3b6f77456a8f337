package checks.iam_secret_scope_test

import rego.v1

policy(statement) := [{"path": "policy.json", "kind": "iam-policy", "text": concat("", [`{"Version": "2012-10-17", "Statement": `, statement, "}"])}]

template(resource) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Secret: {Type: "AWS::SecretsManager::Secret", Properties: {Name: payments/db}}
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: secretsmanager:GetSecretValue
            Resource: `, resource, "\n"])}]

cases := [
	{"name": "one path", "expect": "pass", "artifacts": policy(`[{"Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"]}]`)},
	{"name": "one secret, as text", "expect": "pass", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123"}`)},
	{"name": "every resource", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}`)},
	{"name": "every secret", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:*"}`)},
	{"name": "names that start alike", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:pay*"}`)},
	{"name": "one of two is wide", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/db", "*"]}`)},
	{"name": "a path that is not listed", "expect": "fail", "parameters": {"prefixes": ["ledger/"]}, "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"}`)},
	{"name": "every action of the service", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:*", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"}`)},
	{"name": "every action, in other letters", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "SecretsManager:Get*", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"}`)},
	{"name": "everything", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "*", "Resource": "*"}`)},
	{"name": "everything but", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}`)},
	{"name": "every secret but", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "NotResource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ledger/*"}`)},
	{"name": "many at once", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:BatchGetSecretValue", "Resource": "*"}`)},
	{"name": "of the same template", "expect": "pass", "artifacts": template("!Ref Secret")},
	{"name": "by a template's text", "expect": "pass", "artifacts": template("!Sub arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:payments/*")},
	{"name": "a parameter", "expect": "undecided", "artifacts": template("!Ref SecretArn")},
	{"name": "another template's", "expect": "undecided", "artifacts": template("!ImportValue secret")},
	{"name": "a refusal alone", "expect": "not-observed", "artifacts": policy(`{"Effect": "Deny", "Action": "*", "Resource": "*"}`)},
	{"name": "other services alone", "expect": "not-observed", "artifacts": policy(`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*"}`)},
	{"name": "an effect of another kind", "expect": "undecided", "artifacts": policy(`{"Effect": "Permit", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}`)},
]
