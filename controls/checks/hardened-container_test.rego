package checks.hardened_container_test

import rego.v1

pod(spec) := [{"path": "pod.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: v1
kind: Pod
metadata: {name: app, namespace: payments}
spec: `, spec])}]

full := `{runAsNonRoot: true, runAsUser: 1000, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}`

one(context) := pod(concat("", ["{containers: [{name: a, securityContext: ", context, "}]}"]))

cases := [
	{"name": "restricted", "expect": "pass", "artifacts": one(full)},
	{"name": "part of it on the pod", "expect": "pass", "artifacts": pod(`{securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}}]}`)},
	{"name": "nothing", "expect": "fail", "artifacts": pod(`{containers: [{name: a}]}`)},
	{"name": "root", "expect": "fail", "artifacts": one(replace(full, "runAsUser: 1000", "runAsUser: 0"))},
	{"name": "a user by name", "expect": "undecided", "artifacts": one(replace(full, "runAsUser: 1000", "runAsUser: app"))},
	{"name": "root allowed", "expect": "fail", "artifacts": one(replace(full, "runAsNonRoot: true", "runAsNonRoot: false"))},
	{"name": "the container takes back what the pod sets", "expect": "fail", "artifacts": pod(`{securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, securityContext: {runAsNonRoot: false, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}}]}`)},
	{"name": "privileged", "expect": "fail", "artifacts": one(replace(full, "runAsUser: 1000", "privileged: true"))},
	{"name": "a writable root", "expect": "fail", "artifacts": one(replace(full, "readOnlyRootFilesystem: true, ", ""))},
	{"name": "a capability too many", "expect": "fail", "artifacts": one(replace(full, "drop: [ALL]", "drop: [ALL], add: [NET_ADMIN]"))},
	{"name": "the one that is allowed", "expect": "pass", "artifacts": one(replace(full, "drop: [ALL]", "drop: [ALL], add: [NET_BIND_SERVICE]"))},
	{"name": "unconfined", "expect": "fail", "artifacts": one(replace(full, "RuntimeDefault", "Unconfined"))},
	{"name": "the node's network", "expect": "fail", "artifacts": pod(concat("", ["{hostNetwork: true, containers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "an init container as it comes", "expect": "fail", "artifacts": pod(concat("", ["{initContainers: [{name: i}], containers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "all dropped, in no list", "expect": "fail", "artifacts": one(replace(full, "drop: [ALL]", "drop: {a: ALL}"))},
	{"name": "something added, in no list", "expect": "fail", "artifacts": one(replace(full, "drop: [ALL]", "drop: [ALL], add: {a: SYS_ADMIN}"))},
	{"name": "a path of the node", "expect": "fail", "artifacts": pod(concat("", ["{volumes: [{name: v, hostPath: {path: /}}], containers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "volumes that can't be read", "expect": "undecided", "artifacts": pod(concat("", ["{volumes: {hostPath: {path: /}}, containers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "a context that is text", "expect": "fail", "artifacts": one("restricted")},
	{"name": "only an init container", "expect": "undecided", "artifacts": pod(concat("", ["{initContainers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "a job that runs on a schedule", "expect": "fail", "artifacts": [{"path": "j.yaml", "kind": "kubernetes", "text": `
apiVersion: batch/v1
kind: CronJob
metadata: {name: j}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}}
`}]},
	{"name": "a placeholder", "expect": "undecided", "artifacts": one(replace(full, "readOnlyRootFilesystem: true", `readOnlyRootFilesystem: "{{ .x }}"`))},
	{"name": "containers that can't be read", "expect": "undecided", "artifacts": pod(`{containers: [a]}`)},
	{"name": "no pod", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
`}]},
	{"name": "a port of the node", "expect": "fail", "artifacts": pod(concat("", ["{containers: [{name: a, ports: [{containerPort: 80, hostPort: 80}], securityContext: ", full, "}]}"]))},
	{"name": "no profile of AppArmor", "expect": "fail", "artifacts": pod(concat("", ["{securityContext: {appArmorProfile: {type: Unconfined}}, containers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "a volume of a file server", "expect": "fail", "artifacts": pod(concat("", ["{volumes: [{name: v, nfs: {server: a, path: /}}], containers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "a parameter of the kernel", "expect": "fail", "artifacts": pod(concat("", ["{securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}, containers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "a parameter of the kernel that is safe", "expect": "pass", "artifacts": pod(concat("", ["{securityContext: {sysctls: [{name: net.ipv4.tcp_syncookies, value: '1'}]}, containers: [{name: a, securityContext: ", full, "}]}"]))},
	{"name": "a type that SELinux does not confine", "expect": "fail", "artifacts": one(replace(full, "runAsUser: 1000", "seLinuxOptions: {type: spc_t}"))},
	{"name": "a probe of another host", "expect": "fail", "artifacts": pod(concat("", ["{containers: [{name: a, livenessProbe: {httpGet: {host: 10.0.0.1, port: 80}}, securityContext: ", full, "}]}"]))},
	{"name": "no AppArmor, by annotation", "expect": "fail", "artifacts": [{"path": "p.yaml", "kind": "kubernetes", "text": concat("", ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  template:\n    metadata: {annotations: {container.apparmor.security.beta.kubernetes.io/a: unconfined}}\n    spec: {containers: [{name: a, securityContext: ", full, "}]}\n"])}]},
	{"name": "on Windows", "expect": "undecided", "artifacts": pod("{os: {name: windows}, containers: [{name: a}]}")},
	{"name": "changes to an operator's containers", "expect": "not-observed", "artifacts": [{"path": "p.yaml", "kind": "kubernetes", "text": "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: a}\nspec: {containers: [{name: prometheus}]}\n"}]},
	{"name": "at the registry of its images", "expect": "not-observed", "technology": "container-registry", "artifacts": one("{}")},
]
