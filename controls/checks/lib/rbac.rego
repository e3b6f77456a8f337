# Kubernetes roles and bindings: which rule grants what, and where.
package lib.rbac

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

api := "rbac.authorization.k8s.io"

roles contains found if {
	some found in kubernetes.objects
	kubernetes.in_group(found, api, {"Role", "ClusterRole"})
}

bindings contains found if {
	some found in kubernetes.objects
	kubernetes.in_group(found, api, {"RoleBinding", "ClusterRoleBinding"})
}

is_served(found) if found.value.apiVersion == "rbac.authorization.k8s.io/v1"

# What Kubernetes' own roles allow, as far as secrets, tokens and pods go.
everything := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]

workloads_and_secrets := [
	{"apiGroups": [""], "resources": ["services/proxy"], "verbs": ["*"]},
	{"apiGroups": [""], "resources": ["secrets", "pods", "pods/exec", "pods/attach"], "verbs": ["*"]},
	{"apiGroups": ["apps", "batch"], "resources": ["*"], "verbs": ["*"]},
	{"apiGroups": [""], "resources": ["serviceaccounts/token"], "verbs": ["create"]},
	{"apiGroups": [""], "resources": ["serviceaccounts"], "verbs": ["impersonate"]},
]

built_in := {
	"cluster-admin": everything,
	"admin": workloads_and_secrets,
	"edit": workloads_and_secrets,
	"view": [{"apiGroups": ["", "apps", "batch"], "resources": ["pods", "deployments", "jobs"], "verbs": ["get"]}],
	# What the cluster gives everyone, to find out what it serves and what they may do.
	"system:basic-user": [],
	"system:discovery": [],
	"system:public-info-viewer": [],
	"system:service-account-issuer-discovery": [],
	"system:node": [
		{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get", "list", "watch"]},
		{"apiGroups": [""], "resources": ["pods"], "verbs": ["create", "delete"]},
		{"apiGroups": [""], "resources": ["serviceaccounts/token"], "verbs": ["create"]},
	],
	"system:kubelet-api-admin": [{"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["*"]}],
	"system:auth-delegator": [{"apiGroups": ["authentication.k8s.io"], "resources": ["tokenreviews"], "verbs": ["create"]}],
}

# The role among the artifacts that a binding names: none, or one.
bound_roles(binding) := [role |
	some role in roles
	role.value.kind == binding.value.roleRef.kind
	kubernetes.name(role.value) == binding.value.roleRef.name
	reaches(role, binding)
]

reaches(role, _) if role.value.kind == "ClusterRole"

reaches(role, binding) if {
	role.value.kind == "Role"
	binding.value.kind == "RoleBinding"
	kubernetes.namespace(role.value) == kubernetes.namespace(binding.value)
}

# The rules that a binding hands out, each with its place; undefined when they can't all be told.
granted(binding) := told(binding) if {
	count(bound_roles(binding)) > 0
	every role in bound_roles(binding) {
		is_readable_role(role)
	}
} else := told(binding) if {
	is_built_in(binding)
}

is_built_in(binding) if {
	count(bound_roles(binding)) == 0
	binding.value.roleRef.kind == "ClusterRole"
	binding.value.roleRef.name in object.keys(built_in)
}

# Those of its rules that can be told, whatever the others say.
told(binding) := array.concat(standing(binding), gathered(binding))

standing(binding) := [object.union(rule, {"place": place}) |
	role := bound_roles(binding)[_]
	not is_aggregated(role)
	rule := object.get(role.value, "rules", [])[index]
	is_readable_rule(rule)
	place := {"path": role.path, "document": role.document, "at": ["rules", index]}
] if {
	count(bound_roles(binding)) > 0
} else := [object.union(rule, {"place": place}) |
	rule := built_in[binding.value.roleRef.name][_]
	place := {"path": binding.path, "document": binding.document, "at": ["roleRef", "name"]}
] if {
	is_built_in(binding)
} else := []

# The cluster fills an aggregated role with the rules of those whose labels it selects; Kubernetes' own roles as well.
gathered(binding) := [object.union(rule, {"place": place}) |
	some part in roles
	is_taken_up(part, binding)
	rule := object.get(part.value, "rules", [])[index]
	is_readable_rule(rule)
	place := {"path": part.path, "document": part.document, "at": ["rules", index]}
]

is_taken_up(part, binding) if {
	some role in bound_roles(binding)
	selector := role.value.aggregationRule.clusterRoleSelectors[_]
	is_selected(part, selector)
}

is_taken_up(part, binding) if {
	is_built_in(binding)
	some name in takes_up[binding.value.roleRef.name]
	part.value.kind == "ClusterRole"
	part.value.metadata.labels[concat("", ["rbac.authorization.k8s.io/aggregate-to-", name])] == "true"
}

takes_up := {"view": ["view"], "edit": ["edit", "view"], "admin": ["admin", "edit", "view"]}

is_selected(part, selector) if {
	part.value.kind == "ClusterRole"
	is_object(selector)
	object.keys(selector) == {"matchLabels"}
	is_object(selector.matchLabels)
	count(selector.matchLabels) > 0
	is_object(part.value.metadata.labels)
	object.filter(part.value.metadata.labels, object.keys(selector.matchLabels)) == selector.matchLabels
}

is_aggregated(role) if not object.get(role.value, "aggregationRule", null) == null

# A role whose rules can be told from its file: an aggregated one's are filled in by the cluster.
is_readable_role(role) if {
	is_array(role.value.rules)
	not is_aggregated(role)
	every rule in role.value.rules {
		is_readable_rule(rule)
	}
}

is_readable_rule(rule) if {
	texts(rule.verbs)
	texts(rule.apiGroups)
	texts(rule.resources)
}

is_readable_rule(rule) if {
	texts(rule.verbs)
	texts(rule.nonResourceURLs)
	object.get(rule, "resources", null) == null
}

texts(value) if {
	is_array(value)
	every each in value {
		is_stated(each)
	}
}

is_stated(text) if {
	is_string(text)
	not verdict.is_placeholder(text)
}

grants(rule, group, resource, verbs) if {
	covers_group(rule, group)
	covers_resource(rule, resource)
	covers_verb(rule, verbs)
}

covers_group(rule, group) if {
	some each in {group, "*"}
	each in object.get(rule, "apiGroups", [])
}

covers_resource(rule, resource) if {
	some each in {resource, "*", "*/*"}
	each in object.get(rule, "resources", [])
}

# `pods/*` is every part of a pod, `*/exec` that part of everything.
covers_resource(rule, resource) if {
	contains(resource, "/")
	parts := split(resource, "/")
	some each in {concat("/", [parts[0], "*"]), concat("/", ["*", parts[1]])}
	each in object.get(rule, "resources", [])
}

covers_verb(rule, verbs) if {
	some verb in verbs | {"*"}
	verb in object.get(rule, "verbs", [])
}

# Names of objects limit a rule only when there are some; none means every object.
is_named(rule) if {
	is_array(rule.resourceNames)
	count(rule.resourceNames) > 0
	every each in rule.resourceNames {
		is_string(each)
		each != ""
	}
}

subjects(binding) := found if {
	found := object.get(binding.value, "subjects", [])
	is_array(found)
} else := []

# A list of subjects that all say who they are; the API server refuses a service account without a namespace.
has_readable_subjects(binding) if {
	count(subjects(binding)) > 0
	every subject in subjects(binding) {
		called(subject)
	}
}

# How a list of exceptions calls a subject: users and groups by name, service accounts as namespace/name.
called(subject) := subject.name if {
	subject.kind in {"User", "Group"}
	is_name(subject.name)
} else := concat("/", [subject.namespace, subject.name]) if {
	subject.kind == "ServiceAccount"
	is_name(subject.namespace)
	is_name(subject.name)
}

is_name(text) if {
	is_stated(text)
	text != ""
}

# A service account as namespace/name, also where it is bound by the name of its user.
account(subject) := called(subject) if {
	subject.kind == "ServiceAccount"
} else := concat("/", [parts[2], parts[3]]) if {
	subject.kind == "User"
	is_string(subject.name)
	regex.match(`^system:serviceaccount:[^:]+:[^:]+$`, subject.name)
	parts := split(subject.name, ":")
}

# Who a binding gives its rights to without being on the list.
unlisted(binding, list) := concat(", ", sort({called(subject) |
	some subject in subjects(binding)
	not is_listed(subject, list)
}))

is_listed(subject, list) if called(subject) in {name | some name in list}

is_listed(subject, list) if account(subject) in {name | some name in list}

# The ways to run a container of one's own choosing, which brings every Secret that its namespace lets a pod mount.
pod_makers := [
	["", "pods"], ["", "replicationcontrollers"], ["apps", "deployments"], ["apps", "statefulsets"],
	["apps", "daemonsets"], ["apps", "replicasets"], ["batch", "jobs"], ["batch", "cronjobs"],
]

makes_pods(rule) if {
	some [group, resource] in pod_makers
	grants(rule, group, resource, {"create", "update", "patch"})
}

# The ways into a pod that runs, and so to its files and identity; a node's proxy leads to all of its pods.
enters_pods(rule) if {
	some part in ["pods/exec", "pods/attach", "pods/portforward", "pods/proxy"]
	grants(rule, "", part, {"create", "get", "update", "patch", "delete"})
}

enters_pods(rule) if grants(rule, "", "pods/ephemeralcontainers", {"update", "patch"})

enters_pods(rule) if grants(rule, "", "nodes/proxy", {"create", "get", "update", "patch", "delete"})

# Whoever may bind roles that they don't hold, or add to their own, may give themselves any right.
widens_itself(rule) if {
	some resource in ["roles", "clusterroles"]
	grants(rule, api, resource, {"escalate"})
}

widens_itself(rule) if {
	some resource in ["roles", "clusterroles"]
	grants(rule, api, resource, {"bind"})
	not is_named(rule)
}

# By name it may be a harmless role; these are not.
widens_itself(rule) if {
	grants(rule, api, "clusterroles", {"bind"})
	some name in rule.resourceNames
	name in {"cluster-admin", "admin", "edit", "system:node", "system:kubelet-api-admin"}
}

# A token for another account, or its name in a request, gives that account's rights.
becomes_others(rule) if grants(rule, "", "serviceaccounts/token", {"create"})

becomes_others(rule) if {
	some resource in ["serviceaccounts", "users", "groups"]
	grants(rule, "", resource, {"impersonate"})
}

# Groups and users that whoever logs in is one of.
is_everybody(name) if name in {
	"system:authenticated", "system:unauthenticated", "system:anonymous", "system:serviceaccounts", "system:masters", "*",
}

# Every service account of one namespace.
is_everybody(name) if startswith(name, "system:serviceaccounts:")

is_everybody(name) if regex.match(`^system:serviceaccount:[^:]+:default$`, name)

# The ways to a Secret: to read it, to have a pod mount it, to enter one that does, and to become somebody who may.
gets_secrets(rule) if grants(rule, "", "secrets", {"get", "list", "watch"})

gets_secrets(rule) if makes_pods(rule)

gets_secrets(rule) if enters_pods(rule)

gets_secrets(rule) if becomes_others(rule)

gets_secrets(rule) if widens_itself(rule)
