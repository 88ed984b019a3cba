"""The window. The only room that speaks Qt."""
