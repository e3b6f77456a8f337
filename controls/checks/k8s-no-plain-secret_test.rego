package checks.k8s_no_plain_secret_test

import rego.v1

file(text) := [{"path": "m.yaml", "kind": "kubernetes", "text": text}]

secret(rest) := file(concat("", ["apiVersion: v1\nkind: Secret\nmetadata: {name: database, namespace: payments}\n", rest, "\n"]))

cases := [
	{"name": "a sealed secret", "expect": "pass", "artifacts": file("apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec: {encryptedData: {}}\n")},
	{"name": "a Secret with data", "expect": "fail", "artifacts": secret("data: {password: c3VtbWVy}")},
	{"name": "a Secret with text", "expect": "fail", "artifacts": secret("stringData:\n  user: payments")},
	{"name": "a Secret with data that looks like a reference", "expect": "fail", "artifacts": secret("stringData: {user: '${USER}'}")},
	{"name": "a Secret without data", "expect": "pass", "artifacts": secret("type: kubernetes.io/service-account-token")},
	{"name": "a Secret with empty data", "expect": "pass", "artifacts": secret("data: {}")},
	{"name": "a Secret with data that is no mapping", "expect": "undecided", "artifacts": secret("data: [a]")},
	{"name": "a Secret whose values are in an annotation", "expect": "undecided", "artifacts": file("apiVersion: v1\nkind: Secret\nmetadata: {name: a, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{}'}}\n")},
	{"name": "a Secret in a list", "expect": "fail", "artifacts": file("apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: Secret, metadata: {name: b}, data: {a: Yg==}}\n")},
	{"name": "a list of Secrets", "expect": "fail", "artifacts": file("apiVersion: v1\nkind: SecretList\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: b}, data: {a: Yg==}}\n")},
	{"name": "beside other objects", "expect": "fail", "artifacts": array.concat(file("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"), [{"path": "n.yaml", "kind": "kubernetes", "text": `{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "b"}, "data": {"a": "Yg=="}}`}])},
	{"name": "encrypted by SOPS", "expect": "undecided", "artifacts": secret("data: {password: 'ENC[AES256_GCM,data:abc,type:str]'}\nsops: {version: 3.9.0}")},
	{"name": "made by Kustomize of literals", "expect": "fail", "artifacts": file("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nsecretGenerator: [{name: a, literals: [user=payments]}]\n")},
	{"name": "made by Kustomize of files", "expect": "undecided", "artifacts": file("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nsecretGenerator: [{name: a, files: [tls.key]}]\n")},
	{"name": "another Kustomization", "expect": "pass", "artifacts": file("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n")},
	{"name": "no file", "expect": "not-observed", "artifacts": file("# nothing\n")},
	{"name": "a Secret with an empty value", "expect": "pass", "artifacts": secret("stringData: {password: ''}")},
]
