package checks.lf_expected_grants_test

import rego.v1

grant(who, resource, permissions) := concat("", [`{"Principal": {"DataLakePrincipalIdentifier": "arn:aws:iam::111122223333:role/`, who, `"}, "Resource": `, resource, `, "Permissions": [`, permissions, "]}"])

columns := `{"TableWithColumns": {"DatabaseName": "d", "Name": "t", "ColumnNames": ["uid", "city"]}}`

list(grants, more) := [{"path": "g.json", "kind": "lake-formation", "text": concat("", [`{"PrincipalResourcePermissions": [`, concat(", ", grants), "]", more, "}"])}]

expected(grants) := {"grants": {"arn:aws:iam::111122223333:role/a": grants}}

one := expected(["SELECT on d.t, columns city, uid"])

template(resources) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n", resources])}]

made(id, principal, resource) := concat("", ["  ", id, ": {Type: 'AWS::LakeFormation::PrincipalPermissions', Properties: {Principal: {DataLakePrincipalIdentifier: ", principal, "}, Resource: ", resource, ", Permissions: [SELECT], PermissionsWithGrantOption: []}}\n"])

sub := "!Sub 'arn:aws:iam::${AWS::AccountId}:role/a'"

same := "{TableWithColumns: {CatalogId: !Ref 'AWS::AccountId', DatabaseName: d, Name: t, ColumnNames: [uid, city]}}"

filter(columns) := [{"path": "f.json", "kind": "lake-formation", "text": concat("", [`{"DataCellsFilter": {"TableCatalogId": "111122223333", "DatabaseName": "d", "TableName": "t", "Name": "f", "RowFilter": {"FilterExpression": "state='x'"}, `, columns, "}}"])}]

cases := [
	{"name": "what was decided", "expect": "pass", "parameters": one, "artifacts": list([grant("a", columns, `"SELECT"`)], "")},
	{"name": "a column more", "expect": "fail", "parameters": one, "artifacts": list([grant("a", `{"TableWithColumns": {"DatabaseName": "d", "Name": "t", "ColumnNames": ["uid", "city", "surname"]}}`, `"SELECT"`)], "")},
	{"name": "a permission more", "expect": "fail", "parameters": one, "artifacts": list([grant("a", columns, `"SELECT"`), grant("a", `{"Table": {"DatabaseName": "d", "Name": "t"}}`, `"ALTER"`)], "")},
	{"name": "may grant it on", "expect": "fail", "parameters": one, "artifacts": list([grant("a", columns, `"SELECT"], "PermissionsWithGrantOption": ["SELECT"`)], "")},
	{"name": "another principal", "expect": "fail", "parameters": one, "artifacts": list([grant("a", columns, `"SELECT"`), grant("b", columns, `"SELECT"`)], "")},
	{"name": "one is missing", "expect": "fail", "parameters": expected(["SELECT on d.t, columns city, uid", "DESCRIBE on database d"]), "artifacts": list([grant("a", columns, `"SELECT"`)], "")},
	{"name": "the same on a first page", "expect": "undecided", "parameters": one, "artifacts": list([grant("a", columns, `"SELECT"`)], `, "NextToken": "n"`)},
	{"name": "nothing of it", "expect": "fail", "parameters": one, "artifacts": list([], "")},
	{"name": "the whole table, which comes in two forms", "expect": "pass", "parameters": expected(["SELECT on d.t, all columns"]), "artifacts": list([grant("a", `{"TableWithColumns": {"DatabaseName": "d", "Name": "t", "ColumnWildcard": {}}}`, `"SELECT"`), grant("a", `{"Table": {"DatabaseName": "D", "Name": "T"}}`, `"SELECT"`)], "")},
	{"name": "every table in place of one", "expect": "fail", "parameters": expected(["SELECT on d.t, all columns"]), "artifacts": list([grant("a", `{"Table": {"DatabaseName": "d", "TableWildcard": {}}}`, `"SELECT"`)], "")},
	{"name": "a tag with one more value", "expect": "fail", "parameters": expected(["SELECT on every table with sensitive=false"]), "artifacts": list([grant("a", `{"LFTagPolicy": {"ResourceType": "TABLE", "Expression": [{"TagKey": "sensitive", "TagValues": ["false", "true"]}]}}`, `"SELECT"`)], "")},
	{"name": "nothing decided", "expect": "undecided", "artifacts": list([grant("a", columns, `"SELECT"`)], "")},
	{"name": "a catalogue of another account", "expect": "fail", "parameters": object.union(one, {"account": "111122223333"}), "artifacts": list([grant("a", `{"TableWithColumns": {"CatalogId": "444455556666", "DatabaseName": "d", "Name": "t", "ColumnNames": ["uid", "city"]}}`, `"SELECT"`)], "")},
	{"name": "a template", "expect": "pass", "parameters": one, "artifacts": template(made("G", sub, same))},
	{"name": "a template with one more", "expect": "fail", "parameters": one, "artifacts": template(concat("", [made("G", sub, same), made("H", sub, "{Table: {DatabaseName: d, Name: u}}")]))},
	{"name": "a template for a parameter", "expect": "undecided", "parameters": one, "artifacts": template(made("G", "!Ref P", same))},
	{"name": "a template with a table that is a parameter", "expect": "undecided", "parameters": one, "artifacts": template(made("G", sub, "{TableWithColumns: {DatabaseName: d, Name: !Ref T, ColumnNames: [uid, city]}}"))},
	{"name": "a template with a loop", "expect": "undecided", "parameters": one, "artifacts": template(concat("", [made("G", sub, same), "  'Fn::ForEach::More': [X, [a, b], {}]\n"]))},
	{"name": "a filter as decided", "expect": "pass", "parameters": {"filters": ["d.t, filter f: columns uid, rows where state='x'"]}, "artifacts": filter(`"ColumnNames": ["uid"]`)},
	{"name": "a filter that lets more through", "expect": "fail", "parameters": {"filters": ["d.t, filter f: columns uid, rows where state='x'"]}, "artifacts": filter(`"ColumnWildcard": {}`)},
	{"name": "something else", "expect": "not-observed", "parameters": one, "artifacts": template("  B: {Type: 'AWS::S3::Bucket'}\n")},
]
