"""«Det kan jeg»: spørgsmålene, der bliver til borgerens eget CV. Ét ad gangen, med noget at trykke på.

Der spørges til interesser og styrker før erfaring: det, man kan lide, rækker længere end et fag, man ikke kan klare
mere.
"""

from typing import NamedTuple


class Kompetencespoergsmaal(NamedTuple):
    """Ét spørgsmål. `overskrift` er det, svaret står under på papiret; `ikon` er en tegning i `jobikoner.svg`."""

    kode: str
    spoergsmaal: str
    overskrift: str
    ikon: str
    valg: tuple[str, ...]
    egne_ord: str


KOMPETENCER = (
    Kompetencespoergsmaal("lide", "Hvad kan du lide at lave?", "Det kan jeg lide", "hjerte",
        ("At lave noget med hænderne", "At være sammen med mennesker", "At være ude", "At få orden i ting",
         "At lave mad", "Dyr eller planter", "Børn eller ældre", "Maskiner og værktøj", "Tal og lister",
         "Noget i ro og fred"), "Noget andet, du kan lide"),
    Kompetencespoergsmaal("god", "Hvad siger andre, du er god til?", "Det er jeg god til", "stjerne",
        ("Møder til tiden", "Giver ikke op", "Rar at være sammen med", "Rolig, når der er travlt", "Grundig",
         "Hurtig til at lære", "God til at hjælpe", "Holder, hvad jeg lover", "Får øje på det, der mangler",
         "Finder på løsninger"), "Noget andet, du er god til"),
    Kompetencespoergsmaal("proevet", "Hvad har du prøvet at lave?", "Det har jeg prøvet", "tog",
        ("Butik", "Lager", "Køkken", "Rengøring", "Kontor", "Håndværk", "Pleje og omsorg", "Børn", "Have og natur",
         "Transport", "Frivilligt arbejde", "Passet hjem og familie"), "Hvor, og hvad lavede du?"),
    Kompetencespoergsmaal("opgaver", "Hvilke opgaver kan du klare nu?", "Det kan jeg klare nu", "kryds",
        ("Fylde varer op", "Pakke og sortere", "Lave simpel mad", "Gøre rent og rydde op", "Svare telefon",
         "Skrive på computer", "Passe planter", "Tage imod gæster", "Køre ærinder", "Samle eller reparere",
         "Vaske tøj"), "Andre opgaver"),
    Kompetencespoergsmaal("kan", "Har du papirer eller færdigheder?", "Det har jeg lært", "bog",
        ("Kørekort", "Hygiejnebevis", "Truckkort", "Førstehjælp", "Computer", "Et andet sprog end dansk",
         "En uddannelse", "Et kursus"), "Skriv, hvilke"),
    Kompetencespoergsmaal("dag", "Hvornår har du det bedst?", "Sådan er min dag bedst", "ur",
        ("Om morgenen", "Midt på dagen", "Om eftermiddagen", "Få timer ad gangen", "Med en fri dag imellem",
         "Faste tider", "Tider, der kan skifte"), "Noget om din dag"),
    Kompetencespoergsmaal("sted", "Hvilket sted passer til dig?", "Her arbejder jeg bedst", "hus",
        ("Et lille sted", "Et stort sted", "Roligt", "Med liv omkring", "Tæt på, hvor jeg bor", "Med en fast makker",
         "Hvor jeg kan holde pause", "Hvor der er til at spørge"), "Noget om stedet"),
)  # fmt: skip
SPOERGSMAAL = {en.kode: en for en in KOMPETENCER}


class Styrkelinje(NamedTuple):
    """Ét afsnit på papiret: det, borgeren har trykket på, og hendes egne ord."""

    overskrift: str
    valg: tuple[str, ...]
    ord: str


def styrker(svar: dict[str, dict[str, object]]) -> list[Styrkelinje]:
    """Svarene som afsnit i spørgsmålenes orden; det, der ikke er svaret på, er ikke med."""
    linjer = []
    for en in KOMPETENCER:
        givet = svar.get(en.kode, {})
        valg = givet.get("valg") or ()
        valgte = tuple(str(et) for et in valg) if isinstance(valg, list | tuple) else ()
        ord_ = str(givet.get("ord") or "")
        if valgte or ord_:
            linjer.append(Styrkelinje(en.overskrift, valgte, ord_))
    return linjer
