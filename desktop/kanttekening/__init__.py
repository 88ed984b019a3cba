"""Kanttekening: read, find and annotate council letters, offline."""

__version__ = "0.1.0"
