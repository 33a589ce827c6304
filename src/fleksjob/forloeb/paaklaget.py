"""Det, der kan klages over, og det, en klage er over: en afgørelse, en sanktion eller en måneds tilskud.

Slås op i sagens hændelser og ikke i tilstanden, for en sanktion, som klageinstansen har ophævet, findes ikke længere
i tilstanden, men klagen over den gør.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.klage import klagefrist

_MAANEDER = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip


class Paaklaget(msgspec.Struct, frozen=True):
    """Det, der er klaget over. `tekst` passer efter »klage over«; `emne` er visitation, sanktion, tilskud,
    tilbagebetaling, job, andet.
    """

    id: str
    emne: str
    tekst: str
    dato: date
    frist: date
    regnestykke: str
    forbehold: str = ""
    udfald: str = ""
    begrundelse: str = ""
    hjemmel: str = ""
    grund: str = ""
    forberedt_af: str = ""
    godkendt_af: str = ""


def kan_paaklages(haendelser: Sequence[h.AlleHaendelser]) -> list[Paaklaget]:
    """Alt det i sagen, der kan klages over, det nyeste først."""
    return sorted(_alle(haendelser), key=lambda en: (en.dato, en.id), reverse=True)


def paaklaget(haendelser: Sequence[h.AlleHaendelser], id_: str) -> Paaklaget | None:
    """Det med det id."""
    return next((en for en in _alle(haendelser) if en.id == id_), None)


def _alle(haendelser: Sequence[h.AlleHaendelser]) -> Iterator[Paaklaget]:
    for nr, en in enumerate(haendelser, 1):
        id_ = en.id or str(nr)
        if isinstance(en, h.AfgoerelseTruffet):
            yield _afgoerelse(en, id_)
        elif isinstance(en, h.Sanktion):
            yield _af(en, id_, "sanktion", f"en sanktion {dansk_dato(en.gyldig_fra)}", en.kanal, en.modtaget)
        elif isinstance(en, h.JobGodkendt | h.JobAfslaaet | h.StoetteAfgjort):
            hvad = "svaret om støtte" if isinstance(en, h.StoetteAfgjort) else "svaret om jobbet"
            yield _af(en, id_, "job", f"{hvad} {dansk_dato(en.gyldig_fra)}", en.kanal, en.modtaget)
        elif isinstance(en, h.TilbagebetalingAfgjort):
            hvad = f"afgørelsen om at betale tilbage {dansk_dato(en.gyldig_fra)}"
            yield _af(en, id_, "tilbagebetaling", hvad, en.kanal, None)
        elif isinstance(en, h.UdbetalingFrigivet):
            aar, maaned = en.periode.split("-")
            yield _af(
                en, id_, "tilskud", f"tilskuddet for {_MAANEDER[int(maaned) - 1]} {aar}", "digital", None
            )


def _af(
    en: h.Sanktion
    | h.UdbetalingFrigivet
    | h.TilbagebetalingAfgjort
    | h.AfgoerelseTruffet
    | h.JobGodkendt
    | h.JobAfslaaet
    | h.StoetteAfgjort,
    id_: str,
    emne: str,
    tekst: str,
    kanal: str,
    modtaget: date | None,
) -> Paaklaget:
    frist = klagefrist(en.gyldig_fra, kanal=kanal, modtaget=modtaget)
    return Paaklaget(
        id_,
        emne,
        tekst,
        en.gyldig_fra,
        frist.dato,
        frist.regnestykke,
        frist.forbehold,
        begrundelse=getattr(en, "begrundelse", ""),
        hjemmel=getattr(en, "hjemmel", ""),
    )


def _afgoerelse(en: h.AfgoerelseTruffet, id_: str) -> Paaklaget:
    hvad = "afslaget på fleksjob" if en.udfald == "afslag" else "bevillingen af fleksjob"
    if en.art != "visitation":
        hvad = "afslaget" if en.udfald == "afslag" else "afgørelsen"
    grund = AFSLAGSGRUNDE.get(en.afslagsgrund)
    fundet = msgspec.structs.replace(
        _af(en, id_, en.art, f"{hvad} {dansk_dato(en.gyldig_fra)}", en.kanal, en.modtaget),
        udfald=en.udfald,
        grund=grund.navn if grund else "",
        forberedt_af=en.forberedt_af,
        godkendt_af=en.godkendt_af,
    )
    if en.klagefrist is None or en.klagefrist == fundet.frist:
        return fundet
    oplyst = f"afgørelsen oplyser {dansk_dato(en.klagefrist)}"
    return msgspec.structs.replace(fundet, frist=en.klagefrist, regnestykke=oplyst, forbehold="")
