package checks.assistant_writes_denied_test

import rego.v1

file(kind, statements) := [{"path": "policy.json", "kind": kind, "text": concat("", [`{"Version": "2012-10-17", "Statement": `, statements, "}"])}]

deny(actions, condition) := concat("", [`{"Effect": "Deny", `, actions, `, "Resource": "*", "Condition": `, condition, "}"])

all_forms := `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}}`

but_reads := `"NotAction": ["s3:Get*", "s3:List*", "ec2:Describe*"]`

template(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Deny:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            NotAction: ["s3:Get*"]
            Resource: "*"
            Condition: `, properties, `
  Function:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: lambda.amazonaws.com}}]}
`])}]

cases := [
	{"name": "the part that all forms share", "expect": "pass", "artifacts": file("iam-policy", deny(but_reads, all_forms))},
	{"name": "the same over an organisation", "expect": "pass", "artifacts": file("service-control-policy", deny(but_reads, all_forms))},
	{"name": "the key in other letters", "expect": "pass", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringLike": {"AWS:userAGENT": ["*AmazonQ-For-CLI*", "*AmazonQ-For-IDE*"]}}`))},
	{"name": "the post's patterns", "expect": "fail", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:userAgent": ["*exec-env/AmazonQ-For-CLI-Version-*", "*exec-env/AmazonQ-For-IDE-Version-*"]}}`))},
	{"name": "one form only", "expect": "fail", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-CLI*"}}`))},
	{"name": "in other letters, which count", "expect": "fail", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:UserAgent": "*amazonq-for-*"}}`))},
	{"name": "a pattern for an operator without any", "expect": "fail", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringEquals": {"aws:UserAgent": "*AmazonQ-For-*"}}`))},
	{"name": "two conditions that never hold together", "expect": "fail", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}, "StringNotLike": {"aws:useragent": "aws-cli/*"}}`))},
	{"name": "everything but what people send", "expect": "pass", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringNotLike": {"aws:UserAgent": "*lang/python#3.13.7 cfg/*"}}`))},
	{"name": "some changes", "expect": "fail", "artifacts": file("iam-policy", deny(`"Action": "s3:*"`, all_forms))},
	{"name": "everything but a service", "expect": "fail", "artifacts": file("iam-policy", deny(`"NotAction": "lambda:*"`, all_forms))},
	{"name": "nothing denied", "expect": "fail", "artifacts": file("iam-policy", `{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}`)},
	{"name": "some resources", "expect": "undecided", "artifacts": file("iam-policy", concat("", [`{"Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::production/*", "Condition": `, all_forms, "}"]))},
	{"name": "without a second factor only", "expect": "undecided", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}, "Bool": {"aws:MultiFactorAuthPresent": "false"}}`))},
	{"name": "that, where it is said", "expect": "pass", "parameters": {"context": {"aws:MultiFactorAuthPresent": "false"}}, "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}, "Bool": {"aws:MultiFactorAuthPresent": "false"}}`))},
	{"name": "all roles but one", "expect": "undecided", "artifacts": file("service-control-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}, "ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/operations"}}`))},
	{"name": "that, for a developer", "expect": "pass", "parameters": {"principal": "arn:aws:iam::111122223333:role/developer"}, "artifacts": file("service-control-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:UserAgent": "*AmazonQ-For-*"}, "ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/operations"}}`))},
	{"name": "an organisation's list of what is allowed", "expect": "undecided", "artifacts": file("service-control-policy", `{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}`)},
	{"name": "an operator that does not exist", "expect": "undecided", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringsLike": {"aws:UserAgent": "*AmazonQ-For-*"}}`))},
	{"name": "a user agent that was taken out as a secret", "expect": "undecided", "artifacts": file("iam-policy", deny(`"Action": "*"`, `{"StringLike": {"aws:UserAgent": "*AKIAIOSFODNN7EXAMPLE*"}}`))},
	{"name": "a parameter that can't be read", "expect": "undecided", "parameters": {"actions": ["everything"]}, "artifacts": file("iam-policy", deny(but_reads, all_forms))},
	{"name": "in a template, beside a role of a function", "expect": "pass", "artifacts": template(`{StringLike: {"aws:UserAgent": "*AmazonQ-For-*"}}`)},
	{"name": "in a template, one form", "expect": "fail", "artifacts": template(`{StringLike: {"aws:UserAgent": "*AmazonQ-For-CLI-Version-*"}}`)},
	{"name": "in a template, a parameter", "expect": "undecided", "artifacts": template(`{StringLike: {"aws:UserAgent": !Ref Pattern}}`)},
	{"name": "a template without user agents", "expect": "not-observed", "artifacts": template(`{StringLike: {"aws:PrincipalTag/team": "*"}}`)},
]
