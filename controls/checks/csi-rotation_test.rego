package checks.csi_rotation_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": text}]

started(arguments) := [{"path": "driver.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: apps/v1
kind: DaemonSet
metadata: {name: driver, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - {name: registrar, image: "registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.15.0", args: [--v=5]}
        - {name: secrets-store, image: "registry.k8s.io/csi-secrets-store/driver:v1.6.0", args: `, arguments, "}\n"])}]

asking(republish) := [{"path": "csidriver.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: {name: secrets-store.csi.k8s.io}
spec: {podInfoOnMount: true, requiresRepublish: `, republish, "}\n"])}]

cases := [
	{"name": "each hour", "expect": "pass", "artifacts": values("enableSecretRotation: true\nrotationPollInterval: 1h\n")},
	{"name": "by the driver's interval", "expect": "pass", "artifacts": values("enableSecretRotation: true\n")},
	{"name": "in seconds", "expect": "pass", "artifacts": values("enableSecretRotation: true\nrotationPollInterval: 3600s\n")},
	{"name": "too seldom", "expect": "fail", "artifacts": values("enableSecretRotation: true\nrotationPollInterval: 24h\n")},
	{"name": "seldom, as agreed", "expect": "pass", "parameters": {"longest": "24h"}, "artifacts": values("enableSecretRotation: true\nrotationPollInterval: 24h\n")},
	{"name": "by the driver's interval, which is longer than agreed", "expect": "undecided", "parameters": {"longest": "1m"}, "artifacts": values("enableSecretRotation: true\n")},
	{"name": "off", "expect": "fail", "artifacts": values("enableSecretRotation: false\nrotationPollInterval: 1h\n")},
	{"name": "off by default", "expect": "fail", "artifacts": values("syncSecret: {enabled: false}\n")},
	{"name": "off by default, in the provider's values", "expect": "fail", "artifacts": values("image: {repository: public.ecr.aws/aws-secrets-manager/secrets-store-csi-driver-provider-aws}\n")},
	{"name": "on, under the chart that brings it", "expect": "pass", "artifacts": values("secrets-store-csi-driver: {enableSecretRotation: true, rotationPollInterval: 30m}\n")},
	{"name": "on, where nothing reads it", "expect": "fail", "artifacts": values("image: {repository: public.ecr.aws/aws-secrets-manager/secrets-store-csi-driver-provider-aws}\nsecrets-store-csi-driver: {}\nother: {enableSecretRotation: true}\n")},
	{"name": "text", "expect": "undecided", "artifacts": values(`enableSecretRotation: "true"`)},
	{"name": "an interval that is a number", "expect": "undecided", "artifacts": values("enableSecretRotation: true\nrotationPollInterval: 3600\n")},
	{"name": "an interval of nothing", "expect": "undecided", "artifacts": values("enableSecretRotation: true\nrotationPollInterval: 0s\n")},
	{"name": "started with it", "expect": "pass", "artifacts": started("[--enable-secret-rotation=true, --rotation-poll-interval=30m]")},
	{"name": "started with it, in short", "expect": "pass", "artifacts": started("[-enable-secret-rotation]")},
	{"name": "started without", "expect": "fail", "artifacts": started("[--nodeid=a]")},
	{"name": "started with nothing", "expect": "fail", "artifacts": started("[]")},
	{"name": "switched off", "expect": "fail", "artifacts": started("[--enable-secret-rotation=false]")},
	{"name": "switched on, then off", "expect": "fail", "artifacts": started("[--enable-secret-rotation=true, --enable-secret-rotation=false]")},
	{"name": "started with too long an interval", "expect": "fail", "artifacts": started("[--enable-secret-rotation, --rotation-poll-interval=48h]")},
	{"name": "started as the environment says", "expect": "undecided", "artifacts": started("[--enable-secret-rotation=$(ROTATE)]")},
	{"name": "arguments in no list", "expect": "undecided", "artifacts": started("--enable-secret-rotation=true")},
	{"name": "with the kubelet asked", "expect": "pass", "artifacts": array.concat(started("[--enable-secret-rotation=true]"), asking("true"))},
	{"name": "with the kubelet not asked", "expect": "undecided", "artifacts": array.concat(started("[--enable-secret-rotation=true]"), asking("false"))},
	{"name": "off, and the kubelet asked", "expect": "fail", "artifacts": array.concat(started("[--nodeid=a]"), asking("true"))},
	{"name": "another daemon set", "expect": "not-observed", "artifacts": [{"path": "a.yaml", "kind": "kubernetes", "text": "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: a}]}}}\n"}]},
	{"name": "on, the interval in the next word", "expect": "pass", "artifacts": started("[--enable-secret-rotation, --rotation-poll-interval, 30m]")},
	{"name": "on, too long an interval in the next word", "expect": "fail", "artifacts": started("[--enable-secret-rotation, --rotation-poll-interval, 24h]")},
]
