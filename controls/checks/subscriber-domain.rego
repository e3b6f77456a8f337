# METADATA
# title: Only addresses of the organisation can be subscribed
# description: >-
#   A form that takes every address, and a topic that refuses none, let findings leave for mailboxes that nobody of the
#   organisation can see or close. The form guides people; the topic's policy holds for every way to subscribe.
# custom:
#   mitigation: recipients-of-the-organisation
#   reads: [cloudformation]
#   subjects: [aws-sns]
#   method: test
#   valid-days: 90
#   parameters:
#     domains: {default: [], about: "The organisation's mail domains, such as example.com."}
#   fix: >-
#     End the pattern of the form's field with the organisation's domain, and deny sns:Subscribe in the topic's policy
#     where the endpoint does not end so.
#   corrected: |
#     - Effect: Deny
#       Principal: "*"
#       Action: sns:Subscribe
#       Resource: !Ref NotificationTopic
#       Condition: {StringNotLike: {sns:Endpoint: "*@example.com"}}
#   sources:
#     - title: Amazon SNS, condition keys for subscriptions
#       url: https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
#     - title: AWS CloudFormation, AllowedPattern
#       url: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
package checks.subscriber_domain

import data.lib.cloudformation
import data.lib.conditions
import data.lib.iam
import data.lib.resource_policies
import data.lib.verdict
import rego.v1

domains := {lower(each) | some each in input.parameters.domains}

observations contains object.union(verdict.observation(field.name, [of_field(field)], "It takes addresses of the organisation only."), {"table": table(field)}) if {
	some field in fields
	is_tried(field)
}

observations contains verdict.observation(field.name, [of_field(field)], "It takes addresses of the organisation only.") if {
	some field in fields
	not is_tried(field)
}

is_tried(field) if {
	field.pattern != ""
}

observations contains verdict.observation(sprintf("%s, subscribers", [topic.name]), [of_topic(topic)], "It refuses addresses outside the organisation.") if {
	some topic in cloudformation.resources
	topic.type == "AWS::SNS::Topic"
}

# The addresses that a template subscribes: fields of its form, or what is written there.
fields contains {
	"name": sprintf("address %s", [subject(endpoint)]),
	"path": endpoint.resource.path,
	"document": endpoint.resource.document,
	"at": spot(endpoint),
	"value": endpoint.value,
	"pattern": pattern_of(endpoint),
} if {
	some endpoint in endpoints
}

endpoints contains {"resource": topic, "value": object.get(subscription, "Endpoint", null), "at": cloudformation.at(topic, ["Subscription", index, "Endpoint"])} if {
	some topic in cloudformation.resources
	topic.type == "AWS::SNS::Topic"
	is_array(topic.properties.Subscription)
	some index, subscription in topic.properties.Subscription
	may_be_mail(object.get(subscription, "Protocol", null))
}

endpoints contains {"resource": resource, "value": object.get(resource.properties, "Endpoint", null), "at": cloudformation.at(resource, ["Endpoint"])} if {
	some resource in cloudformation.resources
	resource.type == "AWS::SNS::Subscription"
	may_be_mail(object.get(resource.properties, "Protocol", null))
}

may_be_mail(protocol) if not is_string(protocol)

may_be_mail(protocol) if protocol in {"email", "email-json"}

subject(endpoint) := endpoint.value.Ref if {
	is_string(endpoint.value.Ref)
} else := sprintf("of %s", [endpoint.resource.id])

parameter(endpoint) := found if {
	found := conditions.template(endpoint.resource).Parameters[endpoint.value.Ref]
	is_object(found)
}

spot(endpoint) := ["Parameters", endpoint.value.Ref] if {
	parameter(endpoint)
} else := endpoint.at

pattern_of(endpoint) := pattern if {
	pattern := parameter(endpoint).AllowedPattern
	is_string(pattern)
} else := ""

field_parameter(field) := found if {
	some artifact in input.artifacts
	artifact.path == field.path
	found := artifact.documents[field.document].Parameters[field.value.Ref]
}

of_field(field) := of_text(field, cloudformation.text(field.value)) if {
	is_string(cloudformation.text(field.value))
} else := of_values(field, field_parameter(field).AllowedValues) if {
	count(field_parameter(field).AllowedValues) > 0
} else := of_pattern(field) if {
	field.pattern != ""
} else := verdict.fact("fail", "it takes any text", field, field.at) if {
	field_parameter(field).Type in {"String", "CommaDelimitedList"}
} else := verdict.fact("undecided", "which addresses it takes can't be told", field, field.at)

of_text(field, text) := verdict.fact("undecided", "the address is filled in later", field, field.at) if {
	verdict.is_placeholder(text)
} else := undecided_without_domains(field) if {
	count(domains) == 0
} else := verdict.fact("pass", "an address of the organisation", field, field.at) if {
	is_inside(text)
} else := verdict.fact("fail", "an address outside the organisation", field, field.at)

