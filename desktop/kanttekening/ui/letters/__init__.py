"""The column with the list of letters."""
