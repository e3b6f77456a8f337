package checks.iam_trust_subject_test

import rego.v1

trust(condition) := [{"path": "trust.json", "kind": "iam-policy", "text": concat("", [`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"},
"Action": "sts:AssumeRoleWithWebIdentity", "Condition": `, condition, "}]}"])}]

sub := `"oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub"`

aud := `"oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud": "sts.amazonaws.com"`

beside(other) := [{"path": "trust.json", "kind": "iam-policy", "text": concat("", [`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"},
"Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {`, sub, `: "system:serviceaccount:external-secrets:external-secrets", `, aud, `}}}, `, other, "]}"])}]

trust_and(statement) := [{"path": "p.json", "kind": "iam-policy", "text": concat("", [`{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"},
  "Condition": {"StringEquals": {"oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub": "system:serviceaccount:a:b",
    "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud": "sts.amazonaws.com"}}}, `, statement, "]}"])}]

cases := [
	{"name": "one account, and whoever the account lets take roles", "expect": "fail", "artifacts": beside(`{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}}`)},
	{"name": "one account, and the machine", "expect": "fail", "artifacts": beside(`{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}`)},
	{"name": "one account, and another role", "expect": "undecided", "artifacts": beside(`{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::111122223333:role/break-glass"}}`)},
	{"name": "two accounts", "expect": "undecided", "artifacts": trust(concat("", [`{"StringEquals": {`, sub, `: ["system:serviceaccount:a:b", "system:serviceaccount:a:c"], `, aud, "}}"]))},
	{"name": "a function's role", "expect": "not-observed", "artifacts": [{"path": "t.json", "kind": "iam-policy", "text": `{"Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}}`}]},
	{"name": "one account", "expect": "pass", "artifacts": trust(concat("", [`{"StringEquals": {`, sub, `: "system:serviceaccount:external-secrets:external-secrets", `, aud, "}}"]))},
	{"name": "one account, as a pattern without a wildcard", "expect": "pass", "artifacts": trust(concat("", [`{"StringLike": {`, sub, `: "system:serviceaccount:external-secrets:external-secrets"}, "StringEquals": {`, aud, "}}"]))},
	{"name": "any account of a namespace", "expect": "fail", "artifacts": trust(concat("", [`{"StringLike": {`, sub, `: "system:serviceaccount:external-secrets:*"}, "StringEquals": {`, aud, "}}"]))},
	{"name": "any account", "expect": "fail", "artifacts": trust(concat("", [`{"StringEquals": {`, aud, "}}"]))},
	{"name": "an account only if the key is there", "expect": "fail", "artifacts": trust(concat("", [`{"StringEqualsIfExists": {`, sub, `: "system:serviceaccount:external-secrets:external-secrets"}, "StringEquals": {`, aud, "}}"]))},
	{"name": "no audience", "expect": "fail", "artifacts": trust(concat("", [`{"StringEquals": {`, sub, `: "system:serviceaccount:external-secrets:external-secrets"}}`]))},
	{"name": "one of two accounts is a pattern", "expect": "fail", "artifacts": trust(concat("", [`{"StringLike": {`, sub, `: ["system:serviceaccount:a:b", "*"]}, "StringEquals": {`, aud, "}}"]))},
	{"name": "a placeholder", "expect": "undecided", "artifacts": trust(concat("", [`{"StringEquals": {`, sub, `: "system:serviceaccount:${namespace}:external-secrets", `, aud, "}}"]))},
	{"name": "anybody", "expect": "fail", "artifacts": [{"path": "t.json", "kind": "iam-policy", "text": `{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}`}]},
	{"name": "pod identity", "expect": "undecided", "artifacts": [{"path": "t.json", "kind": "iam-policy", "text": `{"Statement": {"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"}, "Action": ["sts:AssumeRole", "sts:TagSession"]}}`}]},
	{"name": "pod identity with tags", "expect": "pass", "artifacts": [{"path": "t.json", "kind": "iam-policy", "text": `{"Statement": {"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"}, "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "a", "aws:RequestTag/kubernetes-service-account": "b"}}}}`}]},
	{"name": "a service's own role", "expect": "not-observed", "artifacts": [{"path": "t.json", "kind": "iam-policy", "text": `{"Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}}`}]},
	{"name": "a policy of another kind", "expect": "not-observed", "artifacts": [{"path": "t.json", "kind": "iam-policy", "text": `{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}`}]},
	{"name": "a plan: one account", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "values": {"assume_role_policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE\"}, \"Condition\": {\"StringEquals\": {\"oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub\": \"system:serviceaccount:payments:payments\", \"oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud\": \"sts.amazonaws.com\"}}}]}"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: a pattern", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "values": {"assume_role_policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE\"}, \"Condition\": {\"StringEquals\": {\"oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub\": \"system:serviceaccount:payments:*\", \"oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud\": \"sts.amazonaws.com\"}}}]}"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "values": {}}]}}, "resource_changes": [{"address": "aws_iam_role.r", "change": {"after_unknown": {"assume_role_policy": true}}}]}`}]},
	{"name": "the jobs of a repository", "expect": "not-observed", "artifacts": [{"path": "p.json", "kind": "iam-policy", "text": `{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Condition": {"StringEquals": {"token.actions.githubusercontent.com:sub": "repo:example/manifests:ref:refs/heads/main"}}}]}`}]},
	{"name": "and everybody, under a condition that any caller meets", "expect": "fail", "artifacts": trust_and(`{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Condition": {"StringLike": {"aws:PrincipalArn": "*"}}}`)},
	{"name": "and everybody of an organisation", "expect": "undecided", "artifacts": trust_and(`{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}}}`)},
	{"name": "people of an application", "expect": "not-observed", "artifacts": [{"path": "p.json", "kind": "iam-policy", "text": `{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": "cognito-identity.amazonaws.com"}}]}`}]},
	{"name": "a bucket that is open to everybody", "expect": "not-observed", "artifacts": [{"path": "p.json", "kind": "iam-policy", "text": `{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}]}`}]},
	{"name": "the jobs of a repository, and any service account", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "iam-policy", "text": `{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"]}}]}`}]},
]
