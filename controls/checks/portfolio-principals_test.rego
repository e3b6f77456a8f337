package checks.portfolio_principals_test

import rego.v1

principal(arn) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Parameters:
  Admin: {Type: String, Default: AWSAdministratorAccess}
  Set: {Type: String, Default: Subscribe}
  Whole: {Type: String, Default: "arn:aws:iam:::role/*"}
  Open: {Type: String}
Resources:
  Principal: {Type: "AWS::ServiceCatalog::PortfolioPrincipalAssociation", Properties: {PrincipalARN: `, arn, "}}\n"])}]

sso := "arn:aws:iam:::role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_"

cases := [
	{"name": "one role of one account", "expect": "pass", "artifacts": principal("arn:aws:iam::111122223333:role/subscribers")},
	{"name": "this account's role", "expect": "pass", "artifacts": principal(`!Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/subscribers"`)},
	{"name": "a permission set", "expect": "pass", "artifacts": principal(concat("", [`"`, sso, `Subscribe_*"`]))},
	{"name": "every permission set", "expect": "fail", "artifacts": principal(concat("", [`"`, sso, `*"`]))},
	{"name": "a name in every account", "expect": "fail", "artifacts": principal(`"arn:aws:iam:::role/subscribers*"`)},
	{"name": "one name in every account", "expect": "fail", "artifacts": principal("arn:aws:iam:::role/subscribers")},
	{"name": "the role of administrators", "expect": "fail", "artifacts": principal("arn:aws:iam::111122223333:role/Admin")},
	{"name": "every role", "expect": "fail", "artifacts": principal(`"arn:aws:iam:::role/*"`)},
	{"name": "a name that only looks like single sign-on", "expect": "fail", "artifacts": principal(`"arn:aws:iam:::role/*/AWSReservedSSO_Subscribe_*"`)},
	{"name": "administrators", "expect": "fail", "artifacts": principal(concat("", [`"`, sso, `AWSAdministratorAccess_*"`]))},
	{"name": "administrators, unless answered otherwise", "expect": "fail", "artifacts": principal(concat("", [`!Sub "`, sso, `${Admin}_*"`]))},
	{"name": "every role, unless answered otherwise", "expect": "fail", "artifacts": principal("!Ref Whole")},
	{"name": "a permission set, unless answered otherwise", "expect": "undecided", "artifacts": principal(concat("", [`!Sub "`, sso, `${Set}_*"`]))},
	{"name": "whatever is answered", "expect": "undecided", "artifacts": principal("!Ref Open")},
	{"name": "another template's", "expect": "undecided", "artifacts": principal("!ImportValue role")},
	{"name": "no principal", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {P: {Type: 'AWS::ServiceCatalog::Portfolio'}}"}]},
]
