package checks.eso_remote_key_prefix_test

import rego.v1

secret(lines) := [{"path": "secret.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db, namespace: payments}
spec:
`, lines])}]

behind(prefix) := [{"path": "store.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: team, namespace: payments}
spec: {provider: {aws: {service: SecretsManager, prefix: `, prefix, "}}}\n"])}]

by_store(key) := secret(concat("", ["  secretStoreRef: {name: team}\n  data: [{secretKey: a, remoteRef: {key: ", key, "}}]"]))

cases := [
	{"name": "a store that puts the path before each key", "expect": "pass", "artifacts": array.concat(behind("payments/"), by_store("db"))},
	{"name": "a store that puts another path before each key", "expect": "fail", "artifacts": array.concat(behind("ledger/"), by_store("payments/db"))},
	{"name": "a parameter, whose name starts with a slash", "expect": "pass", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: /payments/db}}]")},
	{"name": "below the namespace", "expect": "pass", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: payments/db}}]")},
	{"name": "a listed path", "expect": "pass", "parameters": {"prefixes": ["team/pay/"]}, "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: team/pay/db}}]")},
	{"name": "another team's", "expect": "fail", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: ledger/db}}]")},
	{"name": "one of two is another team's", "expect": "fail", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: payments/db}}, {secretKey: b, remoteRef: {key: ledger/db}}]")},
	{"name": "a name that starts alike", "expect": "fail", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: payments-admin}}]")},
	{"name": "the path alone", "expect": "fail", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: payments/}}]")},
	{"name": "up and over", "expect": "fail", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: payments/../ledger/db}}]")},
	{"name": "a whole secret", "expect": "pass", "artifacts": secret("  dataFrom: [{extract: {key: payments/db}}]")},
	{"name": "a whole secret of others", "expect": "fail", "artifacts": secret("  dataFrom: [{extract: {key: ledger/db}}]")},
	{"name": "a search", "expect": "fail", "artifacts": secret(`  dataFrom: [{find: {name: {regexp: ".*"}}}]`)},
	{"name": "a search beside a key", "expect": "fail", "artifacts": secret("  dataFrom: [{extract: {key: payments/db}, find: {path: /}}]")},
	{"name": "a placeholder", "expect": "undecided", "artifacts": secret(`  data: [{secretKey: a, remoteRef: {key: "{{ .Values.key }}"}}]`)},
	{"name": "a key that is no text", "expect": "undecided", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: 7}}]")},
	{"name": "an ARN", "expect": "undecided", "artifacts": secret("  data: [{secretKey: a, remoteRef: {key: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/db-AbCdEf'}}]")},
	{"name": "a key without a name", "expect": "undecided", "artifacts": secret("  data: [{secretKey: a, remoteRef: db}]")},
	{"name": "no key at all", "expect": "undecided", "artifacts": secret("  refreshInterval: 1h")},
	{"name": "data that is no list", "expect": "undecided", "artifacts": secret("  data: {secretKey: a}")},
	{"name": "no namespace and no list", "expect": "undecided", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db}
spec: {data: [{secretKey: a, remoteRef: {key: payments/db}}]}
`}]},
	{"name": "another object", "expect": "not-observed", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: ConfigMap
metadata: {name: db}
`}]},
]
