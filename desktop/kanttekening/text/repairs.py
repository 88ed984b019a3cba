"""Stub."""


def find_repairs(document, facts):
    return ()
