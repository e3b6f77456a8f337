"""The pure join of threats and evidence: lines, statuses and risk, and the only home of each."""
