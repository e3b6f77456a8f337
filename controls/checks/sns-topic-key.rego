# METADATA
# title: The topic is encrypted under a key of the customer's own
# description: >-
#   A topic without a key keeps its messages under a key that AWS holds for all, so that every right over the topic is a
#   right to read. Under a key of one's own, whose policy names who may use it, it is not.
# custom:
#   mitigation: topic-under-own-key
#   reads: [cloudformation]
#   subjects: [aws-sns]
#   method: examine
#   valid-days: 90
#   fix: >-
#     Name a KMS key of your own in KmsMasterKeyId, and let the services that publish use it in the key's policy first;
#     what they may not encrypt does not arrive.
#   corrected: |
#     NotificationTopic:
#       Type: AWS::SNS::Topic
#       Properties: {KmsMasterKeyId: !GetAtt NotificationKey.Arn}
#   sources:
#     - title: Amazon SNS, encryption at rest
#       url: https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
#     - title: Amazon SNS, topics under KMS keys and services that publish
#       url: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
package checks.sns_topic_key

import data.lib.cloudformation
import data.lib.verdict
import rego.v1

observations contains verdict.observation(topic.name, [of_topic(topic)], "A key of the customer's own is named.") if {
	some topic in cloudformation.resources
	topic.type == "AWS::SNS::Topic"
}

of_topic(topic) := verdict.fact("fail", "it names no key", topic, ["Resources", topic.id]) if {
	is_absent(cloudformation.property(topic, ["KmsMasterKeyId"]))
} else := verdict.fact("pass", "a key of the template", topic, place(topic)) if {
	found := cloudformation.named(key_of(topic), topic)
	found.type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey", "AWS::KMS::Alias"}
	not found.is_conditional
} else := verdict.fact("fail", "it names the key that AWS keeps for SNS, which no service may use", topic, place(topic)) if {
	regex.match(`(^|:)alias/aws/`, cloudformation.text(key_of(topic)))
} else := verdict.fact("pass", "a key by its name", topic, place(topic)) if {
	text := cloudformation.text(key_of(topic))
	not verdict.is_placeholder(text)
	regex.match(`^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:)?(key/)?((mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})|alias/[a-zA-Z0-9/_-]+)$`, text)
} else := verdict.fact("undecided", "which key it names can't be told", topic, place(topic))

key_of(topic) := cloudformation.property(topic, ["KmsMasterKeyId"])

place(topic) := cloudformation.at(topic, ["KmsMasterKeyId"])

is_absent(key) if key == null

is_absent(key) if key == ""
