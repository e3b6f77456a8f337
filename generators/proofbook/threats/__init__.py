"""What can go wrong with a system: enumerated by pytm behind one adapter, joined into lines."""
