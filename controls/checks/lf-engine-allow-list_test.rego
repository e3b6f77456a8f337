package checks.lf_engine_allow_list_test

import rego.v1

answer(filtering, accounts, tags) := [{"path": "s.json", "kind": "lake-formation", "text": concat("", [
	`{"DataLakeSettings": {"AllowExternalDataFiltering": `, filtering,
	`, "ExternalDataFilteringAllowList": [`, accounts, `], "AuthorizedSessionTagValueList": [`, tags, "]}}",
])}]

own := `{"DataLakePrincipalIdentifier": "111122223333"}`

template(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", [
	"Resources:\n  S:\n    Type: AWS::LakeFormation::DataLakeSettings\n    Properties: {AllowExternalDataFiltering: true, ", properties, "}\n",
])}]

listed := "ExternalDataFilteringAllowList: [{DataLakePrincipalIdentifier: !Ref 'AWS::AccountId'}], AuthorizedSessionTagValueList: [application1]"

cases := [
	{"name": "one account and one tag", "expect": "pass", "artifacts": answer("true", own, `"application1"`)},
	{"name": "no engine", "expect": "pass", "artifacts": answer("false", "", "")},
	{"name": "no account", "expect": "fail", "artifacts": answer("true", "", `"application1"`)},
	{"name": "no tag", "expect": "fail", "artifacts": answer("true", own, "")},
	{"name": "any tag", "expect": "fail", "artifacts": answer("true", own, `"*"`)},
	{"name": "tags by a pattern", "expect": "fail", "artifacts": answer("true", own, `"application1", "app*"`)},
	{"name": "any account", "expect": "fail", "artifacts": answer("true", `{"DataLakePrincipalIdentifier": "*"}`, `"application1"`)},
	{"name": "something that is no account", "expect": "undecided", "artifacts": answer("true", `{"DataLakePrincipalIdentifier": "arn:aws:iam::111122223333:role/a"}`, `"application1"`)},
	{"name": "an account that the model names", "expect": "pass", "parameters": {"accounts": ["111122223333"]}, "artifacts": answer("true", own, `"application1"`)},
	{"name": "an account that the model doesn't name", "expect": "fail", "parameters": {"accounts": ["444455556666"]}, "artifacts": answer("true", own, `"application1"`)},
	{"name": "a tag that the model doesn't name", "expect": "fail", "parameters": {"tags": ["application1"]}, "artifacts": answer("true", own, `"application1", "test"`)},
	{"name": "lists that are left out", "expect": "fail", "artifacts": [{"path": "s.json", "kind": "lake-formation", "text": `{"DataLakeSettings": {"AllowExternalDataFiltering": true}}`}]},
	{"name": "nothing said of engines", "expect": "undecided", "artifacts": [{"path": "s.json", "kind": "lake-formation", "text": `{"DataLakeSettings": {}}`}]},
	{"name": "a template", "expect": "pass", "artifacts": template(listed)},
	{"name": "a template that adds", "expect": "undecided", "artifacts": template(concat("", [listed, ", MutationType: APPEND"]))},
	{"name": "a parameter for the tags", "expect": "undecided", "artifacts": template("ExternalDataFilteringAllowList: [{DataLakePrincipalIdentifier: '111122223333'}], AuthorizedSessionTagValueList: !Ref Tags")},
	{"name": "one tag of two is a parameter", "expect": "undecided", "artifacts": template("ExternalDataFilteringAllowList: [{DataLakePrincipalIdentifier: '111122223333'}], AuthorizedSessionTagValueList: [a, !Ref Tag]")},
	{"name": "a template without lists", "expect": "fail", "artifacts": template("Admins: []")},
]
