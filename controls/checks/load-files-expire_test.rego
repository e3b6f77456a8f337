package checks.load_files_expire_test

import rego.v1

bucket(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources: {B: {Type: AWS::S3::Bucket, Properties: {", properties, "}}}"])}]

rules(text) := concat("", ["LifecycleConfiguration: {Rules: [", text, "]}"])

cases := [
	{"name": "after a day", "expect": "pass", "artifacts": bucket(rules("{Status: Enabled, ExpirationInDays: 1}"))},
	{"name": "after a month", "expect": "fail", "artifacts": bucket(rules("{Status: Enabled, ExpirationInDays: 30}"))},
	{"name": "after a month, which is allowed", "expect": "pass", "parameters": {"max-days": "31"}, "artifacts": bucket(rules("{Status: Enabled, ExpirationInDays: 30}"))},
	{"name": "never", "expect": "fail", "artifacts": bucket("")},
	{"name": "a rule that is off", "expect": "fail", "artifacts": bucket(rules("{Status: Disabled, ExpirationInDays: 1}"))},
	{"name": "a part of the files", "expect": "undecided", "artifacts": bucket(rules("{Status: Enabled, ExpirationInDays: 1, Prefix: patients/}"))},
	{"name": "by a parameter", "expect": "undecided", "artifacts": bucket(rules("{Status: Enabled, ExpirationInDays: !Ref D}"))},
	{"name": "rules by a condition", "expect": "undecided", "artifacts": bucket("LifecycleConfiguration: !If [a, {Rules: []}, !Ref 'AWS::NoValue']")},
	{"name": "older versions stay", "expect": "fail", "artifacts": bucket(concat(", ", [rules("{Status: Enabled, ExpirationInDays: 1}"), "VersioningConfiguration: {Status: Enabled}"]))},
	{"name": "older versions go too", "expect": "pass", "artifacts": bucket(concat(", ", [rules("{Status: Enabled, ExpirationInDays: 1, NoncurrentVersionExpiration: {NoncurrentDays: 1}}"), "VersioningConfiguration: {Status: Enabled}"]))},
	{"name": "older versions go too, but for the newest five", "expect": "fail", "artifacts": bucket(concat(", ", [rules("{Status: Enabled, ExpirationInDays: 1, NoncurrentVersionExpiration: {NoncurrentDays: 1, NewerNoncurrentVersions: 5}}"), "VersioningConfiguration: {Status: Enabled}"]))},
	{"name": "on a date", "expect": "undecided", "artifacts": bucket(rules(`{Status: Enabled, ExpirationDate: "2026-12-01T00:00:00Z"}`))},
	{"name": "moved to another class of storage", "expect": "fail", "artifacts": bucket(rules("{Status: Enabled, Transitions: [{StorageClass: GLACIER, TransitionInDays: 1}]}"))},
]
