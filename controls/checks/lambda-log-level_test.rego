package checks.lambda_log_level_test

import rego.v1

head := `
Parameters:
  Free: {Type: String}
  Debug: {Type: String, Default: DEBUG}
  Quiet: {Type: String, Default: INFO}
  Few: {Type: String, Default: INFO, AllowedValues: [INFO, ERROR]}
Resources:
  F: {Type: "AWS::Lambda::Function", `

function(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [head, rest, "}\n"])}]

variables(rest) := function(concat("", ["Properties: {Environment: {Variables: {", rest, "}}}"]))

cases := [
	{"name": "information", "expect": "pass", "artifacts": variables("POWERTOOLS_LOG_LEVEL: INFO")},
	{"name": "in small letters", "expect": "pass", "artifacts": variables("LOG_LEVEL: warning")},
	{"name": "debugging", "expect": "fail", "artifacts": variables("POWERTOOLS_LOG_LEVEL: DEBUG")},
	{"name": "debugging in small letters", "expect": "fail", "artifacts": variables("log_level: debug")},
	{"name": "the number of debugging", "expect": "fail", "artifacts": variables("LOG_LEVEL: 10")},
	{"name": "debugging by one of two names", "expect": "fail", "artifacts": variables("LOG_LEVEL: INFO, APP_LOGLEVEL: DEBUG")},
	{"name": "debugging by the function's own setting", "expect": "fail", "artifacts": function("Properties: {LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: DEBUG}}")},
	{"name": "information by the function's own setting", "expect": "pass", "artifacts": function("Properties: {LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: INFO}}")},
	{"name": "a parameter that is debugging unless told otherwise", "expect": "fail", "artifacts": variables("LOG_LEVEL: !Ref Debug")},
	{"name": "a parameter that is information unless told otherwise", "expect": "undecided", "artifacts": variables("LOG_LEVEL: !Ref Quiet")},
	{"name": "a parameter that can't be debugging", "expect": "pass", "artifacts": variables("LOG_LEVEL: !Ref Few")},
	{"name": "a parameter", "expect": "undecided", "artifacts": variables("LOG_LEVEL: !Ref Free")},
	{"name": "a choice", "expect": "undecided", "artifacts": variables("LOG_LEVEL: !If [Test, DEBUG, INFO]")},
	{"name": "nothing set", "expect": "undecided", "artifacts": function("Properties: {Handler: a.b}")},
	{"name": "another level", "expect": "undecided", "artifacts": variables("LOG_LEVEL: chatty")},
	{"name": "the event is logged whole", "expect": "fail", "artifacts": variables("LOG_LEVEL: INFO, POWERTOOLS_LOGGER_LOG_EVENT: 'true'")},
	{"name": "debugging is switched on apart", "expect": "fail", "artifacts": variables("LOG_LEVEL: INFO, DEBUG: 'true'")},
	{"name": "under a condition", "expect": "undecided", "artifacts": function("Condition: C, Properties: {Environment: {Variables: {LOG_LEVEL: INFO}}}")},
	{"name": "SAM gives all functions variables", "expect": "undecided", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Globals: {Function: {Environment: {Variables: {POWERTOOLS_LOG_LEVEL: DEBUG}}}}
Resources: {F: {Type: "AWS::Serverless::Function", Properties: {Environment: {Variables: {LOG_LEVEL: INFO}}}}}
`}]},
	{"name": "something else", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {B: {Type: 'AWS::S3::Bucket'}}\n"}]},
]
