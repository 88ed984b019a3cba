"""Section 4 of the acceptance table: what the sample letters cite, and how letters join."""

import shutil

import pytest
from cli.seed_letters import ask_in_process

# letter, words, kind (None: any), lines of all mentions
ROWS = [
    (0, "Nieuw kabinet, gebruik en borg de kracht van het lokaal bestuur", "resolutie", [33]),
    (0, "Samenhangend beleid in de asielketen dat uitvoerbaar is voor gemeenten", "resolutie",
     [33]),
    (0, "Hervormingsagenda Jeugd", None, [57]),
    (0, "Voorjaarsnota", None, [57, 59]),
    (0, "Hoofdlijnenakkoord", None, [59]),
    (0, "Miljoenennota 2025", None, [59]),
    (0, "regeerprogramma", None, [35, 51, 55]),
    (0, "diverse mailings", None, [91]),
    (1, "Commissie Van Ark", "rapport", [33]),
    (1, "voorjaarsnota", None, [31, 33, 43]),
    (1, "enkele breed gesteunde resoluties", "resolutie", [62]),
    (1, "OVER het ravijn", None, [78]),
    (1, "vng.nl/hetravijn", "url", [78]),
    (2, "Brief aan kabinet: Boodschap ALV", "brief", [24]),
    (2, "Raadsleden in Verzet", "motie", [22]),
    (2, "een aantal moties", "motie", [24]),
    (2, "Studiegroep Interbestuurlijke en Financiële Verhoudingen", None, [49]),
    (2, "minister Ollongren (BZK) een onderzoek", "rapport", [49]),
    (2, "onderzoeken naar de kosten van de Jeugdzorg", "rapport", [33]),
    (3, "ledenbrief 3 november 2023", "brief", [2]),
    (3, "verantwoording over uitvoering moties", None, [30]),
    (3, "verenigingsstrategie 2030", None, [36, 38]),
    (3, "aparte toelichtende notitie", None, [44]),
    (3, "Leidschendam-Voorburg", "motie", [25]),
    (3, "Beesel", "motie", [25]),
    (3, "Nijboer", "motie", [65, 66, 116]),
    (3, "Van Dijk & Van der Graaf", "motie", [65, 67, 116]),
    (3, "Code Interbestuurlijke verhoudingen, artikel 7", None, [125]),
    (3, "Uitvoerbaarheidstoets decentrale overheden", None, [314]),
    (3, "Voorjaarsnota 2023", None, [265]),
    (3, "BMC-rapport", "rapport", [283]),
    (3, "Taskforce Taken en Middelen", None, [283]),
    (3, "Hervormingsagenda Jeugd", None, [189]),
    (3, "Regioberaad", None, [131]),
    (3, "Kaders VNG-inzet kabinetsformatie: Gebruik de kracht van lokaal bestuur", "resolutie",
     [5, 139]),
    (4, "Gemeenten 2024", "attachment", [26]),
    (4, "VNG-Kadernota 2020", None, [35, 163]),
    (4, "aanbevelingen van de Raad van State", None, [33, 161]),
    (4, "Fonds Tekortgemeenten", None, [143]),
    (4, "College van Dienstverleningszaken", None, [109]),
    (4, "Samen Organiseren", None, [93, 109, 137]),
    (4, "Global Goals", None, [69]),
]  # fmt: skip
CIRCULAR = """Aan de leden

Datum
{date}

Ons kenmerk
{reference}
Lbr. {number}

Onderwerp
{subject}

Geachte leden van college en gemeenteraad,

{body}

Met vriendelijke groet,

Vereniging van Nederlandse Gemeenten

mr L.K. Geluk
Algemeen directeur
"""
PARENT = CIRCULAR.format(
    date="3 november 2023",
    reference="U202300801",
    number="23/071",
    subject="Uitnodiging Najaars ALV 1 december 2023",
    body="Hierbij nodigen wij u uit voor de Najaars ALV van 1 december 2023 in Nieuwegein.",
)
SAME_DAY = CIRCULAR.format(
    date="3 november 2023",
    reference="U202300802",
    number="23/072",
    subject="Wijziging van de voorbeeldverordening afvalstoffen",
    body="De voorbeeldverordening voor het inzamelen van afval is aangepast aan nieuwe regels.",
)
CITING_FIRST = CIRCULAR.format(
    date="12 november 2024",
    reference="U202400511",
    number="24/047",
    subject="Vervolg op het overleg",
    body="In onze brief met nummer Lbr. 24/032 lichtten wij de campagne toe. Dit is het vervolg.",
)
CITING_SECOND = CIRCULAR.format(
    date="8 april 2025",
    reference="U202500188",
    number="25/019",
    subject="Terugblik op de bijeenkomst",
    body="De aankondiging stond in Lbr.25/011 en is daarmee afgerond. Wij danken u voor uw komst.",
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"S{row[0]}-{row[1][:30]}")
def test_a_row(seed_of, row):
    number, words, kind, lines = row
    seed = seed_of[number]
    (found,) = [one for one in seed.shown["references"] if one["text"] == words]
    assert seed.lines_of(found["spans"]) == lines
    assert kind in {None, found["kind"]}


