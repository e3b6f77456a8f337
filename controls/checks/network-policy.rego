# METADATA
# title: The namespace denies traffic by default and names its peers
# description: >-
#   Without a policy a pod reaches, and is reached by, whatever the network carries. One that denies both directions for
#   every pod, and others that name peers, leave what is needed.
# custom:
#   mitigation: network-policy
#   reads: [kubernetes, helm-values]
#   method: examine
#   valid-days: 90
#   fix: Add a policy with an empty podSelector and both policyTypes, then allow named peers and ports.
#   corrected: |
#     spec:
#       podSelector: {}
#       policyTypes: [Ingress, Egress]
#   sources:
#     - title: Kubernetes, network policies
#       url: https://kubernetes.io/docs/concepts/services-networking/network-policies/
package checks.network_policy

import data.lib.external_secrets
import data.lib.kubernetes
import data.lib.sealed_secrets
import data.lib.verdict
import rego.v1

policies contains found if {
	some found in kubernetes.objects
	kubernetes.in_group(found, "networking.k8s.io", {"NetworkPolicy"})
}

namespaces contains kubernetes.namespace(found.value) if some found in policies

# Each namespace: policies add up, so a default is the business of all of them together.
observations contains verdict.observation(named(namespace), facts(namespace), "It denies by default, in both directions, and names its peers.") if {
	some namespace in namespaces
}

# A chart that brings a policy of its own. Where other policies are among the artifacts, they are what counts.
observations contains verdict.observation(concat("", [chart.name, ", network policy"]), [of_chart(chart)], "") if {
	is_of_pods
	count(policies) == 0
	some chart in external_secrets.charts | sealed_secrets.charts
}

# What the values say is said of the pods that the chart starts, not of their accounts and secrets.
is_of_pods if {
	technology := object.get(input, ["subject", "technology"], null)
	is_string(technology)
	regex.match(`^(external-secrets|sealed-secrets|sealing)-`, technology)
}

# Switched on, the policies of both charts let every pod reach their ports; what they deny is seen once they are rendered.
of_chart(chart) := verdict.fact("fail", "the chart's network policy is off, and no other was read", chart, array.concat(chart.at, ["networkPolicy"])) if {
	object.get(chart.value, ["networkPolicy", "enabled"], null) in {null, false}
} else := verdict.fact("undecided", "what the chart's network policy lets through is seen in the objects that it renders", chart, array.concat(chart.at, ["networkPolicy"]))

named(namespace) := "namespace not stated" if {
	namespace == ""
} else := concat(" ", ["namespace", namespace])

of(namespace) := [found |
	some found in policies
	kubernetes.namespace(found.value) == namespace
]

facts(namespace) := [verdict.fact("undecided", "a policy has no specification that can be read", found, ["spec"])] if {
	found := unreadable(namespace)[0]
} else := array.concat([default_of(namespace, "Ingress"), default_of(namespace, "Egress")], openings(namespace))

unreadable(namespace) := [found |
	found := of(namespace)[_]
	not is_readable(found.value.spec)
]

is_readable(spec) if {
	is_object(spec)
	is_selector(spec.podSelector)
	is_types(object.get(spec, "policyTypes", null))
	is_rules(object.get(spec, "ingress", null), "from")
	is_rules(object.get(spec, "egress", null), "to")
}

is_types(null)

is_types(value) if {
	is_array(value)
	every each in value {
		each in {"Ingress", "Egress"}
	}
}

is_rules(value, peers) if {
	is_list_of_objects(value)
	every rule in listed(value) {
		is_list_of_objects(object.get(rule, peers, null))
	}
}

listed(null) := []

listed(value) := value if is_array(value)

is_list_of_objects(null)

is_list_of_objects(value) if {
	is_array(value)
	every each in value {
		is_object(each)
	}
}

default_of(namespace, direction) := verdict.fact("pass", "it denies by default", found, ["spec", "policyTypes"]) if {
	found := covering(namespace, direction)[0]
} else := verdict.fact("fail", concat(" ", ["nothing denies", lower(direction), "by default for every pod"]), found, ["spec"]) if {
	found := of(namespace)[0]
}

covering(namespace, direction) := [found |
	found := of(namespace)[_]
	selects_all(found.value.spec.podSelector)
	applies(found.value.spec, direction)
]

selects_all(selector) if {
	is_selector(selector)
	object.get(selector, "matchLabels", null) in [null, {}]
	object.get(selector, "matchExpressions", null) in [null, []]
}

is_every_namespace(selector) if selects_all(selector)

