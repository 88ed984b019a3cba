"""Giving letters to others from the window, and what comes back, by keys and by dropping."""

import json
import uuid
from functools import partial

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from readers import foreign_pdf
from ui.material import ask

from kanttekening.domain.annotation import Visibility
from kanttekening.domain.export import ExportForm
from kanttekening.domain.note_list import Grouping
from kanttekening.ui.sharing.arrived_dialog import ArrivedDialog
from kanttekening.ui.sharing.export_dialog import ExportDialog
from kanttekening.ui.sharing.offers_dialog import OffersDialog
from kanttekening.words import exporting as words
from kanttekening.words import taking


@pytest.fixture
def noted(window, stocked):
    """The window, with a mark on the first letter of the list and one on another."""
    first = window.letters.model.rows[0].id
    stocked.change(lambda library: library.annotating.remark(first, "Goed stuk"))
    other = window.letters.model.rows[-1].id
    stocked.change(lambda library: library.annotating.remark(other, "Ook goed"))
    return first


def asked(qtbot, window):
    """The dialog after Ctrl+E."""
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
    return window.findChildren(ExportDialog)[-1]


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def exported(qtbot, window, dialog, place):
    """Press the button; what the bar says when all is done."""
    exporter = window.doors.exporter
    exporter.choose_file = lambda name, kind: place / name
    exporter.choose_folder = lambda: [place]
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not exporter.strip.is_busy, timeout=20_000)
    return window.messages.text


def test_a_letter_becomes_a_pdf_with_its_notes(qtbot, window, noted, tmp_path):
    window.letters.view.choose(0)
    dialog = asked(qtbot, window)
    assert dialog.scope.itemText(0).startswith("Dit stuk: Ledenbijeenkomst")
    said = exported(qtbot, window, dialog, tmp_path)
    (made,) = tmp_path.glob("*.pdf")
    assert said == f"Gemaakt: {made.name}"
    with pymupdf.open(made) as document:
        assert document[0].first_annot.info["content"] == "Goed stuk"


def test_all_letters_go_into_a_folder(qtbot, window, noted, tmp_path):
    dialog = asked(qtbot, window)
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    assert exported(qtbot, window, dialog, tmp_path) == "2 bestanden gemaakt"
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_of_letters_that_were_chosen_all_are_copied(qtbot, window, noted, tmp_path):
    """Papers of a meeting are given whole, also those on which nobody wrote."""
    window.letters.view.selectAll()
    number = len(window.letters.view.chosen())
    dialog = asked(qtbot, window)
    choose(dialog.eyes, Visibility.COUNCIL.value)
    assert exported(qtbot, window, dialog, tmp_path) == f"{number} bestanden gemaakt"
    assert len(list(tmp_path.glob("*.pdf"))) == number


def test_copies_that_colleagues_wrote_in_are_not_replaced(qtbot, window, noted, tmp_path):
    def export():
        dialog = asked(qtbot, window)
        dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
        exported(qtbot, window, dialog, tmp_path)
        return sorted(tmp_path.glob("*.pdf"))

    first, other = export()
    assert export() == [first, other]
    first.write_bytes(theirs := first.read_bytes() + b"% van een collega")
    assert export() == sorted([first, first.with_name(f"{first.stem} (2).pdf"), other])
    assert first.read_bytes() == theirs


def test_a_report_under_the_headings_that_were_chosen(qtbot, window, noted, tmp_path):
    dialog = asked(qtbot, window)
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    choose(dialog.form, ExportForm.MARKDOWN.value)
    choose(dialog.grouping, Grouping.KIND.value)
    assert exported(qtbot, window, dialog, tmp_path).startswith("Gemaakt: Verslag")
    (made,) = tmp_path.glob("*.md")
    assert "## Gewoon" in made.read_text("utf-8").splitlines()


