package checks.vpc_endpoint_policy_test

import rego.v1

endpoint(rest) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [`
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
`, rest])}]

one := {"services": ["secretsmanager"]}

private := `      ServiceName: !Sub com.amazonaws.${AWS::Region}.secretsmanager
      PrivateDnsEnabled: true
`

cases := [
	{"name": "limited to the account", "expect": "pass", "parameters": one, "artifacts": endpoint(concat("", [private, `      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*", Condition: {StringEquals: {"aws:PrincipalAccount": "111122223333"}}}]}`]))},
	{"name": "limited to a path", "expect": "pass", "parameters": one, "artifacts": endpoint(concat("", [private, `      PolicyDocument: {Statement: {Effect: Allow, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:payments/*"}}`]))},
	{"name": "secrets of any account", "expect": "fail", "parameters": one, "artifacts": endpoint(concat("", [private, `      PolicyDocument: {Statement: {Effect: Allow, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "arn:aws:secretsmanager:*:*:secret:*"}}
`]))},
	{"name": "everything, but refused to other accounts", "expect": "pass", "parameters": one, "artifacts": endpoint(concat("", [private, `      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"}, {Effect: Deny, Principal: "*", Action: "*", Resource: "*", Condition: {StringNotEquals: {"aws:PrincipalAccount": "111122223333"}}}]}
`]))},
	{"name": "no policy", "expect": "fail", "parameters": one, "artifacts": endpoint(private)},
	{"name": "an open policy", "expect": "fail", "parameters": one, "artifacts": endpoint(concat("", [private, `      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"}]}`]))},
	{"name": "names lead past it", "expect": "fail", "parameters": one, "artifacts": endpoint(`      ServiceName: com.amazonaws.eu-central-1.secretsmanager
      PrivateDnsEnabled: false
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:a"}]}
`)},
	{"name": "of another service", "expect": "fail", "parameters": {"services": ["sts"]}, "artifacts": endpoint(private)},
	{"name": "a service by parameter", "expect": "undecided", "parameters": one, "artifacts": endpoint(`      ServiceName: !Ref Service
      PrivateDnsEnabled: true
`)},
	{"name": "a policy by parameter", "expect": "undecided", "parameters": one, "artifacts": endpoint(concat("", [private, "      PolicyDocument: !Ref Policy\n"]))},
	{"name": "no endpoint", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}"}]},
	{"name": "a condition that names no account", "expect": "undecided", "parameters": one, "artifacts": endpoint(concat("", [private, `      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": "true"}}}]}`]))},
	{"name": "an account, if the key is there", "expect": "undecided", "parameters": one, "artifacts": endpoint(concat("", [private, `      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*", Condition: {StringEqualsIfExists: {"aws:PrincipalAccount": "111122223333"}}}]}`]))},
	{"name": "the endpoint with FIPS", "expect": "pass", "parameters": one, "artifacts": endpoint(`      ServiceName: !Sub com.amazonaws.${AWS::Region}.secretsmanager-fips
      PrivateDnsEnabled: true
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*", Condition: {StringEquals: {"aws:PrincipalOrgID": o-1234567890}}}]}`)},
	{"name": "two of them, one without a policy", "expect": "fail", "parameters": one, "artifacts": endpoint(concat("", [private, `      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*", Condition: {StringEquals: {"aws:PrincipalAccount": "111122223333"}}}]}
  Other:
    Type: AWS::EC2::VPCEndpoint
    Properties:
`, private]))},
]
