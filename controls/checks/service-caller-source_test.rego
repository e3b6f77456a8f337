package checks.service_caller_source_test

import rego.v1

template(text) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  Rule: {Type: 'AWS::Events::Rule'}\n  Topic: {Type: 'AWS::SNS::Topic'}\n", text])}]

publishing(principal, condition) := template(concat("", [`
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument:
        Statement:
          Effect: Allow
          Principal: `, principal, `
          Action: sns:Publish
          Resource: "*"
          Condition: `, condition, "\n"]))

events(condition) := publishing("{Service: events.amazonaws.com}", condition)

trust(service, condition) := template(concat("", [`
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: `, service, `}, Action: "sts:AssumeRole", Condition: `, condition, "}]\n"]))

permission(more) := template(concat("", ["  Permission: {Type: 'AWS::Lambda::Permission', Properties: {Action: 'lambda:InvokeFunction', FunctionName: f, ", more, "}}\n"]))

cases := [
	{"name": "a rule of the template", "expect": "pass", "artifacts": events("{ArnEquals: {aws:SourceArn: !GetAtt Rule.Arn}}")},
	{"name": "this account", "expect": "pass", "artifacts": events("{StringEquals: {'AWS:SourceAccount': !Ref AWS::AccountId}}")},
	{"name": "rules of one account, by pattern", "expect": "pass", "artifacts": events("{ArnLike: {aws:SourceArn: 'arn:aws:events:*:111122223333:rule/*'}}")},
	{"name": "an organisation chosen later", "expect": "pass", "artifacts": events("{StringEquals: {aws:SourceOrgID: !Ref Organisation}}")},
	{"name": "no condition", "expect": "fail", "artifacts": events("{}")},
	{"name": "another condition", "expect": "fail", "artifacts": events("{Bool: {aws:SecureTransport: 'true'}}")},
	{"name": "rules of every account", "expect": "fail", "artifacts": events("{ArnLike: {aws:SourceArn: 'arn:aws:events:*:*:rule/*'}}")},
	{"name": "rules of every account, by equality that takes patterns", "expect": "fail", "artifacts": events("{ArnEquals: {aws:SourceArn: 'arn:aws:events:*:*:rule/*'}}")},
	{"name": "any source", "expect": "fail", "artifacts": events("{StringLike: {aws:SourceAccount: '*'}}")},
	{"name": "one source and any", "expect": "fail", "artifacts": events("{StringLike: {aws:SourceAccount: ['*']}, StringLikeIfExists: {aws:SourceOrgID: o-abcdefghij}}")},
	{"name": "a source if there is one", "expect": "fail", "artifacts": events("{StringEqualsIfExists: {aws:SourceAccount: '111122223333'}}")},
	{"name": "all sources but one", "expect": "fail", "artifacts": events("{StringNotEquals: {aws:SourceAccount: '111122223333'}}")},
	{"name": "a pattern chosen later", "expect": "undecided", "artifacts": events("{ArnLike: {aws:SourceArn: !Ref Pattern}}")},
	{"name": "everybody", "expect": "fail", "artifacts": publishing(`"*"`, "{}")},
	{"name": "everybody who acts for this account", "expect": "pass", "artifacts": publishing(`"*"`, "{StringEquals: {aws:SourceAccount: '111122223333'}}")},
	{"name": "everybody under another condition", "expect": "undecided", "artifacts": publishing(`{AWS: "*"}`, "{StringEquals: {aws:SourceOwner: '111122223333'}}")},
	{"name": "all but some", "expect": "fail", "artifacts": template("  P: {Type: 'AWS::SNS::TopicPolicy', Properties: {Topics: [a], PolicyDocument: {Statement: [{Effect: Allow, NotPrincipal: {AWS: a}, Action: 'sns:Publish', Resource: '*'}]}}}\n")},
	{"name": "a role of the account", "expect": "not-observed", "artifacts": publishing("{AWS: 'arn:aws:iam::111122223333:role/a'}", "{}")},
	{"name": "statements that hang on a condition", "expect": "undecided", "artifacts": template("  P: {Type: 'AWS::SNS::TopicPolicy', Properties: {Topics: [a], PolicyDocument: {Statement: [!If [c, {Effect: Allow}, !Ref AWS::NoValue]]}}}\n")},
	{"name": "a launch role for the organisation", "expect": "pass", "artifacts": trust("servicecatalog.amazonaws.com", "{StringEquals: {aws:SourceOrgID: o-abcdefghij}}")},
	{"name": "a launch role for anybody", "expect": "fail", "artifacts": trust("servicecatalog.amazonaws.com", "{}")},
	{"name": "a launch role among other services", "expect": "fail", "artifacts": trust("[lambda.amazonaws.com, servicecatalog.amazonaws.com]", "{}")},
	{"name": "a role of a function", "expect": "not-observed", "artifacts": trust("lambda.amazonaws.com", "{}")},
	{"name": "a function for one rule", "expect": "pass", "artifacts": permission("Principal: events.amazonaws.com, SourceArn: !GetAtt Rule.Arn")},
	{"name": "a function for one bucket", "expect": "pass", "artifacts": permission("Principal: s3.amazonaws.com, SourceArn: 'arn:aws:s3:::inbox'")},
	{"name": "a function for any rule", "expect": "fail", "artifacts": permission("Principal: events.amazonaws.com")},
	{"name": "a function for rules of any account", "expect": "fail", "artifacts": permission("Principal: events.amazonaws.com, SourceArn: 'arn:aws:events:*:*:rule/*'")},
	{"name": "a function for a source chosen later", "expect": "undecided", "artifacts": permission("Principal: events.amazonaws.com, SourceArn: !Ref Source")},
	{"name": "a function for an account", "expect": "not-observed", "artifacts": permission("Principal: '111122223333'")},
]
