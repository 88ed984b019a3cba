"""Letters that were made up, with the turns of phrase that such letters repeat."""

from __future__ import annotations

import random

_WHO = (
    "het college", "de raad", "de gemeente", "de provincie", "het kabinet", "de vereniging",
    "de rekenkamer", "de werkgroep", "het waterschap", "de omgevingsdienst", "de griffie",
)  # fmt: skip
_WHAT = (
    "de begroting voor volgend jaar", "het plan voor de wijk", "de opvang van statushouders",
    "het onderhoud van bruggen", "de huisvesting van scholen", "het tarief van de afvalstoffen",
    "de zorg voor jongeren", "het parkeren in het centrum", "de aanleg van het fietspad",
    "de regeling voor zonnepanelen", "het rapport over de sporthal", "de verkoop van de grond",
)  # fmt: skip
_DOES = (
    "stelt vast dat", "verwacht dat", "is van mening dat", "laat weten dat", "bevestigt dat",
    "vraagt aandacht voor het feit dat", "gaat ervan uit dat", "heeft eerder gemeld dat",
)  # fmt: skip
_HOW = (
    "voor de zomer gereed is", "meer kost dan werd geraamd", "in de commissie wordt besproken",
    "niet los kan worden gezien van {what}", "met {number} procent wordt verhoogd",
    "voor {number} duizend euro wordt gedekt uit de reserve", "nog een keer wordt uitgesteld",
    "samen met {who} wordt uitgevoerd", "op {number} plaatsen moet worden aangepast",
)  # fmt: skip
_CLOSE = (
    "Wij vragen u dit te betrekken bij uw oordeel.", "Wij houden u op de hoogte.",
    "Voor vragen kunt u terecht bij de griffie.", "Wij besluiten daarom zoals voorgesteld.",
)  # fmt: skip
_PER_PAGE = 24


def made_up_letter(chance: random.Random, pages: int) -> str:
    """A letter of about so many pages."""
    parts = [
        "Gemeente Voorbeeld\nPostbus 1\n1234 AB Voorbeeld",
        f"Datum {chance.randint(1, 28)} maart 2024\nKenmerk {chance.randint(10000, 99999)}",
        "Geachte leden van de raad,",
    ]
    left = pages * _PER_PAGE
    while left > 0:
        count = chance.randint(2, 6)
        left -= count
        if chance.random() < 0.3:
            parts.append(chance.choice(_WHAT).capitalize())
        parts.append(" ".join(_sentence(chance) for _ in range(count)))
    return "\n\n".join([*parts, "Met vriendelijke groet,", "J. Voorbeeld\nsecretaris"])


def _sentence(chance: random.Random) -> str:
    if chance.random() < 0.12:
        return chance.choice(_CLOSE)
    how = chance.choice(_HOW).format(
        what=chance.choice(_WHAT), who=chance.choice(_WHO), number=chance.randint(2, 98)
    )
    return (
        f"{chance.choice(_WHO).capitalize()} {chance.choice(_DOES)} {chance.choice(_WHAT)} {how}."
    )
