"""Attachments come in with their mail, as letters of their own."""

from contextlib import closing

import pytest
from readers.make_files import lines_pdf
from readers.make_mail import enclosed, mail, mails_of, multi, part, zipped
from store.making import open_library

from kanttekening.domain.arrival import ArrivalKind
from kanttekening.domain.errors import RefusalCode
from kanttekening.domain.letter import LetterKind
from kanttekening.domain.touched import Touched
from kanttekening.readers.parsing import Parser
from kanttekening.services.import_run import import_all
from kanttekening.services.reading import FileReader

PDF = lines_pdf([(72, 72, "Geachte raad,"), (72, 100, "Dit is de brief over de begroting.")])
PLAIN = lines_pdf([(72, 72, "Overzicht van de kosten van het zwembad")])


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "raad.kanttekening") as opened:
        yield opened


@pytest.fixture(scope="module")
def reader():
    with closing(Parser()) as parser:
        yield FileReader(parser)


@pytest.fixture
def take_in(library, reader, tmp_path):
    def act(name, data, **more):
        path = tmp_path / name
        path.write_bytes(data)
        return import_all(library, [path], reader, **more)

    return act


def with_files(*files, **head):
    return mail(multi("mixed", part("Zie de bijlagen."), *files), **head)


def test_an_attachment_is_a_letter_linked_to_its_mail(library, take_in):
    report = take_in(
        "brief.eml", with_files(enclosed("brief.pdf", PDF), enclosed("kosten.pdf", PLAIN))
    )
    mail_id, letter_id, annex_id = (arrival.letter_id for arrival in report.imported)
    assert report.refused == ()
    letters = library.letters
    assert letters.letter(mail_id).facts.kind is LetterKind.MAIL
    assert letters.letter(mail_id).facts.attachments_count == 2
    assert [letter.id for letter in letters.enclosed(mail_id)] == [letter_id, annex_id]
    letter, annex = letters.letter(letter_id), letters.letter(annex_id)
    assert (letter.part_of, letter.file_name, letter.title) == (mail_id, "brief.pdf", "brief")
    assert letter.facts.kind is not LetterKind.ANNEX
    assert annex.facts.kind is LetterKind.ANNEX
    assert annex.facts.date_inferred == "2024-12-03"
    assert letters.original(letter_id) == PDF
    rows = {r.id: r.came_with for r in letters.rows_of((mail_id, letter_id, annex_id))}
    title = letters.letter(mail_id).title
    assert rows == {mail_id: None, letter_id: title, annex_id: title}
    assert library.checking.check().ok


def test_a_refused_attachment_is_named_and_stops_nothing(take_in):
    report = take_in(
        "brief.eml",
        with_files(enclosed("raar.7z", b"7z\xbc\xaf\x27\x1c x"), enclosed("brief.pdf", PDF)),
    )
    assert [r.path.name for r in report.refused] == ["brief.eml › raar.7z"]
    assert [r.code for r in report.refused] == [RefusalCode.UNSUPPORTED]
    assert len(report.imported) == 2


def test_a_plain_archive_leaves_nothing_of_itself(library, take_in):
    data = zipped(("a.pdf", PDF), ("map/b.txt", "Geachte raad, een brief."), ("leeg.txt", ""))
    report = take_in("stukken.zip", data)
    letters = [library.letters.letter(arrival.letter_id) for arrival in report.imported]
    assert [(letter.file_name, letter.part_of) for letter in letters] == [
        ("a.pdf", None), ("b.txt", None),
    ]  # fmt: skip
    assert [(r.path.name, r.code) for r in report.refused] == [
        ("stukken.zip › leeg.txt", RefusalCode.EMPTY)
    ]
    again = take_in("stukken.zip", data)
    assert (again.imported, len(again.already_there)) == ((), 2)


