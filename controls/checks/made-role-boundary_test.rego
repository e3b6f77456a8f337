package checks.made_role_boundary_test

import rego.v1

role(boundary, switch) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Mappings: {Settings: {Product: {Bounded: "`, switch, `"}}}
Conditions:
  Bounded: !Equals [!FindInMap [Settings, Product, Bounded], "Yes"]
  Unbounded: !Equals ["No", !FindInMap [Settings, Product, Bounded]]
  Chosen: !Equals [!Ref Choice, "Yes"]
Resources:
  Boundary: {Type: "AWS::IAM::ManagedPolicy", Properties: {PolicyDocument: {Statement: []}}}
  Perhaps: {Type: "AWS::IAM::ManagedPolicy", Condition: Chosen, Properties: {PolicyDocument: {Statement: []}}}
  Role: {Type: "AWS::IAM::Role", Properties: {Path: /`, boundary, "}}\n"])}]

named := `!Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/B"`

switched(condition) := concat("", [", PermissionsBoundary: !If [", condition, ", ", named, ", !Ref AWS::NoValue]"])

cases := [
	{"name": "by its ARN", "expect": "pass", "artifacts": role(concat("", [", PermissionsBoundary: ", named]), "No")},
	{"name": "of the template", "expect": "pass", "artifacts": role(", PermissionsBoundary: !Ref Boundary", "No")},
	{"name": "that allows everything", "expect": "fail", "artifacts": role(`, PermissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess"`, "No")},
	{"name": "none", "expect": "fail", "artifacts": role("", "Yes")},
	{"name": "no value", "expect": "fail", "artifacts": role(", PermissionsBoundary: !Ref AWS::NoValue", "Yes")},
	{"name": "a switch that is off as shipped", "expect": "fail", "artifacts": role(switched("Bounded"), "No")},
	{"name": "a switch that is on", "expect": "pass", "artifacts": role(switched("Bounded"), "Yes")},
	{"name": "a switch the other way round", "expect": "fail", "artifacts": role(switched("Unbounded"), "Yes")},
	{"name": "left to whoever launches it", "expect": "fail", "artifacts": role(switched("Chosen"), "Yes")},
	{"name": "a boundary in both cases", "expect": "pass", "artifacts": role(concat("", [", PermissionsBoundary: !If [Chosen, ", named, ", !Ref Boundary]"]), "No")},
	{"name": "one of two that can't be told", "expect": "undecided", "artifacts": role(concat("", [", PermissionsBoundary: !If [Chosen, ", named, ", !Ref Arn]"]), "No")},
	{"name": "a parameter", "expect": "undecided", "artifacts": role(", PermissionsBoundary: !Ref Arn", "No")},
	{"name": "a policy that may not be made", "expect": "undecided", "artifacts": role(", PermissionsBoundary: !Ref Perhaps", "No")},
	{"name": "an empty text", "expect": "undecided", "artifacts": role(`, PermissionsBoundary: ""`, "No")},
	{"name": "no role", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
]
