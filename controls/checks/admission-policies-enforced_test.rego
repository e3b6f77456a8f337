package checks.admission_policies_enforced_test

import rego.v1

policy(spec) := concat("", ["apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: {name: a}\nspec: {validations: [{expression: 'true'}]", spec, "}\n---\n"])

binding(spec) := concat("", ["apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: b}\nspec: {policyName: a", spec, "}\n"])

given(texts) := [{"path": "a.yaml", "kind": "kubernetes", "text": concat("", texts)}]

kyverno(spec) := given(["apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec:\n", spec, "\n"])

cases := [
	{"name": "refusing", "expect": "pass", "artifacts": given([policy(""), binding(", validationActions: [Deny]")])},
	{"name": "refusing and noting", "expect": "pass", "artifacts": given([policy(", failurePolicy: Fail"), binding(", validationActions: [Deny, Audit]")])},
	{"name": "noting alone", "expect": "fail", "artifacts": given([policy(""), binding(", validationActions: [Warn, Audit]")])},
	{"name": "no action", "expect": "fail", "artifacts": given([policy(""), binding("")])},
	{"name": "bound nowhere", "expect": "fail", "artifacts": given([policy("")])},
	{"name": "another's binding", "expect": "fail", "artifacts": given([policy(""), replace(binding(", validationActions: [Deny]"), "policyName: a", "policyName: c")])},
	{"name": "ignored when it fails", "expect": "fail", "artifacts": given([policy(", failurePolicy: Ignore"), binding(", validationActions: [Deny]")])},
	{"name": "for some namespaces", "expect": "undecided", "artifacts": given([policy(""), binding(", validationActions: [Deny], matchResources: {namespaceSelector: {matchLabels: {env: test}}}")])},
	{"name": "no rule", "expect": "undecided", "artifacts": given([replace(policy(""), "[{expression: 'true'}]", "[]"), binding(", validationActions: [Deny]")])},
	{"name": "Kyverno, enforcing", "expect": "pass", "artifacts": kyverno("  rules: [{name: r, validate: {failureAction: Enforce, message: no}}]")},
	{"name": "Kyverno, enforcing as a whole", "expect": "pass", "artifacts": kyverno("  validationFailureAction: enforce\n  rules: [{name: r, validate: {message: no}}]")},
	{"name": "Kyverno, left at its default", "expect": "fail", "artifacts": kyverno("  rules: [{name: r, validate: {message: no}}]")},
	{"name": "Kyverno, one rule audits", "expect": "fail", "artifacts": kyverno("  validationFailureAction: Enforce\n  rules: [{name: r, validate: {message: no}}, {name: s, validate: {failureAction: Audit}}]")},
	{"name": "Kyverno, with exceptions", "expect": "undecided", "artifacts": kyverno("  validationFailureAction: Enforce\n  validationFailureActionOverrides: [{action: Audit, namespaces: [a]}]\n  rules: [{name: r, validate: {message: no}}]")},
	{"name": "Kyverno, which only changes objects", "expect": "not-observed", "artifacts": kyverno("  rules: [{name: r, mutate: {}}]")},
	{"name": "another kind", "expect": "not-observed", "artifacts": given(["apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"])},
	{"name": "with selectors that leave nothing out", "expect": "pass", "artifacts": given([policy(""), binding(", validationActions: [Deny], matchResources: {matchPolicy: Equivalent, namespaceSelector: {}}")])},
	{"name": "passed over without its parameters", "expect": "undecided", "artifacts": given([policy(", paramKind: {apiVersion: v1, kind: ConfigMap}"), binding(", validationActions: [Deny], paramRef: {name: c, parameterNotFoundAction: Allow}")])},
	{"name": "Kyverno, ignored by its webhook", "expect": "fail", "artifacts": kyverno("  webhookConfiguration: {failurePolicy: Ignore}\n  rules: [{name: r, validate: {failureAction: Enforce}}]")},
	{"name": "Kyverno, not asked at admission", "expect": "fail", "artifacts": kyverno("  admission: false\n  rules: [{name: r, validate: {failureAction: Enforce}}]")},
	{"name": "Kyverno's newer kind, refusing", "expect": "pass", "artifacts": given(["apiVersion: policies.kyverno.io/v1\nkind: ValidatingPolicy\nmetadata: {name: a}\nspec: {validationActions: [Deny]}\n"])},
	{"name": "Kyverno's newer kind, noting", "expect": "fail", "artifacts": given(["apiVersion: policies.kyverno.io/v1\nkind: ValidatingPolicy\nmetadata: {name: a}\nspec: {validationActions: [Audit]}\n"])},
	{"name": "Gatekeeper, only trying", "expect": "fail", "artifacts": given(["apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sRequiredLabels\nmetadata: {name: a}\nspec: {enforcementAction: dryrun}\n"])},
	{"name": "Gatekeeper, refusing while it answers", "expect": "undecided", "artifacts": given(["apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sRequiredLabels\nmetadata: {name: a}\nspec: {match: {}}\n"])},
]
