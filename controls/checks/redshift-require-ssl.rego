# METADATA
# title: The warehouse refuses connections without TLS
# description: >-
#   Without require_ssl the client decides whether passwords and rows cross the network in clear. AWS' own first parameter
#   group has it off.
# custom:
#   mitigation: tls-in-transit
#   reads: [cloudformation]
#   subjects: [aws-redshift]
#   method: examine
#   valid-days: 90
#   fix: Set require_ssl to true in a parameter group of your own, or take one of the family redshift-2.0.
#   corrected: |
#     Type: AWS::Redshift::ClusterParameterGroup
#     Properties:
#       ParameterGroupFamily: redshift-1.0
#       Parameters: [{ParameterName: require_ssl, ParameterValue: "true"}]
#   sources:
#     - title: Amazon Redshift, configuring security options for connections
#       url: https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
#     - title: Amazon Redshift, parameter groups
#       url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html
package checks.redshift_require_ssl

import data.lib.redshift
import data.lib.verdict
import rego.v1

observations contains verdict.observation(warehouse.name, [judged(redshift.parameter(warehouse, "require_ssl"))], "It refuses connections without TLS.") if {
	some warehouse in redshift.warehouses
}

judged(setting) := verdict.fact("pass", "require_ssl is on", setting.found, setting.at) if {
	setting.value == "yes"
} else := verdict.fact("fail", "require_ssl is off", setting.found, setting.at) if {
	setting.value == "no"
} else := verdict.fact("fail", "require_ssl is off unless somebody sets it, in this family of parameter groups", setting.found, setting.at) if {
	setting.value == "absent"
	setting.family == "redshift-1.0"
} else := verdict.fact("pass", "require_ssl is on by default in this family of parameter groups", setting.found, setting.at) if {
	setting.value == "absent"
	setting.family == "redshift-2.0"
} else := verdict.fact("undecided", "it states nothing, and what holds then depends on when it was made", setting.found, setting.at) if {
	setting.value == "absent"
} else := verdict.fact("undecided", "what its parameter group says is not in this file", setting.found, setting.at)
