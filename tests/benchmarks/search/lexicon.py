"""Dutch words for made-up letters: some of ours, and a long tail of words that might exist.

Real letters have a few thousand words that everybody uses and hundreds of thousands that are
rare: names, compounds, numbers. The frequent ones stand here; the rare ones are put together
out of syllables, bent as Dutch bends its words, and joined into compounds.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import NamedTuple

_NOUNS = (
    "gemeente/gemeenten raad/raden brief/brieven college/colleges besluit/besluiten wet/wetten"
    " voorstel/voorstellen begroting/begrotingen inwoner/inwoners kosten/kosten plan/plannen"
    " regeling/regelingen taak/taken bedrag/bedragen jaar/jaren overleg/overleggen zaak/zaken"
    " onderzoek/onderzoeken wijk/wijken woning/woningen school/scholen zorg/zorgen"
    " bestuur/besturen provincie/provincies ministerie/ministeries wethouder/wethouders"
    " burgemeester/burgemeesters griffier/griffiers vergadering/vergaderingen agenda/agenda's"
    " motie/moties vraag/vragen antwoord/antwoorden rapport/rapporten nota/nota's"
    " advies/adviezen akkoord/akkoorden uitkering/uitkeringen belasting/belastingen"
    " fonds/fondsen subsidie/subsidies project/projecten straat/straten weg/wegen brug/bruggen"
    " haven/havens water/wateren dijk/dijken grond/gronden energie/energieën klimaat/klimaten"
    " warmte/warmten net/netten bouw/bouwen huur/huren jeugd/jeugden jongere/jongeren"
    " oudere/ouderen kind/kinderen gezin/gezinnen leerling/leerlingen veiligheid/veiligheden"
    " politie/polities brandweer/brandweren regio/regio's kamer/kamers kabinet/kabinetten"
    " minister/ministers wetsvoorstel/wetsvoorstellen verordening/verordeningen"
    " vergunning/vergunningen aanvraag/aanvragen bezwaar/bezwaren beroep/beroepen"
    " termijn/termijnen uitspraak/uitspraken rechter/rechters verslag/verslagen bijlage/bijlagen"
    " kenmerk/kenmerken reactie/reacties zienswijze/zienswijzen visie/visies beleid/beleiden"
    " doel/doelen maatregel/maatregelen effect/effecten risico/risico's tekort/tekorten"
    " overschot/overschotten reserve/reserves rekening/rekeningen controle/controles"
    " accountant/accountants verbinding/verbindingen vervoer/vervoeren bus/bussen trein/treinen"
    " fiets/fietsen verkeer/verkeren parkeerplaats/parkeerplaatsen afval/afvallen milieu/milieus"
    " natuur/naturen boom/bomen park/parken sport/sporten cultuur/culturen museum/musea"
    " bibliotheek/bibliotheken vereniging/verenigingen stichting/stichtingen bedrijf/bedrijven"
    " winkel/winkels markt/markten ondernemer/ondernemers arbeid/arbeiden inkomen/inkomens"
    " schuld/schulden armoede/armoedes bijstand/bijstanden opvang/opvangen"
    " vluchteling/vluchtelingen locatie/locaties gebouw/gebouwen terrein/terreinen"
    " gebied/gebieden kern/kernen dorp/dorpen stad/steden bewoner/bewoners buurt/buurten"
    " huis/huizen gesprek/gesprekken bijeenkomst/bijeenkomsten afspraak/afspraken"
    " planning/planningen fase/fasen stap/stappen proces/processen dienst/diensten"
    " medewerker/medewerkers organisatie/organisaties samenwerking/samenwerkingen"
    " partner/partners overeenkomst/overeenkomsten contract/contracten inkoop/inkopen"
    " aanbesteding/aanbestedingen leverancier/leveranciers systeem/systemen gegeven/gegevens"
    " privacy/privacys register/registers loket/loketten campagne/campagnes krant/kranten"
    " bericht/berichten website/websites nieuwsbrief/nieuwsbrieven verkiezing/verkiezingen"
    " partij/partijen fractie/fracties kandidaat/kandidaten stem/stemmen ravijn/ravijnen"
    " opgave/opgaven toezicht/toezichten handhaving/handhavingen boete/boetes"
).split()
_VERBS = (
    "onderzoeken/onderzoekt/onderzocht vaststellen/vaststelt/vastgesteld"
    " bespreken/bespreekt/besproken verbeteren/verbetert/verbeterd betalen/betaalt/betaald"
    " bouwen/bouwt/gebouwd vragen/vraagt/gevraagd beantwoorden/beantwoordt/beantwoord"
    " uitvoeren/uitvoert/uitgevoerd verlagen/verlaagt/verlaagd verhogen/verhoogt/verhoogd"
    " ondersteunen/ondersteunt/ondersteund besluiten/besluit/besloten"
    " informeren/informeert/geïnformeerd wijzigen/wijzigt/gewijzigd"
    " beoordelen/beoordeelt/beoordeeld verwachten/verwacht/verwacht regelen/regelt/geregeld"
    " versterken/versterkt/versterkt voorbereiden/voorbereidt/voorbereid toetsen/toetst/getoetst"
    " financieren/financiert/gefinancierd melden/meldt/gemeld vergelijken/vergelijkt/vergeleken"
    " opstellen/opstelt/opgesteld afronden/afrondt/afgerond begeleiden/begeleidt/begeleid"
    " organiseren/organiseert/georganiseerd verdelen/verdeelt/verdeeld beheren/beheert/beheerd"
    " controleren/controleert/gecontroleerd vervangen/vervangt/vervangen"
    " verkopen/verkoopt/verkocht inrichten/inricht/ingericht vergoeden/vergoedt/vergoed"
    " steunen/steunt/gesteund"
).split()
_ADJECTIVES = (
    "nieuwe lokale financiële regionale landelijke bestuurlijke maatschappelijke sociale"
    " jaarlijkse tijdelijke structurele gezamenlijke openbare duurzame betaalbare veilige"
    " digitale juridische stedelijke groene extra hogere lagere belangrijke concrete voorlopige"
    " definitieve schriftelijke mondelinge onafhankelijke gemeentelijke provinciale europese"
    " individuele reële continue geïntegreerde gecoördineerde efficiënte officiële ruimtelijke"
    " culturele economische"
).split()
SENDERS = (
    "Vereniging van Nederlandse Gemeenten", "Ministerie van Binnenlandse Zaken",
    "Ministerie van Financiën", "Ministerie van Volkshuisvesting", "Provincie Zuid-Holland",
    "Provincie Noord-Brabant", "Provincie Gelderland", "Waterschap De Drie Stromen",
    "Veiligheidsregio Midden-Delta", "Regionale Uitvoeringsdienst Laagland",
    "Stichting Wonen aan de Vliet", "Omgevingsdienst Rijnoever", "GGD Merenland",
    "Rekenkamer Zandstreek", "Vervoerregio De Waarden", "Stichting Jeugd en Toekomst",
)  # fmt: skip
_ONSETS = "b br d dr f g gr h k kl kr kw l m n p pl pr r s sch sl sp st t tr v w z zw".split()
_SHORT = tuple("aeiou")
_LONG = "aa ee oo uu ie oe eu ui ij ou au".split()
_CODAS = "l m n p r s t k f g".split()
_CLUSTERS = "nd nk rd rk rm rn rs st lt mp ng cht".split()
_MIDDLES = "er el en ig ing ar on em".split()
_LINKS = ("", "", "", "s", "s", "en", "e")
_TOWN_ENDS = "dam veen dijk hoven drecht wijk burg meer kerk rode lo stede".split()
STREET_ENDS = "straat laan weg plein kade dreef hof singel".split()
_BETWEEN = ("", "", "van ", "de ", "van der ", "van den ", "ter ")
_TAIL = 24_000
_NAMES = 20_000


class Noun(NamedTuple):
    """A word for a thing, one and more of it."""

    one: str
    more: str


class Verb(NamedTuple):
    """To do, he does, done."""

    infinitive: str
    present: str
    participle: str


def plural(word: str) -> str:
    """The plural of a made-up word, with the doubled and single letters that Dutch asks for."""
    if word.endswith(("er", "el", "en", "em")) and len(word) > 4:
        return word + "s"
    if len(word) > 2 and word[-1] in "lmnprstkfg" and word[-2] in "aeiou":
        if word[-3] in "aeiou":
            long = word[-3:-1]
            before = word[:-3] + (long[0] if long in ("aa", "ee", "oo", "uu") else long)
            voiced = {"f": "v", "s": "z"}.get(word[-1], word[-1])
            return before + voiced + "en"
        return word + word[-1] + "en"
    return word + "en"


class Lexicon:
    """All words there are, the same at every run; picking from them follows Zipf."""

    def __init__(self) -> None:
        rnd = random.Random("lexicon")
        self.verbs = [Verb(*written.split("/")) for written in _VERBS]
        self.adjectives = _ADJECTIVES
        known = [Noun(*written.split("/")) for written in _NOUNS]
        self.heads = [noun for noun in known if len(noun.one) >= 4]
        taken = {noun.one for noun in known}
        self.tail = [_noun(rnd, word) for word in _made_up(rnd, taken, _TAIL)]
        self.nouns = known + self.tail
        self.noun_weights = _zipf(len(self.nouns), 2.7, 1.08)
        self.surnames = [
            rnd.choice(_BETWEEN) + word.capitalize() for word in _made_up(rnd, taken, _NAMES)
        ]
        self.name_weights = _zipf(len(self.surnames), 40, 0.9)
        towns = _made_up(rnd, taken, 600)
        self.towns = [word.capitalize() + rnd.choice(_TOWN_ENDS) for word in towns]

    def compound(self, rnd: random.Random, first: Noun) -> Noun:
        """A longer word that begins with ``first``."""
        head = rnd.choice(self.heads)
        start = first.one.rstrip("'") + rnd.choice(_LINKS)
        return Noun(start + head.one, start + head.more)

    def street(self, rnd: random.Random) -> str:
        """A street, named after somebody."""
        name = rnd.choice(self.surnames).rpartition(" ")[2]
        return name + rnd.choice(STREET_ENDS)


def _noun(rnd: random.Random, word: str) -> Noun:
    """A made-up word; some end as "industrie" and "comité" do, for their accents."""
    ending = rnd.random()
    if ending < 0.05:
        return Noun(word + "ie", word + "ieën")
    if ending < 0.08:
        return Noun(word + "é", word + "és")
    return Noun(word, plural(word))


def _made_up(rnd: random.Random, taken: set[str], count: int) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        word = _syllables(rnd)
        if word not in taken and 5 <= len(word) <= 12:
            taken.add(word)
            found.append(word)
    return found


def _syllables(rnd: random.Random) -> str:
    """One to three syllables; the last closed, so that the plural is regular."""
    word = ""
    for _ in range(rnd.choice((0, 1, 1, 1, 2))):
        word += rnd.choice(_ONSETS) + rnd.choice(_MIDDLES)
    word += rnd.choice(_ONSETS)
    if rnd.random() < 0.4:
        return word + rnd.choice(_SHORT) + rnd.choice(_CLUSTERS)
    return word + rnd.choice(_SHORT if rnd.random() < 0.4 else _LONG) + rnd.choice(_CODAS)


def _zipf(count: int, shift: float, power: float) -> list[float]:
    return list(accumulate(1 / (rank + shift) ** power for rank in range(count)))
