"""Files out, and notes between colleagues."""