def test_what_was_chosen_last_is_chosen_again(qtbot, window, stocked, noted, tmp_path):
    show_to(stocked, noted, Visibility.COUNCIL)
    window.letters.view.choose(0)
    dialog = asked(qtbot, window)
    choose(dialog.form, ExportForm.DOCX.value)
    choose(dialog.eyes, Visibility.COUNCIL.value)
    assert words.ALSO_PRIVATE not in dialog.about.text()
    assert exported(qtbot, window, dialog, tmp_path).startswith("Gemaakt")
    again = asked(qtbot, window)
    assert again.choice().form is ExportForm.DOCX
    assert again.choice().eyes is Visibility.COUNCIL


def test_every_form_can_be_chosen_those_for_programs_last(qtbot, window, noted):
    dialog = asked(qtbot, window)
    names = [dialog.form.itemText(at) for at in range(dialog.form.count())]
    assert names[:2] == ["Verslag voor Word (docx)", "PDF met aantekeningen"]
    assert names[-2:] == ["Voor andere programma's (XFDF)", "Voor andere programma's (JSON-LD)"]
    assert {dialog.form.itemData(at) for at in range(len(names))} == set(ExportForm)
    # Who never chose gives a colleague the letter itself.
    assert dialog.choice().form is ExportForm.PDF


def test_headings_can_only_be_chosen_where_there_are_any(qtbot, window, noted):
    dialog = asked(qtbot, window)
    for form, grouped in ((ExportForm.PDF, False), (ExportForm.ODT, True), (ExportForm.CSV, False)):
        choose(dialog.form, form.value)
        assert dialog.grouping.isEnabled() is grouped
    assert words.ALSO_PRIVATE in dialog.about.text()


def test_no_choice_moves_the_buttons(qtbot, window, noted):
    dialog = asked(qtbot, window)
    qtbot.waitUntil(lambda: bool(dialog.count.text()))
    place, size = dialog.go.mapToGlobal(dialog.go.rect().topLeft()), dialog.size()
    for form in ExportForm:
        for eyes in Visibility:
            choose(dialog.form, form.value)
            choose(dialog.eyes, eyes.value)
            qtbot.wait(1)
            assert dialog.size() == size
            assert dialog.go.mapToGlobal(dialog.go.rect().topLeft()) == place


def test_without_annotations_there_is_nothing_to_report(qtbot, window, tmp_path):
    dialog = asked(qtbot, window)
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    for form in ExportForm:
        choose(dialog.form, form.value)
        assert not dialog.go.isEnabled()
        assert dialog.count.text().startswith(words.NOTHING)


def show_to(desk, letter_id, eyes):
    """Let others see what was noted on a letter."""
    for note in ask(desk, lambda library: library.annotating.of_letter(letter_id)):
        desk.change(partial(set_eyes, note.id, eyes))


def set_eyes(note_id, eyes, library):
    return library.annotating.set_visibility(note_id, eyes)


def test_what_goes_along_is_counted_while_one_chooses(qtbot, window, stocked, noted):
    stocked.change(lambda library: library.annotating.remark(noted, "Nog een"))
    window.letters.view.choose(0)
    dialog = asked(qtbot, window)
    choose(dialog.form, ExportForm.DOCX.value)
    assert (dialog.count.text(), dialog.go.isEnabled()) == ("2 aantekeningen gaan mee.", True)
    choose(dialog.eyes, Visibility.PARTY.value)
    assert not dialog.go.isEnabled()
    assert dialog.count.text() == (
        "0 van 2 aantekeningen zijn voor de fractie zichtbaar. "
        "Dat verandert u in het menu van een aantekening, bij “Wie mag dit zien”."
    )
    choose(dialog.form, ExportForm.PDF.value)
    assert dialog.go.isEnabled()
    assert words.WITHOUT_NOTES in dialog.count.text()
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    assert dialog.count.text().startswith("0 van 3 aantekeningen")
    dialog.close()

    show_to(stocked, noted, Visibility.COUNCIL)
    dialog = asked(qtbot, window)
    choose(dialog.form, ExportForm.CSV.value)
    choose(dialog.eyes, Visibility.PARTY.value)
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    assert dialog.count.text() == "2 van 3 aantekeningen zijn voor de fractie zichtbaar."
    assert dialog.go.isEnabled()


