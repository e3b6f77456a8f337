package checks.no_allow_by_user_agent_test

import rego.v1

file(kind, statements) := [{"path": "policy.json", "kind": kind, "text": concat("", [`{"Version": "2012-10-17", "Statement": `, statements, "}"])}]

with_condition(effect, condition) := concat("", [`{"Effect": "`, effect, `", "Action": "s3:*", "Resource": "*", "Condition": `, condition, "}"])

template(condition) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:*
            Resource: "*"
            Condition: `, condition, "\n"])}]

cases := [
	{"name": "in a Deny", "expect": "pass", "artifacts": file("iam-policy", with_condition("Deny", `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}`))},
	{"name": "an Allow without conditions", "expect": "pass", "artifacts": file("service-control-policy", `{"Effect": "Allow", "Action": "*", "Resource": "*"}`)},
	{"name": "an Allow by the caller's tag", "expect": "pass", "artifacts": file("iam-policy", with_condition("Allow", `{"StringEquals": {"aws:PrincipalTag/team": "payments"}}`))},
	{"name": "an Allow by the user agent", "expect": "fail", "artifacts": file("iam-policy", with_condition("Allow", `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}`))},
	{"name": "and by what any caller meets", "expect": "fail", "artifacts": file("iam-policy", with_condition("Allow", `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*", "aws:PrincipalArn": "*"}}`))},
	{"name": "the key in other letters, by another operator", "expect": "fail", "artifacts": file("iam-policy", with_condition("Allow", `{"ForAnyValue:StringNotEqualsIgnoreCase": {"AWS:USERAGENT": ["curl"]}}`))},
	{"name": "twice the user agent", "expect": "fail", "artifacts": file("iam-policy", with_condition("Allow", `{"StringLike": {"aws:userAgent": "aws-cli*"}, "StringNotLike": {"aws:UserAgent": "*AmazonQ*"}}`))},
	{"name": "one of two statements", "expect": "fail", "artifacts": file("permissions-boundary", concat("", [`[{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}, `, with_condition("Allow", `{"StringLike": {"aws:UserAgent": "aws-cli*"}}`), "]"]))},
	{"name": "in a bucket's policy", "expect": "fail", "artifacts": file("resource-policy", `{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*", "Condition": {"StringEquals": {"aws:UserAgent": "secret words"}}}`)},
	{"name": "beside a network", "expect": "undecided", "artifacts": file("iam-policy", with_condition("Allow", `{"StringLike": {"aws:UserAgent": "aws-cli*"}, "IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}`))},
	{"name": "an effect of another kind", "expect": "undecided", "artifacts": file("iam-policy", with_condition("Permit", `{"StringLike": {"aws:UserAgent": "aws-cli*"}}`))},
	{"name": "in a template", "expect": "fail", "artifacts": template(`{StringLike: {"aws:UserAgent": !Ref Agents}}`)},
	{"name": "in a template, when a parameter says so", "expect": "undecided", "artifacts": template(`!If [Strict, {StringLike: {"aws:UserAgent": "aws-cli*"}}, !Ref "AWS::NoValue"]`)},
]
