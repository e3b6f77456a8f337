package checks.lf_session_tag_test

import rego.v1

statement(principal, action, rest) := concat("", [`{"Effect": "Allow", "Principal": {"AWS": `, principal, `}, "Action": `, action, rest, "}"])

trust(statements) := {"path": "trust.json", "kind": "iam-policy", "text": concat("", [`{"Statement": [`, concat(", ", statements), "]}"])}

rights := {"path": "rights.json", "kind": "iam-policy", "text": `{"Statement": [{"Effect": "Allow", "Action": "lakeformation:GetDataAccess", "Resource": "*"}]}`}

settings := {"path": "s.json", "kind": "lake-formation", "text": `{"DataLakeSettings": {"AuthorizedSessionTagValueList": ["application1"]}}`}

engine := `"arn:aws:iam::111122223333:role/engine"`

both := `["sts:AssumeRole", "sts:TagSession"]`

only(value) := concat("", [`, "Condition": {"StringEquals": {"aws:RequestTag/LakeFormationAuthorizedCaller": "`, value, `"}}`])

cases := [
	{"name": "one role and one value", "expect": "pass", "artifacts": [trust([statement(engine, both, only("application1"))]), settings]},
	{"name": "two statements, as AWS shows them", "expect": "pass", "artifacts": [trust([
		statement(engine, `"sts:AssumeRole"`, ""),
		statement(engine, `"sts:TagSession"`, `, "Condition": {"StringLike": {"aws:RequestTag/LakeFormationAuthorizedCaller": "application1"}}`),
	])]},
	{"name": "a value that the settings don't know", "expect": "fail", "artifacts": [trust([statement(engine, both, only("application2"))]), settings]},
	{"name": "a value that the model doesn't know", "expect": "fail", "parameters": {"tags": ["application1"]}, "artifacts": [trust([statement(engine, both, only("application2"))])]},
	{"name": "no condition", "expect": "fail", "artifacts": [trust([statement(engine, both, "")])]},
	{"name": "a condition on another tag", "expect": "fail", "artifacts": [trust([statement(engine, both, `, "Condition": {"StringEquals": {"aws:RequestTag/team": "a"}}`)])]},
	{"name": "a pattern", "expect": "fail", "artifacts": [trust([statement(engine, both, `, "Condition": {"StringLike": {"aws:RequestTag/LakeFormationAuthorizedCaller": "*"}}`)])]},
	{"name": "one of two values is a pattern", "expect": "fail", "artifacts": [trust([statement(engine, both, `, "Condition": {"StringLike": {"aws:RequestTag/LakeFormationAuthorizedCaller": ["application1", "app*"]}}`)])]},
	{"name": "only if the tag is there", "expect": "fail", "artifacts": [trust([statement(engine, both, `, "Condition": {"StringEqualsIfExists": {"aws:RequestTag/LakeFormationAuthorizedCaller": "application1"}}`)])]},
	{"name": "for all values, which holds for none", "expect": "undecided", "artifacts": [trust([statement(engine, both, `, "Condition": {"ForAllValues:StringEquals": {"aws:RequestTag/LakeFormationAuthorizedCaller": "application1"}}`)])]},
	{"name": "all but one value", "expect": "undecided", "artifacts": [trust([statement(engine, both, `, "Condition": {"StringNotEquals": {"aws:RequestTag/LakeFormationAuthorizedCaller": "application2"}}`)])]},
	{"name": "limited by a denial", "expect": "undecided", "artifacts": [trust([statement(engine, both, ""), `{"Effect": "Deny", "Principal": "*", "Action": "sts:TagSession", "Condition": {"StringNotEquals": {"aws:RequestTag/LakeFormationAuthorizedCaller": "application1"}}}`])]},
	{"name": "the whole account", "expect": "fail", "artifacts": [trust([statement(`"arn:aws:iam::111122223333:root"`, both, only("application1"))])]},
	{"name": "the account by its number", "expect": "fail", "artifacts": [trust([statement(`["111122223333"]`, both, only("application1"))])]},
	{"name": "the account, and a condition that names the role", "expect": "pass", "artifacts": [trust([statement(`"arn:aws:iam::111122223333:root"`, both, `, "Condition": {"StringEquals": {"aws:RequestTag/LakeFormationAuthorizedCaller": "application1"}, "ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/engine"}}`)])]},
	{"name": "the account, and a condition with a pattern", "expect": "fail", "artifacts": [trust([statement(`"arn:aws:iam::111122223333:root"`, both, `, "Condition": {"StringEquals": {"aws:RequestTag/LakeFormationAuthorizedCaller": "application1"}, "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/*"}}`)])]},
	{"name": "anybody", "expect": "fail", "artifacts": [trust([statement(`"*"`, both, only("application1"))])]},
	{"name": "anybody, in the short form, with every action", "expect": "fail", "artifacts": [trust([concat("", [`{"Effect": "Allow", "Principal": "*", "Action": "sts:*"`, only("application1"), "}"])])]},
	{"name": "one role, and the account beside it", "expect": "fail", "artifacts": [trust([statement(engine, both, only("application1")), statement(`"arn:aws:iam::111122223333:root"`, `"sts:AssumeRole"`, "")])]},
	{"name": "all but one", "expect": "fail", "artifacts": [trust([concat("", [`{"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:role/a"}, "Action": "sts:*"`, only("application1"), "}"])])]},
	{"name": "a role for the lake that can't be tagged", "expect": "fail", "artifacts": [trust([statement(engine, `"sts:AssumeRole"`, "")]), rights]},
	{"name": "a role of something else", "expect": "not-observed", "artifacts": [trust([statement(engine, `"sts:AssumeRole"`, "")])]},
	{"name": "a role of something else that may do everything", "expect": "not-observed", "artifacts": [trust([statement(engine, `"sts:AssumeRole"`, "")]), {"path": "all.json", "kind": "iam-policy", "text": `{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}`}]},
	{"name": "a function's role", "expect": "not-observed", "artifacts": [trust([`{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}`]), settings]},
	{"name": "a template", "expect": "pass", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Resources:
  Engine: {Type: "AWS::IAM::Role"}
  Access:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: {AWS: !GetAtt Engine.Arn}
            Action: [sts:AssumeRole, sts:TagSession]
            Condition: {StringEquals: {"aws:RequestTag/LakeFormationAuthorizedCaller": application1}}
`}]},
	{"name": "a template with parameters", "expect": "undecided", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Resources:
  Access:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: {AWS: !Ref Caller}
            Action: [sts:AssumeRole, sts:TagSession]
            Condition: {StringEquals: {"aws:RequestTag/LakeFormationAuthorizedCaller": !Ref Tag}}
`}]},
	{"name": "a template that trusts the account", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Resources:
  Access:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}
            Action: [sts:AssumeRole, sts:TagSession]
            Condition: {StringEquals: {"aws:RequestTag/LakeFormationAuthorizedCaller": application1}}
`}]},
]
