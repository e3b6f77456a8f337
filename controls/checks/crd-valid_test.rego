package checks.crd_valid_test

import rego.v1

definition := `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: stores.example.org}
spec:
  group: example.org
  scope: Namespaced
  names: {kind: Store, plural: stores}
  versions:
    - {name: v1beta1, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [region]
              properties:
                region: {type: string, pattern: "^[a-z]+-[a-z]+-[0-9]$"}
                every: {type: integer, default: 60}
                least: {type: integer, minimum: 1}
                name: {type: string}
              x-kubernetes-validations:
                - {rule: "!has(self.least) || self.least <= self.every", message: least may not exceed every}
                - {rule: "self.region == oldSelf.region", message: the region stays}
                - {rule: "!has(self.name) || self.name.lowerAscii() == self.name"}
`

store(version, spec) := concat("", ["---\napiVersion: example.org/", version, "\nkind: Store\nmetadata: {name: a, namespace: b}\nspec: ", spec, "\n"])

both(version, spec) := [
	{"path": "definition.yaml", "kind": "kubernetes", "text": definition_without_names},
	{"path": "store.yaml", "kind": "kubernetes", "text": store(version, spec)},
]

definition_without_names := replace(definition, "                - {rule: \"!has(self.name) || self.name.lowerAscii() == self.name\"}\n", "")

bare(version, kind) := [{"path": "store.yaml", "kind": "kubernetes", "text": concat("", ["apiVersion: ", version, "\nkind: ", kind, "\nmetadata: {name: payments, namespace: payments}\nspec: {provider: {aws: {service: SecretsManager, region: eu-central-1}}}\n"])}]

cases := [
	{"name": "a version that was withdrawn, without its definition", "expect": "fail", "artifacts": bare("external-secrets.io/v1beta1", "SecretStore")},
	{"name": "an older one that was withdrawn", "expect": "fail", "artifacts": bare("external-secrets.io/v1alpha1", "ExternalSecret")},
	{"name": "the same version, of a kind that still has it", "expect": "undecided", "artifacts": bare("external-secrets.io/v1alpha1", "PushSecret")},
	{"name": "a store without its definition", "expect": "undecided", "artifacts": bare("external-secrets.io/v1", "SecretStore")},
	{"name": "a version to come", "expect": "undecided", "artifacts": bare("external-secrets.io/v2", "SecretStore")},
	{"name": "a class without its definition", "expect": "undecided", "artifacts": bare("secrets-store.csi.x-k8s.io/v1", "SecretProviderClass")},
	{"name": "served and valid", "expect": "pass", "artifacts": both("v1", "{region: eu-central-1}")},
	{"name": "no longer served", "expect": "fail", "artifacts": both("v1beta1", "{region: eu-central-1}")},
	{"name": "a version that never was", "expect": "fail", "artifacts": both("v2", "{region: eu-central-1}")},
	{"name": "a field is missing", "expect": "fail", "artifacts": both("v1", "{every: 5}")},
	{"name": "a value that does not fit", "expect": "fail", "artifacts": both("v1", "{region: Frankfurt}")},
	{"name": "a value of another type", "expect": "fail", "artifacts": both("v1", `{region: eu-central-1, least: "1"}`)},
	{"name": "a rule is broken", "expect": "fail", "artifacts": both("v1", "{region: eu-central-1, every: 5, least: 9}")},
	{"name": "a rule holds by a default", "expect": "pass", "artifacts": both("v1", "{region: eu-central-1, least: 9}")},
	{"name": "a field that nobody knows", "expect": "undecided", "artifacts": both("v1", "{region: eu-central-1, evry: 5}")},
	{"name": "filled in later", "expect": "undecided", "artifacts": both("v1", `{region: "${REGION}"}`)},
	{"name": "a rule in words that are not evaluated", "expect": "undecided", "artifacts": [{"path": "all.yaml", "kind": "kubernetes", "text": concat("", [definition, store("v1", "{region: eu-central-1, name: a}")])}]},
	{"name": "without its definition", "expect": "not-observed", "artifacts": [{"path": "store.yaml", "kind": "kubernetes", "text": store("v1", "{region: eu-central-1}")}]},
	{"name": "another kind of the group", "expect": "undecided", "artifacts": [{"path": "all.yaml", "kind": "kubernetes", "text": concat("", [definition, "---\napiVersion: example.org/v1\nkind: Stroe\nmetadata: {name: a}\n"])}]},
	{"name": "a definition that is no longer taken", "expect": "undecided", "artifacts": [{"path": "all.yaml", "kind": "kubernetes", "text": concat("", [replace(definition, "k8s.io/v1", "k8s.io/v1beta1"), store("v1", "{region: eu-central-1}")])}]},
	{"name": "a list of objects", "expect": "fail", "artifacts": [
		{"path": "definition.yaml", "kind": "kubernetes", "text": definition},
		{"path": "list.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: List\nitems: [{apiVersion: example.org/v1, kind: Store, metadata: {name: a}, spec: {}}]\n"},
	]},
]
