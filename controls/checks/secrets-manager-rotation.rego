# METADATA
# title: Each secret has a rotation schedule within the agreed time
# description: >-
#   A copy that was stolen works until the value changes. A schedule changes it without anybody's memory; without one the
#   value is as old as the system.
# custom:
#   mitigation: secret-rotation
#   reads: [cloudformation, terraform-plan]
#   method: examine
#   valid-days: 90
#   parameters:
#     max-days: {default: 90, about: "The longest time between two rotations, in days."}
#   fix: Add an AWS::SecretsManager::RotationSchedule for the secret with AutomaticallyAfterDays within the limit.
#   corrected: |
#     Type: AWS::SecretsManager::RotationSchedule
#     Properties:
#       SecretId: !Ref DatabasePassword
#       RotationRules: {AutomaticallyAfterDays: 30}
#   sources:
#     - title: AWS Secrets Manager, rotation
#       url: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
package checks.secrets_manager_rotation

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(secret.name, [rotated(secret)], "It is rotated within the agreed time.") if {
	some secret in cloudformation.resources
	secret.type == "AWS::SecretsManager::Secret"
}

rotated(secret) := verdict.fact("fail", "no rotation schedule names it", secret, cloudformation.whole(secret)) if {
	count(schedules(secret)) + count(unclear_schedules(secret)) == 0
} else := verdict.fact("undecided", "which secret a rotation schedule is for can't be told", secret, cloudformation.whole(secret)) if {
	count(schedules(secret)) == 0
} else := verdict.fact("undecided", "the secret or its schedule is made under a condition", secret, cloudformation.whole(secret)) if {
	is_maybe(secret)
} else := verdict.fact("undecided", "its schedule names no function, so it can't be told what sets the new value", schedules(secret)[0], cloudformation.at(schedules(secret)[0], [])) if {
	every name in ["RotationLambdaARN", "HostedRotationLambda"] {
		cloudformation.property(schedules(secret)[0], [name]) == null
	}
} else := verdict.fact("pass", "its schedule is short enough", schedule, cloudformation.at(schedule, ["RotationRules"])) if {
	schedule := schedules(secret)[0]
	days(schedule) >= 1
	days(schedule) <= limit
} else := verdict.fact("fail", concat("", ["it is rotated more seldom than every ", number_text(limit), " days"]), schedule, cloudformation.at(schedule, ["RotationRules"])) if {
	schedule := schedules(secret)[0]
	days(schedule) > limit
} else := verdict.fact("undecided", "how often it is rotated can't be told", schedule, cloudformation.at(schedule, ["RotationRules"])) if {
	schedule := schedules(secret)[0]
}

schedules(secret) := [schedule |
	schedule := all_schedules(secret)[_]
	found := meant(schedule)
	found.id == secret.id
]

# An attachment completes a secret with what it needs to know of its database, and stands for that secret.
meant(schedule) := secret if {
	found := cloudformation.named(schedule.properties.SecretId, schedule)
	found.type == "AWS::SecretsManager::SecretTargetAttachment"
	secret := cloudformation.named(found.properties.SecretId, found)
} else := secret if {
	some secret in cloudformation.resources
	secret.type == "AWS::SecretsManager::Secret"
	secret.path == schedule.path
	name := cloudformation.text(secret.properties.Name)
	name == cloudformation.text(schedule.properties.SecretId)
} else := cloudformation.named(schedule.properties.SecretId, schedule)

# Schedules, of any of the templates, whose secret is a parameter, an import or a text.
unclear_schedules(_) := [schedule |
	some schedule in cloudformation.resources
	schedule.type == "AWS::SecretsManager::RotationSchedule"
	not names_resource(schedule)
]

all_schedules(secret) := [schedule |
	some schedule in cloudformation.resources
	schedule.type == "AWS::SecretsManager::RotationSchedule"
	schedule.path == secret.path
]

names_resource(schedule) if meant(schedule)

is_maybe(secret) if secret.is_conditional

is_maybe(secret) if {
	some schedule in schedules(secret)
	schedule.is_conditional
}

days(schedule) := cloudformation.number(cloudformation.property(schedule, ["RotationRules", "AutomaticallyAfterDays"]))

days(schedule) := cloudformation.number(parts[1]) if {
	rate := cloudformation.property(schedule, ["RotationRules", "ScheduleExpression"])
	is_string(rate)
	regex.match(`^rate\([0-9]{1,4} days?\)$`, rate)
	parts := split(replace(rate, "(", " "), " ")
}

days(schedule) := cloudformation.number(parts[1]) / 24 if {
	rate := cloudformation.property(schedule, ["RotationRules", "ScheduleExpression"])
	is_string(rate)
	regex.match(`^rate\([0-9]{1,4} hours?\)$`, rate)
	parts := split(replace(rate, "(", " "), " ")
}

# By the calendar: in every month or every other, at the latest from the first day of one to the last of the next.
days(schedule) := 62 if {
	rate := cloudformation.property(schedule, ["RotationRules", "ScheduleExpression"])
	is_string(rate)
	regex.match(`^cron\([^ ]+ [^ ]+ [^ ]+ (\*|\*/[12]|1/[12]) [^ ]+ \*\)$`, rate)
	not regex.match(`#|31|30|29`, rate)
}

limit := cloudformation.number(input.parameters["max-days"])

number_text(value) := sprintf("%v", [value])
