"""A report with everything in it that a report may hold."""

from kanttekening.domain.report import Report, ReportGroup, ReportNote

NOTE = """**Let op**: bespreken met de *fractie* & co

- eerste punt
- tweede [punt](https://example.org/a?b=1&c=2)

<b>geen opmaak</b>"""
REPORT = Report(
    "Verslag <van> aantekeningen & zo",
    "2 aantekeningen bij 1 stuk, per stuk. Gemaakt op 2 maart 2026.",
    (
        ReportGroup(
            "Overhedenoverleg",
            "VNG, Lbr. 24/032, 3 september 2024",
            (
                ReportNote(
                    "Vraag", "#FFE08A", "“de kosten”", NOTE,
                    "VNG, Lbr. 24/032, 3 september 2024, blz. 2", "Anna · 2 maart 2026",
                ),
                ReportNote("Los", "#DADFE6", "", "=1+1", "VNG, blz. 1", "Bij het hele stuk"),
            ),
        ),
        ReportGroup("Zonder label", "", ()),
    ),
)  # fmt: skip
