package checks.sealing_key_renewal_test

import rego.v1

values(text) := [{"path": "v.yaml", "kind": "helm-values", "text": text}]

pod(rest) := [{"path": "p.yaml", "kind": "kubernetes", "text": concat("", [`
apiVersion: apps/v1
kind: Deployment
metadata: {name: sealed-secrets, namespace: sealed-secrets}
spec:
  template:
    spec:
      containers:
        - name: controller
          image: docker.io/bitnami/sealed-secrets-controller:0.38.1
          command: [controller]
`, rest])}]

args(words) := pod(concat("", ["          args: ", words, "\n"]))

cases := [
	{"name": "the default", "expect": "pass", "artifacts": args("[--update-status]")},
	{"name": "no arguments", "expect": "pass", "artifacts": pod("")},
	{"name": "a week", "expect": "pass", "artifacts": args("[--key-renew-period=168h0m0s]")},
	{"name": "a week, in the next word", "expect": "pass", "artifacts": args("[--key-renew-period, 168h]")},
	{"name": "off", "expect": "fail", "artifacts": args("['--key-renew-period=0']")},
	{"name": "off, in the next word", "expect": "fail", "artifacts": args("[--key-renew-period, '0']")},
	{"name": "off, with a unit", "expect": "fail", "artifacts": args("[--key-renew-period=0s]")},
	{"name": "off by the last of two", "expect": "fail", "artifacts": args("[--key-renew-period=720h, --key-renew-period=0]")},
	{"name": "a year", "expect": "fail", "artifacts": args("[--key-renew-period=8760h]")},
	{"name": "a year, where that was agreed", "expect": "pass", "parameters": {"max-days": 365}, "artifacts": args("[--key-renew-period=8760h]")},
	{"name": "in days, which the controller does not know", "expect": "undecided", "artifacts": args("[--key-renew-period=30d]")},
	{"name": "without a unit", "expect": "undecided", "artifacts": args("[--key-renew-period, '720']")},
	{"name": "filled in later", "expect": "undecided", "artifacts": args("[\"--key-renew-period=$(PERIOD)\"]")},
	{"name": "a variable, whose value is taken out for its name", "expect": "undecided", "artifacts": pod("          env: [{name: SEALED_SECRETS_KEY_RENEW_PERIOD, value: '0'}]\n")},
	{"name": "a variable from elsewhere", "expect": "undecided", "artifacts": pod("          env: [{name: SEALED_SECRETS_KEY_RENEW_PERIOD, valueFrom: {configMapKeyRef: {name: a, key: b}}}]\n")},
	{"name": "an environment from elsewhere", "expect": "undecided", "artifacts": pod("          envFrom: [{configMapRef: {name: a}}]\n")},
	{"name": "another container", "expect": "not-observed", "artifacts": [{"path": "p.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: registry.example/a}]}\n"}]},
	{"name": "the chart's default", "expect": "pass", "artifacts": values("createController: true\n")},
	{"name": "the chart's default, stated as nothing", "expect": "pass", "artifacts": values(`keyrenewperiod: ""`)},
	{"name": "the chart's, off", "expect": "fail", "artifacts": values(`keyrenewperiod: "0"`)},
	{"name": "the chart's, a number that its template takes for nothing", "expect": "pass", "artifacts": values("keyrenewperiod: 0")},
	{"name": "the chart's, ninety days", "expect": "fail", "artifacts": values("keyrenewperiod: 2160h")},
	{"name": "the chart's, below its name", "expect": "fail", "artifacts": values("sealed-secrets: {keyrenewperiod: 2160h}")},
	{"name": "the chart's arguments", "expect": "fail", "artifacts": values("keyrenewperiod: 720h\nargs: [--key-renew-period=0]")},
	{"name": "another chart", "expect": "not-observed", "artifacts": values("replicas: 2")},
	{"name": "another chart's name, at the controller", "expect": "pass", "technology": "sealed-secrets-controller", "artifacts": values("resources: {}")},
	{"name": "the web interface of another project", "expect": "not-observed", "artifacts": [{"path": "w.yaml", "kind": "kubernetes", "text": "apiVersion: v1\nkind: Pod\nmetadata: {name: w}\nspec: {containers: [{name: w, image: ghcr.io/bakito/sealed-secrets-web:v3}]}\n"}]},
	{"name": "off, in a line for a shell", "expect": "undecided", "artifacts": args("[sh, -c, 'controller --key-renew-period=0']")},
]
