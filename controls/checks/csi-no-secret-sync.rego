# METADATA
# title: Mounted secrets are not copied into native Secrets
# description: >-
#   With secretObjects in a class, the driver copies what it mounts into native Secrets. They lie in the cluster's
#   database, whoever may read Secrets reads them, and that nothing outlives the pod is true no more.
# custom:
#   mitigation: sync-rights-withheld
#   reads: [kubernetes]
#   method: examine
#   valid-days: 90
#   fix: Take secretObjects out of the class, and have the application read its files.
#   corrected: |
#     spec:
#       provider: aws
#       parameters: {region: eu-central-1}
#   sources:
#     - title: Secrets Store CSI Driver, sync as Kubernetes Secret
#       url: https://secrets-store-csi-driver.sigs.k8s.io/topics/sync-as-kubernetes-secret
package checks.csi_no_secret_sync

import data.lib.secrets_store
import data.lib.verdict
import rego.v1

observations contains verdict.observation(found.name, [judged(found)], "It asks for no native Secret.") if {
	some found in secrets_store.classes
}

judged(found) := verdict.fact("undecided", "it has no specification that can be read", found, ["spec"]) if {
	not is_object(object.get(found.value, "spec", null))
} else := verdict.fact("pass", "it asks for none", found, ["spec"]) if {
	object.get(found.value.spec, "secretObjects", null) in [null, []]
} else := verdict.fact("fail", "the driver copies what it mounts into native Secrets", found, ["spec", "secretObjects"]) if {
	is_array(found.value.spec.secretObjects)
} else := verdict.fact("undecided", "its secretObjects are no list", found, ["spec", "secretObjects"])
