package checks.assistant_write_coverage_test

import rego.v1

file(kind, actions, resource) := [{"path": "policy.json", "kind": kind, "text": concat("", [`{"Version": "2012-10-17", "Statement": {"Effect": "Deny", `, actions, `, "Resource": `, resource, `, "Condition": {"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}}}`])}]

some_services := {"services": ["s3", "sqs"]}

cases := [
	{"name": "everything but reads, of all services", "expect": "pass", "artifacts": file("iam-policy", `"NotAction": ["s3:Get*", "s3:List*", "ec2:Describe*", "logs:Get*"]`, `"*"`)},
	{"name": "everything, over an organisation", "expect": "pass", "parameters": some_services, "artifacts": file("service-control-policy", `"Action": "*"`, `"*"`)},
	{"name": "the services that are in use", "expect": "pass", "parameters": some_services, "artifacts": file("iam-policy", `"Action": ["s3:*", "SQS:*"]`, `["*"]`)},
	{"name": "a list by verbs", "expect": "fail", "parameters": some_services, "artifacts": file("iam-policy", `"Action": ["s3:Put*", "s3:Delete*", "s3:Create*", "sqs:*"]`, `"*"`)},
	{"name": "an exception that holds a change", "expect": "fail", "parameters": some_services, "artifacts": file("iam-policy", `"NotAction": ["s3:*Object"]`, `"*"`)},
	{"name": "one service too few", "expect": "fail", "parameters": some_services, "artifacts": file("iam-policy", `"Action": "s3:*"`, `"*"`)},
	{"name": "some resources", "expect": "undecided", "parameters": some_services, "artifacts": file("iam-policy", `"Action": "*"`, `"arn:aws:s3:::production/*"`)},
	{"name": "a service that does not exist", "expect": "undecided", "parameters": {"services": ["s33"]}, "artifacts": file("iam-policy", `"Action": "*"`, `"*"`)},
]