undecided_without_domains(field) := verdict.fact("undecided", "the model does not say which domains are the organisation's", field, field.at)

of_values(field, values) := undecided_without_domains(field) if {
	count(domains) == 0
} else := verdict.fact("pass", "addresses of the organisation to choose from", field, field.at) if {
	every value in values {
		is_inside(value)
	}
} else := verdict.fact("fail", "an address outside the organisation can be chosen", field, field.at)

is_inside(text) if {
	parts := split(lower(text), "@")
	count(parts) == 2
	parts[1] in domains
}

# A pattern is tried with addresses of strangers, and passes only in a form that can be read in whole.
of_pattern(field) := verdict.fact("undecided", "its pattern is not one that can be tried here", field, field.at) if {
	not regex.is_valid(whole(field.pattern))
} else := verdict.fact("fail", concat("", ["its pattern takes ", taken[0]]), field, array.concat(field.at, ["AllowedPattern"])) if {
	taken := [each | each := strangers[_]; regex.match(whole(field.pattern), each)]
	count(taken) > 0
} else := undecided_without_domains(field) if {
	count(domains) == 0
} else := verdict.fact("pass", "its pattern ends with a domain of the organisation", field, array.concat(field.at, ["AllowedPattern"])) if {
	some domain in domains
	ends_with(field.pattern, domain)
} else := verdict.fact("undecided", "its pattern takes no stranger that was tried, and is not plain enough to be sure", field, array.concat(field.at, ["AllowedPattern"]))

# CloudFormation compares the whole value.
whole(pattern) := concat("", ["^(", pattern, ")$"])

# What stands before the @ can't hold another one; then comes the domain, letter by letter.
ends_with(pattern, domain) if {
	ending := concat("", ["@", replace(domain, ".", `\.`)])
	inner := trim_prefix(trim_suffix(pattern, "$"), "^")
	endswith(inner, ending)
	is_plain(trim_suffix(inner, ending))
}

is_plain(local) if local in {`[^@\s]+`, `[^@\s]*`, `[^\s@]+`, `[^@]+`}

# regopy shows a backslash in a text twice to a regular expression, so there is none here.
is_plain(local) if {
	not contains(local, `\`)
	regex.match(`^\[[A-Za-z0-9._%+-]+\][+*]$`, local)
}

strangers := array.concat(general, [address | domain := domains[_]; address := near(domain)[_]])

general := ["someone@example.net", "someone@mail.example.org", "someone@attacker.example"]

# Addresses that look like the organisation's, and fields with two.
near(domain) := [
	concat("", ["someone@", domain, ".attacker.example"]),
	concat("", ["someone@not", domain]),
	concat("", ["someone@sub.", domain, ".net"]),
	concat("", ["someone@", replace(domain, ".", "-")]),
	concat("", ["someone@attacker.example,other@", domain]),
	concat("", ["someone@attacker.example other@", domain]),
	concat("", ["someone@attacker.example@", domain]),
]

table(field) := {"columns": ["Address", "The form takes it"], "rows": rows(field.pattern)}

rows(pattern) := [row |
	some address in tried
	row := [address, answer(pattern, address)]
]

tried := array.concat(strangers, own)

own := sort([concat("", ["someone@", domain]) | domain := domains[_]])

answer(pattern, address) := "yes" if {
	regex.match(whole(pattern), address)
} else := "no"

of_topic(topic) := verdict.fact("pass", "its policy refuses strangers", topic, ["Resources", topic.id]) if {
	policy := resource_policies.on(topic)[_]
	not policy.resource.is_conditional
	iam.is_readable(policy)
	statement := iam.statements(policy)[_]
	refuses_strangers(statement, topic)
} else := verdict.fact("undecided", "whether its policy refuses strangers can't be told", topic, ["Resources", topic.id]) if {
	policy := resource_policies.policies[_]
	policy.path == topic.path
	might_refuse(policy)
} else := verdict.fact("fail", "no policy of it refuses an address", topic, ["Resources", topic.id])

refuses_strangers(statement, topic) if {
	denies_subscribing(statement)
	object.keys(statement.value.Condition) == {"StringNotLike"}
	object.keys(statement.value.Condition.StringNotLike) == {"sns:Endpoint"}
	values := statement.value.Condition.StringNotLike["sns:Endpoint"]
	count(values) > 0
	every value in values {
		trim_prefix(lower(value), "*@") in domains
		startswith(value, "*@")
	}
	resource := statement.value.Resource[_]
	is_on(resource, topic)
}

denies_subscribing(statement) if {
	statement.value.Effect == "Deny"
	resource_policies.is_for_everybody(statement)
	some pattern in statement.value.Action
	iam.reaches(pattern, "sns:Subscribe")
}

is_on(resource, _) if resource == "*"

is_on(resource, topic) if cloudformation.named(resource, topic).id == topic.id

might_refuse(policy) if not iam.is_readable(policy)

might_refuse(policy) if {
	some statement in iam.statements(policy)
	statement.value.Effect == "Deny"
}
