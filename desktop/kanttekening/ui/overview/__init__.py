"""All annotations: the library's list of what was marked and written."""