def test_a_place_that_can_not_be_written_to_is_said(qtbot, window, noted, tmp_path):
    window.letters.view.choose(0)
    dialog = asked(qtbot, window)
    said = exported(qtbot, window, dialog, tmp_path / "weg")
    assert said.startswith("Het bestand")
    assert said.endswith("probeer het opnieuw.")


def test_stop_leaves_no_half_file(qtbot, window, noted, tmp_path):
    dialog = asked(qtbot, window)
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    strip = window.doors.exporter.strip
    # Whoever sees the first file coming, presses Stop.
    original = strip.follow

    def follow(run):
        original(run)
        run.progressed.connect(lambda *_: strip.stop_button.click())

    strip.follow = follow
    said = exported(qtbot, window, dialog, tmp_path)
    assert said.startswith("Gestopt.")
    assert len(list(tmp_path.iterdir())) < 4


def changed_elsewhere(stocked, letter_id, path):
    """The letter's notes as a file, after a colleague wrote something else."""
    from kanttekening.exchange.web_annotations import web_annotations

    found = ask(stocked, lambda library: library.exporting.notes(letter_id, words.KIND_NAMES))
    data = json.loads(web_annotations([found], "K", "1", "2026-03-02T09:00:00.000Z"))
    for item in data["first"]["items"]:
        item["modified"] = "2099-01-01T00:00:00.000Z"
        item["body"][0]["value"] = "Van een collega"
    path.write_text(json.dumps(data), "utf-8")


def test_changes_of_a_colleague_are_offered_and_taken_over(qtbot, window, stocked, noted, tmp_path):
    path = tmp_path / "terug.jsonld"
    changed_elsewhere(stocked, noted, path)
    stocked.take_in((path,))
    qtbot.waitUntil(lambda: "elders gewijzigd" in window.messages.text, timeout=20_000)
    assert window.messages.text == "1 aantekening elders gewijzigd"

    (look,) = [b for b in window.messages.findChildren(QPushButton) if b.text() == taking.LOOK]
    look.click()
    (dialog,) = window.findChildren(OffersDialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    title = window.letters.model.rows[0].title
    (origin,) = [line for line in told if line.startswith(title)]
    assert "van Griffie · gewijzigd op 1 januari 2099" in origin
    assert origin.endswith("in het bestand “terug.jsonld”")
    assert "Goed stuk" in told
    assert "Van een collega" in told
    assert not dialog.go.isEnabled()
    dialog.choices[0].setChecked(True)
    dialog.go.click()
    notes = ask(stocked, lambda library: library.annotating.of_letter(noted))
    assert [note.note for note in notes] == ["Van een collega"]
    assert window.messages.text == "1 aantekening bijgewerkt"

    window.actions_table["undo"].trigger()
    notes = ask(stocked, lambda library: library.annotating.of_letter(noted))
    assert [note.note for note in notes] == ["Goed stuk"]


def colleague(stocked, letter_id, path, author, note):
    """A file of one note that somebody else made on a letter."""
    from kanttekening.exchange.web_annotations import web_annotations

    found = ask(stocked, lambda library: library.exporting.notes(letter_id, words.KIND_NAMES))
    data = json.loads(web_annotations([found], "K", "1", "2026-03-02T09:00:00.000Z"))
    (item,) = data["first"]["items"]
    item["id"] = f"urn:uuid:{uuid.uuid4()}"
    item["creator"]["name"] = author
    item["body"][0]["value"] = note
    path.write_text(json.dumps(data), "utf-8")


def test_files_of_several_colleagues_are_told_together(qtbot, window, stocked, noted, tmp_path):
    other = window.letters.model.rows[-1].id
    paths = [tmp_path / name for name in ("anna.jsonld", "chris.jsonld", "elders.jsonld")]
    colleague(stocked, noted, paths[0], "Anna", "Eens")
    colleague(stocked, other, paths[1], "Chris", "Oneens")
    changed_elsewhere(stocked, noted, paths[2])
    stray = tmp_path / "vreemd.xfdf"
    stray.write_text(FOREIGN, "utf-8")
    stocked.take_in((*paths, stray))
    qtbot.waitUntil(lambda: "niet gelukt" in window.messages.text, timeout=20_000)
    assert window.messages.text == (
        "2 aantekeningen van Anna en Chris toegevoegd in 2 stukken, "
        "1 aantekening elders gewijzigd, 1 bestand niet gelukt"
    )

    (look,) = [b for b in window.messages.findChildren(QPushButton) if b.text() == taking.LOOK]
    look.click()
    (dialog,) = window.findChildren(ArrivedDialog)
    tree = dialog.tree
    heads = [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]
    assert [head.rpartition(" · ")[2] for head in heads] == [
        "1 aantekening van Anna", "1 aantekening van Chris", "Niet ingelezen",
    ]  # fmt: skip
    assert "Oneens" in tree.topLevelItem(1).child(0).text(0)
    assert tree.topLevelItem(2).child(0).text(0) == "vreemd.xfdf"
    tree.setCurrentItem(tree.topLevelItem(1).child(0))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.letters.shown == other)

    (changed,) = [b for b in dialog.findChildren(QPushButton) if "elders gewijzigd" in b.text()]
    changed.click()
    assert window.findChildren(OffersDialog)
    dialog.close()
    window.findChildren(OffersDialog)[0].close()


