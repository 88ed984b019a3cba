"""What a letter cites and asks, as a script sees it."""

CIRCULAR = """Brief aan de leden

Datum: {date}
Ons kenmerk: {reference}
Lbr. {number}
Onderwerp: {subject}

Geachte leden,

{body}

Met vriendelijke groet,

Vereniging van Nederlandse Gemeenten

mr L.K. Geluk
Algemeen directeur
"""
EVENT_KEYS = {
    "text", "quote", "start", "end", "all_day", "precision", "role", "bound", "what", "place",
    "tense", "agenda", "spans",
}  # fmt: skip


def test_findings_have_the_keys_and_places_that_scripts_count_on(filled, ask_json):
    for letter in filled["imported"]:
        shown = ask_json("show", letter["id"])
        for event in shown["events"]:
            assert set(event) == EVENT_KEYS
        for reference in shown["references"]:
            assert set(reference) == {"text", "kind", "number", "date", "resolves_to", "spans"}
            start, end = reference["spans"][0]
            assert reference["text"][:6] == shown["text"][start:end].replace("\n", " ")[:6]
        for asked in (*shown["requested_decisions"], *shown["requests"]):
            assert set(asked) == {"text", "items", "spans"}
            start, end = asked["spans"][0]
            assert asked["text"].startswith(shown["text"][start:end][:10])
        for repair in shown["repairs"]:
            assert set(repair) == {"start", "end", "source", "proposal"}
            assert shown["text"][repair["start"] : repair["end"]] == repair["source"]
        assert shown["attachments"] == []


def test_the_samples_through_the_front_door(filled, ask_json):
    scan, twice = ask_json("show", 4), ask_json("show", 5)
    assert len(scan["requested_decisions"][0]["items"]) == 2
    assert len(scan["repairs"]) == 23
    (decision,) = twice["requested_decisions"]
    assert (len(decision["items"]), len(decision["spans"])) == (5, 2)


def test_links_between_letters_heal_when_a_letter_arrives(filled, ask_json, tmp_path):
    def links(letter_id):
        return {
            cited["text"]: cited["resolves_to"]
            for cited in ask_json("show", letter_id)["references"]
            if cited["resolves_to"] is not None
        }

    assert [links(number) for number in range(1, 6)] == [{}] * 5
    citing = tmp_path / "citing.txt"
    citing.write_text(
        CIRCULAR.format(
            date="3 april 2025",
            reference="U202500199",
            number="25/020",
            subject="Terugblik op de campagne",
            body="In Lbr. 24/032 en Lbr.25/011 lichtten wij dit toe. Dit is Lbr. 25/020.",
        )
    )
    parent = tmp_path / "parent.txt"
    parent.write_text(
        CIRCULAR.format(
            date="3 november 2023",
            reference="U202300800",
            number="23/070",
            subject="Uitnodiging Najaars ALV 1 december 2023",
            body="Hierbij nodigen wij u uit voor de ledenvergadering.",
        )
    )
    for path in (citing, parent):
        ask_json("import", path)
    assert links(6) == {"Lbr. 24/032": 1, "Lbr.25/011": 2}
    assert links(4) == {"ledenbrief 3 november 2023": 7}
