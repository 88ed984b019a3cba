"""Hostile files of annotations, which have no letter of their own."""

from hostile.case import of_kind

from kanttekening.domain.errors import RefusalCode

DAMAGED, EMPTY, WRONG = RefusalCode.DAMAGED, RefusalCode.EMPTY, RefusalCode.WRONG_LETTER


def xfdf(inside, before=b"", after=b""):
    space = b'<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots>'
    return lambda: before + space + inside + b"</annots>" + after + b"</xfdf>"


def anno(inside):
    context = b'{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":'
    return lambda: context + inside + b"}"


TEXT = b'<text page="0" rect="1,1,2,2"/>'
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
SECRETS = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

NOTES = of_kind(
    "be annotations",
    ("lachers.xfdf", DAMAGED, xfdf(b"&c;", LAUGHS)),
    ("geheim.xfdf", DAMAGED, xfdf(b'<text page="0" title="&a;" rect="1,1,2,2"/>', SECRETS)),
    ("geen.xfdf", EMPTY, xfdf(b"")),
    ("zonder brief.xfdf", WRONG, xfdf(TEXT)),
    ("van een ander.xfdf", WRONG, xfdf(TEXT, after=b'<f href="../../etc/passwd"/>')),
    ("diep.xfdf", DAMAGED, xfdf(b"<a>" * 9000)),
    ("afgebroken.xfdf", DAMAGED, lambda: xfdf(TEXT)()[:-9]),
    ("bladzijde min een.xfdf", DAMAGED, xfdf(b'<text page="-1" rect="1,1,2,2"/>')),
    ("oneindig.xfdf", DAMAGED, xfdf(b'<text page="0" rect="1,1,inf,nan"/>')),
    ("geen.jsonld", EMPTY, anno(b"[]")),
    ("zonder brief.jsonld", WRONG, anno(b'[{"type":"Annotation","target":"urn:sha256:00"}]')),
    (
        "half teken.jsonld",
        WRONG,
        anno(rb'[{"type":"Annotation","target":{"source":"\uD800","kt:fileName":"\udc00.pdf"}}]'),
    ),
    ("verkeerde soort.jsonld", DAMAGED, anno(b'[{"type":"Koekje"}]')),
    ("diep.jsonld", DAMAGED, anno(b"[" * 100_000)),
    ("getal als lijst.jsonld", DAMAGED, anno(b"7")),
    ("afgebroken.jsonld", DAMAGED, lambda: anno(b"[{}]")()[:-2]),
)
