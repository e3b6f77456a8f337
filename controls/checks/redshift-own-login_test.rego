package checks.redshift_own_login_test

import rego.v1

policy(statements) := [{"path": "logins.json", "kind": "iam-policy", "text": concat("", [`{"Statement": [`, statements, "]}"])}]

fetch(resource) := concat("", [`{"Effect": "Allow", "Action": "redshift:GetClusterCredentials", "Resource": "`, resource, `"}`])

user(name) := concat("", ["arn:aws:redshift:eu-central-1:111122223333:dbuser:hospital/", name])

cases := [
	{"name": "the caller's own name", "expect": "pass", "artifacts": policy(fetch(user("${aws:username}")))},
	{"name": "the caller's tag", "expect": "pass", "artifacts": policy(fetch(user("${aws:PrincipalTag/database-user}")))},
	{"name": "the name of the session", "expect": "pass", "artifacts": policy(`{"Effect": "Allow", "Action": "redshift:GetClusterCredentials", "Resource": "arn:aws:redshift:eu-central-1:111122223333:dbuser:hospital/${redshift:DbUser}", "Condition": {"StringLike": {"aws:userid": "*:${redshift:DbUser}"}}}`)},
	{"name": "any name that is asked for", "expect": "fail", "artifacts": policy(fetch(user("${redshift:DbUser}")))},
	{"name": "any name", "expect": "fail", "artifacts": policy(fetch(user("*")))},
	{"name": "any name of any cluster", "expect": "fail", "artifacts": policy(fetch("arn:aws:redshift:*:111122223333:dbuser:*/*"))},
	{"name": "anything", "expect": "fail", "artifacts": policy(fetch("*"))},
	{"name": "anything of Redshift", "expect": "fail", "artifacts": policy(fetch("arn:aws:redshift:*:*:*"))},
	{"name": "every action", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "Action": "redshift:*", "Resource": "*"}`)},
	{"name": "all but some actions", "expect": "fail", "artifacts": policy(`{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}`)},
	{"name": "all but some users", "expect": "fail", "artifacts": policy(replace(fetch(user("root")), "Resource", "NotResource"))},
	{"name": "one user", "expect": "undecided", "artifacts": policy(fetch(user("analyst")))},
	{"name": "own name, and making users", "expect": "fail", "artifacts": policy(concat(", ", [fetch(user("${aws:username}")), `{"Effect": "Allow", "Action": "redshift:CreateClusterUser", "Resource": "*"}`]))},
	{"name": "any name, and a refusal", "expect": "undecided", "artifacts": policy(concat(", ", [fetch("*"), `{"Effect": "Deny", "Action": "redshift:GetClusterCredentials", "NotResource": "arn:aws:redshift:eu-central-1:111122223333:dbuser:hospital/${aws:username}"}`]))},
	{"name": "by the caller's identity", "expect": "pass", "artifacts": policy(`{"Effect": "Allow", "Action": "redshift:GetClusterCredentialsWithIAM", "Resource": "*"}`)},
	{"name": "a database beside it", "expect": "pass", "artifacts": policy(`{"Effect": "Allow", "Action": "redshift:GetClusterCredentials", "Resource": ["arn:aws:redshift:eu-central-1:111122223333:dbuser:hospital/${aws:username}", "arn:aws:redshift:eu-central-1:111122223333:dbname:hospital/hospital"]}`)},
	{"name": "something else", "expect": "not-observed", "artifacts": policy(`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}`)},
]
