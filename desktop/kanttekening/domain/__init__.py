"""What we talk about: letters, passages, annotations. Pure: no files, no SQL, no Qt, no clock."""
