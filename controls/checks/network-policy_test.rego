package checks.network_policy_test

import rego.v1

policy(name, spec) := concat("", [`
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {namespace: external-secrets, name: `, name, `}
spec: `, spec, "\n"])

given(texts) := [{"path": "p.yaml", "kind": "kubernetes", "text": concat("", texts)}]

deny := policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}")

cases := [
	{"name": "deny alone", "expect": "pass", "artifacts": given([deny])},
	{"name": "deny, and a named peer", "expect": "pass", "artifacts": given([deny, policy("api", "{podSelector: {matchLabels: {app: eso}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.10/32}}], ports: [{port: 443}]}]}")])},
	{"name": "two policies, one a direction", "expect": "pass", "artifacts": given([policy("in", "{podSelector: {}, policyTypes: [Ingress]}"), policy("out", "{podSelector: {}, policyTypes: [Egress]}")])},
	{"name": "ingress only", "expect": "fail", "artifacts": given([policy("in", "{podSelector: {}, policyTypes: [Ingress]}")])},
	{"name": "no types and no rules", "expect": "fail", "artifacts": given([policy("in", "{podSelector: {}}")])},
	{"name": "some pods only", "expect": "fail", "artifacts": given([policy("some", "{podSelector: {matchLabels: {app: eso}}, policyTypes: [Ingress, Egress]}")])},
	{"name": "an empty rule", "expect": "fail", "artifacts": given([deny, policy("open", "{podSelector: {}, policyTypes: [Egress], egress: [{}]}")])},
	{"name": "every peer on a port", "expect": "fail", "artifacts": given([deny, policy("open", "{podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 443}]}]}")])},
	{"name": "every address", "expect": "fail", "artifacts": given([deny, policy("open", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}")])},
	{"name": "every namespace", "expect": "fail", "artifacts": given([deny, policy("open", "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}}]}]}")])},
	{"name": "every pod of every namespace, spelt out", "expect": "fail", "artifacts": given([deny, policy("open", "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {}}}]}]}")])},
	{"name": "a selector of an odd shape", "expect": "undecided", "artifacts": given([policy("odd", "{podSelector: {app: eso}, policyTypes: [Ingress, Egress]}")])},
	{"name": "an expression without values", "expect": "undecided", "artifacts": given([deny, policy("odd", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchExpressions: [{key: a, operator: In}]}}]}]}")])},
	{"name": "one app of every namespace", "expect": "pass", "artifacts": given([deny, policy("named", "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: prometheus}}}]}]}")])},
	{"name": "peers that are no list", "expect": "undecided", "artifacts": given([deny, policy("odd", "{podSelector: {}, policyTypes: [Egress], egress: [{to: {ipBlock: {cidr: 0.0.0.0/0}}}]}")])},
	{"name": "a peer that names nobody", "expect": "undecided", "artifacts": given([deny, policy("odd", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{}]}]}")])},
	{"name": "an address filled in later", "expect": "undecided", "artifacts": given([deny, policy("odd", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: $ENDPOINT}}]}]}")])},
	{"name": "half of all addresses", "expect": "fail", "artifacts": given([deny, policy("open", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 64.0.0.0/2}}]}]}")])},
	{"name": "every address of IPv6", "expect": "fail", "artifacts": given([deny, policy("open", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '::/0'}}]}]}")])},
	{"name": "an address of IPv6", "expect": "pass", "artifacts": given([deny, policy("api", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 'fd00:10::/64'}}]}]}")])},
	{"name": "namespaces that have the label of all", "expect": "fail", "artifacts": given([deny, policy("wide", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}]}}]}]}")])},
	{"name": "namespaces by expression", "expect": "pass", "artifacts": given([deny, policy("named", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [kube-system]}]}}]}]}")])},
	{"name": "the namespace's own pods", "expect": "pass", "artifacts": given([deny, policy("own", "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}")])},
	{"name": "rules of a direction that it does not have", "expect": "pass", "artifacts": given([deny, policy("in", "{podSelector: {}, policyTypes: [Ingress], egress: [{}]}")])},
	{"name": "types that are no list", "expect": "undecided", "artifacts": given([policy("odd", "{podSelector: {}, policyTypes: {a: Ingress, b: Egress}}")])},
	{"name": "two namespaces, one without a policy for egress", "expect": "fail", "artifacts": given([deny, "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a, namespace: payments}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n"])},
	{"name": "no specification", "expect": "undecided", "artifacts": given([policy("none", "null")])},
	{"name": "rules that are no list", "expect": "undecided", "artifacts": given([policy("odd", "{podSelector: {}, policyTypes: [Egress], egress: {to: []}}")])},
	{"name": "no policy", "expect": "not-observed", "artifacts": given(["apiVersion: v1\nkind: Namespace\nmetadata: {name: external-secrets}\n"])},
	{"name": "every namespace, for name resolution only", "expect": "undecided", "artifacts": given([deny, policy("names", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}]}")])},
	{"name": "every namespace, for names and the web", "expect": "fail", "artifacts": given([deny, policy("names", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53}, {port: 443}]}]}")])},
	{"name": "the chart's own is off", "expect": "fail", "technology": "sealed-secrets-controller", "artifacts": chart("createController: true")},
	{"name": "the chart's own is on", "expect": "undecided", "technology": "external-secrets-webhook", "artifacts": chart("installCRDs: true\nnetworkPolicy: {enabled: true}")},
	{"name": "the chart's own is off, but there are others", "expect": "pass", "technology": "sealed-secrets-controller", "artifacts": array.concat(chart("createController: true"), given([deny]))},
	{"name": "the chart's own is off, at the account", "expect": "not-observed", "artifacts": chart("createController: true")},
	{"name": "namespaces that have some label", "expect": "undecided", "artifacts": given([deny, policy("wide", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}}]}]}")])},
]

chart(text) := [{"path": "v.yaml", "kind": "helm-values", "text": text}]
