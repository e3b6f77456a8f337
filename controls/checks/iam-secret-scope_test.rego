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

attaching(arns) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: lambda.amazonaws.com}}]}
      ManagedPolicyArns: `, arns, "\n"])}]

secret := "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"

reading(more) := policy(concat("", [`[{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "`, secret, `"}, `, more, "]"]))

cases := [
	{"name": "one path", "expect": "pass", "artifacts": policy(`[{"Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"]}]`)},
	{"name": "one secret, as text", "expect": "pass", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123"}`)},
	{"name": "every resource", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}`)},
	{"name": "every secret", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:*"}`)},
	{"name": "names that start alike", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:pay*"}`)},
	{"name": "one of two is wide", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/db", "*"]}`)},
	{"name": "a path that is not listed", "expect": "fail", "parameters": {"prefixes": ["ledger/"]}, "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"}`)},
	{"name": "every action of the service", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:*", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"}`)},
	{"name": "every action, in other letters", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "SecretsManager:*", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"}`)},
	{"name": "everything", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "*", "Resource": "*"}`)},
	{"name": "everything but", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}`)},
	{"name": "every secret but", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "NotResource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ledger/*"}`)},
	{"name": "everything of the cloud, by ARN", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:*"}`)},
	{"name": "everything, on objects of a bucket", "expect": "not-observed", "artifacts": policy(`{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::files/*"}`)},
	{"name": "all but the services that hold secrets", "expect": "not-observed", "artifacts": policy(`{"Effect": "Allow", "NotAction": ["secretsmanager:*", "ssm:*", "kms:*"], "Resource": "*"}`)},
	{"name": "every secret, and a refusal of all but one path", "expect": "undecided", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}, {"Effect": "Deny", "Action": "secretsmanager:*", "NotResource": "arn:aws:secretsmanager:*:*:secret:payments/*"}`)},
	{"name": "a tag of any value", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*", "Condition": {"StringLike": {"aws:ResourceTag/team": "*"}}}`)},
	{"name": "by way of any service", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": {"StringLike": {"kms:ViaService": "*"}}}`)},
	{"name": "in a permission set", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `Resources: {S: {Type: "AWS::SSO::PermissionSet", Properties: {InlinePolicy: {Statement: {Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: "*"}}}}}`}]},
	{"name": "a policy that hangs on a condition", "expect": "undecided", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `Resources: {R: {Type: "AWS::IAM::Role", Properties: {Policies: [!If [C, {PolicyName: a, PolicyDocument: {Statement: []}}, !Ref "AWS::NoValue"]]}}}`}]},
	{"name": "many at once, which asks for the right to each", "expect": "not-observed", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:BatchGetSecretValue", "Resource": "*"}`)},
	{"name": "of the same template", "expect": "pass", "artifacts": template("!Ref Secret")},
	{"name": "by a template's text", "expect": "pass", "artifacts": template("!Sub arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:payments/*")},
	{"name": "a parameter", "expect": "undecided", "artifacts": template("!Ref SecretArn")},
	{"name": "another template's", "expect": "undecided", "artifacts": template("!ImportValue secret")},
	{"name": "a refusal alone", "expect": "not-observed", "artifacts": policy(`{"Effect": "Deny", "Action": "*", "Resource": "*"}`)},
	{"name": "other services alone", "expect": "not-observed", "artifacts": policy(`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*"}`)},
	{"name": "an effect of another kind", "expect": "undecided", "artifacts": policy(`{"Effect": "Permit", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}`)},
	{"name": "and with the one key", "expect": "pass", "artifacts": reading(`{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"}`)},
	{"name": "and with every key", "expect": "fail", "artifacts": reading(`{"Effect": "Allow", "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "arn:aws:kms:eu-central-1:111122223333:key/*"}`)},
	{"name": "and with every key, but by way of the secret store only", "expect": "pass", "artifacts": reading(`{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": {"StringEquals": {"kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com"}}}`)},
	{"name": "secret and key in one list", "expect": "pass", "artifacts": policy(`{"Effect": "Allow", "Action": ["secretsmanager:GetSecretValue", "kms:Decrypt"], "Resource": ["arn:aws:secretsmanager:*:111122223333:secret:payments/*", "arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"]}`)},
	{"name": "and every parameter", "expect": "fail", "artifacts": reading(`{"Effect": "Allow", "Action": "ssm:GetParameter*", "Resource": "*"}`)},
	{"name": "parameters below one path", "expect": "pass", "artifacts": policy(`{"Effect": "Allow", "Action": ["ssm:GetParameter", "ssm:GetParametersByPath"], "Resource": "arn:aws:ssm:eu-central-1:111122223333:parameter/payments/*"}`)},
	{"name": "and any role", "expect": "fail", "artifacts": reading(`{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}`)},
	{"name": "secrets by their tag", "expect": "undecided", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/team": "payments"}}}`)},
	{"name": "a name and whatever follows it", "expect": "undecided", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:database-password-*"}`)},
	{"name": "AWS' own policy over all secrets, attached", "expect": "fail", "artifacts": attaching("[arn:aws:iam::aws:policy/SecretsManagerReadWrite]")},
	{"name": "a policy of some other file, attached", "expect": "undecided", "artifacts": attaching("[!ImportValue policy]")},
	{"name": "what a function needs to write its log", "expect": "not-observed", "artifacts": attaching("[arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]")},
	{"name": "two paths", "expect": "undecided", "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": ["arn:aws:secretsmanager:eu-central-1:*:secret:payments/*", "arn:aws:secretsmanager:eu-central-1:*:secret:ledger/*"]}`)},
	{"name": "two paths that are listed", "expect": "pass", "parameters": {"prefixes": ["payments/", "ledger/"]}, "artifacts": policy(`{"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": ["arn:aws:secretsmanager:eu-central-1:*:secret:payments/*", "arn:aws:secretsmanager:eu-central-1:*:secret:ledger/*"]}`)},
	{"name": "a plan: one path", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_iam_policy.p", "mode": "managed", "type": "aws_iam_policy", "values": {"policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"secretsmanager:GetSecretValue\", \"Resource\": \"arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*\"}]}"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: every secret, inline", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "values": {"inline_policy": [{"name": "a", "policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"secretsmanager:GetSecretValue\", \"Resource\": \"*\"}]}"}]}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: AWS' own policy, attached", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_iam_role_policy_attachment.a", "mode": "managed", "type": "aws_iam_role_policy_attachment", "values": {"policy_arn": "arn:aws:iam::aws:policy/SecretsManagerReadWrite"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_iam_policy.p", "mode": "managed", "type": "aws_iam_policy", "values": {}}]}}, "resource_changes": [{"address": "aws_iam_policy.p", "change": {"after_unknown": {"policy": true}}}]}`}]},
	{"name": "a plan: attached, known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_iam_role_policy_attachment.a", "mode": "managed", "type": "aws_iam_role_policy_attachment", "values": {}}]}}, "resource_changes": [{"address": "aws_iam_role_policy_attachment.a", "change": {"after_unknown": {"policy_arn": true}}}]}`}]},
]
