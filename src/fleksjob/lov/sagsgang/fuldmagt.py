"""Fuldmagt og bisidder: hvem der må handle for borgeren, og hvad hver må.

Enhver, der er part i en sag, kan lade sig repræsentere eller tage en bisidder med (forvaltningslovens almindelige
regel, § 8; hjælp fra fagforening er nævnt i DUKH's vejledning). Borgeren bestemmer omfanget og
kan altid kalde den tilbage.
"""

from fleksjob.lov.sagsgang.relationer import Betingelse, Relation, Spaerring, Trin, altid

FULDMAGT = altid("Forvaltningsloven § 8")
OMFANG = {
    "alt": "Må handle for borgeren i hele sagen",
    "klage": "Må klage og svare for borgeren i klagesagen",
    "aktindsigt": "Må bede om og få aktindsigt for borgeren",
    "samtale": "Må tale med kommunen om sagen, men ikke handle",
}
FORHOLD = {
    "paaroerende": "Pårørende eller ven",
    "fagforening": "Fagforening, fx en socialrådgiver",
    "bisidder": "Bisidder fra en forening",
    "advokat": "Advokat",
    "vaerge": "Værge",
    "andet": "En anden",
}

TRIN = (Trin(kode="fuldmagt_tilbagekaldt", navn="Kald fuldmagt tilbage", hjemmel=FULDMAGT),)
RELATIONER: tuple[Relation, ...] = (
    Betingelse(
        skridt="fuldmagt_tilbagekaldt",
        kraever=("fuldmagt_givet",),
        hvorfor="Ingen har fuldmagt i sagen.",
        hjemmel=FULDMAGT,
    ),
    Spaerring(
        skridt="fuldmagt_tilbagekaldt",
        vagt="ingen_fuldmagt",
        hvorfor="Ingen har fuldmagt i sagen.",
        hjemmel=FULDMAGT,
    ),
)


def maa(omfang: str, hvad: str) -> bool:
    """Om en fuldmagt med omfanget rækker til det, der skal gøres (klage eller aktindsigt)."""
    return omfang in ("alt", hvad)
