# METADATA
# title: The chart's values name each image by digest
# description: >-
#   Left alone the chart names images by the release's tag, which its registry may move. It has no field for a digest,
#   but puts the tag behind the repository as it is, digest and all.
# custom:
#   mitigation: pinned-image
#   reads: [helm-values]
#   subjects: [external-secrets-controller, external-secrets-webhook, external-secrets-cert-controller]
#   method: examine
#   valid-days: 90
#   fix: Write the digest behind the tag of image, webhook.image and certController.image, and name no flavour.
#   corrected: |
#     image: {tag: "v2.9.0@sha256:<64 hexadecimal digits>"}
#   sources:
#     - title: External Secrets Operator, the chart's values and their defaults
#       url: https://github.com/external-secrets/external-secrets/blob/main/deploy/charts/external-secrets/README.md
package checks.eso_chart_image

import data.lib.external_secrets
import data.lib.verdict
import rego.v1

observations contains verdict.observation(name, [judged(chart, component)], "It is named by digest.") if {
	some chart in external_secrets.charts
	some component in external_secrets.components
	not external_secrets.is_off(chart, component)
	name := concat("", [chart.name, ", image of the ", component.title])
}

image_of(chart, component) := object.get(chart.value, array.concat(component.at, ["image"]), {})

judged(chart, component) := verdict.fact("undecided", "the values of its image can't be read", chart, place(chart, component, [])) if {
	not is_object(image_of(chart, component))
} else := verdict.fact("fail", "no tag is given, so it is the release's, without a digest", chart, place(chart, component, ["tag"])) if {
	object.get(image_of(chart, component), "tag", "") in {"", null}
} else := verdict.fact("fail", "its tag has no digest", chart, place(chart, component, ["tag"])) if {
	is_number(image_of(chart, component).tag)
} else := verdict.fact("undecided", "its tag is filled in later, or no text", chart, place(chart, component, ["tag"])) if {
	not is_stated(image_of(chart, component).tag)
} else := verdict.fact("fail", "its tag has no digest", chart, place(chart, component, ["tag"])) if {
	not regex.match(`^[A-Za-z0-9_][A-Za-z0-9_.-]*@sha256:[0-9a-f]{64}$`, image_of(chart, component).tag)
} else := verdict.fact("fail", "a flavour is put behind the digest, which then is none", chart, place(chart, component, ["flavour"])) if {
	not object.get(image_of(chart, component), "flavour", "") in {"", null}
} else := verdict.fact("pass", "its tag carries a digest", chart, place(chart, component, ["tag"]))

place(chart, component, at) := external_secrets.at(chart, array.concat(component.at, array.concat(["image"], at)))

is_stated(tag) if {
	is_string(tag)
	not verdict.is_placeholder(tag)
}
