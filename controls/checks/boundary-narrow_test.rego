package checks.boundary_narrow_test

import rego.v1

boundary(action, resource) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Topic: {Type: "AWS::SNS::Topic"}
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: {Statement: {Effect: Allow, Action: `, action, ", Resource: ", resource, "}}\n"])}]

topics := `!Sub "arn:aws:sns:*:${AWS::AccountId}:SC-*"`

logs(name) := concat("", [`"arn:aws:logs:eu-central-1:111122223333:log-group:`, name, `"`])

cases := [
	{"name": "topics of a prefix", "expect": "pass", "artifacts": boundary("sns:Publish", topics)},
	{"name": "logs of a prefix", "expect": "pass", "artifacts": boundary("[logs:CreateLogStream, Logs:PutLogEvents]", logs("/aws/lambda/SecNotification-*:*"))},
	{"name": "a topic of the template", "expect": "pass", "artifacts": boundary("sns:Publish", "!Ref Topic")},
	{"name": "every resource", "expect": "fail", "artifacts": boundary("sns:Publish", `"*"`)},
	{"name": "every topic", "expect": "fail", "artifacts": boundary("sns:Publish", `"arn:aws:sns:*:111122223333:*"`)},
	{"name": "topics of every account", "expect": "fail", "artifacts": boundary("sns:Publish", `"arn:aws:sns:*:*:SC-*"`)},
	{"name": "every log", "expect": "fail", "artifacts": boundary("logs:PutLogEvents", logs("*"))},
	{"name": "logs of every function", "expect": "fail", "artifacts": boundary("logs:PutLogEvents", logs("/aws/lambda/*"))},
	{"name": "topics and everything", "expect": "fail", "artifacts": boundary("sns:Publish", concat("", ["[", topics, `, "*"]`]))},
	{"name": "every action of a service", "expect": "fail", "artifacts": boundary("sns:*", topics)},
	{"name": "an action that is not listed", "expect": "fail", "artifacts": boundary("[sns:Publish, sns:Subscribe]", topics)},
	{"name": "an action that the model lists", "expect": "pass", "parameters": {"actions": ["sns:Publish", "sns:Subscribe"]}, "artifacts": boundary("[sns:Publish, sns:Subscribe]", topics)},
	{"name": "a topic chosen later", "expect": "undecided", "artifacts": boundary("sns:Publish", "!Ref TopicArn")},
	{"name": "everything but", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {B: {Type: 'AWS::IAM::ManagedPolicy', Properties: {ManagedPolicyName: MadeRolesBoundary, PolicyDocument: {Statement: [{Effect: Allow, NotAction: 'iam:*', Resource: '*'}]}}}}"}]},
	{"name": "nothing", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Boundary: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: {Statement: [{Effect: Deny, Action: '*', Resource: '*'}]}}}}"}]},
	{"name": "known by a role that is under it", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Limit: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: 'sns:Publish', Resource: '*'}]}}}, R: {Type: 'AWS::IAM::Role', Properties: {PermissionsBoundary: !Ref Limit}}}"}]},
	{"name": "known by a condition", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Limit: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: 'sns:Publish', Resource: '*'}]}}}, P: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: 'iam:CreateRole', Resource: '*', Condition: {StringEquals: {'iam:PermissionsBoundary': !Ref Limit}}}]}}}}"}]},
	{"name": "another policy", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {P: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: '*', Resource: '*'}]}}}}"}]},
	{"name": "statements that can't be read", "expect": "undecided", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Boundary: {Type: 'AWS::IAM::ManagedPolicy', Properties: {PolicyDocument: !Ref P}}}"}]},
]
