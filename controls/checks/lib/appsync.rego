# APIs of AWS AppSync in templates: in which ways a caller may prove who it is.
package lib.appsync

import data.lib.cloudformation
import rego.v1

apis contains api if {
	some api in cloudformation.resources
	api.type in {"AWS::AppSync::GraphQLApi", "AWS::Serverless::GraphQLApi", "AWS::AppSync::Api"}
}

# The ways that an API accepts, each with its place; what can't be told is `unknown`.
ways(api) := array.concat([first(api)], others(api)) if api.type in {"AWS::AppSync::GraphQLApi", "AWS::Serverless::GraphQLApi"}

ways(api) := of_list(api, ["EventConfig", "AuthProviders"]) if api.type == "AWS::AppSync::Api"

first(api) := {"way": way(cloudformation.property(api, first_at(api))), "at": first_at(api)}

first_at(api) := ["AuthenticationType"] if api.type == "AWS::AppSync::GraphQLApi"

first_at(api) := ["Auth", "Type"] if api.type == "AWS::Serverless::GraphQLApi"

others(api) := of_list(api, ["AdditionalAuthenticationProviders"]) if api.type == "AWS::AppSync::GraphQLApi"

others(api) := of_list(api, ["Auth", "Additional"]) if api.type == "AWS::Serverless::GraphQLApi"

of_list(api, path) := [] if {
	cloudformation.property(api, path) == null
} else := found if {
	list := cloudformation.property(api, path)
	is_array(list)
	key := keys[concat("/", path)]
	found := [each |
		list[index]
		each := {"way": way(item(list, index, key)), "at": array.concat(path, [index])}
	]
} else := [{"way": "unknown", "at": path}]

keys := {
	"AdditionalAuthenticationProviders": "AuthenticationType",
	"Auth/Additional": "Type",
	"EventConfig/AuthProviders": "AuthType",
}

item(list, index, key) := list[index][key] if {
	is_object(list[index])
} else := null

known := {"API_KEY", "AMAZON_COGNITO_USER_POOLS", "AWS_IAM", "OPENID_CONNECT", "AWS_LAMBDA"}

way(value) := value if {
	value in known
} else := "unknown"
