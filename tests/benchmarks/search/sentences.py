"""The sentences of made-up letters, with gaps for words.

Gaps: ``n`` ``N`` a noun, one and more; ``t`` ``T`` a noun of the letter's own subject; ``c`` ``C``
a compound of that subject; ``a`` an adjective; ``v`` ``i`` ``p`` a verb: he does, to do, done;
``name`` ``town`` ``street`` ``date`` ``euro`` ``num`` ``pct`` ``year`` ``ref``.
"""

from __future__ import annotations

import re

_GAP = re.compile(r"\{(\w+)\}")
_WRITTEN = """
Met deze brief informeren wij u over de {c} in de {a} {n}.
De gemeente {town} {v} de {C} voor {date}.
Voor de {T} is dit jaar {euro} beschikbaar, dat is {pct} meer dan vorig jaar.
Het college {v} de {a} {N} en legt het {n} daarna voor aan de raad.
Wij vragen u om de {c} te {i} voordat de {n} begint.
Uit het onderzoek van {name} blijkt dat {num} {N} geen {t} hebben.
In {town} zijn de {T} inmiddels {p}.
De {n} is {p} op {date} en geldt tot en met {year}.
Zonder {a} {C} kunnen de {N} hun werk niet goed doen.
Daarom stellen wij voor om de {t} en de {n} samen te {i}.
{name} heeft namens de {n} gevraagd of de {c} kan worden {p}.
De kosten van de {T} komen uit op {euro} per jaar.
Over de {C} hebben wij eerder geschreven in onze brief met kenmerk {ref}.
Bewoners van de {street} in {town} maken zich zorgen over de {t}.
De {a} {N} vinden dat het {n} te laat is {p}.
Wij hebben de {c} vergeleken met die van {num} andere gemeenten.
In de vergadering van {date} heeft de raad de {C} {p}.
Het gaat om een {a} {t} die wij samen met de {n} {i}.
Als de {N} niet worden {p}, ontstaat er een tekort van {euro}.
De {c} is een gevolg van de {a} {n} uit {year}.
Graag nodigen wij u uit voor een gesprek over de {T} op {date}.
De wethouder zegt toe dat de {c} voor de zomer wordt {p}.
Van de {num} {T} is {pct} nu {p}.
Het kabinet {v} de {N}, maar laat de {a} {t} buiten beschouwing.
Wij wijzen u erop dat de {n} een {a} {c} nodig heeft.
De {a} {n} over de {C} is als bijlage bij deze brief gevoegd.
{name} en {name} zijn gevraagd om de {t} te {i}.
In het {n} staat dat de {T} van {town} worden {p}.
Volgens de {a} {N} is er geen reden om de {c} te {i}.
Dit betekent dat iedere inwoner gemiddeld {euro} aan de {t} betaalt.
De {C} blijven ook na {date} van kracht.
Omdat de {n} nog niet is {p}, kunnen wij de {T} niet {i}.
De raad heeft {num} vragen gesteld over de {a} {c}.
Het antwoord op die vragen vindt u in de {a} {n} van {date}.
Wij hebben kennisgenomen van uw {n} over de {T} in {town}.
De {t} aan de {street} wordt in {year} {p}.
Samen met de {a} {N} {i} wij een {c} voor de komende jaren.
Er komt een {a} {n} waarin de {C} staan beschreven.
De inspraak over de {c} loopt van {date} tot {date}.
Op dit moment {v} de {n} welke {T} voorrang krijgen.
Wij verwachten dat de {t} in {year} met {pct} stijgt.
Het verschil tussen de {N} en de {T} is groter dan wij dachten.
De heer {name} spreekt in namens de bewoners van de {street}.
Mevrouw {name} is benoemd tot lid van de {a} {n}.
Het Rijk en de gemeenten hebben afgesproken de {C} te {i}.
Aan de {a} {t} zijn {a} {N} verbonden.
De {c} kost minder dan de {n} die u kent.
Wie een {t} heeft, kan die tot {date} melden bij het {n}.
Na afloop van de {n} is er ruimte voor vragen over de {C}.
De verdeling van de {T} over de {N} is {a} en {a}.
""".strip()
Sentence = tuple[str, ...]


def sentences() -> list[Sentence]:
    """Each sentence as words and gaps in turn: what is at an odd place is the name of a gap."""
    return [tuple(_GAP.split(line)) for line in _WRITTEN.splitlines()]
