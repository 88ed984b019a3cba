"""Section 2 of the acceptance table: layout and quirks of the sample letters, row by row."""

import pytest

LETTERHEAD = [
    "Vereniging van Nederlandse Gemeenten",
    "Nassaulaan 12 Den Haag | Postbus 30435 | 2500 GK Den Haag",
    "070 - 373 83 93 | info@vng.nl",
    "vng.nl",
]
HEADINGS = [
    [31, 49, 53, 67, 71, 75, 81, 89],
    [31, 45, 58, 66, 76],
    [14, 20, 39, 53, 61, 67],
    [4, 11, 27, 36, 49, 56, 83, 94, 119, 139, 142, 167, 175, 187, 196, 206, 215, 224, 233, 246,
     252, 263, 275, 292, 302, 308],
    [24, 28, 65, 73, 75, 95, 99, 105, 113, 121, 129, 135, 156],
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "label", "line", "field", "value"),
    [
        (4, "Datum", 8, "date", "8 mei 2019"),
        (0, "Datum", 7, "date", "3 september 2024"),
        (1, "**Datum**", 7, "date", "20 februari 2025"),
        (0, "Onderwerp", 23, "subject", "Overhedenoverleg en start publiekscampagne"),
        (1, "**Telefoon**", 17, "phone", "0703738393"),
        (4, "Telefoon", 15, "phone", "070 373 8393"),
    ],
)
def test_a_label_and_then_its_value(seed_of, number, label, line, field, value):
    seed = seed_of[number]
    assert seed.lines[line] == label
    assert seed.shown["evidence"][field]["quote"] == value


@pytest.mark.parametrize(
    ("label", "line", "field"),
    [("Uw kenmerk", 17, "your_reference"), ("Telefoon", 19, "phone"),
     ("Bijlage(n)", 21, "attachments_count")],
)  # fmt: skip
def test_a_label_above_a_label_is_empty(seed_of, label, line, field):
    assert seed_of[0].lines[line] == label
    assert seed_of[0].shown[field] is None


@pytest.mark.parametrize(("number", "lines"), [(0, {15}), (1, {15}), (4, {13, 49})])
def test_the_circular_stands_bare_under_the_reference(seed_of, number, lines):
    seed = seed_of[number]
    start = seed.shown["evidence"]["circular_number"]["start"]
    assert seed.line_of(start) in lines
    assert seed.lines[seed.line_of(start)] == f"Lbr. {seed.shown['circular_number']}"
    assert "Lbr" not in seed.shown["reference"]


def test_two_parts_in_one_file(seed_of):
    seed = seed_of[4]
    cover, letter = seed.shown["parts"]
    assert (cover["kind"], letter["kind"]) == ("cover", "letter")
    assert (seed.line_of(cover["start"]), seed.line_of(cover["end"] - 1)) == (5, 35)
    assert (seed.line_of(letter["start"]), seed.line_of(letter["end"] - 1)) == (39, 172)
    heads = seed.heads()
    assert [line for line in heads if line < 39] == [24, 28]


def test_what_both_parts_decide_counts_once(seed_of):
    seed = seed_of[4]
    assert seed.lines[30:36] == seed.lines[158:164]
    (decision,) = seed.shown["requested_decisions"]
    assert seed.lines_of(decision["spans"]) == [30, 158]
    kadernota = [ref for ref in seed.shown["references"] if ref["text"] == "VNG-Kadernota 2020"]
    assert [seed.lines_of(ref["spans"]) for ref in kadernota] == [[35, 163]]


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_one_part_in_the_others(seed_of, number):
    kind = "annex" if number == 3 else "letter"
    assert [part["kind"] for part in seed_of[number].shown["parts"]] == [kind]


@pytest.mark.parametrize(("number", "first"), [(0, 39), (1, 35), (4, 79)])
def test_the_letterhead_in_the_text_is_furniture(seed_of, number, first):
    seed = seed_of[number]
    furniture = seed.shown["furniture"]
    assert seed.lines_of(furniture) == [first, first + 2, first + 4, first + 6]
    assert [seed.words(span) for span in furniture] == LETTERHEAD
    for line in LETTERHEAD[1:3]:
        assert line in seed.text
        assert line not in seed.shown["reading_text"]


@pytest.mark.parametrize("number", [2, 3])
def test_no_furniture_where_there_is_none(seed_of, number):
    assert seed_of[number].shown["furniture"] == []


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, "Wij nodigen u van harte uit om deel te nemen"),
        (1, "Ons doel is duidelijk: in de voorjaarsnota moet er een oplossing komen"),
        (
            4,
            "De eerste rode draad is regionale verscheidenheid.\n\nZowel tussen als binnen regio's",
        ),
    ],
)
def test_the_text_goes_on_behind_the_letterhead(seed_of, number, sentence):
    assert sentence in seed_of[number].shown["reading_text"]


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        (0, 61, 63),
        (2, 28, 30),
        (3, 98, 102),
        (4, 107, 109),
        (4, 125, 127),
        (3, 12, 14),
    ],
)
def test_a_sentence_over_a_break_is_one_again(seed_of, number, before, after):
    seed = seed_of[number]
    end = " ".join(seed.lines[before].split()[-4:])
    begin = " ".join(seed.lines[after].split()[:4])
    assert f"{end} {begin}" in seed.shown["reading_text"]


