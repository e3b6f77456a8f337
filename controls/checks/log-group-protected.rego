# METADATA
# title: The log group is under a key of one's own and forgets
# description: >-
#   A log group keeps everything for ever unless somebody sets a time, and everybody who may read logs may read it. A
#   key of one's own asks each reader for a second permission.
# custom:
#   mitigation: log-group-protected
#   reads: [cloudformation]
#   subjects: [aws-lambda, aws-cloudwatch-logs]
#   method: examine
#   valid-days: 90
#   parameters:
#     max-days: {default: 400, about: "The longest time for which entries may be kept, in days."}
#   fix: Give the log group a KmsKeyId and RetentionInDays, and make the group of each function before the function.
#   corrected: |
#     Type: AWS::Logs::LogGroup
#     Properties:
#       LogGroupName: /aws/lambda/engine
#       KmsKeyId: !GetAtt LogKey.Arn
#       RetentionInDays: 30
#   sources:
#     - title: Amazon CloudWatch Logs, encrypting log data with AWS KMS
#       url: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
#     - title: Amazon CloudWatch Logs, log groups and retention
#       url: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
package checks.log_group_protected

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(group.name, facts, "It has a key of its own and a time after which entries go.") if {
	some group in cloudformation.resources
	group.type == "AWS::Logs::LogGroup"
	facts := array.concat([encrypted(group), kept(group)], certain(group))
}

# A function whose log group nobody makes gets one from Lambda: without a key and for ever.
observations contains verdict.observation(sprintf("log group of %s", [lambda.name]), [fact], "") if {
	some lambda in cloudformation.resources
	lambda.type in {"AWS::Lambda::Function", "AWS::Serverless::Function"}
	count(groups) > 0
	not has_group(lambda)
	fact := unmade(lambda)
}

groups contains group if {
	some group in cloudformation.resources
	group.type == "AWS::Logs::LogGroup"
}

has_group(lambda) if {
	some group in groups
	group.path == lambda.path
	is_its(group, lambda)
}

is_its(group, lambda) if {
	named := cloudformation.property(lambda, ["LoggingConfig", "LogGroup"])
	cloudformation.named_id(named) == group.id
}

is_its(group, lambda) if {
	name := cloudformation.text(cloudformation.property(lambda, ["LoggingConfig", "LogGroup"]))
	name == cloudformation.text(cloudformation.property(group, ["LogGroupName"]))
}

is_its(group, lambda) if {
	cloudformation.property(lambda, ["LoggingConfig", "LogGroup"]) == null
	cloudformation.text(cloudformation.property(group, ["LogGroupName"])) == concat("", ["/aws/lambda/", cloudformation.text(cloudformation.property(lambda, ["FunctionName"]))])
}

is_its(group, lambda) if {
	template := cloudformation.sub_template(cloudformation.property(group, ["LogGroupName"]))
	template == concat("", ["/aws/lambda/${", lambda.id, "}"])
}

unmade(lambda) := verdict.fact("undecided", "whether a group that is made is this function's can't be told", lambda, ["Resources", lambda.id]) if {
	some group in groups
	not cloudformation.text(cloudformation.property(group, ["LogGroupName"]))
} else := verdict.fact("undecided", "its log group is named elsewhere", lambda, cloudformation.at(lambda, ["LoggingConfig", "LogGroup"])) if {
	cloudformation.property(lambda, ["LoggingConfig", "LogGroup"]) != null
} else := verdict.fact("undecided", "what it is called can't be told, so neither can its log group", lambda, cloudformation.at(lambda, ["FunctionName"])) if {
	not cloudformation.text(cloudformation.property(lambda, ["FunctionName"]))
} else := verdict.fact("fail", "no template makes its log group, so Lambda makes one without a key that keeps entries for ever", lambda, ["Resources", lambda.id])

encrypted(group) := verdict.fact("fail", "it has no key of its own", group, cloudformation.at(group, ["KmsKeyId"])) if {
	cloudformation.property(group, ["KmsKeyId"]) in {null, ""}
} else := verdict.fact("undecided", "whether it has a key depends on a condition", group, cloudformation.at(group, ["KmsKeyId"])) if {
	cloudformation.property(group, ["KmsKeyId"])["Fn::If"]
} else := verdict.fact("undecided", "whether it names a key can't be told", group, cloudformation.at(group, ["KmsKeyId"])) if {
	key := cloudformation.property(group, ["KmsKeyId"])
	not is_key(key, group)
} else := verdict.fact("pass", "it has a key", group, cloudformation.at(group, ["KmsKeyId"]))

is_key(key, group) if cloudformation.named(key, group).type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey", "AWS::KMS::Alias"}

is_key(key, _) if regex.match(`:kms:[^:]*:[^:]*:(key|alias)/.+`, cloudformation.filled(key))

is_key(key, _) if key["Fn::ImportValue"]

is_key(key, _) if is_string(key)

kept(group) := verdict.fact("fail", "it keeps entries for ever", group, cloudformation.at(group, ["RetentionInDays"])) if {
	cloudformation.property(group, ["RetentionInDays"]) == null
} else := verdict.fact("pass", "entries go in time", group, cloudformation.at(group, ["RetentionInDays"])) if {
	days := cloudformation.number(cloudformation.property(group, ["RetentionInDays"]))
	days > 0
	days <= limit
} else := verdict.fact("fail", "it keeps entries longer than agreed", group, cloudformation.at(group, ["RetentionInDays"])) if {
	cloudformation.number(cloudformation.property(group, ["RetentionInDays"])) > limit
} else := verdict.fact("undecided", "how long entries are kept can't be told", group, cloudformation.at(group, ["RetentionInDays"]))

limit := cloudformation.number(input.parameters["max-days"])

certain(group) := [verdict.fact("undecided", "it is made under a condition", group, ["Resources", group.id])] if {
	group.is_conditional == true
} else := []
