"""The smaller things in letters of many senders: names, boilerplate, pages, pictures, offices."""

import pytest

from kanttekening.text.addressees import find_addressee
from kanttekening.text.details import find_details
from kanttekening.text.hashtags import find_hashtags
from kanttekening.text.lost_pictures import find_lost_pictures
from kanttekening.text.markup import parse_text
from kanttekening.text.person_names import find_people
from kanttekening.text.phones import find_phones
from kanttekening.text.printed_pages import find_printed_pages
from kanttekening.text.understanding import understand

NEWSLETTER = """Van: Waterschap Rietland <nieuws@rietland.nl>
Verzonden: dinsdag 4 maart 2025 09:12
Aan: griffie@zuiderveen.nl
Onderwerp: Nieuwsbrief dijkverbetering maart
Categorieën: Ter kennisname; Water

Bekijk de webversie

## Werk aan de dijk begint

In april begint de aannemer met het werk aan de dijk tussen de sluis en het gemaal.

## Contact

Postbus 12
3400 AA Rietland
info@rietland.nl

U ontvangt deze nieuwsbrief omdat u zich hebt aangemeld.

Uitschrijven | Gegevens wijzigen
"""
MAIL = """Van: Peter Jansen <p.jansen@rietland.nl>
Verzonden: dinsdag 4 maart 2025 09:12
Aan: Griffie Rietland
Onderwerp: Vraag over de avond

Geachte griffie,

Kunt u mij laten weten hoe laat de avond over het bomenplan begint?

Met vriendelijke groet,

Peter Jansen
Dorpsstraat 4
3400 AB Rietland

Dit bericht is uitsluitend bestemd voor de geadresseerde en kan vertrouwelijk zijn.
"""


def details_of(source):
    document = parse_text(source)
    return document, find_details(document, understand(document), source)


def folded(source):
    document = parse_text(source)
    return [span.of(document.text) for span in understand(document).boilerplate]


def test_a_newsletter_ends_with_its_boilerplate():
    assert folded(NEWSLETTER) == [
        "Bekijk de webversie",
        "Contact",
        "Postbus 12\n3400 AA Rietland\ninfo@rietland.nl",
        "U ontvangt deze nieuwsbrief omdat u zich hebt aangemeld.",
        "Uitschrijven | Gegevens wijzigen",
    ]


def test_a_signature_is_no_boilerplate():
    assert folded(MAIL) == [
        "Dit bericht is uitsluitend bestemd voor de geadresseerde en kan vertrouwelijk zijn."
    ]


def test_a_letter_has_none():
    letter = MAIL.split("\n\n", 1)[1]
    assert folded("Aan de raad\n\nDatum: 4 maart 2025\n\n" + letter) == []


def test_categories_are_told_apart():
    _, details = details_of(NEWSLETTER)
    assert [one.text for one in details.categories] == ["Ter kennisname", "Water"]


@pytest.mark.parametrize(
    ("words", "name", "key"),
    [
        ("Namens het college, mr. T.H. Postma, secretaris", "mr. T.H. Postma", "t postma"),
        ("wethouder Van der Laan licht dit toe", "Van der Laan", "van der laan"),
        ("onder leiding van burgemeester Fatima El Amrani.", "Fatima El Amrani", "f el amrani"),
        ("Anna de Vries, voorzitter van de raad, opent.", "Anna de Vries", "a de vries"),
        ("mevrouw van Dam belde", "van Dam", "van dam"),
        ("Jan-Peter van Dijk sprak in", "Jan-Peter van Dijk", "j van dijk"),
        ("dhr. K. Öztürk", "dhr. K. Öztürk", "k ozturk"),
    ],
)
def test_a_person(words, name, key):
    (person,) = find_people(words)
    assert (person.name, person.key) == (name, key)
    assert name in {span.of(words) for span in person.spans}


@pytest.mark.parametrize(
    "words",
    [
        "de minister van Volkshuisvesting en Ruimtelijke Ordening",
        "de directeur van de Stichting Welzijn",
        "de burgemeester van Zeedorp",
        "de Raad van State",
        "Tweede Kamer der Staten-Generaal",
        "de gemeente Den Haag",
    ],
)
def test_an_office_or_a_body_is_no_person(words):
    assert find_people(words) == ()


