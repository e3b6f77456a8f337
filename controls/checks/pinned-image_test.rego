package checks.pinned_image_test

import rego.v1

pod(spec) := [{"path": "pod.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: apps/v1
kind: Deployment
metadata: {name: operator, namespace: external-secrets}
spec: {template: {spec: `, spec, "}}"])}]

digest := "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

cases := [
	{"name": "by digest", "expect": "pass", "artifacts": pod(sprintf(`{containers: [{name: a, image: "r.example/a@%s"}]}`, [digest]))},
	{"name": "by tag and digest", "expect": "pass", "artifacts": pod(sprintf(`{containers: [{name: a, image: "r.example/a:v1@%s"}]}`, [digest]))},
	{"name": "by tag", "expect": "fail", "artifacts": pod(`{containers: [{name: a, image: "r.example/a:v1"}]}`)},
	{"name": "a short digest", "expect": "fail", "artifacts": pod(`{containers: [{name: a, image: "r.example/a@sha256:9f86d0"}]}`)},
	{"name": "an init container by tag", "expect": "fail", "artifacts": pod(sprintf(`{initContainers: [{name: i, image: "r.example/i"}], containers: [{name: a, image: "r.example/a@%s"}]}`, [digest]))},
	{"name": "a placeholder", "expect": "undecided", "artifacts": pod(`{containers: [{name: a, image: "{{ .Values.image }}"}]}`)},
	{"name": "no image", "expect": "undecided", "artifacts": pod(`{containers: [{name: a}]}`)},
	{"name": "no container", "expect": "undecided", "artifacts": pod(`{containers: []}`)},
	{"name": "an init container alone", "expect": "undecided", "artifacts": pod(sprintf(`{initContainers: [{name: i, image: "r.example/i@%s"}]}`, [digest]))},
	{"name": "an image that is no text", "expect": "undecided", "artifacts": pod(`{containers: [{name: a, image: [r.example/a]}]}`)},
	{"name": "containers that are no list", "expect": "undecided", "artifacts": pod(`{containers: {name: a}}`)},
	{"name": "a deployment without pods", "expect": "undecided", "artifacts": pod(`{}`)},
	{"name": "no pod", "expect": "not-observed", "artifacts": [{"path": "c.yaml", "kind": "kubernetes", "text": `
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
`}]},
]
