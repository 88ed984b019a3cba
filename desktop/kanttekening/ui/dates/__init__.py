"""Dates and deadlines: the library's view of what lies ahead, and the way to a calendar."""
