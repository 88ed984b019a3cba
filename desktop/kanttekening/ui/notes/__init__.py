"""The margin: note cards and the facts of the letter."""
