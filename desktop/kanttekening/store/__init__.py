"""The library file. The only room that speaks SQL."""
