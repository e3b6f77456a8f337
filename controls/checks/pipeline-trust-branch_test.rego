package checks.pipeline_trust_branch_test

import rego.v1

trusting(condition) := [{"path": "p.json", "kind": "iam-policy", "text": concat("", [`{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Condition": `, condition, "}]}"])}]

equal(subject) := trusting(concat("", [`{"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": `, subject, "}}"]))

like(subject) := trusting(concat("", [`{"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}, "StringLike": {"token.actions.githubusercontent.com:sub": `, subject, "}}"]))

cases := [
	{"name": "one branch", "expect": "pass", "artifacts": equal(`"repo:example/manifests:ref:refs/heads/main"`)},
	{"name": "two environments", "expect": "pass", "artifacts": equal(`["repo:example/manifests:environment:production", "repo:example/manifests:environment:test"]`)},
	{"name": "one branch, under a pattern's operator", "expect": "pass", "artifacts": like(`"repo:example/manifests:ref:refs/heads/main"`)},
	{"name": "any branch", "expect": "fail", "artifacts": like(`"repo:example/manifests:*"`)},
	{"name": "any repository of an owner", "expect": "fail", "artifacts": like(`["repo:example/manifests:ref:refs/heads/main", "repo:example/*"]`)},
	{"name": "pull requests", "expect": "fail", "artifacts": equal(`"repo:example/manifests:pull_request"`)},
	{"name": "no subject", "expect": "fail", "artifacts": trusting(`{"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}`)},
	{"name": "a pattern beside one branch", "expect": "pass", "artifacts": trusting(`{"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:example/manifests:ref:refs/heads/main"}, "StringLike": {"token.actions.githubusercontent.com:sub": "repo:example/*"}}`)},
	{"name": "a provider of the template", "expect": "fail", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Resources:
  Issuer: {Type: "AWS::IAM::OIDCProvider", Properties: {Url: "https://token.actions.githubusercontent.com"}}
  Role: {Type: "AWS::IAM::Role", Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Federated: !Ref Issuer}, Action: "sts:AssumeRoleWithWebIdentity", Condition: {StringLike: {"token.actions.githubusercontent.com:sub": !Sub "repo:${Organisation}/manifests:*"}}}]}}}
`}]},
	{"name": "a subject that may be missing", "expect": "fail", "artifacts": trusting(`{"StringLikeIfExists": {"token.actions.githubusercontent.com:sub": "repo:example/manifests:*"}}`)},
	{"name": "no condition", "expect": "fail", "artifacts": trusting("{}")},
	{"name": "no audience", "expect": "fail", "artifacts": trusting(`{"StringEquals": {"token.actions.githubusercontent.com:sub": "repo:example/manifests:ref:refs/heads/main"}}`)},
	{"name": "another claim", "expect": "undecided", "artifacts": trusting(`{"StringEquals": {"token.actions.githubusercontent.com:job_workflow_ref": "example/a/.github/workflows/d.yaml@refs/heads/main"}}`)},
	{"name": "a repository alone", "expect": "undecided", "artifacts": equal(`"repo:example/manifests"`)},
	{"name": "filled in later", "expect": "undecided", "artifacts": equal(`"repo:${Owner}/manifests:ref:refs/heads/main"`)},
	{"name": "a parameter of a template", "expect": "undecided", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Action: sts:AssumeRoleWithWebIdentity
            Principal: {Federated: !Sub "arn:aws:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com"}
            Condition: {StringEquals: {"token.actions.githubusercontent.com:aud": sts.amazonaws.com, "token.actions.githubusercontent.com:sub": !Ref Subject}}
`}]},
	{"name": "a plan, any branch", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "resource_changes": [], "planned_values": {"root_module": {"resources": [{"address": "aws_iam_role.r", "type": "aws_iam_role", "values": {"assume_role_policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/gitlab.com\"}, \"Condition\": {\"StringLike\": {\"gitlab.com:sub\": \"project_path:example/*\"}}}]}"}}]}}}`}]},
	{"name": "a service account", "expect": "not-observed", "artifacts": [{"path": "p.json", "kind": "iam-policy", "text": `{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"}}]}`}]},
]
