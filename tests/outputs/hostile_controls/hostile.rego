package checks.hostile

import rego.v1

observations contains {"object": note.metadata.name, "result": "fail", "message": note.note, "cites": cites} if {
	some artifact in input.artifacts
	some index, document in artifact.documents
	note := document
	cites := [{"path": artifact.path, "document": index, "at": ["metadata", "name"]}]
}
