package checks.eso_provider_allow_list_test

import rego.v1

store(provider) := [{"path": "store.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec:
  provider: `, provider])}]

cases := [
	{"name": "AWS", "expect": "pass", "artifacts": store("{aws: {service: SecretsManager, region: eu-central-1}}")},
	{
		"name": "AWS in a listed Region", "expect": "pass", "parameters": {"regions": ["eu-central-1"]},
		"artifacts": store("{aws: {service: SecretsManager, region: eu-central-1}}"),
	},
	{
		"name": "AWS in another Region", "expect": "fail", "parameters": {"regions": ["eu-central-1"]},
		"artifacts": store("{aws: {service: SecretsManager, region: us-east-1}}"),
	},
	{
		"name": "AWS in a Region not stated", "expect": "undecided", "parameters": {"regions": ["eu-central-1"]},
		"artifacts": store("{aws: {service: SecretsManager}}"),
	},
	{"name": "the webhook provider", "expect": "fail", "artifacts": store("{webhook: {url: https://collector.example}}")},
	{
		"name": "the webhook provider, listed by mistake", "expect": "fail", "parameters": {"providers": ["aws", "webhook"]},
		"artifacts": store("{webhook: {url: https://collector.example}}"),
	},
	{"name": "a listed provider beside another", "expect": "fail", "artifacts": store("{aws: {region: eu-central-1}, vault: {}}")},
	{
		"name": "Vault, where that is listed", "expect": "pass", "parameters": {"providers": ["vault"], "addresses": ["https://vault.example"]},
		"artifacts": store("{vault: {server: https://vault.example}}"),
	},
	{"name": "spelt in capitals", "expect": "fail", "artifacts": store("{AWS: {service: SecretsManager}}")},
	{"name": "no provider", "expect": "undecided", "artifacts": store("{}")},
	{"name": "a provider without settings", "expect": "undecided", "artifacts": store("{aws: }")},
	{"name": "a webhook generator", "expect": "fail", "artifacts": [{"path": "g.yaml", "kind": "kubernetes", "text": `
apiVersion: generators.external-secrets.io/v1alpha1
kind: Webhook
metadata: {name: a, namespace: payments}
spec: {url: https://collector.example}
`}]},
	{"name": "a webhook inside a cluster-wide generator", "expect": "fail", "artifacts": [{"path": "g.yaml", "kind": "kubernetes", "text": `
apiVersion: generators.external-secrets.io/v1alpha1
kind: ClusterGenerator
metadata: {name: a}
spec: {kind: Webhook, generator: {webhookSpec: {url: https://collector.example}}}
`}]},
	{"name": "a password generator", "expect": "pass", "artifacts": [{"path": "g.yaml", "kind": "kubernetes", "text": `
apiVersion: generators.external-secrets.io/v1alpha1
kind: Password
metadata: {name: a, namespace: payments}
spec: {length: 32}
`}]},
	{"name": "an empty file", "expect": "not-observed", "artifacts": [{"path": "s.yaml", "kind": "kubernetes", "text": ""}]},
	{
		"name": "Vault at an address of the author's", "expect": "undecided", "parameters": {"providers": ["vault"], "addresses": ["https://vault.example"]},
		"artifacts": store("{vault: {server: https://vault.example.evil.example}}"),
	},
	{"name": "AWS, by a role of somebody's account", "expect": "undecided", "artifacts": store("{aws: {service: SecretsManager, role: arn:aws:iam::999988887777:role/open}}")},
	{
		"name": "AWS, by a role of a listed account", "expect": "pass", "parameters": {"accounts": ["111122223333"]},
		"artifacts": store("{aws: {service: SecretsManager, role: arn:aws:iam::111122223333:role/secrets}}"),
	},
]
