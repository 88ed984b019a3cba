"""All annotations in one list: found by their words, filtered, grouped and in order."""

import pytest
from store.making import Clock, open_library, span_of, store

from kanttekening.domain.annotation import Annotation, AnnotationId, MarkKind
from kanttekening.domain.letter import Facts, LetterId, VersionId
from kanttekening.domain.note_list import Grouping, NoteListRequest, NoteOrder, Standing
from kanttekening.services.library import Library
from kanttekening.store.annotations import to_row
from kanttekening.store.database import open_database
from kanttekening.store.growing_note_index import words_of_annotations
from kanttekening.store.migrations import MIGRATIONS

OLD = "Geachte raad,\n\nDe kosten van jeugdzorg stijgen. Wij overleggen erover.\n\nHoogachtend"
NEW = "Geachte leden,\n\nHet financiële ravijn nadert. De begroting is klaar.\n\nHoogachtend"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library(tmp_path, clock):
    """Two letters with five annotations, made one minute after another."""
    with open_library(tmp_path / "raad.kanttekening", clock) as made:
        facts = Facts(subject="Jeugdzorg", date="2024-09-03", sender="Gemeente Oudewater")
        old = store(made, OLD, facts=facts)
        facts = Facts(
            subject="Ravijn", date="2025-02-20", circular_number="25/011",
            sender="Vereniging van Nederlandse Gemeenten",
        )  # fmt: skip
        new = store(made, NEW, facts=facts, name="b.txt")
        for letter, quote, kind, note in (
            (old, "stijgen", MarkKind.QUESTION, "Hoeveel meer dan begroot?"),
            (old, "kosten van jeugdzorg", MarkKind.IMPORTANT, ""),
            (new, "financiële ravijn", MarkKind.ACTION, "Navragen bij de wethouder"),
            (new, "begroting", MarkKind.QUESTION, ""),
        ):
            clock.pass_seconds(60)
            text = OLD if letter == old else NEW
            made.annotating.mark(letter, span_of(text, quote), kind, note)
        clock.pass_seconds(60)
        made.annotating.remark(new, "Doorsturen aan de fractie")
        yield made


def listed(library, query="", grouping=Grouping.NOTHING, order=NoteOrder.NEWEST, exact=False):
    """The quotes, or else the notes, in order."""
    found = library.note_lists.listing(NoteListRequest(query, exact, grouping, order))
    rows = library.note_lists.rows(found, 0, 100)
    assert found.total == len({row.id for row in rows})
    return [row.quote or row.note for row in rows]


ALL = [
    "Doorsturen aan de fractie", "begroting", "financiële ravijn", "kosten van jeugdzorg",
    "stijgen",
]  # fmt: skip


def test_a_time_counts_from_the_day_on_which_it_is_asked(library, clock):
    assert listed(library, "gemaakt:vandaag") == ALL
    assert listed(library, "gemaakt:gisteren") == []
    assert listed(library, "gemaakt:vorige week datum:deze week") == []
    clock.pass_seconds(24 * 3600)
    assert listed(library, "gemaakt:vandaag") == []
    assert listed(library, "gemaakt:gisteren aantekening:vraag") == ["begroting", "stijgen"]
    assert len(library.note_lists.passing(["gemaakt:gisteren"])) == len(ALL)
    clock.pass_seconds(6 * 24 * 3600)
    assert listed(library, "gemaakt:vorige week") == ALL
    assert listed(library, "-gemaakt:vorige week") == []


