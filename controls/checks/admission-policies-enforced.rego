# METADATA
# title: Admission policies refuse, and stand where nobody answers
# description: >-
#   A policy that only warns or audits lets everything through, one without a binding is never asked, and one that is
#   ignored when it fails is gone when it is needed.
# custom:
#   mitigation: admission-policy
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Bind each policy with the action Deny, without selectors that leave namespaces out, and keep its failure policy at
#     Fail; in Kyverno, set the failure action to Enforce.
#   corrected: |
#     kind: ValidatingAdmissionPolicyBinding
#     spec:
#       policyName: sealed-scope-strict
#       validationActions: [Deny]
#   sources:
#     - title: Kubernetes, Validating Admission Policy
#       url: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
#     - title: Kyverno, validate rules
#       url: https://kyverno.io/docs/policy-types/cluster-policy/validate/
package checks.admission_policies_enforced

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

good := "What it forbids is refused."

admission_api := "admissionregistration.k8s.io"

observations contains verdict.observation(policy.name, policy_facts(policy), good) if {
	some policy in kubernetes.objects
	kubernetes.in_group(policy, admission_api, {"ValidatingAdmissionPolicy"})
}

observations contains verdict.observation(policy.name, kyverno_facts(policy), good) if {
	some policy in kubernetes.objects
	kubernetes.in_group(policy, "kyverno.io", {"ClusterPolicy", "Policy"})
	count(validating(policy)) > 0
}

policy_facts(policy) := [verdict.fact("undecided", "its specification can't be read", policy, ["spec"])] if {
	not is_readable_policy(policy.value.spec)
} else := [failure(policy), asked(policy)]

is_readable_policy(spec) if {
	kubernetes.all_objects(spec.validations)
	count(spec.validations) > 0
}

# Left out, it is Fail.
failure(policy) := verdict.fact("pass", "it fails closed", policy, ["spec", "failurePolicy"]) if {
	object.get(policy.value.spec, "failurePolicy", null) in {"Fail", null}
} else := verdict.fact("fail", "it is passed over whenever it can't be evaluated", policy, ["spec", "failurePolicy"]) if {
	policy.value.spec.failurePolicy == "Ignore"
} else := verdict.fact("undecided", "what happens when it can't be evaluated can't be told", policy, ["spec", "failurePolicy"])

bindings_of(policy) := [binding |
	some binding in kubernetes.objects
	kubernetes.in_group(binding, admission_api, {"ValidatingAdmissionPolicyBinding"})
	binding.value.spec.policyName == kubernetes.name(policy.value)
]

denying(policy) := [binding |
	binding := bindings_of(policy)[_]
	is_array(binding.value.spec.validationActions)
	"Deny" in binding.value.spec.validationActions
]

# A binding may reach fewer objects than its policy does; which, is for a person to see.
unlimited(policy) := [binding |
	binding := denying(policy)[_]
	leaves_nothing_out(object.get(binding.value.spec, "matchResources", null))
	not passes_over(binding)
]

leaves_nothing_out(matched) if matched == null

leaves_nothing_out(matched) if {
	is_object(matched)
	object.keys(matched) - {"matchPolicy", "namespaceSelector", "objectSelector"} == set()
	object.get(matched, "namespaceSelector", {}) in [{}, null]
	object.get(matched, "objectSelector", {}) in [{}, null]
}

# Without the parameters that it names, such a binding lets everything through.
passes_over(binding) if binding.value.spec.paramRef.parameterNotFoundAction == "Allow"

asked(policy) := verdict.fact("fail", "no binding among the artifacts has it asked", policy, ["metadata"]) if {
	count(bindings_of(policy)) == 0
} else := verdict.fact("fail", "it only warns or audits", bindings_of(policy)[0], ["spec", "validationActions"]) if {
	count(denying(policy)) == 0
} else := verdict.fact("undecided", "its binding reaches only some objects, or none while its parameters are missing", denying(policy)[0], ["spec", "matchResources"]) if {
	count(unlimited(policy)) == 0
} else := verdict.fact("pass", "it refuses", unlimited(policy)[0], ["spec", "validationActions"])

