# METADATA
# title: What is mounted is named rightly, and its files are for one group
# description: >-
#   The AWS provider gives each file mode 0644 unless the class says otherwise, so that every process of the pod, whoever
#   it runs as, may read it. A list that the provider can't read, or with a type that it doesn't know, mounts nothing, and
#   no pod starts.
# custom:
#   mitigation: restrictive-secret-files
#   reads: [kubernetes]
#   facts: [mounted-objects]
#   method: examine
#   valid-days: 90
#   parameters:
#     most: {default: "0440", about: "The widest file permission, as four octal digits."}
#   fix: Give each object of the class a filePermission of 0440 or less, in quotes, and the pod an fsGroup.
#   corrected: |
#     objects: |
#       - objectName: payments/database-password
#         objectType: secretsmanager
#         filePermission: "0440"
#   sources:
#     - title: AWS provider, options of the SecretProviderClass
#       url: https://github.com/aws/secrets-store-csi-driver-provider-aws
package checks.csi_mounted_objects

import data.lib.kubernetes
import data.lib.verdict
import rego.v1

observations contains verdict.observation(found.name, facts(found, mounted), "Each of its objects is named rightly, and no file is for more than one group.") if {
	some mounted in input.facts["mounted-objects"]
	some found in kubernetes.objects
	found.path == mounted.path
	found.document == mounted.document
}

place := ["spec", "parameters", "objects"]

facts(found, mounted) := array.concat(
	[fact |
		finding := mounted.findings[_]
		fact := verdict.fact(finding.result, finding.message, found, place)
	],
	[fact |
		each := mounted.objects[_]
		permission := each.permissions[_]
		fact := mode(found, each, permission)
	],
)

# What is no mode at all is among the findings.
mode(found, each, permission) := verdict.fact("undecided", concat("", ["the mode of ", each.name, " can't be told"]), found, place) if {
	not is_mode(permission)
} else := verdict.fact("undecided", "the widest mode that the model allows is none", found, place) if {
	not is_mode(input.parameters.most)
} else := verdict.fact("pass", "its mode is narrow enough", found, place) if {
	every position in numbers.range(0, 3) {
		bits[substring(permission, position, 1)] - bits[substring(input.parameters.most, position, 1)] == set()
	}
} else := verdict.fact("fail", concat("", [each.name, " has mode ", permission]), found, place)

is_mode(text) if {
	is_string(text)
	regex.match(`^[0-7]{4}$`, text)
}

bits := {
	"0": set(),
	"1": {1},
	"2": {2},
	"3": {1, 2},
	"4": {4},
	"5": {1, 4},
	"6": {2, 4},
	"7": {1, 2, 4},
}
