"""The search field and the line that tells how was searched."""
