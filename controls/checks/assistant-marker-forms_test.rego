package checks.assistant_marker_forms_test

import rego.v1

file(kind, condition) := [{"path": "policy.json", "kind": kind, "text": concat("", [`{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": ["s3:Put*", "ec2:Run*"], "Resource": "*", "Condition": `, condition, "}}"])}]

cases := [
	{"name": "the part that all forms share", "expect": "pass", "parameters": {"services": ["s3"]}, "artifacts": file("iam-policy", `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}`)},
	{"name": "both assistants", "expect": "pass", "parameters": {"services": ["s3"]}, "artifacts": file("service-control-policy", `{"StringLike": {"aws:UserAgent": ["*AmazonQ-For-CLI*", "*AmazonQ-For-IDE*"]}}`)},
	{"name": "the patterns that the post prints", "expect": "fail", "parameters": {"services": ["s3"]}, "artifacts": file("iam-policy", `{"StringLike": {"aws:UserAgent": ["*exec-env/AmazonQ-For-CLI-Version-*", "*exec-env/AmazonQ-For-IDE-Version-*"]}}`)},
	{"name": "the command line only", "expect": "fail", "parameters": {"services": ["s3"]}, "artifacts": file("iam-policy", `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-CLI*"}}`)},
	{"name": "a marker of another product", "expect": "fail", "parameters": {"services": ["s3"]}, "artifacts": file("iam-policy", `{"StringLike": {"aws:UserAgent": "*SomeOtherAgent*"}}`)},
	{"name": "a second factor besides", "expect": "undecided", "parameters": {"services": ["s3"]}, "artifacts": file("iam-policy", `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}, "Bool": {"aws:MultiFactorAuthPresent": "false"}}`)},
	{"name": "a user agent exactly", "expect": "fail", "parameters": {"services": ["s3"]}, "artifacts": file("iam-policy", `{"StringEquals": {"aws:UserAgent": "*AmazonQ-For-*"}}`)},
]