def test_everything_is_there_newest_first(library):
    assert listed(library) == ALL
    assert library.note_lists.count() == 5


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("jeugdzorg", ["kosten van jeugdzorg"]),
        ("finaciele", ["financiële ravijn"]),
        ("FINANCIELE", ["financiële ravijn"]),
        ("wethoud", ["financiële ravijn"]),
        ("wethuoder", ["financiële ravijn"]),
        ('"kosten van"', ["kosten van jeugdzorg"]),
        ('"van kosten"', []),
        ("-jeugdzorg", [note for note in ALL if "jeugdzorg" not in note]),
        ("wethouder ravijn", ["financiële ravijn"]),
        ("wethouder jeugdzorg", []),
        ("jeugdzorg OF fractie", ["Doorsturen aan de fractie", "kosten van jeugdzorg"]),
        ("aantekening:vraag", ["begroting", "stijgen"]),
        ("aantekening:vraag aantekening:actie", ["begroting", "financiële ravijn", "stijgen"]),
        ("-aantekening:vraag", [note for note in ALL if note not in {"begroting", "stijgen"}]),
        ("aantekening:vraag hoeveel", ["stijgen"]),
        ("door:anna aantekening:actie", ["financiële ravijn"]),
        ("door:piet", []),
        ("afzender:vng", ALL[:3]),
        ("afzender:oudewater kosten", ["kosten van jeugdzorg"]),
        ("datum:2024", ["kosten van jeugdzorg", "stijgen"]),
        ("kenmerk:25/011", ALL[:3]),
        ("stand:open", ["begroting", "financiële ravijn", "stijgen"]),
        ("stand:open aantekening:actie", ["financiële ravijn"]),
        ("stand:afgehandeld", []),
        ("-stand:open", ["Doorsturen aan de fractie", "kosten van jeugdzorg"]),
        ("stuk:ravijn", ALL[:3]),
        ("-stuk:ravijn", ALL[3:]),
        ("gemaakt:2026-03", ALL),
        ("gemaakt:..2026-03-01", []),
        ("-gemaakt:2026", []),
        ("heeft:notitie", ["Doorsturen aan de fractie", "financiële ravijn", "stijgen"]),
    ],
)
def test_the_words_of_the_search_field_find(library, query, found):
    assert listed(library, query) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], set(ALL)),
        (["aantekening:vraag"], {"begroting", "stijgen"}),
        (["-aantekening:vraag"], set(ALL) - {"begroting", "stijgen"}),
        (["afzender:gemeente Oudewater"], {"stijgen", "kosten van jeugdzorg"}),
        (["wethouder"], {"financiële ravijn"}),
        (["wethouderr"], set()),
        (["wethoud"], set()),
        (["stand:open", "datum:2024"], {"stijgen"}),
    ],
)
def test_scripts_get_what_they_ask_and_nothing_like_it(library, words, found):
    passing = library.note_lists.passing(words)
    notes = [library.annotating.get(each) for each in passing]
    assert {each.passage.quote if each.passage else each.note for each in notes} == found


def test_letters_like_a_letter_hold_the_annotations_that_are_asked(library):
    alike = library.searching.search("zoals:1").hits
    found = library.note_lists.listing(NoteListRequest("zoals:1"))
    rows = library.note_lists.rows(found, 0, 10)
    assert {row.letter_id for row in rows} <= {hit.letter_id for hit in alike}
    assert found.total < 5


def test_exact_leaves_out_what_is_only_like_it(library):
    assert listed(library, "finaciele", exact=True) == []
    assert listed(library, "financiele ", exact=True) == ["financiële ravijn"]


def test_a_word_that_nobody_wrote_is_taken_for_a_slip_though_a_relative_is_there(library):
    for _ in range(12):
        library.annotating.remark(1, "De mens telt")
    library.annotating.remark(1, "Onze gemeente")
    assert "Onze gemeente" in listed(library, "gemente ")


def test_what_was_searched_besides_is_told_and_hits_are_marked(library):
    found = library.note_lists.listing(NoteListRequest("wethuoder"))
    assert found.also_searched == ("wethouder",)
    (row,) = library.note_lists.rows(found, 0, 10)
    assert [span.of(row.note) for span in row.note_hits] == ["wethouder"]
    assert found.everything == 5


def test_far_into_a_long_note_the_hit_is_still_in_sight(library):
    library.annotating.remark(1, "woord " * 60 + "zienswijze " + "woord " * 60)
    found = library.note_lists.listing(NoteListRequest("zienswijze"))
    (row,) = library.note_lists.rows(found, 0, 10)
    assert row.note_hits[0].of(row.note) == "zienswijze"
    assert row.note_hits[0].start < 100


