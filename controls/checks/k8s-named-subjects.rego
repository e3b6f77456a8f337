# METADATA
# title: Rights are bound to named groups and accounts
# description: >-
#   A binding to every authenticated user, to every service account or to a namespace's default account gives rights to
#   whoever comes along, and no log entry tells who used them for what.
# custom:
#   mitigation: named-rbac-subjects
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: Name the directory's group, or a service account that was made for the purpose.
#   corrected: |
#     subjects:
#       - {kind: ServiceAccount, name: external-secrets, namespace: external-secrets}
#   sources:
#     - title: Kubernetes, RBAC good practices
#       url: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
package checks.k8s_named_subjects

import data.lib.rbac
import data.lib.verdict
import rego.v1

observations contains verdict.observation(binding.name, facts(binding), "It names those who have the rights.") if {
	some binding in rbac.bindings
}

facts(binding) := [verdict.fact("undecided", "its subjects can't be read", binding, ["subjects"])] if {
	not is_list_of_objects(object.get(binding.value, "subjects", null))
} else := [verdict.fact("undecided", "it binds nobody", binding, ["subjects"])] if {
	count(binding.value.subjects) == 0
} else := [judged(binding, index) | binding.value.subjects[index]]

is_list_of_objects(value) if {
	is_array(value)
	every each in value {
		is_object(each)
	}
}

# Kubernetes makes these for everybody; they let callers find out what is served and what they may do.
for_everybody := {
	"system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery",
}

judged(binding, index) := verdict.fact("pass", "it gives only what the cluster gives everyone", binding, ["roleRef"]) if {
	binding.value.roleRef.kind == "ClusterRole"
	binding.value.roleRef.name in for_everybody
	not is_a_stranger(binding, index)
} else := verdict.fact("undecided", "it is the cluster's own; who is in system:masters is not in this file", binding, ["subjects", index]) if {
	is_bootstrap(binding)
} else := verdict.fact("undecided", "a subject is filled in later or has no name", binding, ["subjects", index]) if {
	not is_name(binding.value.subjects[index])
} else := verdict.fact("fail", sprintf("it binds %s", [name]), binding, ["subjects", index]) if {
	name := binding.value.subjects[index].name
	rbac.is_everybody(name)
} else := verdict.fact("fail", "it binds a namespace's default service account", binding, ["subjects", index]) if {
	binding.value.subjects[index].kind == "ServiceAccount"
	binding.value.subjects[index].name == "default"
} else := verdict.fact("undecided", "the namespace of a service account is not stated", binding, ["subjects", index]) if {
	binding.value.subjects[index].kind == "ServiceAccount"
	not has_namespace(binding.value.subjects[index])
} else := verdict.fact("pass", "it is named", binding, ["subjects", index]) if {
	binding.value.subjects[index].kind in {"User", "Group", "ServiceAccount"}
} else := verdict.fact("undecided", "a subject is of a kind not known to this check", binding, ["subjects", index])

# Callers without a login are given their versions and health alone, since Kubernetes 1.14.
is_a_stranger(binding, index) if {
	binding.value.subjects[index].name in {"system:unauthenticated", "system:anonymous"}
	binding.value.roleRef.name != "system:public-info-viewer"
}

# The one binding of system:masters that every cluster has; its members hold certificates, or come by an access entry.
is_bootstrap(binding) if {
	binding.value.kind == "ClusterRoleBinding"
	binding.value.metadata.name == "cluster-admin"
	binding.value.metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"
	[subject.name | some subject in binding.value.subjects] == ["system:masters"]
}

is_name(subject) if {
	is_string(subject.name)
	subject.name != ""
	not verdict.is_placeholder(subject.name)
}

has_namespace(subject) if {
	is_string(subject.namespace)
	subject.namespace != ""
	not verdict.is_placeholder(subject.namespace)
}