def test_a_surname_alone_is_who_bears_it():
    words = "Portefeuillehouder: M. Terpstra. Wij vragen wethouder Terpstra om uitleg."
    (person,) = find_people(words)
    assert (person.name, person.key, len(person.spans)) == ("M. Terpstra", "m terpstra", 2)


def test_two_with_one_surname_are_not_joined():
    words = "M. Terpstra en B. Terpstra. Daarna sprak wethouder Terpstra."
    assert [person.key for person in find_people(words)] == ["m terpstra", "b terpstra", "terpstra"]


@pytest.mark.parametrize(
    ("recipient", "role", "organization"),
    [
        ("De raad van de gemeente Zuiderveen", "raad", "gemeente Zuiderveen"),
        ("Gemeenteraad van Rietland", "raad", "gemeente Rietland"),
        ("griffie@zuiderveen.nl", "griffie", "gemeente Zuiderveen"),
        ("Provinciale Staten", "staten", None),
        ("Aan het college van burgemeester en wethouders van Zeedorp", "college",
         "gemeente Zeedorp"),
    ],
)  # fmt: skip
def test_an_addressee(recipient, role, organization):
    found = find_addressee(recipient)
    assert (found.role, found.organization) == (role, organization)


@pytest.mark.parametrize("recipient", ["Familie Jansen", "J. de Boer", "Bewoners Kerkstraat"])
def test_nobody_is_given_an_office(recipient):
    assert find_addressee(recipient) is None


@pytest.mark.parametrize(
    ("words", "hashtags"),
    [
        ("Deel het met #samenveilig en #dijk2025!", ["#samenveilig", "#dijk2025"]),
        ("agendapunt #3 en kleur #A1B2C3", []),
        ("zie https://rietland.nl/pagina#top", []),
        ("C# en F#", []),
    ],
)
def test_hashtags(words, hashtags):
    assert [one.text for one in find_hashtags(words)] == hashtags


def test_every_telephone_number():
    words = "Bel 0512 - 34 56 78 of (06) 12 34 56 78; kenmerk U202400438, postcode 2500 GK."
    assert [number for number, _ in find_phones(words)] == ["+31512345678", "+31612345678"]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Kaart 2: ligging van het plangebied\n\nDe ligging is gunstig.",
         ["Kaart 2: ligging van het plangebied"]),
        ("Zoals hiernaast weergegeven groeit het aantal.\n\nDat vraagt om een besluit.",
         ["Zoals hiernaast weergegeven"]),
        ("Zoals hieronder weergegeven:\n\n- eerste\n- tweede", []),
        ("In figuur 3 van het rapport staat meer.", []),
        ("De foto is gemaakt door een inwoner.", []),
    ],
)  # fmt: skip
def test_lost_pictures(text, lost):
    assert [one.text for one in find_lost_pictures(parse_text(text))] == lost


PAGE = "\n".join(
    "Dit is een regel van een brief die een machine heeft afgebroken op een vaste breedte en die"
    f"\ngewoon doorgaat op de volgende regel, nummer {number}."
    for number in range(6)
)


def pages(source):
    return find_printed_pages(source, parse_text(source))


def test_blank_lines_between_pages_of_print():
    assert len(pages("\n\n\n\n".join([PAGE] * 3))) == 3


def test_a_form_feed_is_a_page():
    assert len(pages(f"{PAGE}\f{PAGE}")) == 2
    assert len(pages("Eerste bladzijde.\fTweede bladzijde.")) == 2


@pytest.mark.parametrize(
    "source",
    [
        PAGE,
        f"{PAGE}\n\nMet vriendelijke groet,\n\n\n\n\nJ. de Boer",
        f"{PAGE}\n\n\n\n{PAGE}",
        "Een korte brief.\n\n\n\nMet een tweede alinea.\n\n\n\nEn een derde.",
        "",
    ],
)
def test_white_is_not_always_a_page(source):
    assert pages(source) == ()
