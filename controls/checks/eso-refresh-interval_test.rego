package checks.eso_refresh_interval_test

import rego.v1

secret(lines) := [{"path": "secret.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db, namespace: payments}
spec:
  secretStoreRef: {kind: SecretStore, name: payments}
  data: [{secretKey: password, remoteRef: {key: payments/db}}]
`, lines])}]

cases := [
	{"name": "every hour", "expect": "pass", "artifacts": secret("  refreshInterval: 1h")},
	{"name": "an hour and a half", "expect": "pass", "artifacts": secret("  refreshInterval: 1h30m0s")},
	{"name": "exactly a day", "expect": "pass", "artifacts": secret("  refreshInterval: 24h0m0s")},
	{"name": "a minute over a day", "expect": "fail", "artifacts": secret("  refreshInterval: 24h1m")},
	{"name": "a day in minutes", "expect": "pass", "artifacts": secret("  refreshInterval: 1440m")},
	{"name": "a week", "expect": "fail", "artifacts": secret("  refreshInterval: 168h")},
	{"name": "zero", "expect": "fail", "artifacts": secret(`  refreshInterval: "0"`)},
	{"name": "zero seconds", "expect": "fail", "artifacts": secret("  refreshInterval: 0s")},
	{"name": "the number zero", "expect": "fail", "artifacts": secret("  refreshInterval: 0")},
	{"name": "zero in three units", "expect": "fail", "artifacts": secret("  refreshInterval: 0h0m0s")},
	{"name": "a bare number", "expect": "undecided", "artifacts": secret("  refreshInterval: 3600")},
	{"name": "days are no unit", "expect": "undecided", "artifacts": secret("  refreshInterval: 1d")},
	{"name": "negative", "expect": "fail", "artifacts": secret("  refreshInterval: -1h")},
	{"name": "a placeholder", "expect": "undecided", "artifacts": secret(`  refreshInterval: "{{ .Values.interval }}"`)},
	{"name": "left out, so an hour", "expect": "pass", "artifacts": secret("")},
	{
		"name": "left out, where half an hour is agreed", "expect": "undecided", "parameters": {"max-hours": "0.5"},
		"artifacts": secret(""),
	},
	{"name": "misspelt", "expect": "undecided", "artifacts": secret("  refreshinterval: 1h")},
	{"name": "created once", "expect": "fail", "artifacts": secret("  refreshInterval: 1h\n  refreshPolicy: CreatedOnce")},
	{"name": "on change only", "expect": "fail", "artifacts": secret("  refreshInterval: 1h\n  refreshPolicy: OnChange")},
	{"name": "periodic", "expect": "pass", "artifacts": secret("  refreshInterval: 1h\n  refreshPolicy: Periodic")},
	{"name": "a policy of another spelling", "expect": "undecided", "artifacts": secret("  refreshInterval: 1h\n  refreshPolicy: periodic")},
	{"name": "windows", "expect": "undecided", "artifacts": secret("  refreshInterval: 1h\n  syncWindows: [{kind: deny}]")},
	{
		"name": "a limit that the model writes as text", "expect": "fail", "parameters": {"max-hours": "1"},
		"artifacts": secret("  refreshInterval: 2h"),
	},
	{"name": "made by a ClusterExternalSecret", "expect": "fail", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v1
kind: ClusterExternalSecret
metadata: {name: db}
spec:
  refreshTime: 1h
  externalSecretSpec: {refreshInterval: "0"}
`}]},
	{"name": "a ClusterExternalSecret without a specification", "expect": "undecided", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v1
kind: ClusterExternalSecret
metadata: {name: db}
spec: {refreshInterval: 1h}
`}]},
	{"name": "an API version from the future", "expect": "undecided", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v9
kind: ExternalSecret
metadata: {name: db}
spec: {refreshInterval: 1h}
`}]},
	{"name": "an object of another project", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: kubernetes-client.io/v1
kind: ExternalSecret
metadata: {name: db}
spec: {backendType: secretsManager}
`}]},
	{"name": "an empty file", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": ""}]},
	{"name": "a Secret that can't be rewritten", "expect": "fail", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db}
spec: {refreshInterval: 15m, target: {immutable: true}}
`}]},
	{"name": "fetched and thrown away", "expect": "fail", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db}
spec: {refreshInterval: 15m, target: {creationPolicy: None}}
`}]},
]
