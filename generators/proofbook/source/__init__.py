"""Text to nodes that know their file, line and column: the only room that opens files."""
