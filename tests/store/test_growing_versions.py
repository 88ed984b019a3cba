"""A library of before versions had files of their own."""

import json

from store.making import layout_of, open_library, read_file

from kanttekening.domain.arrival import ArrivalKind
from kanttekening.domain.document import Document, Understanding
from kanttekening.domain.letter import Facts
from kanttekening.domain.structure import facts_to_json, structure_to_json
from kanttekening.store.database import open_database
from kanttekening.store.migrations import MIGRATIONS
from kanttekening.store.packing import digest, pack

FACTS = Facts(subject="Jeugdzorg", reference="Z26/104", sender="Gemeente Zeist")
TEXT = "Geachte raad,\n\n" + "\n\n".join(
    f"De {what} van de jeugdzorg kost de gemeente in dit jaar meer dan in de begroting staat."
    for what in ("toegang", "inkoop", "kwaliteit", "verordening")
)


def old_letter(database):
    packed = pack(TEXT.encode())
    database.execute(
        "INSERT INTO originals VALUES (1, ?, ?, ?, ?)",
        (packed.sha256, packed.size, packed.packing, packed.content),
    )
    database.execute(
        "INSERT INTO letters (id, title, kind, is_read, imported_at, version_id, original_id, "
        "file_name, media_type, page_count) VALUES "
        "(1, 'Jeugdzorg', 'brief', 0, '2026-01-01T09:00:00Z', 2, 1, 'a.txt', 'text/plain', 1)"
    )
    structure = structure_to_json(Document(TEXT), Understanding(FACTS, (), (), ()))
    for number in (1, 2):
        database.execute(
            "INSERT INTO versions (id, letter_id, extraction, created, page_count, facts, "
            "structure, text, text_sha256, layout, warnings) "
            "VALUES (?, 1, 1, ?, 1, ?, ?, ?, ?, ?, ?)",
            (
                number, f"2026-01-0{number}T09:00:00Z", facts_to_json(FACTS), structure, TEXT,
                digest(TEXT.encode()), layout_of(TEXT).to_bytes(), json.dumps([]),
            ),
        )  # fmt: skip


def test_an_old_library_finds_newer_files_of_its_letters(tmp_path):
    path = tmp_path / "oud.kanttekening"
    with open_database(path, migrations=MIGRATIONS[:3]) as database:
        old_letter(database)
    with open_library(path) as library:
        library.checking.check(repair=True)
        assert library.letters.original(1) == TEXT.encode()
        (only,) = library.versions.of_letter(1)
        assert (only.file_name, only.sha256) == ("a.txt", digest(TEXT.encode()))
        assert library.versions.separate(1).value is None
        newer = TEXT.replace("inkoop", "aanbesteding")
        arrival = library.importing.store(read_file(newer, "b.txt", FACTS)).value
        assert (arrival.kind, arrival.letter_id) == (ArrivalKind.NEW_VERSION, 1)
        assert [note.file_name for note in library.versions.of_letter(1)] == ["a.txt", "b.txt"]
        assert library.checking.check().ok
