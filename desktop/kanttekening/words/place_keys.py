"""Keys that work in one place only, for the window with all keys: where, what and which."""

PLACES = (
    (
        "In het zoekveld",
        (
            ("Naar de lijst; in een leeg veld: wat u eerder zocht", "Pijl omlaag"),
            ("Alle filters tonen", "Ctrl+Spatie"),
            ("Voorstel overnemen", "Tab of Enter"),
            ("Het laatste filter weghalen", "Backspace vooraan"),
            ("Veld leegmaken", "Esc"),
        ),
    ),
    (
        "Labels en bewaarde zoekopdrachten, links",
        (
            ("Stukken tonen", "Enter"),
            ("Andere naam geven", "F2"),
            ("Verwijderen", "Del"),
            ("Zoekopdracht verplaatsen", "Alt+Pijl omhoog of omlaag"),
        ),
    ),
    (
        "Op een kaart in de kantlijn",
        (
            ("Schrijven", "Enter of N"),
            ("Andere soort", "1 tot 6"),
            ("Label geven", "T"),
            ("Nog een kaart kiezen", "Ctrl+Spatie"),
            ("Verwijderen", "Del"),
        ),
    ),
    (
        "Bij Gegevens, Verwijzingen en Datums",
        (
            ("Gegeven verbeteren, verwijzing openen", "Enter of F2"),
            ("De plek in de brief zien", "Spatie"),
        ),
    ),
    (
        "In Alle aantekeningen",
        (
            ("Naar de passage", "Enter"),
            ("Afvinken of weer openen", "Spatie"),
            ("Andere soort", "1 tot 6"),
            ("Verwijderen", "Del"),
        ),
    ),
    (
        "Bij het vergelijken",
        (
            ("Volgende wijziging", "Alt+Pijl omlaag"),
            ("Vorige wijziging", "Alt+Pijl omhoog"),
            ("Tonen wat gelijk is, of wat verschilt", "Alt+G"),
            ("Terug naar de brief", "Esc"),
        ),
    ),
    (
        "Op het hele scherm",
        (
            ("Verder, terug", "Spatie, Shift+Spatie"),
            ("Zo breed als het scherm, of de hele pagina", "Z"),
            ("Andere markeringen tonen of verbergen", "M"),
            ("Scherm zwart", "B"),
            ("Sluiten", "Esc"),
        ),
    ),
)