@pytest.mark.parametrize(
    ("grouping", "groups"),
    [
        (Grouping.STANDING, [(str(int(Standing.OPEN)), 3), (str(int(Standing.OTHER)), 2)]),
        (Grouping.LETTER, [("2", 3), ("1", 2)]),
        (Grouping.KIND, [("belangrijk", 1), ("vraag", 2), ("actie", 1), ("los", 1)]),
        (Grouping.AUTHOR, [("Anna", 5)]),
        (Grouping.DATE, [("2026-03-02", 5)]),
        (Grouping.NOTHING, []),
    ],
)
def test_groups_hold_what_they_share(library, grouping, groups):
    found = library.note_lists.listing(NoteListRequest(grouping=grouping))
    assert [(group.key, group.count) for group in found.groups] == groups
    assert [group.first for group in found.groups] == [
        sum(count for _, count in groups[:at]) for at in range(len(groups))
    ]


def test_a_group_of_a_letter_has_its_title_and_date(library):
    found = library.note_lists.listing(NoteListRequest(grouping=Grouping.LETTER))
    assert [(group.title, group.date) for group in found.groups] == [
        ("Ravijn", "2025-02-20"),
        ("Jeugdzorg", "2024-09-03"),
    ]


def test_orders(library):
    assert listed(library, order=NoteOrder.OLDEST) == ALL[::-1]
    assert listed(library, order=NoteOrder.OPEN) == [ALL[1], ALL[2], ALL[4], ALL[0], ALL[3]]
    # Newest letter first; in it the remark on the whole, then as one reads.
    assert listed(library, order=NoteOrder.LETTER) == [ALL[0], ALL[2], ALL[1], ALL[3], ALL[4]]


def test_ticked_off_comes_last_and_undo_brings_it_back(library):
    found = library.note_lists.listing(NoteListRequest("ravijn"))
    ids = library.note_lists.annotations(found.keys)
    assert library.annotating_many.tick(ids).value == 1
    groups = library.note_lists.listing(NoteListRequest()).groups
    assert [int(group.key) for group in groups] == [Standing.OPEN, Standing.OTHER, Standing.DONE]
    assert library.annotating_many.tick(ids).value == -1
    library.annotating.undo()
    library.annotating.undo()
    assert len(library.note_lists.listing(NoteListRequest()).groups) == 2


def test_ticked_off_is_found_as_such_also_as_letter(library):
    found = library.note_lists.listing(NoteListRequest("ravijn"))
    library.annotating_many.tick(library.note_lists.annotations(found.keys))
    assert listed(library, "stand:afgehandeld") == ["financiële ravijn"]
    hits = library.searching.search("stand:afgehandeld").hits
    assert [hit.letter_id for hit in hits] == [2]
    assert not library.searching.search("stand:losgeraakt").hits


def test_what_can_be_filtered_is_counted(library):
    facets = {facet.name: facet.values for facet in library.note_lists.facets(NoteListRequest())}
    counted = {
        name: [(value.value, value.count) for value in values] for name, values in facets.items()
    }
    assert counted == {
        "stand": [("open", 3)],
        "aantekening": [("vraag", 2), ("actie", 1), ("belangrijk", 1), ("los", 1)],
        "door": [("Anna", 5)],
        "label": [],
        "vergadering": [],
        "afzender": [("Vereniging van Nederlandse Gemeenten", 3), ("Gemeente Oudewater", 2)],
        "jaar": [("2025", 3), ("2024", 2)],
    }


def test_counts_follow_the_words_and_the_other_filters_but_not_their_own(library):
    facets = library.note_lists.facets(NoteListRequest("jaar:2024 aantekening:vraag"))
    counted = {facet.name: [(v.value, v.count) for v in facet.values] for facet in facets}
    assert counted["aantekening"] == [("belangrijk", 1), ("vraag", 1)]
    assert counted["jaar"] == [("2025", 1), ("2024", 1)]
    assert counted["stand"] == [("open", 1)]


def test_annotations_of_letters_in_the_bin_are_not_listed(library):
    library.letters.remove((2,))
    assert listed(library) == ["kosten van jeugdzorg", "stijgen"]
    library.annotating.undo()
    assert listed(library) == ALL


