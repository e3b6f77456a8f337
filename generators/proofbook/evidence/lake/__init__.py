"""AWS Lake Formation in one form, whether an answer of its API says it or a CloudFormation template."""
