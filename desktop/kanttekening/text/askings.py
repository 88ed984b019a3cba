"""Stub."""


def find_askings(document, facts, reading):
    return (), ()
