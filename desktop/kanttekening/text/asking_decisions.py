"""What the reader is asked to decide: under a label, in the dictum of a motion, in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanttekening.domain.passage import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kanttekening.text.asking_sentences import Flow

_WHO = (
    r"(?:u|uw (?:gemeente)?raad|(?:de|uw) (?:gemeente)?raad|de raden|de ALV|de (?:algemene )?leden"
    r"(?:vergadering)?|de (?:raads)?commissie|het (?:algemeen |dagelijks )?bestuur"
    r"|(?:het|uw) college|provinciale staten|de vergadering)"
)
_LABEL = re.compile(
    r"(?:\d{1,2}[.)]? )?(?:"
    r"(?:het )?(?:gevraagde?|voorgestelde?|te nemen|ontwerp-?|concept-?)[ ]?"
    r"(?:raads|college|bestuurs)?(?:besluit(?:en)?|beslissing(?:en)?|beslispunt(?:en)?)"
    r"|(?:raads)?beslispunten|besluitpunten|beslispunt|ontwerpbesluit|conceptbesluit|dictum"
    r"|voorstel(?: (?:aan|tot) [^:]{0,40})?|advies aan de raad"
    r"|besluit(?:en)?|b e s l u i t)"
    r"(?P<colon> ?:)?(?: (?P<rest>.{3,}))?",
    re.IGNORECASE,
)
# A label with more behind it needs a colon: "Besluit van 3 mei" is no label.
_DICTUM = re.compile(
    r"(?:en |tevens |voorts |ook )?(?:"
    r"verzoekt (?:het college|de (?:burgemeester|wethouder|griffier|regering|voorzitter|raad))"
    r"|draagt (?:het college|de (?:burgemeester|griffier|voorzitter))\b.{0,60}?\bop\b"
    r"|roept (?:het college|de (?:burgemeester|regering|raad))\b.{0,200}?\bop\b"
    r"|nodigt het college\b.{0,60}?\buit\b"
    r"|spreekt (?:als (?:zijn|haar) mening )?uit|besluit(?: om| tot| het volgende)?(?= ?:| )"
    r"|de (?:gemeente)?raad(?: van (?:de gemeente )?[A-Z]\w+)? besluit\b)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    rf"(?:\bbesluit(?:en)?(?: (?:om|tot|het volgende|als volgt))?"
    rf"|\bstel(?:len|t)? (?:wij |we |ik )?{_WHO} (?:daarom |dan ook |hierbij )?voor"
    r"(?: (?:om|het volgende|te besluiten|om te besluiten|als volgt te besluiten|het volgende te "
    r"besluiten|de volgende besluiten te nemen))?"
    rf"|\b{_WHO} (?:wordt|worden) (?:gevraagd|voorgesteld|verzocht)(?: (?:om|te besluiten|om te "
    r"besluiten|het volgende te besluiten))?"
    rf"|\b(?:vragen|verzoeken|adviseren|vraag|verzoek|adviseer) (?:wij |we |ik )?{_WHO}"
    r"(?: (?:om|om te besluiten|te besluiten|het volgende te besluiten))?"
    r"|\b(?:voorgesteld wordt|wordt voorgesteld)(?: (?:om|te besluiten|het volgende))?"
    r"|\b(?:verzoekt|draagt|roept|nodigt) (?:het college|de (?:burgemeester|griffier|regering))"
    r"[^.:;]{0,80})[ ]?:$",
    re.IGNORECASE,
)
_DECIDING = (
    r"in te stemmen|vast te stellen|te besluiten|kennis te nemen|goed te keuren|te bekrachtigen"
    r"|te benoemen|beschikbaar te stellen|in te trekken|te machtigen|af te doen|op te heffen"
    r"|te beschouwen"
    r"|aan te wijzen|te verklaren|een besluit te nemen|akkoord te gaan|te onderschrijven"
    r"|(?:kenbaar|bekend) te maken|een zienswijze|(?:een|geen) wensen|op te leggen|te verlenen"
)
_ASKED = re.compile(
    rf"\b(?:vragen|verzoeken|adviseren|vraag|verzoek|adviseer) (?:wij |we |ik )?"
    rf"(?:(?:daarom|dan ook|hierbij|nu|tevens|ook) )?{_WHO}\b.{{0,400}}?\b(?:{_DECIDING})\b"
    rf"|\bstel(?:len|t)? (?:wij |we |ik )?{_WHO} (?:(?:daarom|dan ook|hierbij) )?voor\b"
    rf"|\b{_WHO} (?:wordt|worden) (?:(?:daarom|dan ook|hierbij) )?(?:gevraagd|voorgesteld|verzocht)"
    rf"\b.{{0,400}}?\b(?:{_DECIDING})\b",
    re.IGNORECASE,
)
_ASKING_WORDS = (
    "vragen", "vraag", "verzoek", "adviseer", "adviseren", "gevraagd", "verzocht", "stellen",
    "stel ", "voorgesteld",
)  # fmt: skip
_NUMBERING = re.compile(
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[IVX]{1,4})[.)]|\d{1,2}(?= [A-Z'‘“])|[-–—•*])[ ]+"
)
_CLOSING = re.compile(
    r"\ben gaat over tot de orde van de dag\W*$|^aldus (?:besloten|vastgesteld).*$", re.IGNORECASE
)
_INITIAL = re.compile(r"[A-Z]\.[ ]?(?=[A-Z]|van |de |den |der |ten |ter )")
_LONGEST = 1500
_MOST_ITEMS = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that is asked for, at one place."""

    text: str
    items: tuple[str, ...]
    spans: tuple[Span, ...]
    labelled: bool


