"""What it is that happens: a short phrase of the sentence itself, never other words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kanttekening.text.event_leaning import clause
from kanttekening.text.event_vocabulary import (
    ACTORS,
    ARTICLES,
    GENERIC,
    PREPOSITIONS,
    STOPS,
)

# What a council has in its agenda; compounds end in these ("raadsvergadering").
_GATHERINGS = re.compile(
    r"(?:[\w/-]*(?:overleg|overleggen|vergadering|vergaderingen|bijeenkomst|bijeenkomsten"
    r"|debat|debatten|congres|"
    r"conferentie|symposium|webinar|webinars|zitting|avond|avonden|spreekuur|beraad|verkiezing|"
    r"verkiezingen|referendum|campagne|werkbezoek|bezoek|gesprek|gesprekken|sessie|sessies"
    r"|workshop|"
    r"training|cursus|opening|herdenking|viering|presentatie|consultatie|stemming|bespreking|"
    r"behandeling|inspraak|ceremonie|schouw|excursie|festival|demonstratie|toernooi|markt|receptie|"
    r"evaluatie|oplevering|nieuwsbrief|borrel|ontmoeting|raadpleging|besluitvorming"
    r"|verkiezingsuitslag)"
    r"|[\w-]*(?<!maan)(?<!dins)(?<!woens)(?<!donder)(?<!vrij)(?<!zater)(?<!zon)(?<!paas)(?<!kerst)"
    r"(?:studie|bestuurders|thema|congres|gemeente|bewoners|raads|start|ontmoetings|griffiers"
    r"|ambtenaren|leden|open )dag(?:en)?"
    r"|(?:[\w]+-)?B?ALV)$",
    re.IGNORECASE,
)
_EXTENDING = {"van", "over", "naar", "met", "voor", "rond"}
_ACTS = re.compile(
    r"\b(?:aanmeld(?:en|ingen|ing)|inschrijv(?:en|ingen|ing)|reageren|zienswijzen?|indienen"
    r"|opgeven|"
    r"aanleveren|bezwaar|beroep|antwoord|reactie|aanvra(?:ag|gen)|inzenden|stemmen|betalen"
    r"|betaling)\b",
    re.IGNORECASE,
)
# What is due, whatever it is due for: "vóór 4 december schriftelijk te reageren", "aanmelden kan
# tot 5 mei". The word that bounds it is part of the date.
_BOUND = re.compile(r"(?:vóór|voor|uiterlijk|tot)\b", re.IGNORECASE)
_DUE_BEHIND = re.compile(rf" (?:\w+ ){{0,2}}?(?:te )?(?P<act>{_ACTS.pattern})", re.IGNORECASE)
_DUE_BEFORE = re.compile(
    rf"(?P<act>{_ACTS.pattern})(?: (?:kan|kunnen|is|moet|dient|graag|nog)){{1,3}} $", re.IGNORECASE
)
_PARTICIPLE = re.compile(
    r"(?:\w{0,9}ge\w{3,}|(?:be|ver|ont|her)\w{3,})(?:d|t)$|\w+ge(?:gaan|vallen|nomen|komen"
    r"|geven|houden|sproken|start|bracht|daan|steld|lopen|sloten)$|ge(?:gaan|vallen|nomen"
    r"|komen|geven|houden|sproken|bracht|daan|lopen|sloten)$|verleend|gereed",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w'’.&/@-]*[\w]|[^\W_]|[(),;:–\"“”‘|]")
_PUNCTUATION = set('(),;:–"“”‘|')
# A mention that holds its own name: "BALV 2019", "Algemene Politieke Beschouwingen".
_NAMED = re.compile(
    r"(?P<name>(?:(?:eerste|tweede) +)?(?:[a-z-]*(?:verkiezing(?:en)?|ALV|congres|conferentie"
    r"|symposium|festival"
    r"|referendum|volkstelling)|WK|EK)(?= (?:van )?\d)|algemene +\w+ +beschouwingen)",
    re.IGNORECASE,
)
# Adverbs and adjectives without a noun: they never are what happens.
_NO_HEADS = re.compile(
    r"(?:gezamenlijk|tijdig|gelijktijdig|tegelijk(?:ertijd)?|voorlopig|definitief|schriftelijk"
    r"|mondeling|digitaal|fysiek|centraal|regionaal|lokaal|openbaar|telefonisch|uitsluitend"
    r"|gezamenlijke|volledig|nader|snel|daadwerkelijk|vervolgens|eventueel)$",
    re.IGNORECASE,
)
# Between a noun and a date that says when it is: "studies, uit te voeren in de", "overleg,
# gepland op", "de markt, te houden op".
_SAID_OF = re.compile(
    r",? (?:(?:(?:uit|af|aan|op|in|voor|plaats) )?t?d?e (?:\w+en)|(?:die|dat|welke) (?:we )?"
    r"(?:plaatsvindt|plaatsvinden|gehouden wordt|gehouden worden|gepland staat|gepland is"
    r"|begint|start|volgt)|gepland|gehouden|voorzien|georganiseerd|belegd|uitgeschreven)"
    r"(?: (?:in|op|van|voor|tijdens|gedurende|binnen|rond|vanaf))?(?: (?:de|het))? $",
    re.IGNORECASE,
)
# What lies there to be read: then that is what happens, not the paper.
_ON_VIEW = re.compile(r"\bter inzage\b", re.IGNORECASE)
_PAPERS = frozenset(
    ("stuk", "stukken", "brief", "brieven", "document", "documenten", "bijlage", "bijlagen")
)
_DOERS = frozenset(
    {
        "ik",
        "wij",
        "we",
        "u",
        "hij",
        "zij",
        "ze",
        "er",
        "je",
        "jij",
        "men",
        "wie",
        "die",
        "dat",
        "dit",
    }
)
_MODALS = frozenset({"wil", "wilt", "zal", "kan", "kunt", "moet", "mag", "gaat", "laat"})
_LONGEST = 9
_SHORT = 60
_FARTHEST = 6
_ITEM_NUMBER = re.compile(r"^(?:\d{1,2}|[a-z])[.)] ")
_MOST_TOLD = 12
_LONGEST_SAID = 40
# A phrase behind these belongs to another clause.
_OPENING = {"welke", "wat", "of", "en", "dat", "die", "als", "waarin", "waarbij", "omdat", "zodat"}
# Verbs, unless an article stands before them.
_ALSO_NOUNS = {"onderzoeken", "vragen", "vraag", "start", "plaats", "besluit", "verzoek", "maken"}


@dataclass(frozen=True, slots=True)
class _Phrase:
    start: int
    end: int
    head: str
    article: str
    before: str
    is_actor: bool
    head_end: int
    is_verb: bool

    @property
    def says_little(self) -> bool:
        """Whether it is a verb after all, or only who does it: not what happens."""
        return self.is_verb or (self.is_actor and self.head.lower() in ACTORS and self.is_alone)

    @property
    def is_alone(self) -> bool:
        """Whether it is its head and nothing else."""
        return self.end - self.start == len(self.head)

    def short(self) -> _Phrase:
        """The phrase without what follows its head."""
        return replace(self, end=self.head_end)


def what_of(words: str, start: int, end: int) -> str:
    """The noun phrase in a sentence that the date at ``start:end`` most likely belongs to."""
    named = _NAMED.match(words, start, end)
    if named:
        return named.group("name")
    short = len(words) - (end - start) < _SHORT
    told = (_label(words, start, end) if short else "") or _due(words, start, end)
    if told:
        return told
    first, last = clause(words, start, end)
    best, mark = None, 0.0
    for phrase in _phrases(words):
        if phrase.start < end and start < phrase.end:
            phrase = phrase.short()
        if phrase.start < end and start < phrase.end:
            continue
        points = _points(words, phrase, (start, end), (first, last))
        if best is None or points > mark:
            best, mark = phrase, points
    act = _ACTS.search(words)
    if act and (best is None or mark < 3):
        return act.group()
    if best is None or best.says_little:
        view = _ON_VIEW.search(words, first, last)
        return view.group() if view else _rest(words, start, end)
    return _on_view(words, best, (first, last)) or words[best.start : best.end]


def _on_view(words: str, phrase: _Phrase, near: tuple[int, int]) -> str:
    """``bestemmingsplan ter inzage``; of a paper without a name ``ter inzage``; else nothing."""
    found = _ON_VIEW.search(words, *near)
    if found is None or found.start() < phrase.end or is_gathering(phrase.head):
        return ""
    if phrase.is_alone and phrase.head.lower() in _PAPERS:
        return found.group()
    return f"{words[phrase.start : phrase.end]} {found.group()}"


def _due(words: str, start: int, end: int) -> str:
    """What somebody has to do by the date, when it is said right beside it; else nothing."""
    if not _BOUND.match(words, start):
        return ""
    act = _DUE_BEHIND.match(words, end) or _DUE_BEFORE.search(words[:start])
    return act["act"] if act else ""


def is_gathering(what: str) -> bool:
    """Whether the phrase names something that people go to."""
    return any(_GATHERINGS.match(word) for word in what.split())


def _points(words: str, phrase: _Phrase, date: tuple[int, int], near: tuple[int, int]) -> float:
    start, end = date
    points = 0.0
    if phrase.end <= start:
        gap = words[phrase.end : start].strip(" (,:;\"'“”’‘").lower()
        if (
            gap in {"", "van", "op", "d.d", "d.d.", "per", "in", "voor", "vóór", "is", "om"}
            and start - phrase.end < 12
        ):
            points += 9.0 if gap in {"", "van"} else 3.0
        points -= (start - phrase.end) / 40
        points += _said_of(words, phrase, start)
    else:
        points -= (phrase.start - end) / 40
    if near[0] <= phrase.start < near[1]:
        points += 6
    if phrase.before in _OPENING:
        points -= 5
    if _GATHERINGS.match(phrase.head):
        points += 6
    if phrase.article == "een":
        points += 3
    elif phrase.article:
        points += 1
    if phrase.before not in PREPOSITIONS:
        points += 3
    if phrase.is_actor:
        points -= 4
    return points


def _said_of(words: str, phrase: _Phrase, start: int) -> float:
    """What speaks for a noun when only the words for "to be held on" part it from the date."""
    if start - phrase.end >= _LONGEST_SAID:
        return 0.0
    return 12.0 if _SAID_OF.match(words[phrase.end : start]) else 0.0


@lru_cache(maxsize=4)
def _phrases(words: str) -> tuple[_Phrase, ...]:
    """Runs of words that can be nouns with their adjectives, each with its article."""
    tokens = list(_WORD.finditer(words))
    found: list[_Phrase] = []
    index = 0
    while index < len(tokens):
        last = _run(tokens, index)
        if last == index:
            index += 1
            continue
        article = tokens[index - 1].group().lower() if index else ""
        has_article = article in ARTICLES
        place = index - 2 if has_article else index - 1
        before = tokens[place].group().lower() if place >= 0 else ""
        head = _head(tokens, index, last)
        if head is not None:
            end = _extended(tokens, head)
            found.append(
                _Phrase(
                    tokens[index].start(),
                    tokens[end].end(),
                    tokens[head].group(),
                    article if has_article else "",
                    before,
                    tokens[index].group().lower() in ACTORS,
                    tokens[head].end(),
                    not has_article and head == index == end and _is_verb(tokens, index),
                )
            )
        index = last
    return tuple(found)


def _is_verb(tokens: list[re.Match[str]], index: int) -> bool:
    """A word beside who does it is what they do: "ik woon", "deden 287 gemeenten", "schikt u"."""
    if not tokens[index].group().islower():
        return False
    before = tokens[index - 1].group().lower() if index else ""
    if before == "te" or (before in _MODALS and tokens[index].group().endswith("en")):
        return True
    beside = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    return any(token.group().lower() in _DOERS or token.group().isdigit() for token in beside)


def _run(tokens: list[re.Match[str]], index: int) -> int:
    last = index
    while last < len(tokens) and last - index < _LONGEST and _is_noun(tokens, last):
        last += 1
    return last


def _is_noun(tokens: list[re.Match[str]], index: int) -> bool:
    word = tokens[index].group()
    bare = word.lower()
    if bare in _ALSO_NOUNS and index and tokens[index - 1].group().lower() in ARTICLES:
        return True
    return not (
        bare in STOPS
        or bare in PREPOSITIONS
        or bare in ARTICLES
        or word in _PUNCTUATION
        or "@" in word
        or bare in GENERIC
        or bare[0].isdigit()
    )


def _head(tokens: list[re.Match[str]], first: int, last: int) -> int | None:
    """The last noun of a run, or the gathering in it; participles at its end are no nouns."""
    for index in range(first, last):
        if _GATHERINGS.match(tokens[index].group()):
            return index
    for index in range(last - 1, first - 1, -1):
        if not _is_participle(tokens, index) and not _NO_HEADS.match(tokens[index].group()):
            return index
    return None


def _is_participle(tokens: list[re.Match[str]], index: int) -> bool:
    """A word like ``gevallen``; right behind an article it is a noun (``het besluit``)."""
    behind_article = index > 0 and tokens[index - 1].group().lower() in ARTICLES
    return not behind_article and _PARTICIPLE.match(tokens[index].group()) is not None


def _extended(tokens: list[re.Match[str]], head: int) -> int:
    """Take in ``over de financiën`` behind the head, as far as one breath goes."""
    end = head
    while end + 1 < len(tokens) and end - head < _FARTHEST:
        if tokens[end + 1].group().lower() not in _EXTENDING:
            break
        index = end + 2
        if index < len(tokens) and tokens[index].group().lower() in ARTICLES:
            index += 1
        last = _run(tokens, index)
        while last > index and _is_participle(tokens, last - 1):
            last -= 1
        if last == index:
            break
        end = last - 1
    return _with_second_name(tokens, end)


def _with_second_name(tokens: list[re.Match[str]], end: int) -> int:
    """Take in the rest of a name of two: "Raadsleden en Griffiers"."""
    if end + 2 >= len(tokens) or not tokens[end].group()[0].isupper():
        return end
    if tokens[end + 1].group() != "en" or not tokens[end + 2].group()[0].isupper():
        return end
    last = _run(tokens, end + 2)
    while last > end + 2 and not tokens[last - 1].group()[0].isupper():
        last -= 1
    return max(end, last - 1)


def _label(words: str, start: int, end: int) -> str:
    """What is left of a heading or a list item that is not much more than a name and a date."""
    before, after = words[:start], words[end:]
    rest = before if len(before) >= len(after) else after
    bare = re.sub(r"(?i)[\s(\[:,–|-]+(?:op|van|d\.d\.|per|is|om|in)?[\s(\[:,–|-]*$", "", rest + " ")
    bare = bare.strip(' ()[],;:.–-|•"“”')
    tokens = [match.group().lower() for match in _WORD.finditer(bare)]
    if not 1 <= len(tokens) <= 6 or any(token in _PUNCTUATION for token in tokens):
        return ""
    every = (match.group().lower() for match in _WORD.finditer(before + " " + after))
    if any(token in STOPS for token in every):
        return ""
    if tokens[0] in PREPOSITIONS:
        return ""
    return "" if all(token in GENERIC or token in PREPOSITIONS for token in tokens) else bare


def _rest(words: str, start: int, end: int) -> str:
    """Without any noun that tells: the sentence itself, cut short; nothing if that is the date."""
    if not (words[:start] + words[end:]).strip(" ,.;:()"):
        return ""
    told = _ITEM_NUMBER.sub("", words).strip(" ,.;:").split()
    return " ".join(told[:_MOST_TOLD]) + (" …" if len(told) > _MOST_TOLD else "")
