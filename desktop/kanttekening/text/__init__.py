"""Strings in; strings, spans and facts out. Everything we know about written Dutch."""