@pytest.mark.parametrize(("number", "line"), [(2, 32), (4, 153)])
def test_a_line_of_white_space_is_no_text(seed_of, number, line):
    seed = seed_of[number]
    assert seed.lines[line].isspace()
    for block in seed.shown["blocks"]:
        words = seed.text[block["start"] : block["end"]]
        assert words == words.strip()
    assert not any(seed.line_of(start) == line for start, _, _ in seed.shown["source_map"])


@pytest.mark.parametrize(("line", "words"), [(1, "07. KADERS"), (128, "Figuur 1: pijlers")])
def test_a_leading_space_is_no_text(seed_of, line, words):
    seed = seed_of[3]
    assert seed.lines[line].startswith(" " + words)
    begins = [block["start"] for block in seed.shown["blocks"] if block["end"] > block["start"]]
    (start,) = [at for at in begins if seed.line_of(at) == line]
    assert seed.text[start:].startswith(words)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "Met vriendelijke groet,\nVereniging van Nederlandse Gemeenten"),
        (1, "mr L.K. Geluk\nAlgemeen directeur"),
        (2, "Van: VNG <info@vng.nl>\nVerzonden: vrijdag 13 november 2020 10:17\nAan: !Griffie"),
        (2, "Postbus 30435\n2500 GK Den Haag\n070 - 373 83 93\ninfo@vng.nl"),
    ],
)  # fmt: skip
def test_two_spaces_at_the_end_keep_the_line(seed_of, number, words):
    assert words in seed_of[number].text


def test_the_seven_pages_of_the_annex(seed_of):
    seed = seed_of[3]
    pages = seed.shown["source_pages"]
    assert [page["number"] for page in pages] == [1, 2, 3, 4, 5, 6, 7]
    first = [seed.line_of(page["start"]) for page in pages]
    assert first == [1, 49, 102, 136, 187, 246, 302]
    last = [seed.line_of(page["end"] - 1) for page in pages]
    assert last == [45, 98, 132, 183, 242, 297, 322]


def test_pages_4_to_7_hold_the_resolution(seed_of):
    seed = seed_of[3]
    pages = seed.shown["source_pages"][3:7]
    heading = next(head for head in seed.shown["headings"] if head["text"].startswith("Concept-"))
    assert seed.line_of(heading["start"]) == 139
    assert pages[0]["start"] <= heading["start"] < pages[-1]["end"]


@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_the_others_do_not_tell_their_pages(seed_of, number):
    assert seed_of[number].shown["source_pages"] == []


def test_hard_wrapped_lines_are_joined(seed_of):
    seed = seed_of[3]
    assert max(map(len, seed.lines)) == 107
    heading = "Concept-resolutie “Kaders VNG-inzet kabinetsformatie: Gebruik de kracht van"
    assert any(head["text"].startswith(heading) for head in seed.shown["headings"])
    paragraphs = [block for block in seed.shown["blocks"] if block["kind"] == "paragraph"]
    assert not any("\n" in seed.text[one["start"] : one["end"]] for one in paragraphs)


@pytest.mark.parametrize("number", range(5))
def test_headings_with_and_without_markup(seed_of, number):
    assert seed_of[number].heads() == HEADINGS[number]


@pytest.mark.parametrize(
    ("number", "levels"), [(1, {31: 4, 45: 3, 58: 3, 66: 3}),
                           (2, {14: 2, 20: 3, 39: 2, 53: 2, 61: 2, 67: 3})]
)  # fmt: skip
def test_headings_with_markup_keep_their_level(seed_of, number, levels):
    seed = seed_of[number]
    found = {seed.line_of(head["start"]): head["level"] for head in seed.shown["headings"]}
    assert {line: found[line] for line in levels} == levels


def test_a_caption_is_no_heading(seed_of):
    assert 128 not in seed_of[3].heads()


@pytest.mark.parametrize("number", range(5))
def test_no_sign_of_markdown_is_seen(seed_of, number):
    reading = seed_of[number].shown["reading_text"]
    for sign in ("**", "](", "---", "\n#", "\n- "):
        assert sign not in reading
    assert not reading.startswith("#")


@pytest.mark.parametrize(("number", "runs"), [(1, 11), (2, 9)])
def test_bold_is_kept(seed_of, number, runs):
    bold = [style for style in seed_of[number].shown["styles"] if style["kind"] == "bold"]
    assert len(bold) == runs


@pytest.mark.parametrize(
    ("word", "line"), [("nieuwe", 97), ("couleur locale", 111), ("binnen", 119), ("tussen", 119)]
)
def test_italics_are_kept_without_their_signs(seed_of, word, line):
    seed = seed_of[4]
    italic = {
        (seed.text[style["start"] : style["end"]], seed.line_of(style["start"]))
        for style in seed.shown["styles"]
        if style["kind"] == "italic"
    }
    assert (word, line) in italic
    assert f"*{word}*" not in seed.shown["reading_text"]


def test_the_rules_of_the_newsletter(seed_of):
    rules = [block for block in seed_of[2].shown["blocks"] if block["kind"] == "rule"]
    assert len(rules) == 3


def test_the_list_of_themes(seed_of):
    seed = seed_of[1]
    items = [block for block in seed.shown["blocks"] if block["kind"] == "list_item"]
    assert [seed.line_of(item["start"]) for item in items] == [51, 52, 53, 54, 55, 56]
