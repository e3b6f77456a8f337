package checks.lake_direct_reads_test

import rego.v1

file(statements) := [{"path": "role.json", "kind": "iam-policy", "text": concat("", [`{"Version": "2012-10-17", "Statement": [`, statements, "]}"])}]

asking := `{"Effect": "Allow", "Action": "lakeformation:GetDataAccess", "Resource": "*"}`

and(statement) := file(concat("", [asking, ", ", statement]))

bounded(statement, boundary) := array.concat(and(statement), [{"path": "boundary.json", "kind": "permissions-boundary", "text": boundary}])

reading := `{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}`

role(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Data: {Type: "AWS::S3::Bucket", Properties: {BucketName: lake}}
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties: {PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: ["lakeformation:*", "glue:*"], Resource: "*"}}}
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties: {PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: "s3:GetObject", Resource: "*"}}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: lambda.amazonaws.com}}]}
      Policies:
        - PolicyName: lake
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{Effect: Allow, Action: "lakeformation:GetDataAccess", Resource: "*"}]
`, properties])}]

lake := {"resources": ["arn:aws:s3:::lake", "arn:aws:s3:::lake/datasets/users/part-1"]}

cases := [
	{"name": "asks, and reads nothing itself", "expect": "pass", "artifacts": file(asking)},
	{"name": "reads the catalogue besides", "expect": "pass", "artifacts": and(`{"Effect": "Allow", "Action": "glue:Get*", "Resource": "*"}`)},
	{"name": "reads every object", "expect": "fail", "artifacts": and(reading)},
	{"name": "lists every bucket", "expect": "fail", "artifacts": and(`{"Effect": "Allow", "Action": "S3:LISTBUCKET", "Resource": "*"}`)},
	{"name": "may do everything but IAM", "expect": "fail", "artifacts": file(`{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}`)},
	{"name": "reads every object, which is denied", "expect": "pass", "artifacts": and(concat("", [reading, `, {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}`]))},
	{"name": "reads every object, some of which are denied", "expect": "undecided", "artifacts": and(concat("", [reading, `, {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::lake/*"}`]))},
	{"name": "reads some bucket, and nobody said which are registered", "expect": "undecided", "artifacts": and(`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::results/*"}`)},
	{"name": "reads a bucket that is not registered", "expect": "pass", "parameters": lake, "artifacts": and(`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::results/*"}`)},
	{"name": "reads the registered bucket", "expect": "fail", "parameters": lake, "artifacts": and(`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::la?e/*"}`)},
	{"name": "everything but another bucket", "expect": "fail", "parameters": lake, "artifacts": and(`{"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::results/*"}`)},
	{"name": "from one network only", "expect": "undecided", "parameters": lake, "artifacts": and(`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-1"}}}`)},
	{"name": "a boundary without S3", "expect": "pass", "artifacts": bounded(reading, `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["lakeformation:*"], "Resource": "*"}}`)},
	{"name": "a boundary with S3", "expect": "fail", "artifacts": bounded(reading, `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["lakeformation:*", "s3:*"], "Resource": "*"}}`)},
	{"name": "a policy of another kind of role", "expect": "not-observed", "artifacts": file(reading)},
	{"name": "a statement that AWS would not take", "expect": "undecided", "artifacts": and(`{"Effect": "Deny", "Action": "everything", "Resource": "*"}`)},
	{"name": "the bucket lets everybody read", "expect": "fail", "parameters": lake, "artifacts": array.concat(file(asking), [{"path": "bucket.json", "kind": "resource-policy", "text": `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake/*"}}`}])},
	{"name": "the bucket only refuses what is not encrypted", "expect": "pass", "artifacts": array.concat(file(asking), [{"path": "bucket.json", "kind": "resource-policy", "text": `{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}}`}])},
	{"name": "in a template", "expect": "pass", "artifacts": role("")},
	{"name": "in a template, a policy attached", "expect": "fail", "artifacts": role("      ManagedPolicyArns: [!Ref Reader]\n")},
	{"name": "in a template, attached and bounded", "expect": "pass", "artifacts": role("      ManagedPolicyArns: [!Ref Reader]\n      PermissionsBoundary: !Ref Boundary\n")},
	{"name": "in a template, a policy of somewhere else", "expect": "undecided", "artifacts": role("      ManagedPolicyArns: [!ImportValue reader]\n")},
	{"name": "in a template, a role that nothing here lets ask", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: ec2.amazonaws.com}}]}
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"]
`}]},
	{"name": "in a template, a policy that attaches itself", "expect": "fail", "parameters": lake, "artifacts": role(concat("", [`  More:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: more
      Roles: [!Ref Role]
      PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: "s3:GetObject", Resource: !Sub "${Data.Arn}/*"}}
`]))},
	{"name": "in a template, attached to whom a parameter names", "expect": "undecided", "artifacts": role(concat("", [`  More:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: more
      Roles: [!Ref Whom]
      PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: "s3:GetObject", Resource: "*"}}
`]))},
]
