# METADATA
# title: The function does not log at the level of debugging
# description: >-
#   At that level functions write what they get and return, with rows, tokens and credentials in it. Whoever may read the
#   log then reads what the filters hide.
# custom:
#   mitigation: no-data-in-logs
#   reads: [cloudformation]
#   subjects: [aws-lambda, aws-cloudwatch-logs]
#   method: examine
#   valid-days: 90
#   fix: Set the log level to INFO or above, and don't have the event logged.
#   corrected: |
#     Environment:
#       Variables: {POWERTOOLS_LOG_LEVEL: INFO}
#   sources:
#     - title: Powertools for AWS Lambda, logger
#       url: https://docs.powertools.aws.dev/lambda/python/latest/core/logger/
#     - title: AWS Lambda, log levels
#       url: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
package checks.lambda_log_level

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(lambda.name, facts(lambda), "Its log level is above debugging.") if {
	some lambda in cloudformation.resources
	lambda.type in {"AWS::Lambda::Function", "AWS::Serverless::Function"}
}

facts(lambda) := array.concat(
	array.concat(levels(lambda), events(lambda)),
	array.concat(defaults(lambda), certain(lambda)),
)

level_at := ["LoggingConfig", "ApplicationLogLevel"]

is_level(name) if regex.match(`(^|_)LOG(GING|GER)?_?LEVEL$`, upper(name))

# Names under which a function finds its level, with what is set.
set_levels(lambda) := array.concat(
	[{"at": ["Environment", "Variables", name], "value": value} |
		variables := object.get(lambda.properties, ["Environment", "Variables"], {})
		value := variables[name]
		is_level(name)
	],
	[{"at": level_at, "value": value} |
		value := cloudformation.property(lambda, level_at)
		value != null
	],
)

levels(lambda) := [verdict.fact("undecided", "which level it logs at is left to its code", lambda, cloudformation.at(lambda, ["Environment"]))] if {
	count(set_levels(lambda)) == 0
} else := [fact |
	some found in set_levels(lambda)
	fact := level(lambda, found)
]

level(lambda, found) := verdict.fact("fail", "it logs at the level of debugging", lambda, cloudformation.at(lambda, found.at)) if {
	is_verbose(found.value)
} else := verdict.fact("fail", "it logs at the level of debugging unless told otherwise", lambda, cloudformation.at(lambda, found.at)) if {
	is_verbose(parameter(lambda, found.value).Default)
} else := verdict.fact("pass", "its level is above debugging", lambda, cloudformation.at(lambda, found.at)) if {
	is_quiet(found.value)
} else := verdict.fact("pass", "every level that may be chosen is above debugging", lambda, cloudformation.at(lambda, found.at)) if {
	allowed := parameter(lambda, found.value).AllowedValues
	count(allowed) > 0
	every value in allowed {
		is_quiet(value)
	}
} else := verdict.fact("undecided", "the level that it logs at can't be told", lambda, cloudformation.at(lambda, found.at))

is_verbose(value) if {
	is_string(value)
	regex.match(`^(debug|trace|all|notset|verbose|silly|10|0|5)$`, lower(value))
}

is_verbose(value) if value in {0, 5, 10}

is_quiet(value) if {
	is_string(value)
	lower(value) in {"info", "warn", "warning", "error", "critical", "fatal"}
}

# The parameter of its template that a value names.
parameter(lambda, value) := found if {
	some artifact in input.artifacts
	artifact.path == lambda.path
	found := artifact.documents[lambda.document].Parameters[value.Ref]
}

# Settings by which the whole event, or everything, is logged at any level.
events(lambda) := [verdict.fact("fail", concat("", [name, " has it log whole events, or everything"]), lambda, cloudformation.at(lambda, ["Environment", "Variables", name])) |
	variables := object.get(lambda.properties, ["Environment", "Variables"], {})
	value := variables[name]
	name in {"POWERTOOLS_LOGGER_LOG_EVENT", "POWERTOOLS_LOG_EVENT", "POWERTOOLS_DEBUG", "POWERTOOLS_DEV", "DEBUG"}
	lower(sprintf("%v", [value])) in {"true", "1", "yes", "on", "y", "t"}
]

# What a template of SAM gives to all of its functions.
defaults(lambda) := [verdict.fact("undecided", "its template sets variables for all functions, which are not judged here", lambda, ["Resources", lambda.id]) |
	lambda.type == "AWS::Serverless::Function"
	some artifact in input.artifacts
	artifact.path == lambda.path
	set := artifact.documents[lambda.document].Globals.Function
	count({name | some name in ["Environment", "LoggingConfig"]; name in object.keys(set)}) > 0
]

certain(lambda) := [verdict.fact("undecided", "its variables are filled in by a function", lambda, cloudformation.at(lambda, ["Environment"]))] if {
	cloudformation.is_hidden(lambda, ["Environment", "Variables"])
} else := [verdict.fact("undecided", "its variables are filled in by a function", lambda, cloudformation.at(lambda, ["Environment"]))] if {
	cloudformation.is_function(object.get(lambda.properties, ["Environment", "Variables"], null))
} else := [verdict.fact("undecided", "it is made under a condition", lambda, ["Resources", lambda.id])] if {
	lambda.is_conditional == true
} else := []
