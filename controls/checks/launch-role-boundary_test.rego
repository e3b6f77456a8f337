package checks.launch_role_boundary_test

import rego.v1

role(statement) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Boundary: {Type: "AWS::IAM::ManagedPolicy", Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "sns:Publish", Resource: "*"}]}}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: a
          PolicyDocument: {Statement: `, statement, "}\n"])}]

making(action, resource, condition) := role(concat("", ["{Effect: Allow, Action: ", action, ", Resource: ", resource, ", Condition: ", condition, "}"]))

prefix := `!Sub "arn:aws:iam::${AWS::AccountId}:role/SecNotificationLambda-*"`

bound := "{StringEquals: {iam:PermissionsBoundary: !Ref Boundary}}"

cases := [
	{"name": "prefix and boundary", "expect": "pass", "artifacts": making("[iam:CreateRole, iam:PutRolePolicy]", prefix, bound)},
	{"name": "a boundary of any name", "expect": "fail", "artifacts": making("[iam:CreateRole]", prefix, `{StringLike: {"iam:PermissionsBoundary": !Sub "arn:aws:iam::${AWS::AccountId}:policy/*"}}`)},
	{"name": "and lets others take any role", "expect": "fail", "artifacts": making("[iam:UpdateAssumeRolePolicy]", `"*"`, "{}")},
	{"name": "all but identities", "expect": "not-observed", "artifacts": role(`{Effect: Allow, NotAction: "iam:*", Resource: "*"}`)},
	{"name": "the boundary by its ARN", "expect": "pass", "artifacts": making("iam:CreateRole", prefix, "{ArnEquals: {iam:PermissionsBoundary: 'arn:aws:iam::111122223333:policy/Boundary'}}")},
	{"name": "a boundary chosen later", "expect": "pass", "artifacts": making("iam:CreateRole", prefix, "{StringEquals: {iam:PermissionsBoundary: !Ref BoundaryArn}}")},
	{"name": "another condition besides", "expect": "pass", "artifacts": making("iam:CreateRole", prefix, "{StringEquals: {'iam:permissionsboundary': !Ref Boundary}, Bool: {aws:MultiFactorAuthPresent: 'true'}}")},
	{"name": "no boundary", "expect": "fail", "artifacts": making("iam:CreateRole", prefix, "{}")},
	{"name": "a boundary if one is named", "expect": "fail", "artifacts": making("iam:CreateRole", prefix, "{StringEqualsIfExists: {iam:PermissionsBoundary: !Ref Boundary}}")},
	{"name": "any boundary but one", "expect": "fail", "artifacts": making("iam:CreateRole", prefix, "{StringNotEquals: {iam:PermissionsBoundary: a}}")},
	{"name": "any boundary", "expect": "fail", "artifacts": making("iam:CreateRole", prefix, "{StringLike: {iam:PermissionsBoundary: '*'}}")},
	{"name": "a boundary of any account", "expect": "fail", "artifacts": making("iam:CreateRole", prefix, "{ArnLike: {iam:PermissionsBoundary: 'arn:aws:iam::*:policy/Boundary'}}")},
	{"name": "a pattern chosen later", "expect": "undecided", "artifacts": making("iam:CreateRole", prefix, "{StringLike: {iam:PermissionsBoundary: !Ref BoundaryArn}}")},
	{"name": "roles of any name", "expect": "fail", "artifacts": making("iam:CreateRole", `"*"`, bound)},
	{"name": "all roles", "expect": "fail", "artifacts": making("iam:CreateRole", `"arn:aws:iam::111122223333:role/*"`, bound)},
	{"name": "roles of one letter", "expect": "fail", "artifacts": making("iam:CreateRole", `"arn:aws:iam::111122223333:role/S*"`, bound)},
	{"name": "a prefix and any name", "expect": "fail", "artifacts": making("iam:CreateRole", concat("", ["[", prefix, `, "*"]`]), bound)},
	{"name": "all roles but one", "expect": "fail", "artifacts": role(concat("", ["{Effect: Allow, Action: 'iam:CreateRole', NotResource: 'arn:aws:iam::111122223333:role/a', Condition: ", bound, "}"]))},
	{"name": "names chosen later", "expect": "undecided", "artifacts": making("iam:CreateRole", "!Ref Roles", bound)},
	{"name": "by a wildcard", "expect": "fail", "artifacts": making("iam:*", prefix, bound)},
	{"name": "by a narrower wildcard", "expect": "fail", "artifacts": making("iam:*Role*", prefix, bound)},
	{"name": "everything", "expect": "fail", "artifacts": making(`"*"`, `"*"`, "{}")},
	{"name": "everything but", "expect": "fail", "artifacts": role("{Effect: Allow, NotAction: 'iam:CreateUser', Resource: '*'}")},
	{"name": "and takes the boundary off", "expect": "fail", "artifacts": making("[iam:CreateRole, iam:DeleteRolePermissionsBoundary]", prefix, bound)},
	{"name": "and rewrites the boundary", "expect": "fail", "artifacts": making("IAM:createpolicyversion", `"*"`, "{}")},
	{"name": "reads roles", "expect": "not-observed", "artifacts": making("[iam:GetRole, iam:DeleteRole]", `"*"`, "{}")},
	{"name": "as a file of its own", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "iam-policy", "text": `{"Statement": {"Effect": "Allow", "Action": "iam:CreateRole", "Resource": "arn:aws:iam::111122223333:role/sec/notification-*", "Condition": {"StringEquals": {"iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/b"}}}}`}]},
	{"name": "administrators' policy attached", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {R: {Type: 'AWS::IAM::Role', Properties: {ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']}}}"}]},
	{"name": "an unknown policy attached", "expect": "undecided", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {R: {Type: 'AWS::IAM::Role', Properties: {ManagedPolicyArns: [!Ref Arn]}}}"}]},
	{"name": "statements that can't be read", "expect": "undecided", "artifacts": role("[!If [c, {Effect: Allow}, !Ref AWS::NoValue]]")},
]
