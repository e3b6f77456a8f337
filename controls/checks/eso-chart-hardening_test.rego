package checks.eso_chart_hardening_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": concat("", ["createOperator: true\n", text])}]

cases := [
	{"name": "the chart's default", "expect": "pass", "artifacts": values("")},
	{"name": "the same, written down", "expect": "pass", "artifacts": values("securityContext: {enabled: true, runAsNonRoot: true, runAsUser: 2000, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}")},
	{"name": "switched off", "expect": "fail", "artifacts": values("securityContext: {enabled: false}")},
	{"name": "taken away", "expect": "fail", "artifacts": values("securityContext: null")},
	{"name": "root", "expect": "fail", "artifacts": values("securityContext: {runAsUser: 0}")},
	{"name": "a writable root in the webhook", "expect": "fail", "artifacts": values("webhook: {securityContext: {readOnlyRootFilesystem: false}}")},
	{"name": "capabilities kept", "expect": "fail", "artifacts": values("certController: {securityContext: {capabilities: {drop: []}}}")},
	{"name": "a capability added", "expect": "fail", "artifacts": values("securityContext: {capabilities: {add: [NET_ADMIN]}}")},
	{"name": "the platform's user, never root", "expect": "pass", "artifacts": values("securityContext: {runAsUser: null}")},
	{"name": "the node's network", "expect": "fail", "artifacts": values("webhook: {hostNetwork: true}")},
	{"name": "a setting not known here", "expect": "undecided", "artifacts": values("securityContext: {windowsOptions: {runAsUserName: A}}")},
	{"name": "another container", "expect": "undecided", "artifacts": values("extraContainers: [{name: a}]")},
	{"name": "a webhook that is text", "expect": "undecided", "artifacts": values("webhook: on-purpose")},
	{"name": "a webhook that is not installed", "expect": "pass", "artifacts": values("webhook: {create: false, hostNetwork: true}")},
	{"name": "values of another chart", "expect": "not-observed", "artifacts": [{"path": "v.yaml", "kind": "helm-values", "text": "replicaCount: 2"}]},
	{"name": "an unmasked /proc", "expect": "fail", "artifacts": values("securityContext: {procMount: Unmasked}")},
	{"name": "a seccomp profile of the node", "expect": "pass", "artifacts": values("securityContext: {seccompProfile: {type: Localhost, localhostProfile: eso.json}}")},
	{"name": "a capability beside those dropped", "expect": "fail", "artifacts": values("securityContext: {capabilities: {add: [SYS_ADMIN]}}")},
]
