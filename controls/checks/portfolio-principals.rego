# METADATA
# title: A portfolio opens to roles that nobody else can give themselves
# description: >-
#   A principal given as a pattern holds in every account that gets the portfolio: whoever may make a role there gives
#   it that name. Roles of single sign-on stand under a path that IAM lets nobody use. Administrators need no product.
# custom:
#   mitigation: principals-named-in-full
#   reads: [cloudformation]
#   subjects: [aws-service-catalog]
#   method: examine
#   valid-days: 90
#   fix: Name the role in full, or the permission set under the path of single sign-on; leave administrators out.
#   corrected: |
#     PrincipalType: IAM_PATTERN
#     PrincipalARN: arn:aws:iam:::role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_SubscribeToSecurityNotifications_*
#   sources:
#     - title: AWS Service Catalog, AssociatePrincipalWithPortfolio
#       url: https://docs.aws.amazon.com/servicecatalog/latest/dg/API_AssociatePrincipalWithPortfolio.html
package checks.portfolio_principals

import data.lib.cloudformation
import data.lib.conditions
import data.lib.verdict
import rego.v1

observations contains verdict.observation(association.name, [of_arn(association, arn(association))], "It names a role that nobody else can make.") if {
	some association in cloudformation.resources
	association.type == "AWS::ServiceCatalog::PortfolioPrincipalAssociation"
	arn(association)
}

observations contains verdict.observation(association.name, [verdict.fact("undecided", "whom it lets in can't be told", association, place(association))], "") if {
	some association in cloudformation.resources
	association.type == "AWS::ServiceCatalog::PortfolioPrincipalAssociation"
	not arn(association)
}

# The principal, with the default of a parameter where one stands in it: that is what whoever answers nothing gets.
arn(association) := {"text": text, "default": false} if {
	text := cloudformation.text(value(association))
} else := {"text": filled, "default": true} if {
	template := cloudformation.sub_template(value(association))
	parameters := conditions.template(association).Parameters
	names := {concat("", ["${", name, "}"]): parameter.Default |
		some name, parameter in parameters
		is_string(parameter.Default)
	}
	with_account := strings.replace_n({"${AWS::Partition}": "aws", "${AWS::AccountId}": "111122223333"}, template)
	filled := strings.replace_n(names, with_account)
	not contains(filled, "${")
} else := {"text": text, "default": true} if {
	text := conditions.template(association).Parameters[value(association).Ref].Default
	is_string(text)
}

value(association) := cloudformation.property(association, ["PrincipalARN"])

place(association) := cloudformation.at(association, ["PrincipalARN"])

of_arn(association, arn) := verdict.fact("fail", concat("", ["administrators are let in, ", by(arn), ": ", arn.text]), association, place(association)) if {
	regex.match(`administrator|poweruser|role/(.*/)?admins?$`, lower(arn.text))
} else := verdict.fact("fail", concat("", ["a role of the right name is let in, ", by(arn), ": ", arn.text]), association, place(association)) if {
	regex.match(`[*?]|^arn:[^:]*:iam::[^:0-9]*:`, arn.text)
	not is_of_single_sign_on(arn.text)
} else := verdict.fact("undecided", concat("", ["another answer to its question lets others in than ", arn.text]), association, place(association)) if {
	arn.default
} else := verdict.fact("pass", "a role of single sign-on", association, place(association)) if {
	is_of_single_sign_on(arn.text)
} else := verdict.fact("pass", "one role of one account", association, place(association)) if {
	regex.match(`^arn:[a-z-]+:iam::[0-9]{12}:(role|group|user)/[A-Za-z0-9+=,.@_/-]+$`, arn.text)
} else := verdict.fact("undecided", "whom it lets in can't be told", association, place(association))

by(arn) := "as long as nobody answers its question" if {
	arn.default
} else := "as it says"

# Whatever stands before the name, the path is one that IAM keeps for single sign-on; the name itself is whole.
is_of_single_sign_on(text) if regex.match(`^arn:[a-z-]+:iam::[0-9*]*:role/aws-reserved/sso\.amazonaws\.com/([a-z0-9*-]+/)?\*?AWSReservedSSO_[A-Za-z0-9+=,.@-]+_\*$`, text)
