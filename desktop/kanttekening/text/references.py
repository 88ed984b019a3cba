"""Stub."""


def find_references(document, facts, reading):
    return ()
