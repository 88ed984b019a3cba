"""A clerk sends a letter with notes around; the answer of a colleague comes back as a PDF."""

import json

from PySide6.QtCore import Qt
from readers.make_files import lines_pdf

from kanttekening.cli.commands import run

LINES = [
    (72, 100, "Geachte leden van de raad,"),
    (72, 130, "De kosten van de jeugdzorg stijgen volgend jaar met tien procent."),
    (72, 160, "Het college stelt voor om dat uit de algemene reserve te betalen."),
]
ASKED = "De kosten van de jeugdzorg stijgen"
ANSWERED = "uit de algemene reserve"


def test_an_answer_comes_back_into_the_margin(sit_down, tmp_path, capsys):
    letter, copy, answer = (tmp_path / name for name in ("brief.pdf", "kopie.pdf", "antwoord.pdf"))
    letter.write_bytes(lines_pdf(LINES))

    def ask(library, *words):
        assert run(["--library", str(tmp_path / library), *map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    clerk = sit_down()
    clerk.takes_in(letter)
    clerk.sees_letters(1)
    clerk.opens(clerk.titles()[0])
    clerk.selects(ASKED)
    clerk.presses(clerk.reader.page_view, Qt.Key.Key_2)
    clerk.waits_until(lambda: len(clerk.cards()) == 1)
    clerk.closes()
    ask("raad.kanttekening", "export", "pdf", "--letter", 1, "--out", copy)

    ask("collega.kanttekening", "import", copy)
    (seen,) = ask("collega.kanttekening", "annotations")["annotations"]
    assert (seen["quote"], seen["kind"]) == (ASKED, "vraag")
    ask("collega.kanttekening", "annotate", 1, "--quote", ANSWERED, "--note", "Dat kan niet")
    ask("collega.kanttekening", "export", "pdf", "--letter", 1, "--out", answer)

    clerk = sit_down()
    clerk.sees_letters(1)
    clerk.takes_in(answer)
    clerk.opens(clerk.titles()[0])
    clerk.waits_until(lambda: len(clerk.cards()) == 2)
    assert len(clerk.titles()) == 1
    first, second = (card.annotation for card in clerk.cards())
    assert (first.passage.quote, second.passage.quote) == (ASKED, ANSWERED)
    assert (first.id, second.note) == (seen["id"], "Dat kan niet")
    assert clerk.window.messages.text == (
        "1 aantekening van root toegevoegd, 1 aantekening stond er al"
    )
