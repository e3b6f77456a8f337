package checks.lf_columns_by_name_test

import rego.v1

filter(columns) := [{"path": "f.json", "kind": "lake-formation", "text": concat("", [`{"DataCellsFilters": [{"TableCatalogId": "111122223333", "DatabaseName": "d", "TableName": "t", "Name": "f", "RowFilter": {"AllRowsWildcard": {}}, `, columns, "}]}"])}]

grant(columns) := [{"path": "g.json", "kind": "lake-formation", "text": concat("", [`{"PrincipalResourcePermissions": [{"Principal": {"DataLakePrincipalIdentifier": "arn:aws:iam::111122223333:role/a"}, "Resource": {"TableWithColumns": {"DatabaseName": "d", "Name": "t", `, columns, `}}, "Permissions": ["SELECT"]}]}`])}]

template(columns) := [{"path": "t.yaml", "kind": "cloudformation", "text": concat("", ["Resources:\n  F: {Type: 'AWS::LakeFormation::DataCellsFilter', Properties: {TableCatalogId: !Ref 'AWS::AccountId', DatabaseName: d, TableName: t, Name: f, ", columns, "}}\n"])}]

cases := [
	{"name": "a filter with names", "expect": "pass", "artifacts": filter(`"ColumnNames": ["a", "b"]`)},
	{"name": "a filter for all but one", "expect": "fail", "artifacts": filter(`"ColumnWildcard": {"ExcludedColumnNames": ["address"]}`)},
	{"name": "a filter for all", "expect": "undecided", "artifacts": filter(`"ColumnWildcard": {}`)},
	{"name": "a grant with names", "expect": "pass", "artifacts": grant(`"ColumnNames": ["a"]`)},
	{"name": "a grant for all but one", "expect": "fail", "artifacts": grant(`"ColumnWildcard": {"ExcludedColumnNames": ["address"]}`)},
	{"name": "a grant of the whole table, which is another matter", "expect": "not-observed", "artifacts": grant(`"ColumnWildcard": {}`)},
	{"name": "a template for all but one", "expect": "fail", "artifacts": template("RowFilter: {AllRowsWildcard: {}}, ColumnWildcard: {ExcludedColumnNames: [address]}")},
	{"name": "a template with a parameter", "expect": "undecided", "artifacts": template("RowFilter: {AllRowsWildcard: {}}, ColumnNames: !Ref Columns")},
	{"name": "all but a parameter", "expect": "fail", "artifacts": template("RowFilter: {AllRowsWildcard: {}}, ColumnWildcard: {ExcludedColumnNames: !Ref Columns}")},
]
