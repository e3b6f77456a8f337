"""Event patterns of Amazon EventBridge: read, and decided over events.

By AWS' user guide, and where that is silent by AWS' open matcher Event Ruler. What neither settles is not decided.
"""
