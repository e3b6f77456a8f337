package checks.lf_full_table_access_test

import rego.v1

answer(settings) := [{"path": "s.json", "kind": "lake-formation", "text": concat("", [`{"DataLakeSettings": {`, settings, `}}`])}]

template(properties) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  S: {Type: 'AWS::LakeFormation::DataLakeSettings', ", properties, "}\n"])}]

cases := [
	{"name": "off", "expect": "pass", "artifacts": answer(`"AllowFullTableExternalDataAccess": false`)},
	{"name": "on", "expect": "fail", "artifacts": answer(`"AllowFullTableExternalDataAccess": true`)},
	{"name": "an answer that doesn't say it, as an older client prints", "expect": "undecided", "artifacts": answer(`"AllowExternalDataFiltering": true`)},
	{"name": "settings are not in the answer", "expect": "not-observed", "artifacts": [{"path": "s.json", "kind": "lake-formation", "text": `{"PrincipalResourcePermissions": []}`}]},
	{"name": "a template that says on", "expect": "fail", "artifacts": template("Properties: {AllowFullTableExternalDataAccess: 'true'}")},
	{"name": "a template that leaves it out", "expect": "pass", "artifacts": template("Properties: {Admins: []}")},
	{"name": "a template that adds to the settings and leaves it out", "expect": "undecided", "artifacts": template("Properties: {MutationType: APPEND}")},
	{"name": "a parameter", "expect": "undecided", "artifacts": template("Properties: {AllowFullTableExternalDataAccess: !Ref P}")},
	{"name": "a choice", "expect": "undecided", "artifacts": template("Properties: !If [C, {AllowFullTableExternalDataAccess: true}, {}]")},
	{"name": "off under a condition", "expect": "undecided", "artifacts": template("Condition: C, Properties: {AllowFullTableExternalDataAccess: false}")},
	{"name": "a template of something else", "expect": "not-observed", "artifacts": [{"path": "t.yaml", "kind": "cloudformation", "text": "Resources: {B: {Type: 'AWS::S3::Bucket'}}\n"}]},
]
