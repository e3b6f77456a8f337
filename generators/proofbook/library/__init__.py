"""The content of controls/: technologies, threat types, mitigations, checks, frameworks and mappings."""
