"""Dutch words with a diaeresis, by their spelling without one. A compound is known by its end."""

from __future__ import annotations

# Adjectives in -ieel have -iële: financieel, financiële.
_IEEL = (
    "actuarieel artificieel bacterieel commercieel confidentieel consequentieel differentieel "
    "essentieel existentieel exponentieel financieel immaterieel industrieel initieel "
    "interministerieel interprovincieel jurisprudentieel justitieel materieel ministerieel "
    "notarieel officieel partieel potentieel preferentieel principieel provincieel residentieel "
    "sequentieel serieel substantieel superficieel territorieel"
)
# Nouns in -ie with the stress on it, and in -ee: categorie, categorieën; idee, ideeën.
_IE_AND_EE = (
    "allergie biografie bureaucratie calorie categorie democratie energie epidemie "
    "fantasie fotografie hiërarchie ideologie industrie knie kopie melodie methodologie pandemie "
    "strategie symfonie technologie theorie drie fee idee moskee twee zee"
)
_IN = (
    "dexeerd dexeerde formeerd formeerde itieerd itieerde spireerd spireerde specteerd stalleerd "
    "stalleerde tegreerd tegreerde tensiveerd tensiveerde teresseerd teresseerde teresseerden "
    "terviewd terviewde terpreteerd terpreteerde timideerd timideerde troduceerd troduceerde "
    "ventariseerd ventariseerde vesteerd vesteerde"
)
_PARTICIPLES = (
    "geïdentificeerd geïdentificeerde geïllustreerd geïllustreerde geïmplementeerd "
    "geïmplementeerde geïsoleerd geïsoleerde geëindigd geëigend geëigende geëist geëiste "
    "geëscaleerd geëvacueerd geëvacueerde geëvalueerd geëvalueerde geëxploiteerd geëxploiteerde "
    "gecoördineerd gecoördineerde gecreëerd gecreëerde georiënteerd georiënteerde geüpdatet"
)
_CLIENT = "cliënt coëfficiënt gradiënt ingrediënt patiënt"
_REST = (
    "agrariër agrariërs ambiguïteit archaïsch archaïsche beëdigd beëdigde beëdigen beëdiging "
    "beëindigd beëindigde beëindigen beëindigt beëindiging beïnvloed beïnvloeden beïnvloedt "
    "beïnvloeding bacteriën biënnale cafeïne casuïstiek ceremoniën cocaïne cliëntenraad "
    "cliëntenraden cliëntondersteuner cliëntondersteuners cliëntondersteuning coöperatie "
    "coöperaties coöperatief coöperatieve coördinatie coördinator coördinatoren coördineert "
    "coördineren coördinerend coördinerende continuïteit creëerde creëerden creëert creëren "
    "diëtist diëtisten differentiëren discontinuïteit efficiënt efficiënte efficiënter "
    "efficiëntere efficiëntie egoïsme egoïstisch financiën fluïde heroïne heroriëntatie hiërarchie "
    "hiërarchisch hiërarchische hygiëne hygiënisch hygiënische ideële inefficiënt inefficiënte "
    "inefficiëntie initiëren intuïtie intuïtief intuïtieve maïs mozaïek naïef naïeve "
    "oriëntatie oriënteren oriënteert oriënterend oriënterende officiële ongeëvenaard "
    "parlementariër parlementariërs piëteit poëzie poëtisch proteïne reële reünie reünies "
    "recreëren ruïne ruïnes sociëteit sociëteiten tweeëntwintig tweeëndertig vegetariër "
    "vegetariërs variëren variëteit "
    "Australië Azië België Brazilië Ethiopië Georgië Indonesië Italië Kroatië Macedonië Maleisië "
    "Oekraïne Oekraïens Oekraïense Oekraïner Oekraïners Roemenië Servië Slovenië Somalië Syrië "
    "Syriër Syriërs Tsjechië Tunesië"
)
_WITHOUT = str.maketrans("äëïöüÄËÏÖÜ", "aeiouAEIOU")
_SIGNS = frozenset("äëïöüÄËÏÖÜ")
_SHORTEST_END = 8
_SHORTEST_FRONT = 4


def without_diaeresis(word: str) -> str:
    """The word without the two dots; acute accents stay."""
    return word.translate(_WITHOUT)


def has_diaeresis(word: str) -> bool:
    """Whether there is a letter with two dots in the word."""
    return not _SIGNS.isdisjoint(word)


def _all_words() -> dict[str, str]:
    words = [
        *(f"{word[:-4]}iële" for word in _IEEL.split()),
        *(f"{word}ën" for word in _IE_AND_EE.split()),
        *(f"geïn{end}" for end in _IN.split()),
        *(f"{word}{end}" for word in _CLIENT.split() for end in ("", "en")),
        *_PARTICIPLES.split(),
        *_REST.split(),
    ]
    return {without_diaeresis(word).lower(): word.lower() for word in words}


_WORDS = _all_words()
_ENDS = tuple(sorted(plain for plain in _WORDS if len(plain) >= _SHORTEST_END))


def may_have_diaeresis(plain: str) -> bool:
    """Whether ``plain`` (lower case, no accents) is or ends like a word with a diaeresis."""
    return plain in _WORDS or plain.endswith(_ENDS)


def with_diaeresis(plain: str, known: frozenset[str] | set[str]) -> str | None:
    """The spelling of ``plain`` (lower case, no accents) with its diaeresis, if it has one.

    The front of a compound must be a word itself: ``known`` are those to go by.
    """
    if plain in _WORDS:
        return _WORDS[plain]
    if not plain.endswith(_ENDS):
        return None
    for end in _ENDS:
        front = plain.removesuffix(end)
        if len(plain) - len(end) == len(front) >= _SHORTEST_FRONT and _is_known(front, known):
            return front + _WORDS[end]
    return None


def _is_known(front: str, known: frozenset[str] | set[str]) -> bool:
    return any(form in known for form in (front, f"{front}n", f"{front}en", front.rstrip("s-")))
