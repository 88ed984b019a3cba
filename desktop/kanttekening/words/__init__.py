"""Every Dutch word of the program, for the window and the command line."""
