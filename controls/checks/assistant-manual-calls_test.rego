package checks.assistant_manual_calls_test

import rego.v1

file(kind, statements) := [{"path": "policy.json", "kind": kind, "text": concat("", [`{"Version": "2012-10-17", "Statement": `, statements, "}"])}]

deny(condition) := concat("", [`{"Effect": "Deny", "NotAction": ["s3:Get*", "ec2:Describe*"], "Resource": "*", "Condition": `, condition, "}"])

marked := deny(`{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}`)

cases := [
	{"name": "the marker alone", "expect": "pass", "artifacts": file("iam-policy", marked)},
	{"name": "over an organisation", "expect": "pass", "artifacts": file("service-control-policy", marked)},
	{"name": "a guard for everybody beside it", "expect": "pass", "artifacts": file("service-control-policy", concat("", ["[", marked, `, {"Effect": "Deny", "Action": "dynamodb:DeleteTable", "Resource": "*"}]`]))},
	{"name": "every execution environment", "expect": "fail", "artifacts": file("iam-policy", deny(`{"StringLike": {"aws:UserAgent": "*exec-env/*"}}`))},
	{"name": "every command line", "expect": "fail", "artifacts": file("iam-policy", deny(`{"StringLike": {"aws:UserAgent": "aws-cli/*"}}`))},
	{"name": "everything but the marker", "expect": "fail", "artifacts": file("iam-policy", deny(`{"StringNotLike": {"aws:UserAgent": "*AmazonQ-For-*"}}`))},
	{"name": "no marker or none sent", "expect": "pass", "artifacts": file("iam-policy", deny(`{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}, "Null": {"aws:UserAgent": "false"}}`))},
	{"name": "everything, to everybody", "expect": "fail", "artifacts": file("iam-policy", concat("", ["[", marked, `, {"Effect": "Deny", "Action": "*", "Resource": "*"}]`]))},
	{"name": "a limit on networks besides", "expect": "undecided", "artifacts": file("iam-policy", concat("", ["[", marked, `, {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}]`]))},
	{"name": "that, from inside", "expect": "pass", "parameters": {"context": {"aws:SourceIp": "10.1.1.1"}}, "artifacts": file("iam-policy", concat("", ["[", marked, `, {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}]`]))},
	{"name": "a policy that AWS would not take", "expect": "undecided", "artifacts": file("iam-policy", deny(`{"StringLikes": {"aws:UserAgent": "*AmazonQ-For-*"}}`))},
	{"name": "no word of user agents", "expect": "not-observed", "artifacts": file("iam-policy", `{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}`)},
]
