"""Reading aloud with the voices that the computer has."""
