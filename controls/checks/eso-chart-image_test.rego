package checks.eso_chart_image_test

import rego.v1

values(text) := [{"path": "values.yaml", "kind": "helm-values", "text": concat("", ["createOperator: true\n", text])}]

digest := "v2.9.0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

three(first) := values(concat("", [`
image: `, first, `
webhook: {image: {tag: "`, digest, `"}}
certController: {image: {tag: "`, digest, `"}}
`]))

cases := [
	{"name": "three by digest", "expect": "pass", "artifacts": three(concat("", [`{tag: "`, digest, `"}`]))},
	{"name": "the only one that is installed", "expect": "pass", "artifacts": values(concat("", [`
image: {tag: "`, digest, `"}
webhook: {create: false}
certController: {create: false}
`]))},
	{"name": "the webhook is forgotten", "expect": "fail", "artifacts": values(concat("", [`image: {tag: "`, digest, `"}`]))},
	{"name": "a tag", "expect": "fail", "artifacts": three("{tag: v2.9.0}")},
	{"name": "the chart's default", "expect": "fail", "artifacts": three("{}")},
	{"name": "a digest alone, which the chart spoils", "expect": "fail", "artifacts": three(`{digest: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}`)},
	{"name": "a flavour behind it", "expect": "fail", "artifacts": three(concat("", [`{flavour: ubi, tag: "`, digest, `"}`]))},
	{"name": "a placeholder", "expect": "undecided", "artifacts": three("{tag: $TAG}")},
	{"name": "an image that is text", "expect": "undecided", "artifacts": three("external-secrets")},
	{"name": "values of another chart", "expect": "not-observed", "artifacts": [{"path": "v.yaml", "kind": "helm-values", "text": "image: {tag: a}"}]},
	{"name": "a tag that YAML takes for a number", "expect": "fail", "artifacts": values("image: {tag: 2.10}")},
]
