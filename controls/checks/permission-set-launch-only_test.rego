package checks.permission_set_launch_only_test

import rego.v1

set(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Set: {Type: "AWS::SSO::PermissionSet", Properties: {Name: Subscribe`, properties, "}}\n"])}]

policy(statements) := set(concat("", [", InlinePolicy: {Statement: ", statements, "}"]))

launch := `{Effect: Allow, Action: ["servicecatalog:ProvisionProduct", "servicecatalog:Describe*"], Resource: "*"}`

pass_role(resource, condition) := policy(concat("", ["[", launch, `, {Effect: Allow, Action: "iam:PassRole", Resource: `, resource, ", Condition: ", condition, "}]"]))

catalog := `{StringEquals: {"iam:PassedToService": servicecatalog.amazonaws.com}}`

role := `"arn:aws:iam::*:role/SecNotificationLaunch"`

cases := [
	{"name": "launching and looking", "expect": "pass", "artifacts": policy(launch)},
	{"name": "and handing over one role", "expect": "pass", "artifacts": pass_role(role, catalog)},
	{"name": "stacks too", "expect": "pass", "artifacts": policy(`{Effect: Allow, Action: ["CloudFormation:DescribeStacks", "cloudformation:List*"], Resource: "*"}`)},
	{"name": "making topics", "expect": "fail", "artifacts": policy(`{Effect: Allow, Action: ["servicecatalog:ProvisionProduct", "sns:CreateTopic"], Resource: "*"}`)},
	{"name": "everything of the catalog", "expect": "fail", "artifacts": policy(`{Effect: Allow, Action: "servicecatalog:*", Resource: "*"}`)},
	{"name": "everything that starts so", "expect": "fail", "artifacts": policy(`{Effect: Allow, Action: "servicecatalog:D*", Resource: "*"}`)},
	{"name": "everything", "expect": "fail", "artifacts": policy(`{Effect: Allow, Action: "*", Resource: "*"}`)},
	{"name": "everything but", "expect": "fail", "artifacts": policy(`{Effect: Allow, NotAction: "iam:*", Resource: "*"}`)},
	{"name": "any role", "expect": "fail", "artifacts": pass_role(`"*"`, catalog)},
	{"name": "any role of the account", "expect": "fail", "artifacts": pass_role(`"arn:aws:iam::111122223333:role/*"`, catalog)},
	{"name": "a role to any service", "expect": "fail", "artifacts": pass_role(role, "{}")},
	{"name": "a role to two services", "expect": "fail", "artifacts": pass_role(role, `{StringEquals: {"iam:PassedToService": [servicecatalog.amazonaws.com, lambda.amazonaws.com]}}`)},
	{"name": "a role if a service is named", "expect": "fail", "artifacts": pass_role(role, `{StringEqualsIfExists: {"iam:PassedToService": servicecatalog.amazonaws.com}}`)},
	{"name": "a role chosen later", "expect": "undecided", "artifacts": pass_role("!Ref Role", catalog)},
	{"name": "administrators' policy attached", "expect": "fail", "artifacts": set(", ManagedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess']")},
	{"name": "the policy for users of the catalog attached", "expect": "undecided", "artifacts": set(concat("", [", InlinePolicy: {Statement: ", launch, "}, ManagedPolicies: ['arn:aws:iam::aws:policy/AWSServiceCatalogEndUserFullAccess']"]))},
	{"name": "an unknown policy attached", "expect": "undecided", "artifacts": set(concat("", [", InlinePolicy: {Statement: ", launch, "}, ManagedPolicies: [!Ref Policy]"]))},
	{"name": "policies of each account", "expect": "undecided", "artifacts": set(concat("", [", InlinePolicy: {Statement: ", launch, "}, CustomerManagedPolicyReferences: [{Name: a}]"]))},
	{"name": "a policy as text", "expect": "undecided", "artifacts": set(`, InlinePolicy: '{"Statement": []}'`)},
	{"name": "no policy", "expect": "undecided", "artifacts": set("")},
	{"name": "no permission set", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {K: {Type: 'AWS::KMS::Key'}}"}]},
]
