"""Two people note on one letter, each at home; the file of the one comes to the other."""

import json

import pytest
from PySide6.QtCore import Qt
from readers.make_files import lines_pdf

from kanttekening.cli.commands import run
from kanttekening.domain.annotation import MarkKind, MarkStyle, Visibility
from kanttekening.domain.passage import Span
from kanttekening.services.library import Library

LINES = [
    (72, 100, "Geachte leden van de raad,"),
    (72, 130, "De kosten van de jeugdzorg stijgen volgend jaar met tien procent."),
    (72, 160, "Het college stelt voor om dat uit de algemene reserve te betalen."),
    (72, 190, "Wij horen graag voor 1 juni wat u daarvan vindt."),
]
MINE, HERS = "De kosten van de jeugdzorg stijgen", "uit de algemene reserve"
BOTH = "voor 1 juni"
KEPT = ("quote", "note", "kind", "author", "labels", "created", "visibility", "state")


@pytest.mark.parametrize(
    ("form", "name"),
    [("pdf", "kopie.pdf"), ("xfdf", "notities.xfdf"), ("json-ld", "notities.jsonld")],
)
def test_nothing_is_lost_and_nothing_doubled(sit_down, tmp_path, capsys, form, name):
    letter, sent = tmp_path / "brief.pdf", tmp_path / name
    letter.write_bytes(lines_pdf(LINES))

    def ask(library, *words):
        assert run(["--library", str(tmp_path / library), *map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    els = "els.kanttekening"
    ask(els, "import", letter)
    with Library.open(tmp_path / els, author="Els Bakker") as library:
        text, note = library.letters.content(1).document.text, library.annotating

        def span(words):
            return Span(text.index(words), text.index(words) + len(words))

        note.mark(1, span(HERS), MarkKind.DISAGREE, "Dat kan niet #reserve")
        note.mark(1, span(BOTH), MarkKind.ACTION, style=MarkStyle.UNDERLINE)
        remark = note.remark(1, "Bespreken in de fractie", visibility=Visibility.PARTY).value
        note.set_labels(remark.id, ("begroting", "raad juni"))
    hers = ask(els, "annotations")["annotations"]
    ask(els, "export", form, "--letter", 1, "--out", sent)

    me = sit_down()
    me.takes_in(letter)
    me.sees_letters(1)
    me.opens(me.titles()[0])
    me.selects(MINE)
    me.presses(me.reader.page_view, Qt.Key.Key_2)
    me.waits_until(lambda: len(me.cards()) == 1)
    me.takes_in(sent)
    me.waits_until(lambda: len(me.cards()) == 4)
    assert me.window.messages.text == "3 aantekeningen van Els Bakker toegevoegd"
    authors = {card.annotation.author for card in me.cards()}
    assert "Els Bakker" in authors
    assert len(authors) == 2
    assert sum("Els Bakker" in card._foot.text() for card in me.cards()) == 3

    me.takes_in(sent)
    me.waits_until(lambda: "stonden er al" in me.window.messages.text)
    assert me.window.messages.text == "3 aantekeningen stonden er al"
    assert len(me.cards()) == 4
    me.closes()

    together = ask("raad.kanttekening", "annotations")["annotations"]
    taken = {note["id"]: note for note in together}
    assert len(together) == 4
    for note in hers:
        assert {key: taken[note["id"]][key] for key in KEPT} == {key: note[key] for key in KEPT}

    me = sit_down()
    me.sees_letters(1)
    me.opens(me.titles()[0])
    me.waits_until(lambda: len(me.cards()) == 4)
    assert {card.annotation.author for card in me.cards()} == authors
