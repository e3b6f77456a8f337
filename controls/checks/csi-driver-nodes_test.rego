package checks.csi_driver_nodes_test

import rego.v1

started(more, image) := [{"path": "driver.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: apps/v1
kind: DaemonSet
metadata: {name: driver, namespace: kube-system}
spec: {template: {spec: {`, more, `containers: [{name: a, image: "`, image, "\"}]}}}\n"])}]

driver(more) := started(more, "registry.k8s.io/csi-secrets-store/driver:v1.6.0")

affinity(expression) := driver(concat("", ["affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [", expression, "]}]}}}, "]))

cases := [
	{"name": "on nodes of its own", "expect": "pass", "artifacts": driver("nodeSelector: {kubernetes.io/os: linux, workload: payments}, ")},
	{"name": "the provider, on a node group", "expect": "pass", "artifacts": started("nodeSelector: {eks.amazonaws.com/nodegroup: payments}, ", "public.ecr.aws/aws-secrets-manager/secrets-store-csi-driver-provider-aws:3.1.0")},
	{"name": "everywhere", "expect": "fail", "artifacts": driver("")},
	{"name": "on all Linux nodes", "expect": "fail", "artifacts": driver("nodeSelector: {kubernetes.io/os: linux}, ")},
	{"name": "on all instances", "expect": "fail", "artifacts": driver("nodeSelector: {eks.amazonaws.com/compute-type: ec2}, ")},
	{"name": "on Fargate", "expect": "fail", "artifacts": driver("nodeSelector: {eks.amazonaws.com/compute-type: fargate, workload: payments}, ")},
	{"name": "not on virtual nodes, as the chart has it", "expect": "fail", "artifacts": affinity("{key: type, operator: NotIn, values: [virtual-kubelet]}")},
	{"name": "by affinity", "expect": "undecided", "artifacts": affinity("{key: workload, operator: In, values: [payments]}")},
	{"name": "filled in later", "expect": "undecided", "artifacts": driver(`nodeSelector: {workload: "{{ .team }}"}, `)},
	{"name": "a selector that is text", "expect": "undecided", "artifacts": driver("nodeSelector: payments, ")},
	{"name": "another daemon set", "expect": "not-observed", "artifacts": started("", "example.org/agent:1")},
]
