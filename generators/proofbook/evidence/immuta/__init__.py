"""What an Immuta tenant says, and who may see what by it."""
