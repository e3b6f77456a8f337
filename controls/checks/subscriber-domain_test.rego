package checks.subscriber_domain_test

import rego.v1

deny := `{Effect: Deny, Principal: "*", Action: "sns:Subscribe", Resource: !Ref Topic, Condition: {StringNotLike: {"sns:Endpoint": "*@example.com"}}}`

with_policy(endpoint, parameter, statement) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Parameters:
  Address: {Type: String`, parameter, `}
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      Subscription: [{Protocol: email, Endpoint: `, endpoint, `}]
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument: {Statement: [`, statement, "]}\n"])}]

form(parameter) := with_policy("!Ref Address", parameter, deny)

pattern(text) := form(concat("", [", AllowedPattern: '", text, "'"]))

sure := `, AllowedPattern: '[A-Za-z0-9._-]+@example\.com'`

ours := {"domains": ["example.com"]}

cases := [
	{"name": "the organisation's addresses, in form and policy", "expect": "pass", "parameters": ours, "artifacts": form(sure)},
	{"name": "anchored", "expect": "pass", "parameters": ours, "artifacts": pattern(`^[^@\s]+@example\.com$`)},
	{"name": "an address of the organisation", "expect": "pass", "parameters": ours, "artifacts": with_policy("team@Example.com", "", deny)},
	{"name": "addresses to choose from", "expect": "pass", "parameters": ours, "artifacts": form(", AllowedValues: [a@example.com, b@example.com]")},
	{"name": "any address", "expect": "fail", "parameters": ours, "artifacts": pattern(`[^@\s]+@[^@\s]+\.[^@\s]+`)},
	{"name": "any address, and no domain is named", "expect": "fail", "artifacts": pattern(`[^@\s]+@[^@\s]+\.[^@\s]+`)},
	{"name": "no pattern", "expect": "fail", "parameters": ours, "artifacts": form("")},
	{"name": "a pattern without an end", "expect": "fail", "parameters": ours, "artifacts": pattern(`^.+@example\.com.*$`)},
	{"name": "a dot that stands for anything", "expect": "fail", "parameters": ours, "artifacts": pattern(`[a-z]+@example.com`)},
	{"name": "or another domain", "expect": "fail", "parameters": ours, "artifacts": pattern(`[a-z]+@(example\.com|example\.net)`)},
	{"name": "anything before the domain", "expect": "fail", "parameters": ours, "artifacts": pattern(`.+example\.com`)},
	{"name": "several addresses in one field", "expect": "fail", "parameters": ours, "artifacts": pattern(`.+@example\.com`)},
	{"name": "a domain that was not tried", "expect": "undecided", "parameters": ours, "artifacts": pattern(`[a-z]+@(example\.com|partner\.test)`)},
	{"name": "a pattern that looks ahead", "expect": "undecided", "parameters": ours, "artifacts": pattern(`(?!x)[a-z]+@example\.com`)},
	{"name": "no domain is named", "expect": "undecided", "artifacts": form(sure)},
	{"name": "an address elsewhere", "expect": "fail", "parameters": ours, "artifacts": with_policy("team@example.net", "", deny)},
	{"name": "an address elsewhere to choose", "expect": "fail", "parameters": ours, "artifacts": form(", AllowedValues: [a@example.com, b@example.net]")},
	{"name": "another template's address", "expect": "undecided", "parameters": ours, "artifacts": with_policy("!ImportValue address", "", deny)},
	{"name": "a policy that refuses nobody", "expect": "fail", "parameters": ours, "artifacts": with_policy("!Ref Address", sure, `{Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: "sns:Publish", Resource: "*"}`)},
	{"name": "a policy that allows more than it refuses", "expect": "fail", "parameters": ours, "artifacts": with_policy("!Ref Address", sure, replace(deny, "Effect: Deny", "Effect: Allow"))},
	{"name": "a policy that refuses others", "expect": "undecided", "parameters": ours, "artifacts": with_policy("!Ref Address", sure, replace(deny, "example.com", "example.net"))},
	{"name": "a policy that refuses one person", "expect": "undecided", "parameters": ours, "artifacts": with_policy("!Ref Address", sure, replace(deny, `"*", Action`, `{AWS: "arn:aws:iam::111122223333:role/a"}, Action`))},
	{"name": "a queue", "expect": "fail", "parameters": ours, "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {Subscription: [{Protocol: sqs, Endpoint: a}]}}}"}]},
	{"name": "a subscription by itself", "expect": "fail", "parameters": ours, "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {S: {Type: 'AWS::SNS::Subscription', Properties: {Protocol: email, TopicArn: a, Endpoint: someone@example.net}}}"}]},
	{"name": "no topic", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {K: {Type: 'AWS::KMS::Key'}}"}]},
]
