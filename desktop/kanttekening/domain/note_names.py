"""Names in files of annotations that we write and read ourselves."""

from __future__ import annotations

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
