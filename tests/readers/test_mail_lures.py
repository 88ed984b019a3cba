"""Nothing in a mail is fetched or opened, and links lead where links may lead."""

import pytest
from readers.make_mail import DOT, mail, multi, part

HTML = "text/html; charset=utf-8"


def html(body):
    return mail(part(f"<html><body><p>Geachte raad</p>{body}</body></html>", HTML))


LURES = [
    '<img src="http://volg.example/a.png">',
    '<img src="//volg.example/share/a.png" alt="">',
    '<img src="file:///etc/hostname">',
    '<img src="/etc/hostname">',
    '<img src="\\\\server\\share\\a.png">',
    '<link rel=stylesheet href="http://volg.example/a.css">',
    "<style>@import url(http://volg.example/b.css)</style>",
    '<script src="http://volg.example/a.js">weg()</script>',
    '<iframe src="file:///etc/passwd">weg</iframe>',
    '<object data="http://volg.example/a.swf"></object>',
    '<div style="background:url(http://volg.example/c.png)"></div>',
    '<body background="http://volg.example/d.png">',
    '<base href="http://volg.example/">',
    '<meta http-equiv=refresh content="0;url=http://volg.example/">',
    '<video src="http://volg.example/a.mp4">weg</video>',
    '<svg><image href="http://volg.example/e.png"/><text>weg</text></svg>',
    '<input type="image" src="http://volg.example/f.png">',
    '<form action="http://volg.example/"><button>weg</button></form>',
]


@pytest.mark.parametrize("lure", LURES)
def test_nothing_remote_or_local_is_asked_for(lure, parser):
    reading = parser.read(html(f"{lure}<p>Einde</p>"), "lok.eml")
    assert reading.document.text.endswith("Geachte raad\n\nEinde")
    assert not any(style.target for style in reading.document.styles)
    assert b"volg.example" not in (reading.pages_pdf or b"")
    assert reading.attached == ()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://vng.nl/a?b=1&amp;c=2", "https://vng.nl/a?b=1&c=2"),
        ("HTTP://vng.nl", "HTTP://vng.nl"),
        (" https://vng.nl\n/brief ", "https://vng.nl/brief"),
        ("mailto:info@vng.nl", "mailto:info@vng.nl"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("&#106;avascript:alert(1)", None),
        ("data:text/html,<b>", None),
        ("file:///etc/passwd", None),
        ("//server/share", None),
        ("\\\\server\\share", None),
        ("ms-word:ofe|u|http://x.nl", None),
        ("#", None),
        ("brief.html", None),
        ("https://" + "a" * 3000, None),
    ],
)
def test_links_lead_to_pages_and_mailboxes_or_nowhere(target, expected, parser):
    reading = parser.read(html(f'<p><a href="{target}">meer</a></p>'), "link.eml")
    assert [style.target for style in reading.document.styles if style.kind == "link"] == [expected]


def test_a_dot_that_counts_readers_is_not_shown(parser):
    body = '<img src="cid:dot" width="1" height="1"><img src="cid:dot" height=0 width=0>'
    reading = parser.read(
        mail(
            multi("related", part(body, HTML), part(DOT, "image/png", "base64", Content_ID="<dot>"))
        ),
        "stip.eml",
    )
    assert not any(block.kind == "picture" for block in reading.document.blocks)
