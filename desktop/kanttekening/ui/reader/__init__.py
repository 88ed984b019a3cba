"""The reader: the letter as it was sent, and as one flowing column."""