def test_what_is_written_is_found_at_once_and_no_longer_when_removed(library):
    note = library.annotating.remark(1, "Kwaliteitsplan").value
    assert listed(library, "kwaliteitsplan") == ["Kwaliteitsplan"]
    library.annotating.set_note(note.id, "Zienswijze")
    assert listed(library, "kwaliteitsplan", exact=True) == []
    assert listed(library, "zienswijze") == ["Zienswijze"]
    library.annotating.remove(note.id)
    assert listed(library, "zienswijze", exact=True) == []
    library.annotating.undo()
    assert listed(library, "zienswijze") == ["Zienswijze"]


def test_many_change_in_one_step(library):
    keys = library.note_lists.listing(NoteListRequest("aantekening:vraag")).keys
    ids = library.note_lists.annotations(keys)
    assert library.annotating_many.set_kind(ids, MarkKind.PLEDGE).value == 2
    assert listed(library, "aantekening:toezegging") == ["begroting", "stijgen"]
    assert library.annotating_many.remove(ids).value == 2
    assert len(listed(library)) == 3
    library.annotating.undo()
    library.annotating.undo()
    assert listed(library) == ALL
    assert listed(library, "aantekening:vraag") == ["begroting", "stijgen"]


def test_nothing_to_change_is_no_step(library):
    before = library.annotating.can_undo()
    remark = library.note_lists.listing(NoteListRequest("fractie")).keys
    assert library.annotating_many.tick(library.note_lists.annotations(remark)).value == 0
    assert library.annotating_many.remove(()).value == 0
    assert library.annotating.can_undo() == before


def test_a_window_of_a_list_that_changed_since_has_gaps(library):
    found = library.note_lists.listing(NoteListRequest(order=NoteOrder.NEWEST))
    library.annotating_many.remove(library.note_lists.annotations(found.keys[:1]))
    rows = library.note_lists.rows(found, 0, 2)
    assert rows[0] is None
    assert rows[1] is not None


def test_a_key_is_never_given_again(library):
    def newest():
        return library.note_lists.listing(NoteListRequest(order=NoteOrder.NEWEST)).keys[0]

    given = newest()
    library.annotating_many.remove(library.note_lists.annotations([given]))
    library.annotating.remark(1, "Iets anders")
    assert newest() != given
    assert library.note_lists.annotations([given]) == ()


def test_the_index_is_the_same_when_it_is_made_anew(library, tmp_path):
    before = {query: listed(library, query) for query in ("", "ravijn", "wethuoder", "datum:2024")}
    library._database.execute("DELETE FROM search_note_list")
    library.checking.rebuild_index()
    assert {query: listed(library, query) for query in before} == before


def test_labels_of_annotation_and_letter_both_count(library):
    row = library._annotations.row(library.annotating.of_letter(1)[0].id)
    library._annotations.put(row["id"], {**row, "labels": '["Jeugd", "Geld"]'}, "")
    assert listed(library, "label:jeugd") == ["kosten van jeugdzorg"]
    found = library.note_lists.listing(NoteListRequest(grouping=Grouping.LABEL))
    assert [(group.key, group.count) for group in found.groups] == [
        ("Geld", 1),
        ("Jeugd", 1),
        ("", 4),
    ]
    assert found.total == 5
    assert len(found.keys) == 6


def test_an_older_library_finds_its_annotations_after_growing(tmp_path):
    path = tmp_path / "oud.kanttekening"
    older = MIGRATIONS[: MIGRATIONS.index(words_of_annotations)]
    with open_database(path, migrations=older) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(
            "INSERT INTO letters (id, title, kind, imported_at, original_id, file_name)"
            " VALUES (1, 'Brief', 'brief', '2026', 1, 'a.txt')"
        )
        note = Annotation(
            AnnotationId("a"), LetterId(1), VersionId(1), MarkKind.QUESTION, None, "Navragen",
            "Anna", "2026-03-02T09:00:00.000Z", "2026-03-02T09:00:00.000Z",
        )  # fmt: skip
        row = to_row(note)
        database.execute(
            f"INSERT INTO annotations ({', '.join(row)}, sha256)"
            f" VALUES ({', '.join('?' * len(row))}, '')",
            tuple(row.values()),
        )
    with Library.open(path, author="Anna") as library:
        assert listed(library, "navragn", exact=True) == []
        assert listed(library, "navragen") == ["Navragen"]
        (group,) = library.note_lists.listing(NoteListRequest()).groups
        assert int(group.key) == Standing.OPEN