def find_decisions(flows: Sequence[Flow]) -> Iterator[Asked]:
    """Find every place where a decision is asked, in reading order."""
    at = 0
    while at < len(flows):
        asked, used = _labelled(flows, at) or _dictum(flows, at) or _led(flows, at) or (None, 1)
        if asked is not None:
            yield asked
        else:
            yield from _in_sentences(flows[at])
        at += used


def _labelled(flows: Sequence[Flow], at: int) -> tuple[Asked, int] | None:
    """A label such as "Gevraagd besluit", and the list or the paragraph under it."""
    flow = flows[at]
    label = _LABEL.fullmatch(flow.words.strip()) if len(flow.words) <= _LONGEST else None
    if label is None or (label["rest"] and not label["colon"]):
        return None
    if label["rest"]:
        start = flow.words.index(label["rest"])
        return _single(flows, at, start, labelled=True)
    items = _items(flows, at + 1)
    if items:
        return _under_label(flow, items), 1 + len(items)
    below = at + 1
    if below < len(flows) and not flows[below].is_heading and _is_wish(flow, flows[below]):
        asked, used = _single(flows, below, 0, labelled=True)
        return asked, used + 1
    return None


def _is_wish(label: Flow, below: Flow) -> bool:
    """Under "Voorstel" and "Besluit" stands anything; under "Gevraagd besluit" what is asked."""
    clear = re.match(r"(?:\W|\d)*(?:het )?(?:gevr|voorg|te nemen|besl\w*punt)", label.lower)
    return len(below.words) <= _LONGEST and (
        clear is not None or re.search(rf"\b(?:{_DECIDING})\b", below.lower) is not None
    )


def _under_label(flow: Flow, items: Sequence[Flow]) -> Asked:
    top = [item for item in items if not _is_sub(item, items[0])]
    if len(top) == 1:
        first, *below = items
        start = _content(first)
        words = tuple(_item_words(item) for item in below)
        return Asked(first.words[start:].strip(), words, (_whole(first, start, items),), True)
    words = tuple(_item_words(item) for item in items)
    return Asked(flow.words.strip(), words, (_whole(flow, 0, items),), True)


def _is_sub(item: Flow, first: Flow) -> bool:
    """Whether an item stands under another: deeper, or lettered where the first is numbered."""
    if item is first:
        return False
    if item.is_item and first.is_item and item.block.level > first.block.level:
        return True
    return first.words[:1].isdigit() and re.match(r"[a-z][.)] ", item.words) is not None


def _dictum(flows: Sequence[Flow], at: int) -> tuple[Asked, int] | None:
    """What a motion or a decision asks: "verzoekt het college: ..."."""
    flow = flows[at]
    words = flow.words.strip()
    match = _DICTUM.match(words) if len(words) <= _LONGEST else None
    if match is None or _is_story(words, match):
        return None
    if words.endswith(":") or match.end() == len(words):
        items = _items(flows, at + 1) or _paragraph(flows, at + 1)
        return (_with_items(flow, 0, items), 1 + len(items)) if items else None
    if flow.is_heading:
        return None
    return _single(flows, at, flow.words.index(words), labelled=True)


