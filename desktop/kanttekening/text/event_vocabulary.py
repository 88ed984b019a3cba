"""Small Dutch words, by what they do in a sentence: they bound the name of what happens."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Words around dates that name nothing of their own.
GENERIC = _words(
    "periode week weken maand maanden dag dagen datum termijn jaar jaren uur start begin eind",
    "einde tijd kwartaal moment gelegenheid loop agenda dagtekening deadline slag rond basis",
    "wege maandag dinsdag woensdag donderdag vrijdag zaterdag zondag reden orde bod naam",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "uitnodiging verslag terugblik vooruitblik aankondiging programma",
)
# Who does things; not what happens.
ACTORS = _words(
    "vng college raad gemeente gemeenten gemeenteraad minister staatssecretaris provincie",
    "gedeputeerde provinciale staten rijk waterschap leden lid inwoners bestuur griffie",
    "wethouder burgemeester kamer heer mevrouw raadsleden partijen directeur bewoners",
)
# What stands before a noun.
ARTICLES = _words(
    "de het een 'n onze ons uw hun mijn haar zijn deze dit die geen alle elke",
)
# What ties a noun to the rest.
PREPOSITIONS = _words(
    "van in op aan bij met voor vóór over naar uit door tot na tegen om onder tijdens tussen",
    "per via rond rondom richting langs volgens vanaf sinds binnen buiten namens ten ter te",
    "conform inzake omtrent zonder gedurende jegens vanwege wegens o.l.v.",
)
# Verbs, adverbs and pronouns: no part of a name.
STOPS = _words(
    "ik u wij we jij je hij zij ze het er men elkaar zich wie wat welke waar hoe dat die of en",
    "maar want omdat zodat als dan toen terwijl hierbij hierover hiervan daarover daarvan",
    "daarnaast daarmee hieraan daaraan daarin hierin daarvoor daartoe ook nog al wel niet geen",
    "zeer graag weer reeds inmiddels landelijk eveneens opnieuw echter eerst verder samen",
    "zoveel mogelijk waaronder waarbij waarin respectievelijk ongeveer circa nu straks later",
    "eerder zo dus vooral is was waren wordt worden werd werden heeft hebben hebt heb had",
    "hadden ben bent zijn zal zullen zou zouden kan kunnen kunt kon wil willen wilt moet moeten",
    "mag mogen gaat gaan ging komt komen kwam kwamen staat staan stond vindt vinden vond vonden",
    "plaats volgt volgen start starten startte begint begon treedt trad werking ligt liggen",
    "inzage houdt houden hield neemt nemen nam stelt stellen stelde vast stuurt sturen stuurde",
    "voert voeren voerde maakt maken maakte geeft geven gaf doet doen deed laat laten liet",
    "ontvangt ontvangen ontving loopt lopen liep duurt duren weet weten blijft blijven",
    "bespreekt bespreken besprak behandelt behandelen behandelde organiseert organiseren",
    "organiseerde verwacht verwachten verwachting plaatsen verzoek verzoeken vraag vragen",
    "vraagt vroeg informeren informeert nodigen nodigt uitnodigen reserveer verschijnt besluit",
    "besloot streven streeft ernaar hoop hopen afsluiten afronden onderzoeken indienen bellen",
    "aanmelden inschrijven reageren leggen gereed bekend beschikbaar geleden jl jongstleden",
    "aanvang sluit eindigt verstrijkt uiterlijk eindelijk vervalt geldt roept roepen sprak",
    "spreken spreekt doorgaan gaande af toe mee terug open bod zoals tevens mits indien zodra",
    "nadat voordat hiermee waarmee waarvan waarop hierop daarop bijeen klaar woon woont schikt",
)
