package checks.csi_volume_mount_test

import rego.v1

pod(csi, mounts) := [{"path": "pod.yaml", "kind": "kubernetes", "text": concat("", [`apiVersion: v1
kind: Pod
metadata: {name: app, namespace: payments}
spec:
  volumes: [{name: secrets, csi: `, csi, `}, {name: scratch, emptyDir: {}}]
  containers: [{name: app, volumeMounts: `, mounts, "}]\n"])}]

csi := "{driver: secrets-store.csi.k8s.io, readOnly: true, volumeAttributes: {secretProviderClass: payments}}"

mount := "[{name: secrets, mountPath: /secrets, readOnly: true}]"

changed(from, to) := [{"path": "pod.yaml", "kind": "kubernetes", "text": replace(pod(csi, mount)[0].text, from, to)}]

cases := [
	{"name": "whole and read-only", "expect": "pass", "artifacts": pod(csi, mount)},
	{"name": "the volume is read-only, so the mount need not say it", "expect": "pass", "artifacts": pod(csi, "[{name: secrets, mountPath: /secrets}]")},
	{"name": "an empty subPath", "expect": "pass", "artifacts": pod(csi, `[{name: secrets, mountPath: /secrets, subPath: ""}]`)},
	{"name": "a volume that may be written", "expect": "fail", "artifacts": pod(replace(csi, "readOnly: true", "readOnly: false"), mount)},
	{"name": "a volume that says nothing", "expect": "fail", "artifacts": pod(replace(csi, "readOnly: true, ", ""), mount)},
	{"name": "one file", "expect": "fail", "artifacts": pod(csi, "[{name: secrets, mountPath: /secrets/db, subPath: db, readOnly: true}]")},
	{"name": "one file, by an expression", "expect": "fail", "artifacts": pod(csi, "[{name: secrets, mountPath: /secrets/db, subPathExpr: $(NAME)}]")},
	{"name": "a part of another volume", "expect": "pass", "artifacts": pod(csi, "[{name: secrets, mountPath: /secrets}, {name: scratch, mountPath: /tmp, subPath: a}]")},
	{"name": "two containers", "expect": "undecided", "artifacts": changed("containers: [", "containers: [{name: sidecar, volumeMounts: [{name: secrets, mountPath: /s}]}, ")},
	{"name": "one file in an init container", "expect": "fail", "artifacts": changed("  containers:", "  initContainers: [{name: i, volumeMounts: [{name: secrets, mountPath: /s, subPath: db}]}]\n  containers:")},
	{"name": "mounted nowhere", "expect": "undecided", "artifacts": pod(csi, "[]")},
	{"name": "read-only or not, as is filled in", "expect": "undecided", "artifacts": pod(replace(csi, "readOnly: true", `readOnly: "{{ .readOnly }}"`), mount)},
	{"name": "a driver that is filled in", "expect": "undecided", "artifacts": pod(replace(csi, "secrets-store.csi.k8s.io", `"${DRIVER}"`), mount)},
	{"name": "mounts that can't be read", "expect": "undecided", "artifacts": pod(csi, "{name: secrets}")},
	{"name": "another driver", "expect": "not-observed", "artifacts": pod("{driver: ebs.csi.aws.com}", mount)},
	{"name": "on Fargate, by its scheduler", "expect": "fail", "artifacts": changed("  containers:", "  schedulerName: fargate-scheduler\n  containers:")},
	{"name": "on Fargate, by its label", "expect": "fail", "artifacts": changed("namespace: payments}", "namespace: payments, labels: {eks.amazonaws.com/fargate-profile: a}}")},
	{"name": "a deployment on Fargate", "expect": "fail", "artifacts": [{"path": "d.yaml", "kind": "kubernetes", "text": concat("", ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {metadata: {labels: {eks.amazonaws.com/fargate-profile: a}}, spec: {volumes: [{name: secrets, csi: ", csi, "}], containers: [{name: a, volumeMounts: ", mount, "}]}}}\n"])}]},
]