def test_a_dead_link_is_a_letter_that_is_missing(seed_of):
    seed = seed_of[2]
    (link,) = [one for one in seed.shown["links"] if one["text"].startswith("Brief aan kabinet")]
    assert link["target"] is None


@pytest.mark.parametrize("number", range(5))
def test_no_sample_cites_another_by_number(seed_of, number):
    references = seed_of[number].shown["references"]
    assert [one for one in references if one["kind"] in {"lbr", "kenmerk"}] == []
    assert {one["resolves_to"] for one in references} == {None}


def test_the_own_resolution_is_the_one_on_pages_4_to_7(seed_of):
    seed = seed_of[3]
    (own,) = [one for one in seed.shown["references"] if len(one["spans"]) == 2
              and one["kind"] == "resolutie"]  # fmt: skip
    first_page = seed.shown["source_pages"][3]
    assert first_page["start"] <= own["spans"][1][0] < first_page["end"]


@pytest.mark.parametrize(
    ("name", "letters"), [("hervormingsagenda jeugd", {0, 3}), ("overhedenoverleg", {0, 1, 3})]
)
def test_shared_names_join(seed_of, name, letters):
    for number in letters:
        (shared,) = [
            one for one in seed_of[number].shown["shared_names"] if one["name"].lower() == name
        ]
        assert {letter - 1 for letter in shared["letters"]} == letters - {number}


@pytest.fixture
def copied(shelf, tmp_path):
    """A copy of the samples, with a way to take a letter in."""
    library = tmp_path / "raad.kanttekening"
    shutil.copy(shelf, library)

    def take_in(name, text):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        report = ask_in_process(library, "import", path)
        (letter,) = report["imported"]
        return letter["id"]

    return library, take_in


def cited_by(library, letter_id):
    shown = ask_in_process(library, "show", letter_id)
    return {
        one["text"]: one["resolves_to"]
        for one in shown["references"]
        if one["resolves_to"] is not None
    }


def test_numbers_lead_to_the_samples(copied):
    library, take_in = copied
    first, second = take_in("eerste", CITING_FIRST), take_in("tweede", CITING_SECOND)
    assert cited_by(library, first) == {"Lbr. 24/032": 1}
    assert cited_by(library, second) == {"Lbr.25/011": 2}


def test_the_annex_finds_its_letter_when_that_arrives(copied):
    library, take_in = copied
    assert cited_by(library, 4) == {}
    parent = take_in("uitnodiging", PARENT)
    assert cited_by(library, 4) == {"ledenbrief 3 november 2023": parent}
    assert ask_in_process(library, "show", 4)["parent"]["resolves_to"] == parent


@pytest.mark.parametrize("order", [(PARENT, SAME_DAY), (SAME_DAY, PARENT)])
def test_of_two_letters_of_that_day_the_title_tells_which(copied, order):
    library, take_in = copied
    ids = {text: take_in(f"brief {number}", text) for number, text in enumerate(order)}
    assert cited_by(library, 4) == {"ledenbrief 3 november 2023": ids[PARENT]}


def test_a_letter_in_the_middle_heals_as_well(copied):
    library, take_in = copied
    body = "Zie ook Lbr. 23/071, waarin wij u uitnodigden. Die brief stuurden wij u eerder toe."
    citing = take_in(
        "later",
        CIRCULAR.format(date="8 december 2023", reference="U202300900", number="23/080",
                        subject="Verslag van de vergadering", body=body),
    )  # fmt: skip
    assert cited_by(library, citing) == {}
    parent = take_in("uitnodiging", PARENT)
    assert cited_by(library, citing) == {"Lbr. 23/071": parent}


def test_a_shared_name_joins_a_letter_that_comes_later(copied):
    library, take_in = copied
    new = take_in(
        "jeugd",
        CIRCULAR.format(date="5 mei 2025", reference="U202500233", number="25/024",
                        subject="Afspraken over jeugdzorg",
                        body="De afspraken uit de Hervormingsagenda Jeugd gaan door."),
    )  # fmt: skip
    (shared,) = [
        one
        for one in ask_in_process(library, "show", 1)["shared_names"]
        if one["name"] == "Hervormingsagenda Jeugd"
    ]
    assert shared["letters"] == [4, new]