validating(policy) := [index |
	rule := policy.value.spec.rules[index]
	is_object(rule.validate)
]

kyverno_facts(policy) := array.concat(array.concat([failure(policy)], switched_off(policy)), rule_facts(policy))

# Newer releases keep the failure policy elsewhere; without admission a policy only reports.
switched_off(policy) := array.concat(
	[verdict.fact("fail", "it is passed over whenever it can't be evaluated", policy, ["spec", "webhookConfiguration"]) |
		policy.value.spec.webhookConfiguration.failurePolicy == "Ignore"
	],
	[verdict.fact("fail", "it is not asked at admission", policy, ["spec", "admission"]) |
		policy.value.spec.admission == false
	],
)

# Kyverno's newer kind says itself what is done.
observations contains verdict.observation(policy.name, [failure(policy), acting(policy)], good) if {
	some policy in kubernetes.objects
	kubernetes.in_group(policy, "policies.kyverno.io", {"ValidatingPolicy", "NamespacedValidatingPolicy"})
}

acting(policy) := verdict.fact("fail", "it is not asked at admission", policy, ["spec", "evaluation"]) if {
	policy.value.spec.evaluation.admission.enabled == false
} else := verdict.fact("undecided", "what it does is not stated", policy, ["spec"]) if {
	not is_array(policy.value.spec.validationActions)
} else := verdict.fact("pass", "it refuses", policy, ["spec", "validationActions"]) if {
	"Deny" in policy.value.spec.validationActions
} else := verdict.fact("fail", "it only warns or audits", policy, ["spec", "validationActions"])

# Gatekeeper's constraints, of whatever kind; whether its webhook fails closed is said elsewhere.
observations contains verdict.observation(constraint.name, [constraining(constraint)], good) if {
	some constraint in kubernetes.objects
	kubernetes.group(constraint.value) == "constraints.gatekeeper.sh"
}

constraining(constraint) := verdict.fact("fail", "it only warns or audits", constraint, ["spec", "enforcementAction"]) if {
	constraint.value.spec.enforcementAction in {"dryrun", "warn"}
} else := verdict.fact("undecided", "whether it stands while Gatekeeper does not answer is in its webhook's configuration", constraint, ["spec"]) if {
	object.get(constraint.value, ["spec", "enforcementAction"], "deny") == "deny"
} else := verdict.fact("undecided", "what it does can't be told", constraint, ["spec", "enforcementAction"])

rule_facts(policy) := [fact |
	index := validating(policy)[_]
	fact := enforced(policy, index)
]

# Each rule's own action wins over that of its policy, whose default is Audit; old releases write them in small letters.
enforced(policy, index) := verdict.fact("pass", "it refuses", policy, ["spec", "rules", index]) if {
	is_string(action(policy, index))
	lower(action(policy, index)) == "enforce"
	count(exceptions(policy, index)) == 0
} else := verdict.fact("undecided", "it only audits in some namespaces", policy, ["spec", "rules", index]) if {
	count(exceptions(policy, index)) > 0
} else := verdict.fact("fail", "it only audits", policy, ["spec", "rules", index]) if {
	is_string(action(policy, index))
	lower(action(policy, index)) == "audit"
} else := verdict.fact("undecided", "whether it refuses can't be told", policy, ["spec", "rules", index])

action(policy, index) := own if {
	own := object.get(policy.value.spec.rules[index].validate, "failureAction", null)
	own != null
} else := object.get(policy.value.spec, "validationFailureAction", "Audit")

exceptions(policy, index) := array.concat(
	listed_overrides(policy.value.spec.rules[index].validate, "failureActionOverrides"),
	listed_overrides(policy.value.spec, "validationFailureActionOverrides"),
)

listed_overrides(holder, key) := found if {
	found := object.get(holder, key, [])
	is_array(found)
} else := []
