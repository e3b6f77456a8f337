# METADATA
# title: Cluster-wide stores serve named namespaces only
# description: >-
#   Without conditions, every namespace of the cluster may use a ClusterSecretStore, and so read through it whatever its
#   role may read.
# custom:
#   mitigation: store-namespace-conditions
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: Add spec.conditions that list the namespaces, or select them by a label that only operators may set.
#   corrected: |
#     spec:
#       conditions:
#         - namespaces: [payments]
#   sources:
#     - title: External Secrets Operator, security best practices
#       url: https://external-secrets.io/latest/guides/security-best-practices/
package checks.eso_cluster_store_conditions

import data.lib.external_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(store.name, facts(store), "Its conditions name the namespaces.") if {
	some store in external_secrets.stores
	store.value.kind == "ClusterSecretStore"
}

facts(store) := [verdict.fact("undecided", "its API version is not known to this check", store, ["apiVersion"])] if {
	not external_secrets.is_known_version(store)
} else := [verdict.fact("fail", "it has no conditions, so every namespace may use it", store, ["spec"])] if {
	object.get(store.value, ["spec", "conditions"], []) in [[], null]
} else := [judged(store, index) | condition := store.value.spec.conditions[index]] if {
	is_array(store.value.spec.conditions)
} else := [verdict.fact("undecided", "its conditions are no list", store, ["spec", "conditions"])]

# One condition that fits is enough for a namespace, so the widest decides.
judged(store, index) := verdict.fact("fail", sprintf("condition %d lets in every namespace", [index + 1]), store, at) if {
	at := ["spec", "conditions", index]
	lets_in_all(store.value.spec.conditions[index])
} else := verdict.fact("pass", "it names namespaces", store, ["spec", "conditions", index]) if {
	names_some(store.value.spec.conditions[index])
} else := verdict.fact(
	"undecided",
	sprintf("which namespaces condition %d lets in can't be told", [index + 1]),
	store, ["spec", "conditions", index],
)

open_patterns := {"", ".*", "^.*$", ".+", "^.+$", "^", "*", "^.*", ".*$", "(.*)", "[a-z0-9-]+", "^[a-z0-9-]+$"}

lets_in_all(condition) if object.get(condition, "namespaceSelector", null) == {}

lets_in_all(condition) if {
	selector := condition.namespaceSelector
	object.get(selector, "matchLabels", {}) in [{}, null]
	object.get(selector, "matchExpressions", []) in [[], null]
}

lets_in_all(condition) if {
	some pattern in condition.namespaceRegexes
	pattern in open_patterns
}

# A pattern need not fit the whole of a name; one that fits all of these fits any.
lets_in_all(condition) if {
	some pattern in condition.namespaceRegexes
	is_string(pattern)
	regex.is_valid(pattern)
	every name in ["kube-system", "default", "a", "0", "zz-9", "payments"] {
		regex.match(pattern, name)
	}
}

# Each namespace has this label, by which it is named.
lets_in_all(condition) if {
	selector := condition.namespaceSelector
	object.get(selector, "matchLabels", {}) in [{}, null]
	selector.matchExpressions == [{"key": "kubernetes.io/metadata.name", "operator": "Exists"}]
}

names_some(condition) if {
	object.keys(condition) == {"namespaces"}
	names(condition.namespaces)
}

# A selector counts only where a name is not open to interpretation: labels with plain values, whatever is asked beside.
names_some(condition) if {
	object.keys(condition) == {"namespaceSelector"}
	is_selector(condition.namespaceSelector)
	count(condition.namespaceSelector.matchLabels) > 0
	every _, value in condition.namespaceSelector.matchLabels {
		is_name(value)
	}
}

# Labels by a list of values name what they list, whatever is asked beside.
names_some(condition) if {
	object.keys(condition) == {"namespaceSelector"}
	is_selector(condition.namespaceSelector)
	some each in condition.namespaceSelector.matchExpressions
	each.operator == "In"
	names(each.values)
}

is_selector(selector) if {
	is_object(selector)
	object.keys(selector) - {"matchLabels", "matchExpressions"} == set()
	is_mapping(object.get(selector, "matchLabels", null))
	is_list(object.get(selector, "matchExpressions", null))
}

is_mapping(value) if value == null

is_mapping(value) if is_object(value)

is_list(value) if value == null

is_list(value) if {
	is_array(value)
	every each in value {
		is_object(each)
	}
}

names_some(condition) if {
	object.keys(condition) == {"namespaces", "namespaceSelector"}
	names(condition.namespaces)
	names_some({"namespaceSelector": condition.namespaceSelector})
}

names(list) if {
	is_array(list)
	count(list) > 0
	every each in list {
		is_name(each)
	}
}

is_name(text) if {
	is_string(text)
	regex.match(`^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$`, text)
}
