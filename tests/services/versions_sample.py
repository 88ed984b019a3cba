"""One made-up letter in several texts, and what tests of versions do with it."""

from dataclasses import replace

from store.making import read_file, span_of

from kanttekening.domain.annotation import MarkKind
from kanttekening.domain.letter import Facts, LetterKind

FACTS = Facts(
    kind=LetterKind.LETTER,
    subject="Jeugdzorg in 2026",
    sender="Gemeente Zeist",
    reference="Z26/104",
    date="2026-03-02",
)
SENTENCES = [
    f"Alinea {name} gaat over de {what} van de jeugdzorg in onze gemeente en wat dat {cost} kost."
    for name, what, cost in (
        ("een", "toegang", "per jaar"), ("twee", "wachtlijst", "per kind"),
        ("drie", "inkoop", "de regio"), ("vier", "kwaliteit", "aan toezicht"),
        ("vijf", "verordening", "aan uren"), ("zes", "begroting", "in totaal"),
    )
]  # fmt: skip
FIRST = "\n\n".join(["Geachte raad,", *SENTENCES])
SECOND = FIRST.replace("wachtlijst", "wachttijd").replace(SENTENCES[4] + "\n\n", "")
THIRD = SECOND.replace("inkoop", "aanbesteding")
OTHER = "\n\n".join(
    f"De {tree} bij het {place} wordt gekapt omdat de wortels de riolering daar beschadigen."
    for tree, place in (("eik", "station"), ("beuk", "raadhuis"), ("linde", "kerkplein"))
)


def put(library, text, name="brief.txt", **facts):
    return library.importing.store(read_file(text, name, replace(FACTS, **facts))).value


def mark(library, letter, words, text):
    return library.annotating.mark(letter, span_of(text, words), MarkKind.ACTION).value


def picture(library):
    """Everything a person can see, of all letters that are there."""
    return [
        (
            row,
            library.letters.letter(row.id),
            library.letters.content(row.id).document.text,
            library.letters.pages_pdf(row.id),
            library.letters.original(row.id),
            library.annotating.of_letter(row.id),
            library.letters.versions(row.id),
        )
        for row in library.letters.rows()
    ]


def forget(library, action):
    """Let the journal be one of before such deeds were noted."""
    library._database.execute("DELETE FROM journal WHERE action = ?", (action,))


def texts(library):
    return {library.letters.content(row.id).document.text for row in library.letters.rows()}
