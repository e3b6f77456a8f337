package checks.secret_files_not_environment_test

import rego.v1

pod(spec) := [{"path": "pod.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: v1
kind: Pod
metadata: {name: app, namespace: payments}
spec: `, spec])}]

cases := [
	{"name": "a volume", "expect": "pass", "artifacts": pod(`{volumes: [{name: v, secret: {secretName: db}}], containers: [{name: a}]}`)},
	{"name": "a projected volume", "expect": "pass", "artifacts": pod(`{volumes: [{name: v, projected: {sources: [{secret: {name: db}}]}}], containers: [{name: a}]}`)},
	{"name": "a volume of the secrets driver", "expect": "pass", "artifacts": pod(`{volumes: [{name: v, csi: {driver: secrets-store.csi.k8s.io}}], containers: [{name: a}]}`)},
	{"name": "a variable", "expect": "fail", "artifacts": pod(`{containers: [{name: a, env: [{name: P, valueFrom: {secretKeyRef: {name: db, key: p}}}]}]}`)},
	{"name": "all of a Secret", "expect": "fail", "artifacts": pod(`{containers: [{name: a, envFrom: [{secretRef: {name: db}}]}]}`)},
	{"name": "a variable beside a volume", "expect": "fail", "artifacts": pod(`{volumes: [{name: v, secret: {secretName: db}}], containers: [{name: a, env: [{name: P, valueFrom: {secretKeyRef: {name: db, key: p}}}]}]}`)},
	{"name": "in an init container", "expect": "fail", "artifacts": pod(`{initContainers: [{name: i, envFrom: [{secretRef: {name: db}}]}], containers: [{name: a}]}`)},
	{"name": "a reference of an odd shape", "expect": "fail", "artifacts": pod(`{volumes: [{name: v, secret: {secretName: db}}], containers: [{name: a, env: [{name: P, valueFrom: {secretKeyRef: db}}]}]}`)},
	{"name": "an environment that is no list", "expect": "undecided", "artifacts": pod(`{volumes: [{name: v, secret: {secretName: db}}], containers: [{name: a, envFrom: {secretRef: {name: db}}}]}`)},
	{"name": "a password written down", "expect": "undecided", "artifacts": pod(`
  volumes: [{name: v, secret: {secretName: db}}]
  containers:
    - name: a
      env:
        - name: DB_PASSWORD
          value: Tr0ub4dor-and-3
`)},
	{"name": "volumes that are no list", "expect": "undecided", "artifacts": pod(`{volumes: {v: {secret: {secretName: db}}}, containers: [{name: a}]}`)},
	{"name": "a volume that names no Secret", "expect": "not-observed", "artifacts": pod(`{volumes: [{name: v, secret: {}}], containers: [{name: a}]}`)},
	{"name": "no container", "expect": "undecided", "artifacts": pod(`{volumes: [{name: v, secret: {secretName: db}}], containers: []}`)},
	{"name": "containers that can't be read", "expect": "undecided", "artifacts": pod(`{containers: [a]}`)},
	{"name": "no Secret at all", "expect": "not-observed", "artifacts": pod(`{containers: [{name: a, env: [{name: P, value: x}]}]}`)},
	{"name": "a password written into a variable", "expect": "undecided", "artifacts": pod(`{volumes: [{name: v, secret: {secretName: db}}], containers: [{name: a, env: [{name: DB_PASSWORD, value: hunter2}]}]}`)},
]