def test_an_archive_in_a_mail_hangs_its_files_under_the_mail(library, take_in):
    inner = with_files(enclosed("diep.pdf", PLAIN), Subject="Oud bericht")
    data = zipped(("a.pdf", PDF), ("oud.eml", inner))
    report = take_in("brief.eml", with_files(enclosed("stukken.zip", data)))
    mail_id, pdf_id, inner_id, deep_id = (a.letter_id for a in report.imported)
    assert library.letters.letter(pdf_id).part_of == mail_id
    assert library.letters.letter(inner_id).part_of == mail_id
    assert library.letters.letter(deep_id).part_of == inner_id
    assert report.imported[1].path.name == "brief.eml › stukken.zip › a.pdf"


def test_the_same_attachment_in_two_mails_is_one_letter(library, take_in):
    first = take_in("een.eml", with_files(enclosed("brief.pdf", PDF)))
    second = take_in("twee.eml", with_files(enclosed("kopie.pdf", PDF), Subject="Nogmaals"))
    assert [a.kind for a in second.already_there] == [ArrivalKind.ALREADY_THERE]
    assert second.already_there[0].letter_id == first.imported[1].letter_id
    assert library.letters.counts().total == 3


def test_a_letter_that_was_here_already_is_joined_to_its_mail(library, take_in):
    alone = take_in("brief.pdf", PDF).imported[0].letter_id
    mail_id = take_in("brief.eml", with_files(enclosed("brief.pdf", PDF))).imported[0].letter_id
    assert library.letters.letter(alone).part_of == mail_id


def test_a_mail_that_comes_again_brings_what_was_missing(library, take_in):
    data = with_files(enclosed("brief.pdf", PDF), enclosed("kosten.pdf", PLAIN))
    stopped = take_in("brief.eml", data, progress=lambda step: step.done < 1)
    assert (stopped.stopped, len(stopped.imported)) == (True, 1)
    report = take_in("brief.eml", data)
    assert (len(report.already_there), len(report.imported)) == (1, 2)


def test_removed_letters_come_back_with_their_mail(library, take_in):
    data = with_files(enclosed("brief.pdf", PDF))
    ids = [arrival.letter_id for arrival in take_in("brief.eml", data).imported]
    library.letters.remove(ids)
    assert library.letters.enclosed(ids[0]) == ()
    take_in("brief.eml", data)
    assert [letter.id for letter in library.letters.enclosed(ids[0])] == ids[1:]


def test_progress_counts_what_comes_out(take_in):
    told = []
    take_in(
        "brief.eml",
        with_files(enclosed("a.pdf", PDF), enclosed("b.pdf", PLAIN)),
        progress=lambda step: told.append((step.done, step.total, step.path.name)) or True,
    )
    assert told == [
        (0, 1, "brief.eml"), (1, 3, "brief.eml › a.pdf"), (2, 3, "brief.eml › b.pdf"),
    ]  # fmt: skip


def test_archives_within_archives_have_an_end(take_in):
    content = zipped(("brief.txt", "Geachte raad, diep."))
    for level in range(2):
        content = zipped((f"{level}.zip", content))
    assert len(take_in("drie.zip", content).imported) == 1
    report = take_in("vier.zip", zipped(("x.zip", content)))
    assert [r.code for r in report.refused] == [RefusalCode.TOO_BIG]


def test_mails_within_mails_have_an_end(take_in):
    report = take_in("diep.eml", mails_of(12))
    assert len(report.imported) == 7
    assert [r.code for r in report.refused] == [RefusalCode.TOO_BIG]


def test_archives_share_one_allowance(take_in):
    big = zipped(("groot.7z", b"7z\xbc\xaf\x27\x1c" + bytes(30 << 20)))
    report = take_in("bom.zip", zipped(*[(f"{n}.zip", big) for n in range(4)]))
    assert [r.code for r in report.refused] == [
        *[RefusalCode.UNSUPPORTED] * 3, RefusalCode.TOO_BIG,
    ]  # fmt: skip


def test_a_changed_part_touches_the_list(library, reader, tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(with_files(enclosed("brief.pdf", PDF)))
    read = reader.read(path)
    outcome = library.importing.store(read)
    assert outcome.touched & Touched.LETTERS
    (inner,) = read.attached
    assert library.importing.store(reader.parse(inner), outcome.value.letter_id).value.letter_id
