package checks.kms_key_policy_test

import rego.v1

key(statements) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement: `, statements, "\n"])}]

named := `{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/operator"}, Action: "kms:Decrypt", Resource: "*"}`

admin := `{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/keys"}, Action: ["kms:Put*", "kms:Describe*"], Resource: "*"}`

cases := [
	{"name": "one user, one administrator", "expect": "pass", "artifacts": key(concat("", ["[", named, ", ", admin, "]"]))},
	{"name": "more users than agreed", "expect": "fail", "parameters": {"users": "0"}, "artifacts": key(concat("", ["[", named, "]"]))},
	{"name": "everybody", "expect": "fail", "artifacts": key(`[{Effect: Allow, Principal: "*", Action: "kms:Decrypt", Resource: "*"}]`)},
	{"name": "everybody, through one service", "expect": "undecided", "artifacts": key(`[{Effect: Allow, Principal: {AWS: "*"}, Action: "kms:Decrypt", Resource: "*", Condition: {StringEquals: {"kms:ViaService": secretsmanager.eu-central-1.amazonaws.com}}}]`)},
	{"name": "the account", "expect": "fail", "artifacts": key(`[{Effect: Allow, Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}, Action: "kms:*", Resource: "*"}]`)},
	{"name": "a role that may do everything", "expect": "fail", "artifacts": key(`[{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/a"}, Action: "kms:*", Resource: "*"}]`)},
	{"name": "all but some", "expect": "fail", "artifacts": key(`[{Effect: Allow, NotPrincipal: {AWS: "arn:aws:iam::111122223333:role/a"}, Action: "kms:Decrypt", Resource: "*"}]`)},
	{"name": "no policy", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Key: {Type: 'AWS::KMS::Key', Properties: {}}}"}]},
	{"name": "statements that can't be read", "expect": "undecided", "artifacts": key(`[a]`)},
	{"name": "as a file of its own", "expect": "pass", "artifacts": [{"path": "k.json", "kind": "iam-policy", "text": `{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/a"}, "Action": "kms:Decrypt", "Resource": "*"}]}`}]},
	{"name": "everything, in other letters", "expect": "fail", "artifacts": key(`[{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/a"}, Action: "KMS:**", Resource: "*"}]`)},
	{"name": "a principal that is told later", "expect": "undecided", "artifacts": key(`[{Effect: Allow, Principal: {AWS: !Ref Who}, Action: "kms:Decrypt", Resource: "*"}]`)},
	{"name": "everybody of any account", "expect": "fail", "artifacts": key(`[{Effect: Allow, Principal: "*", Action: "kms:Decrypt", Resource: "*", Condition: {StringLike: {"kms:CallerAccount": "*"}}}]`)},
	{"name": "an account that is told later", "expect": "fail", "artifacts": key(`[{Effect: Allow, Principal: {AWS: !Sub "arn:aws:iam::${Account}:root"}, Action: "kms:PutKeyPolicy", Resource: "*"}]`)},
	{"name": "a plan: everybody, by a policy that stands apart", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_kms_key_policy.k", "mode": "managed", "type": "aws_kms_key_policy", "values": {"policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"kms:*\", \"Resource\": \"*\"}]}"}}]}}, "resource_changes": []}`}]},
	{"name": "no key", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
	{"name": "many who may grant its use", "expect": "fail", "parameters": {"users": "1"}, "artifacts": key(concat("", ["[", named, `, {Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/admin"}, Action: ["kms:CreateGrant", "kms:DescribeKey"], Resource: "*"}]`]))},
	{"name": "a plan: one user", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key", "values": {"policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:role/operators\"}, \"Action\": \"kms:Decrypt\", \"Resource\": \"*\"}]}"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: the account", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key", "values": {"policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"kms:Decrypt\", \"Resource\": \"*\"}]}"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_kms_key.k", "mode": "managed", "type": "aws_kms_key", "values": {}}]}}, "resource_changes": [{"address": "aws_kms_key.k", "change": {"after_unknown": {"policy": true}}}]}`}]},
]
