"""Names in files of annotations that we write and read ourselves."""

from __future__ import annotations

import uuid

# Web Annotations
ANNO_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN_CONTEXT = {"kt": "urn:kanttekening:ns#"}
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"
UUID_IRI = "urn:uuid:"
NOTE_IRI = "urn:kanttekening:note:"
SOURCE_IRI = "urn:sha256:"
AUDIENCE_IRI = "urn:kanttekening:audience:"

# XFDF
XFDF_SPACE = "http://ns.adobe.com/xfdf/"
OWN_SPACE = "urn:kanttekening:xfdf"

# Ids of annotations of other programs are made of their own names and the letter they are on.
_FOREIGN = uuid.UUID("6c1f4a52-7a0e-4b7f-9f0c-6a0b5f1f4f10")


def foreign_id(letter_id: int, name: str) -> str:
    """The id here of an annotation that another program calls ``name``."""
    return str(uuid.uuid5(_FOREIGN, f"{letter_id}\n{name}"))
