package checks.eso_store_authentication_test

import rego.v1

store(text) := [{"path": "store.yaml", "kind": "kubernetes", "text": text}]

own := store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec: {provider: {aws: {service: SecretsManager, region: eu-central-1}}}
`)

values(annotations) := [{
	"path": "values.yaml", "kind": "helm-values",
	"text": concat("", ["createOperator: true\nserviceAccount: {annotations: {", annotations, "}}\n"]),
}]

account(namespace) := [{"path": "account.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: v1
kind: ServiceAccount
metadata:
  name: external-secrets
  annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/secrets"}
  namespace: `, namespace])}]

cases := [
	{"name": "a service account's token", "expect": "pass", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec:
  provider:
    aws:
      service: SecretsManager
      region: eu-central-1
      auth: {jwt: {serviceAccountRef: {name: payments-secrets}}}
`)},
	{"name": "a stored access key", "expect": "fail", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec:
  provider:
    aws:
      service: SecretsManager
      region: eu-central-1
      auth:
        secretRef:
          accessKeyIDSecretRef: {name: aws-user, key: id}
          secretAccessKeySecretRef: {name: aws-user, key: key}
`)},
	{"name": "both a token and an access key", "expect": "fail", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: {name: shared}
spec:
  provider:
    aws:
      service: SecretsManager
      region: eu-central-1
      auth:
        jwt: {serviceAccountRef: {name: reader, namespace: platform}}
        secretRef: {accessKeyIDSecretRef: {name: aws-user, key: id}}
`)},
	{"name": "no way to log in stated", "expect": "undecided", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec: {provider: {aws: {service: SecretsManager, region: eu-central-1, auth: {}}}}
`)},
	{"name": "the operator's own account, bound to a role in the chart's values", "expect": "pass", "artifacts": array.concat(own, values("eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/secrets"))},
	{"name": "an account whose role is filled in later", "expect": "undecided", "artifacts": array.concat(own, values(`eks.amazonaws.com/role-arn: "${ROLE}"`))},
	{"name": "the operator's own account, bound to no role", "expect": "undecided", "artifacts": array.concat(own, values(""))},
	{"name": "the operator's own account as an object", "expect": "pass", "artifacts": array.concat(own, account("external-secrets"))},
	{"name": "both, and the values bind none", "expect": "undecided", "artifacts": array.concat(own, array.concat(account("external-secrets"), values("")))},
	{
		"name": "both, bound to one", "expect": "pass",
		"artifacts": array.concat(own, array.concat(account("external-secrets"), values("eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/secrets"))),
	},
	{"name": "the account of another workload", "expect": "undecided", "artifacts": array.concat(own, account("payments"))},
	{"name": "a token but no name", "expect": "undecided", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec: {provider: {aws: {service: SecretsManager, region: eu-central-1, auth: {jwt: {serviceAccountRef: {}}}}}}
`)},
	{"name": "a misspelt reference", "expect": "undecided", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec: {provider: {aws: {service: SecretsManager, region: eu-central-1, auth: {jwt: {serviceAccountRefs: {name: a}}}}}}
`)},
	{"name": "two providers in one store", "expect": "undecided", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec:
  provider:
    aws: {service: SecretsManager, region: eu-central-1, auth: {jwt: {serviceAccountRef: {name: a}}}}
    gcpsm: {projectID: p}
`)},
	{"name": "values in the store itself", "expect": "fail", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec: {provider: {fake: {data: [{key: a, value: b}]}}}
`)},
	{"name": "Vault with a stored token", "expect": "fail", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: vault, namespace: payments}
spec: {provider: {vault: {server: "https://vault.example", path: kv, auth: {tokenSecretRef: {name: t, key: k}}}}}
`)},
	{"name": "Vault with a service account", "expect": "pass", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: vault, namespace: payments}
spec:
  provider:
    vault:
      server: https://vault.example
      auth: {kubernetes: {mountPath: kubernetes, role: payments, serviceAccountRef: {name: payments}}}
`)},
	{"name": "an API version from the future", "expect": "undecided", "artifacts": store(`
apiVersion: external-secrets.io/v9
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec: {provider: {aws: {service: SecretsManager, auth: {jwt: {serviceAccountRef: {name: a}}}}}}
`)},
	{"name": "a name that a chart fills in", "expect": "undecided", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: payments, namespace: payments}
spec: {provider: {aws: {service: SecretsManager, auth: {jwt: {serviceAccountRef: {name: "{{ .Values.name }}"}}}}}}
`)},
	{"name": "a list of stores, one with a key", "expect": "fail", "artifacts": store(`
apiVersion: v1
kind: List
items:
  - apiVersion: external-secrets.io/v1
    kind: SecretStore
    metadata: {name: a, namespace: payments}
    spec: {provider: {aws: {service: SecretsManager, auth: {jwt: {serviceAccountRef: {name: a}}}}}}
  - apiVersion: external-secrets.io/v1
    kind: SecretStore
    metadata: {name: b, namespace: payments}
    spec: {provider: {aws: {service: SecretsManager, auth: {secretRef: {accessKeyIDSecretRef: {name: a, key: b}}}}}}
`)},
	{"name": "no store", "expect": "not-observed", "artifacts": store(`
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
`)},
	{"name": "an empty file", "expect": "not-observed", "artifacts": store("")},
	{"name": "an annotation on an account that the chart does not make", "expect": "undecided", "artifacts": array.concat(own, [{"path": "v.yaml", "kind": "helm-values", "text": `
createOperator: true
serviceAccount:
  create: false
  annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/secrets"}
`}])},
	{"name": "bound in the values of a chart that contains the operator's", "expect": "pass", "artifacts": array.concat(own, [{"path": "v.yaml", "kind": "helm-values", "text": `
external-secrets:
  serviceAccount:
    annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/secrets"}
`}])},
	{"name": "another cluster, with a stored token", "expect": "fail", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: other, namespace: payments}
spec: {provider: {kubernetes: {server: {url: "https://cluster.example"}, auth: {token: {bearerToken: {name: other, key: token}}}}}}
`)},
	{"name": "Azure's workload identity, named in a Secret", "expect": "pass", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: azure, namespace: payments}
spec: {provider: {azurekv: {authType: WorkloadIdentity, serviceAccountRef: {name: a}, authSecretRef: {clientId: {name: s, key: id}, tenantId: {name: s, key: tenant}}}}}
`)},
	{"name": "Azure's service principal", "expect": "fail", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: azure, namespace: payments}
spec: {provider: {azurekv: {authSecretRef: {clientId: {name: s, key: id}, clientSecret: {name: s, key: secret}}}}}
`)},
	{"name": "Conjur with a stored key", "expect": "fail", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: conjur, namespace: payments}
spec: {provider: {conjur: {url: "https://conjur.example", auth: {apikey: {account: a, userRef: {name: s, key: u}, apiKeyRef: {name: s, key: k}}}}}}
`)},
	{"name": "a credential in the store itself", "expect": "fail", "artifacts": store(`
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: delinea, namespace: payments}
spec: {provider: {delinea: {tenant: t, clientId: {value: a}, clientSecret: {value: b}}}}
`)},
]
