"""What a person can do with the library, each in one transaction."""
