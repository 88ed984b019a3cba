"""What a letter links to and what it comes with: web addresses, dead links, annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanttekening.domain.document import StyleKind
from kanttekening.domain.findings import ReferenceKind
from kanttekening.text.fold import fold
from kanttekening.text.reference_mention import TITLE, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.domain.document import Document, Style
    from kanttekening.text.asking_sentences import Flow

_ADDRESS = re.compile(
    r"https?://[^\s<>\"“”„]{3,500}"
    r"|(?<![@\w.\-/])(?:[a-z0-9\-]{1,63}\.){1,5}(?:nl|eu|com|org|net|info|frl|amsterdam)"
    r"(?![\w@\-]|\.\w)(?:/[^\s<>\"“”„]{0,500})?"
    r"|(?<![@\w.\-/])www\.(?:[a-z0-9\-]{1,63}\.){1,5}[a-z]{2,12}(?![\w@\-]|\.\w)(?:/[^\s<>\"“”„]{0,500})?",
    re.IGNORECASE,
)
_BEHIND_ADDRESS = ".,;:!?)]}'’”…"
_FRONT = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
# Links of the mailing itself, not of what it says.
_HOUSEKEEPING = re.compile(
    r"(?:lees|bekijk|open)\b.{0,20}\b(?:online|browser|webversie)|webversie|online versie"
    r"|afmelden|uitschrijven|aanmelden|gegevens wijzigen|wijzig(?:en)?\b.*|reageren|reageer"
    r"|doorsturen|stuur door|unsubscribe|view online|privacy(?:verklaring)?|disclaimer"
    r"|facebook|twitter|x|linkedin|instagram|youtube|website|klik hier|hier|lees (?:meer|verder)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?:[a-z]{0,15})brief\b(?! van de dag)", re.IGNORECASE)

_NUMBERED = re.compile(
    r"\bbijlagen?(?: nr\.?| nummer)? (?P<number>\d{1,2}[a-z]?|[A-Z]|[IVX]{1,4})\b(?![/.]\d)"
    r"(?P<to> (?:t/m|tot en met|-) (?P<last>\d{1,2}|[A-Z]))?(?! (?:januari|februari|maart|april"
    r"|mei|juni|juli|augustus|september|oktober|november|december)\b)",
    re.IGNORECASE,
)
_NEXT_NUMBER = re.compile(r"(?:,| en|, en) (?P<number>\d{1,2}[a-z]?|[A-Z])\b(?! [a-z]{3,12} \d)")
_ENCLOSED = re.compile(
    r"\b(?:bijgevoegde|bijgaande|bijgesloten|meegestuurde|meegezonden|ingesloten|aangehechte)"
    r"(?: (?!notitie|brochure|bijlage|presentatie|informatie|visie|analyse|rapportage|toelichting"
    r"|folder|evaluatie|offerte|regiovisie)[a-zà-ÿ\-]{2,25}e(?= [a-zà-ÿ]))?"
    r" [A-Za-zà-ÿ\-]{2,40}",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    rf"\b(?:hierbij|bijgaand|bijgevoegd|bijgesloten|als bijlage)\b[^.;:\"“„'‘’]{{0,80}}{TITLE}",
    re.IGNORECASE,
)
_JUST_ANNEX = re.compile(
    r"\b(?:(?:zie|in|als|met) (?:ook )?(?:de |een )?|de )(?P<name>bijlage)\b"
    r"(?! ?[\d(]| [A-Z]\b| bij\b)",
    re.IGNORECASE,
)


def links_of(document: Document, flows: Sequence[Flow]) -> list[list[tuple[Style, int, int]]]:
    """For every flow the links in it, with where they stand in its words."""
    links = [style for style in document.styles if style.kind is StyleKind.LINK]
    links.sort(key=lambda style: style.span)
    runs = sorted(
        (text_start, text_start + length, start - text_start, number)
        for number, flow in enumerate(flows)
        for start, text_start, length in flow.runs
    )
    found: list[list[tuple[Style, int, int]]] = [[] for _ in flows]
    at = 0
    for style in links:
        while at < len(runs) and runs[at][1] < style.span.end:
            at += 1
        if at < len(runs) and runs[at][0] <= style.span.start < style.span.end:
            _, _, shift, number = runs[at]
            found[number].append((style, style.span.start + shift, style.span.end + shift))
    return found


def find_links(
    flow: Flow, links: Sequence[tuple[Style, int, int]], sender: str | None
) -> Iterator[Mention]:
    """Find links with a target, and dead ones that name something."""
    for style, start, end in links:
        words = flow.words[start:end].strip()
        target = style.target
        if target and target.lower().startswith(("mailto:", "tel:")):
            continue
        if target:
            yield Mention(ReferenceKind.URL, start, end, target, name=url_key(target))
        elif not _HOUSEKEEPING.fullmatch(words) and not _is_name_of(words, sender):
            kind = ReferenceKind.LETTER if _LETTER.match(words) else ReferenceKind.URL
            yield Mention(kind, start, end, name=fold(words))


def find_addresses(flow: Flow) -> Iterator[Mention]:
    """Find web addresses in the words."""
    for match in _ADDRESS.finditer(flow.words):
        address = match.group().rstrip(_BEHIND_ADDRESS)
        end = match.start() + len(address)
        yield Mention(ReferenceKind.URL, match.start(), end, address, name=url_key(address))


def find_annexes(flow: Flow) -> Iterator[Mention]:
    """Find annexes: "bijlage 2", "de bijgevoegde kaders", "hierbij 'Gemeenten 2024'"."""
    for match in _NUMBERED.finditer(flow.words):
        yield from _numbered(flow, match)
    for match in _PRESENTED.finditer(flow.words):
        yield Mention(ReferenceKind.ATTACHMENT, *match.span("title"), name=fold(match["title"]))
    for match in _ENCLOSED.finditer(flow.words):
        yield Mention(ReferenceKind.ATTACHMENT, *match.span())
    for match in _JUST_ANNEX.finditer(flow.words):
        yield Mention(ReferenceKind.ATTACHMENT, *match.span("name"))


def _numbered(flow: Flow, match: re.Match[str]) -> Iterator[Mention]:
    if match["to"]:
        number = f"{match['number']}-{match['last']}"
        yield Mention(ReferenceKind.ATTACHMENT, *match.span(), number)
        return
    following = _NEXT_NUMBER.match(flow.words, match.end())
    listed = following is not None and flow.words[match.start() :][:8].lower() == "bijlagen"
    span = match.span("number") if listed else match.span()
    yield Mention(ReferenceKind.ATTACHMENT, *span, match["number"].upper())
    while listed and following is not None:
        number = following["number"].upper()
        yield Mention(ReferenceKind.ATTACHMENT, *following.span("number"), number)
        following = _NEXT_NUMBER.match(flow.words, following.end())


def url_key(address: str) -> str:
    """One form for an address, however it is written."""
    return _FRONT.sub("", address).rstrip("/").lower()


def _is_name_of(words: str, sender: str | None) -> bool:
    if sender is None:
        return False
    initials = "".join(word[0] for word in words.split() if word[0].isupper())
    return fold(words) == fold(sender) or initials == sender
