# METADATA
# title: Tokens are young
# description: An old token has had time to leak.
# custom:
#   mitigation: secret-rotation
#   reads: kubernetes
#   fix: Renew the token.
package checks.age_of_tokens

observations contains {"result": "pass", "at": []} if input.artifacts