FOREIGN = """<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots><text page="0" title="Piet"
 name="a" rect="100,700,120,720"><contents>Let hierop</contents></text></annots>
<f href="C:/elders/andere naam.pdf"/></xfdf>"""


def test_notes_of_another_program_are_taken_on_the_letter_that_is_chosen(
    qtbot, window, stocked, tmp_path
):
    path = tmp_path / "van piet.xfdf"
    path.write_text(FOREIGN, "utf-8")
    stocked.take_in((path,))
    qtbot.waitUntil(lambda: "niet gelukt" in window.messages.text, timeout=20_000)

    window.letters.view.choose(0)
    letter = window.letters.model.rows[0].id
    window.doors.notes._chooser.files = lambda *_: [path]
    window.actions_table["take_notes"].trigger()
    qtbot.waitUntil(lambda: "toegevoegd" in window.messages.text, timeout=20_000)
    (note,) = ask(stocked, lambda library: library.annotating.of_letter(letter))
    assert (note.note, note.author, note.area.page) == ("Let hierop", "Piet", 1)

    path.write_text("Geachte raad, dit is een brief zonder aantekeningen.", "utf-8")
    window.actions_table["take_notes"].trigger()
    qtbot.waitUntil(lambda: window.messages.text == taking.NONE_INSIDE, timeout=20_000)


def test_notes_that_came_with_a_letter_are_told(qtbot, window, stocked, tmp_path):
    path = tmp_path / "met opmerkingen.pdf"
    path.write_bytes(foreign_pdf.with_marks())
    stocked.take_in((path,))
    qtbot.waitUntil(lambda: "ingelezen" in window.messages.text, timeout=20_000)
    assert window.messages.text == "1 stuk ingelezen, met 9 aantekeningen van anderen"


def test_notes_that_come_back_are_told_with_a_way_to_them(qtbot, window, stocked, noted, tmp_path):
    window.letters.view.choose(0)
    dialog = asked(qtbot, window)
    choose(dialog.form, ExportForm.XFDF.value)
    exported(qtbot, window, dialog, tmp_path)
    (made,) = tmp_path.glob("*.xfdf")
    (note,) = ask(stocked, lambda library: library.annotating.of_letter(noted))
    stocked.change(lambda library: library.annotating.remove(note.id))
    stocked.take_in((made,))
    qtbot.waitUntil(lambda: "toegevoegd" in window.messages.text, timeout=20_000)
    assert window.messages.text == "1 aantekening van Griffie toegevoegd"
    assert [n.note for n in ask(stocked, lambda lib: lib.annotating.of_letter(noted))] == [
        "Goed stuk"
    ]
