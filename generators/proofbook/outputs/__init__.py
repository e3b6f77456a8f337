"""An assessment as files: one module a format."""
