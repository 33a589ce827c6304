"""Opdigtede navne. Efternavnene er sat sammen af to led, så ingen af dem er taget fra et register.

Fornavnene er almindelige danske fornavne fordelt på årgange, så en person på 61 ikke hedder det samme
som en på 24.
"""

from datetime import date
from random import Random
from typing import Literal

Koen = Literal["kvinde", "mand"]


def _navne(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split())


# Årgangene er et skøn efter, hvornår navnene var almindelige; de bruges kun til at gøre listerne troværdige.
_KVINDER = (
    (
        1970,
        _navne(
            "Anne Birthe Bodil Charlotte Dorte Else Gitte Hanne Helle Inger Jette Karin Kirsten Lene Lis "
            "Marianne Pia Susanne Tove Ulla Vibeke"
        ),
    ),
    (
        1990,
        _navne(
            "Anja Annette Bente Camilla Christina Dorthe Heidi Jeanette Karina Lotte Louise Maria Mette "
            "Pernille Rikke Sanne Tina Trine Fatima Leyla Agnieszka"
        ),
    ),
    (
        9999,
        _navne(
            "Amalie Cecilie Emilie Freja Ida Josefine Julie Katrine Laura Line Maja Mathilde Nanna Sara "
            "Signe Sofie Stine Amina Yasmin"
        ),
    ),
)
_MAEND = (
    (
        1970,
        _navne(
            "Bent Bjarne Carsten Erik Finn Flemming Hans Henning Jens Jørgen Kaj Kurt Leif Niels Ole Poul "
            "Preben Steen Svend Torben Villy"
        ),
    ),
    (
        1990,
        _navne(
            "Allan Anders Brian Claus Dennis Henrik Jacob Jan Jesper Kenneth Kim Lars Martin Michael Morten "
            "Peter René Søren Thomas Ali Mehmet"
        ),
    ),
    (
        9999,
        _navne(
            "Anton Benjamin Christian Daniel Emil Frederik Jonas Kasper Lasse Lukas Magnus Mathias Mikkel "
            "Nikolaj Oliver Rasmus Simon Tobias Omar"
        ),
    ),
)
_FORLED = _navne(
    "Aske Birke Bøge Dals Ege Elle Enge Fjord Gran Hassel Hede Høj Kilde Klint Lille Linde Lyng Lærke Mose "
    "Nørre Pile Ravn Rosen Røn Siv Skov Sol Sten Strand Sø Sønder Tjørne Ugle Vester Vind Øster Åker"
)
_EFTERLED = _navne(
    "bjerg bro bæk dal fjeld gaard holm hus høj kær lund løkke mark rod sand skjold strøm toft vang vig"
)

_FIRMALED = _navne(
    "Bakkens Broens Byens Engens Fjordens Fyrrets Gadens Havnens Hjørnets Kystens Møllens Pladsens Skovens "
    "Stationens Torvets Vestre Østre Åens"
)
# Branche, firmaets fag i navnet og en almindelig timeløn inkl. pension i 2026 (opdigtet, rækkevidden er
# bred nok til, at tilskuddet ender i alle zoner).
BRANCHER: tuple[tuple[str, str, int], ...] = (
    ("Detailhandel", "Dagligvarer", 168),
    ("Detailhandel", "Boghandel", 165),
    ("Bageri", "Bageri", 172),
    ("Restauration", "Café", 163),
    ("Hotel", "Hotel", 166),
    ("Rengøring", "Rengøring", 178),
    ("Lager", "Lager", 186),
    ("Transport", "Transport", 196),
    ("Industri", "Maskinværksted", 204),
    ("Industri", "Emballage", 194),
    ("Bygge og anlæg", "Tømrerfirma", 212),
    ("Bygge og anlæg", "Malerfirma", 205),
    ("Gartneri", "Gartneri", 174),
    ("Kontor", "Revision", 224),
    ("Kontor", "Regnskab", 214),
    ("It", "Data", 248),
    ("Sundhed", "Tandklinik", 208),
    ("Omsorg", "Plejehjem", 198),
    ("Undervisning", "Friskole", 226),
    ("Dagtilbud", "Børnehave", 192),
    ("Kultur", "Museum", 212),
    ("Bolig", "Boligforening", 200),
)
_SELSKABER = ("ApS", "A/S", "I/S")
_SELVEJENDE = frozenset({"Friskole", "Børnehave", "Plejehjem", "Museum", "Boligforening"})


def fornavn(lykke: Random, koen: Koen, foedt: date) -> str:
    """Et fornavn, som passer til køn og årgang."""
    for foer, navne in _KVINDER if koen == "kvinde" else _MAEND:
        if foedt.year < foer:
            return navne[int(lykke.random() * len(navne))]
    raise AssertionError("årgangene dækker alle år")


def efternavn(lykke: Random) -> str:
    """Et efternavn af to led, for eksempel Birkeholm."""
    return _FORLED[int(lykke.random() * len(_FORLED))] + _EFTERLED[int(lykke.random() * len(_EFTERLED))]


def personnavn(lykke: Random, koen: Koen, foedt: date) -> str:
    """Fornavn og efternavn, hver fjerde gang med et mellemnavn."""
    mellem = f" {efternavn(lykke)}" if lykke.random() < 0.25 else ""
    return f"{fornavn(lykke, koen, foedt)}{mellem} {efternavn(lykke)}"


def firmanavn(lykke: Random, fag: str) -> str:
    """For eksempel «Havnens Bageri ApS» eller «Lyngtoft Transport A/S»."""
    forled = _FIRMALED[int(lykke.random() * len(_FIRMALED))] if lykke.random() < 0.4 else efternavn(lykke)
    if fag in _SELVEJENDE:
        return f"{forled} {fag}"
    return f"{forled} {fag} {_SELSKABER[int(lykke.random() * len(_SELSKABER))]}"
