package checks.s3_tls_only_test

import rego.v1

template(policy) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Bucket: {Type: "AWS::S3::Bucket", Properties: {BucketName: templates}}
`, policy])}]

on(bucket, statement) := template(concat("", [`
  Policy: {Type: "AWS::S3::BucketPolicy", Properties: {Bucket: `, bucket, ", PolicyDocument: {Statement: ", statement, "}}}\n"]))

deny(resource, condition) := concat("", [`{Effect: Deny, Principal: "*", Action: "s3:*", Resource: `, resource, ", Condition: ", condition, "}"])

both := `[!GetAtt Bucket.Arn, !Sub "${Bucket.Arn}/*"]`

plain := `{Bool: {"aws:SecureTransport": "false"}}`

file(bucket) := [{"path": "p.json", "kind": "resource-policy", "text": replace(`{"Statement": {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:*",
  "Resource": ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}}}`, "BUCKET", bucket)}]

cases := [
	{"name": "bucket and objects", "expect": "pass", "artifacts": on("!Ref Bucket", deny(both, plain))},
	{"name": "by ARNs, false as such", "expect": "pass", "artifacts": on("templates", deny(`["arn:aws:s3:::templates", "arn:aws:s3:::templates/*"]`, `{Bool: {"AWS:SecureTransport": false}}`))},
	{"name": "every resource", "expect": "pass", "artifacts": on("!Ref Bucket", deny(`"*"`, plain))},
	{"name": "filled in", "expect": "pass", "artifacts": on("!Ref Bucket", deny(`[!Sub "arn:aws:s3:::${Bucket}", !Sub "arn:aws:s3:::${Bucket}/*"]`, plain))},
	{"name": "joined", "expect": "pass", "artifacts": on("!Ref Bucket", deny(`[!GetAtt Bucket.Arn, !Join ["", [!GetAtt Bucket.Arn, "/*"]]]`, plain))},
	{"name": "no policy", "expect": "fail", "artifacts": template("")},
	{"name": "a policy of another kind", "expect": "fail", "artifacts": on("!Ref Bucket", `[{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/a"}, Action: "s3:GetObject", Resource: "*"}]`)},
	{"name": "allowed instead of refused", "expect": "fail", "artifacts": on("!Ref Bucket", replace(deny(both, plain), "Deny", "Allow"))},
	{"name": "the bucket alone", "expect": "fail", "artifacts": on("!Ref Bucket", deny("!GetAtt Bucket.Arn", plain))},
	{"name": "the objects alone", "expect": "fail", "artifacts": on("!Ref Bucket", deny(`!Sub "${Bucket.Arn}/*"`, plain))},
	{"name": "one person", "expect": "fail", "artifacts": on("!Ref Bucket", replace(deny(both, plain), `Principal: "*"`, `Principal: {AWS: "arn:aws:iam::111122223333:role/a"}`))},
	{"name": "writing alone", "expect": "fail", "artifacts": on("!Ref Bucket", replace(deny(both, plain), "s3:*", "s3:PutObject"))},
	{"name": "the other way round", "expect": "fail", "artifacts": on("!Ref Bucket", deny(both, `{Bool: {"aws:SecureTransport": "true"}}`))},
	{"name": "under a further condition", "expect": "fail", "artifacts": on("!Ref Bucket", deny(both, `{Bool: {"aws:SecureTransport": "false"}, StringEquals: {"aws:PrincipalAccount": "111122223333"}}`))},
	{"name": "on another bucket", "expect": "fail", "artifacts": on("others", deny(`"*"`, plain))},
	{"name": "on a bucket that can't be told", "expect": "undecided", "artifacts": on("!Ref Name", deny(`"*"`, plain))},
	{"name": "the bucket in one statement, its objects in another", "expect": "pass", "artifacts": on("!Ref Bucket", concat("", ["[", deny("!GetAtt Bucket.Arn", plain), ", ", deny(`!Join ["", ["arn:aws:s3:::", !Ref Bucket, "/*"]]`, plain), "]"]))},
	{"name": "in other letters", "expect": "pass", "artifacts": on("!Ref Bucket", replace(deny(`"arn:aws:s3:::templates*"`, `{BoolIfExists: {"aws:securetransport": "False"}}`), "s3:*", "S3:*"))},
	{"name": "all but one role", "expect": "undecided", "artifacts": on("!Ref Bucket", replace(deny(both, plain), `Principal: "*"`, `NotPrincipal: {AWS: "arn:aws:iam::111122223333:role/a"}`))},
	{"name": "a statement by a condition of the template", "expect": "undecided", "artifacts": on("!Ref Bucket", concat("", ["[!If [Strict, ", deny(both, plain), `, !Ref "AWS::NoValue"]]`]))},
	{"name": "a policy in a file of its own", "expect": "pass", "artifacts": array.concat(template(""), file("templates"))},
	{"name": "a file about another bucket", "expect": "fail", "artifacts": array.concat(template(""), file("others"))},
	{"name": "a file alone", "expect": "pass", "artifacts": file("templates")},
	{"name": "no bucket", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {K: {Type: 'AWS::KMS::Key'}}"}]},
]
