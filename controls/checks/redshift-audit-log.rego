# METADATA
# title: Logins, changes of users and statements of the warehouse are recorded
# description: >-
#   Who looked at whose records stands in the warehouse's own log or nowhere. Redshift writes it once it is switched on,
#   and statements only if a parameter asks for them too.
# custom:
#   mitigation: query-log-kept
#   reads: [cloudformation]
#   subjects: [aws-redshift]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Set LoggingProperties with a bucket, or with CloudWatch and all three logs, and enable_user_activity_logging to true
#     in the parameter group.
#   corrected: |
#     LoggingProperties:
#       LogDestinationType: cloudwatch
#       LogExports: [connectionlog, userlog, useractivitylog]
#   sources:
#     - title: Amazon Redshift, database audit logging
#       url: https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
package checks.redshift_audit_log

import data.lib.cloudformation
import data.lib.redshift
import data.lib.verdict
import rego.v1

logs := {"connectionlog", "userlog", "useractivitylog"}

observations contains verdict.observation(cluster.name, [logged(cluster), activity(cluster)], "All three logs are written.") if {
	some cluster in redshift.clusters
}

observations contains verdict.observation(namespace.name, [exported(namespace, ["LogExports"])], "All three logs are written.") if {
	some namespace in redshift.namespaces
}

logged(cluster) := verdict.fact("fail", "no log is written", cluster, place(cluster, [])) if {
	cloudformation.property(cluster, ["LoggingProperties"]) == null
} else := exported(cluster, ["LoggingProperties", "LogExports"]) if {
	destination(cluster) == "cloudwatch"
} else := verdict.fact("pass", "logs go to a bucket", cluster, place(cluster, ["BucketName"])) if {
	destination(cluster) == "s3"
	cloudformation.property(cluster, ["LoggingProperties", "BucketName"]) != null
	not cloudformation.is_hidden(cluster, ["LoggingProperties", "BucketName"])
} else := verdict.fact("undecided", "where logs go can't be told", cluster, place(cluster, []))

destination(cluster) := "s3" if {
	not cloudformation.is_hidden(cluster, ["LoggingProperties", "LogDestinationType"])
	cloudformation.property(cluster, ["LoggingProperties", "LogDestinationType"]) == null
} else := lower(text) if {
	text := cloudformation.text(cloudformation.property(cluster, ["LoggingProperties", "LogDestinationType"]))
}

exported(found, path) := verdict.fact("fail", "no log is exported", found, cloudformation.at(found, path)) if {
	cloudformation.property(found, path) in {null, []}
} else := verdict.fact("pass", "all three are exported", found, cloudformation.at(found, path)) if {
	names := {lower(name) | some name in cloudformation.property(found, path); is_string(name)}
	count(logs - names) == 0
} else := verdict.fact("undecided", "which logs are exported can't be told", found, cloudformation.at(found, path)) if {
	not is_told(cloudformation.property(found, path))
} else := verdict.fact("fail", concat("", ["not exported: ", concat(", ", sort([name | some name in logs - {lower(name) | some name in cloudformation.property(found, path)}]))]), found, cloudformation.at(found, path))

is_told(names) if {
	is_array(names)
	every name in names {
		is_string(name)
	}
}

activity(cluster) := judged(redshift.parameter(cluster, "enable_user_activity_logging"))

judged(setting) := verdict.fact("pass", "statements are recorded", setting.found, setting.at) if {
	setting.value == "yes"
} else := verdict.fact("undecided", "whether statements are recorded is not in this file", setting.found, setting.at) if {
	setting.value == "unknown"
} else := verdict.fact("fail", "statements are not recorded: enable_user_activity_logging is off", setting.found, setting.at)

place(cluster, path) := cloudformation.at(cluster, array.concat(["LoggingProperties"], path))
