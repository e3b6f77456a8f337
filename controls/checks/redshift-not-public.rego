# METADATA
# title: The warehouse has no public address
# description: >-
#   A warehouse that a service outside reaches by a public address stands behind one rule of a security group; a stolen
#   login is then of use from wherever that rule lets in. A private endpoint needs no such address.
# custom:
#   mitigation: private-endpoint
#   reads: [cloudformation]
#   subjects: [aws-redshift]
#   method: examine
#   valid-days: 90
#   fix: Set PubliclyAccessible to false, and let the service in through a private endpoint.
#   corrected: |
#     Type: AWS::Redshift::Cluster
#     Properties: {PubliclyAccessible: false}
#   sources:
#     - title: AWS Security Hub, controls for Amazon Redshift
#       url: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
package checks.redshift_not_public

import data.lib.cloudformation
import data.lib.redshift
import data.lib.verdict
import rego.v1

observations contains verdict.observation(warehouse.name, [judged(warehouse)], "It has no public address.") if {
	some warehouse in redshift.warehouses
}

judged(warehouse) := verdict.fact("pass", "it is not public", warehouse, place(warehouse)) if {
	public(warehouse) == "no"
} else := verdict.fact("fail", "it has a public address", warehouse, place(warehouse)) if {
	public(warehouse) == "yes"
} else := verdict.fact("undecided", "it states nothing, and what holds then depends on when it was made", warehouse, place(warehouse)) if {
	public(warehouse) == "absent"
} else := verdict.fact("undecided", "whether it is public can't be told", warehouse, place(warehouse))

public(warehouse) := cloudformation.truth(cloudformation.property(warehouse, ["PubliclyAccessible"]))

place(warehouse) := cloudformation.at(warehouse, ["PubliclyAccessible"])
