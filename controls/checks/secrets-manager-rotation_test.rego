package checks.secrets_manager_rotation_test

import rego.v1

template(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Password:
    Type: AWS::SecretsManager::Secret
    Properties: {Name: payments/db}
`, rest])}]

schedule(rules) := template(concat("", [`
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: !Ref Password
      RotationLambdaARN: arn:aws:lambda:eu-central-1:111122223333:function:rotation
      RotationRules: `, rules, "\n"]))

cases := [
	{"name": "every 30 days", "expect": "pass", "artifacts": schedule("{AutomaticallyAfterDays: 30}")},
	{"name": "every 30 days, as text", "expect": "pass", "artifacts": schedule(`{AutomaticallyAfterDays: "30"}`)},
	{"name": "every four hours", "expect": "undecided", "artifacts": schedule(`{ScheduleExpression: "rate(4 hours)"}`)},
	{"name": "every two days", "expect": "pass", "artifacts": schedule(`{ScheduleExpression: "rate(2 days)"}`)},
	{"name": "exactly at the limit", "expect": "pass", "artifacts": schedule("{AutomaticallyAfterDays: 90}")},
	{"name": "a day over the limit", "expect": "fail", "artifacts": schedule("{AutomaticallyAfterDays: 91}")},
	{"name": "over a stricter limit", "expect": "fail", "parameters": {"max-days": "7"}, "artifacts": schedule("{AutomaticallyAfterDays: 30}")},
	{"name": "by a calendar", "expect": "pass", "artifacts": schedule(`{ScheduleExpression: "cron(0 8 1 * ? *)"}`)},
	{"name": "without rules", "expect": "undecided", "artifacts": schedule("{}")},
	{"name": "by a parameter", "expect": "undecided", "artifacts": schedule("{AutomaticallyAfterDays: !Ref Days}")},
	{"name": "no schedule", "expect": "fail", "artifacts": template("")},
	{"name": "a schedule for another", "expect": "fail", "artifacts": template(`
  Other: {Type: "AWS::SecretsManager::Secret", Condition: Never, Properties: {Name: payments/other}}
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Other, RotationRules: {AutomaticallyAfterDays: 1}}}
`)},
	{"name": "a schedule for a parameter", "expect": "undecided", "artifacts": template(`
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Which, RotationRules: {AutomaticallyAfterDays: 1}}}
`)},
	{"name": "a schedule under a condition", "expect": "undecided", "artifacts": template(`
  Schedule: {Type: "AWS::SecretsManager::RotationSchedule", Condition: Production, Properties: {SecretId: !Ref Password, RotationRules: {AutomaticallyAfterDays: 1}}}
`)},
	{"name": "no secret", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
	{"name": "a schedule without a function", "expect": "undecided", "artifacts": template(`
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: {SecretId: !Ref Password, RotationRules: {AutomaticallyAfterDays: 30}}
`)},
	{"name": "by the secret's attachment to a database", "expect": "pass", "artifacts": template(`
  Attachment:
    Type: AWS::SecretsManager::SecretTargetAttachment
    Properties: {SecretId: !Ref Password, TargetId: !Ref Database, TargetType: AWS::RDS::DBInstance}
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: !Ref Attachment
      HostedRotationLambda: {RotationType: PostgreSQLSingleUser}
      RotationRules: {AutomaticallyAfterDays: 30}
`)},
	{"name": "a schedule in another template, for a secret that it imports", "expect": "undecided", "artifacts": array.concat(template(""), [{"path": "rotation.yaml", "kind": "cloudformation", "text": `
Resources:
  Schedule:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: !ImportValue password
      RotationLambdaARN: arn:aws:lambda:eu-central-1:111122223333:function:rotation
      RotationRules: {AutomaticallyAfterDays: 30}
`}])},
	{"name": "a plan: every 30 days", "expect": "pass", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_secretsmanager_secret.db", "mode": "managed", "type": "aws_secretsmanager_secret", "values": {"id": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123", "arn": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123"}}, {"address": "aws_secretsmanager_secret_rotation.db", "mode": "managed", "type": "aws_secretsmanager_secret_rotation", "values": {"rotation_lambda_arn": "arn:aws:lambda:eu-central-1:111122223333:function:rotate", "rotation_rules": [{"automatically_after_days": 30}], "secret_id": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: every year", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_secretsmanager_secret.db", "mode": "managed", "type": "aws_secretsmanager_secret", "values": {"id": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123", "arn": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123"}}, {"address": "aws_secretsmanager_secret_rotation.db", "mode": "managed", "type": "aws_secretsmanager_secret_rotation", "values": {"rotation_lambda_arn": "arn:aws:lambda:eu-central-1:111122223333:function:rotate", "rotation_rules": [{"automatically_after_days": 365}], "secret_id": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: none", "expect": "fail", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_secretsmanager_secret.db", "mode": "managed", "type": "aws_secretsmanager_secret", "values": {"id": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123", "arn": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC123"}}]}}, "resource_changes": []}`}]},
	{"name": "a plan: of a secret that is known after apply", "expect": "undecided", "artifacts": [{"path": "p.json", "kind": "terraform-plan", "text": `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "aws_secretsmanager_secret.db", "mode": "managed", "type": "aws_secretsmanager_secret", "values": {}}, {"address": "aws_secretsmanager_secret_rotation.db", "mode": "managed", "type": "aws_secretsmanager_secret_rotation", "values": {"rotation_lambda_arn": "arn:aws:lambda:eu-central-1:111122223333:function:rotate", "rotation_rules": [{"automatically_after_days": 30}]}}]}}, "resource_changes": [{"address": "aws_secretsmanager_secret_rotation.db", "change": {"after_unknown": {"secret_id": true}}}]}`}]},
]
