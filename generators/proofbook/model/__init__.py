"""A system, frozen, with every reference resolved and every part knowing where it was written."""