# Each namespace has this label, by which it is named.
is_every_namespace(selector) if {
	is_selector(selector)
	object.get(selector, "matchLabels", null) in [null, {}]
	object.get(selector, "matchExpressions", null) == [{"key": "kubernetes.io/metadata.name", "operator": "Exists"}]
}

# Labels and expressions as the API server takes them, all of them stated.
is_selector(selector) if {
	is_object(selector)
	object.keys(selector) - {"matchLabels", "matchExpressions"} == set()
	is_labels(object.get(selector, "matchLabels", null))
	is_expressions(object.get(selector, "matchExpressions", null))
}

is_labels(null)

is_labels(labels) if {
	is_object(labels)
	every _, value in labels {
		is_stated(value)
	}
}

is_expressions(null)

is_expressions(expressions) if {
	is_array(expressions)
	every expression in expressions {
		is_expression(expression)
	}
}

is_expression(expression) if {
	is_stated(expression.key)
	expression.operator in {"Exists", "DoesNotExist"}
}

is_expression(expression) if {
	is_stated(expression.key)
	expression.operator in {"In", "NotIn"}
	is_array(expression.values)
	count(expression.values) > 0
	every value in expression.values {
		is_stated(value)
	}
}

is_stated(text) if {
	is_string(text)
	not verdict.is_placeholder(text)
}

# Left out, the types are Ingress, and Egress where there are rules for it.
applies(spec, direction) if {
	is_array(spec.policyTypes)
	direction in spec.policyTypes
}

applies(spec, "Ingress") if object.get(spec, "policyTypes", null) in [null, []]

applies(spec, "Egress") if {
	object.get(spec, "policyTypes", null) in [null, []]
	count(object.get(spec, "egress", [])) > 0
}

openings(namespace) := [fact |
	found := of(namespace)[_]
	some [direction, list, peers] in [["Ingress", "ingress", "from"], ["Egress", "egress", "to"]]
	# Rules of a direction that is not among the policy's types do nothing.
	applies(found.value.spec, direction)
	rule := object.get(found.value.spec, list, [])[index]
	[result, why] := open(rule, peers)
	message := sprintf("%v, rule %d of %s: %s", [kubernetes.name(found.value), index + 1, list, why])
	fact := verdict.fact(result, message, found, ["spec", list, index])
]

open(rule, peers) := ["fail", "every peer"] if {
	object.get(rule, peers, null) in [null, []]
} else := ["fail", "every address, or a large part of all"] if {
	some peer in rule[peers]
	is_wide(peer)
} else := ["undecided", "every namespace, though for name resolution only"] if {
	some peer in rule[peers]
	is_every_namespace(peer.namespaceSelector)
	selects_all(object.get(peer, "podSelector", {}))
	is_names_only(rule)
} else := ["fail", "every namespace"] if {
	some peer in rule[peers]
	is_every_namespace(peer.namespaceSelector)
	selects_all(object.get(peer, "podSelector", {}))
} else := ["undecided", "whom it lets through can't be told"] if {
	some peer in rule[peers]
	not is_named(peer)
}

is_names_only(rule) if {
	is_array(rule.ports)
	count(rule.ports) > 0
	every each in rule.ports {
		is_object(each)
		each.port in {53, "53", "dns", "dns-tcp"}
		object.get(each, "endPort", null) in {null, 53}
	}
}

# A network with a prefix shorter than 8 (of IPv6, 32) is no peer.
is_wide(peer) if {
	is_string(peer.ipBlock.cidr)
	regex.match(`^([0-9.]+/0*[0-7]|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*/0*([0-9]|[12][0-9]|3[01]))$`, peer.ipBlock.cidr)
}

is_named(peer) if {
	object.keys(peer) == {"ipBlock"}
	is_string(peer.ipBlock.cidr)
	regex.match(`^([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)/[0-9]{1,3}$`, peer.ipBlock.cidr)
}

# Pods of this namespace, or of those that labels name.
is_named(peer) if {
	object.keys(peer) == {"podSelector"}
	is_selector(peer.podSelector)
}

is_named(peer) if {
	object.keys(peer) - {"podSelector"} == {"namespaceSelector"}
	is_selector(object.get(peer, "podSelector", {}))
	is_selector(peer.namespaceSelector)
	not names_by_exclusion(peer.namespaceSelector)
}

# What has some label, or hasn't some value of it, may be nearly everything.
names_by_exclusion(selector) if {
	object.get(selector, "matchLabels", null) in [null, {}]
	some expression in selector.matchExpressions
	every each in selector.matchExpressions {
		each.operator != "In"
	}
}