def _is_story(words: str, match: re.Match[str]) -> bool:
    """A dictum goes on with what is asked; "besluit van 3 mei" and a question don't."""
    if words.endswith(":") or (match.end() == len(words) and words[:1].islower()):
        return False
    rest = words[match.end() :].strip(" :")
    found = match.group().lower()
    return words.endswith("?") or not rest or (found.endswith("besluit") and "raad" not in found)


def _led(flows: Sequence[Flow], at: int) -> tuple[Asked, int] | None:
    """A sentence that ends in a colon before the list: "Wij stellen u voor:"."""
    flow = flows[at]
    if not flow.words.rstrip().endswith(":") or len(flow.words) > 4 * _LONGEST:
        return None
    start, end = flow.sentences[-1]
    if end - start > _LONGEST or not _LEADS.search(flow.words[start:end]):
        return None
    items = _items(flows, at + 1)
    return (_with_items(flow, start, items), 1 + len(items)) if items else None


def _with_items(flow: Flow, start: int, items: Sequence[Flow]) -> Asked:
    words = tuple(_item_words(item) for item in items)
    return Asked(flow.words[start:].strip(), words, (_whole(flow, start, items),), True)


def _items(flows: Sequence[Flow], at: int) -> list[Flow]:
    """The list that begins at ``at``, or the numbered paragraphs."""
    found: list[Flow] = []
    for flow in flows[at : at + _MOST_ITEMS]:
        listed = flow.is_item or (_NUMBERING.match(flow.words) and not flow.is_heading)
        if not listed or len(flow.words) > _LONGEST or _is_name_below(found, flow):
            break
        found.append(flow)
    return found


def _is_name_below(found: Sequence[Flow], flow: Flow) -> bool:
    """Under a list of another kind "G. Bezemer" is who signed, not its next item."""
    return bool(found) and bool(_INITIAL.match(flow.words) and not _INITIAL.match(found[0].words))


def _paragraph(flows: Sequence[Flow], at: int) -> list[Flow]:
    """Without a list: the one paragraph below, unless it closes the motion."""
    for flow in flows[at : at + 1]:
        if not flow.is_heading and len(flow.words) <= _LONGEST and _item_words(flow):
            return [flow]
    return []


def _single(flows: Sequence[Flow], at: int, start: int, *, labelled: bool) -> tuple[Asked, int]:
    flow = flows[at]
    start = start or _content(flow)
    end = len(_CLOSING.sub("", flow.words).rstrip())
    if flow.words[:end].endswith(":"):
        items = _items(flows, at + 1)
        if items:
            return _with_items(flow, start, items), 1 + len(items)
    return Asked(flow.words[start:end], (), flow.spans(start, end), labelled), 1


def _in_sentences(flow: Flow) -> Iterator[Asked]:
    """Find wishes in running text: "vragen wij u in te stemmen met"."""
    if flow.is_heading or not _may_ask(flow.lower):
        return
    for start, end in flow.sentences:
        sentence = flow.words[start:end]
        if (
            len(sentence) <= _LONGEST
            and not sentence.endswith(("?", ":"))
            and _may_ask(sentence.lower())
            and _ASKED.search(sentence)
        ):
            yield Asked(sentence, (), flow.spans(start, end), labelled=False)


def _may_ask(lower: str) -> bool:
    return any(word in lower for word in _ASKING_WORDS)


def _content(flow: Flow) -> int:
    """Where an item begins behind its number."""
    lead = len(flow.words) - len(flow.words.lstrip())
    numbering = _NUMBERING.match(flow.words, lead)
    return numbering.end() if numbering else lead


def _item_words(item: Flow) -> str:
    """An item without its number, and without the words that close a motion."""
    return _CLOSING.sub("", item.words[_content(item) :]).strip()


def _whole(flow: Flow, start: int, items: Sequence[Flow]) -> Span:
    """From ``start`` in ``flow`` to the end of the last item."""
    first = flow.spans(start, len(flow.words))[0]
    last = (items[-1] if items else flow).spans(0, len((items[-1] if items else flow).words))[-1]
    return Span(first.start, max(first.end, last.end))
