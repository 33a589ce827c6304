"""Den fælles retningslinje for sanktioner: hvad loven siger om hver adfærd, første og anden gang, som den er læst."""

from datetime import date, timedelta
from typing import Any

from fleksjob.forloeb.sanktionering import forrige_gang, sanktion_i_sagen
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.sanktioner import beregn_sanktion
from fleksjob.lov.sagsgang.sanktioner_udfald import (
    ADFAERD,
    ADFAERD_TIL_BORGEREN,
    ADFAERD_VIST,
    MED_DAGE,
    TAELLER_SOM_GENTAGELSE,
    UDEBLIVER_FRA_SAMTALE,
    VIRKNINGER,
    VIRKNINGER_VIST,
)
from fleksjob.sager.visninger import Sagsbillede

SPOERG_FOERST = (
    "Ved vi, hvorfor det skete? Har vi spurgt borgeren selv?",
    "Kunne borgeren have gjort det, som det så ud den dag: helbred, transport, børn, brevet forstået?",
    "Var det rimeligt at bede om? Passede tilbuddet til planen og skånehensynene?",
    "Er det første gang? Har vi hjulpet, før vi straffer?",
    "Ville vi gøre det samme for alle andre i samme situation?",
)
"""Det, alle spørger om, før de går videre, så linjen er den samme."""
SAMTALEN = "Følgen af at udeblive fra en samtale står i AKL § 77, som ikke er læst. En jurist skal se på den."
_VISTE = {VIRKNINGER[tal]: VIRKNINGER_VIST[tal] for tal in VIRKNINGER}


def retningslinje(tilstand: Tilstand, dag: date) -> dict[str, Any]:
    """Spørgsmålene, tabellen og det, der er sket før i sagen."""
    vurdering = tilstand.jobsoegning.kan_vil[-1] if tilstand.jobsoegning.kan_vil else None
    return {
        "spoergsmaal": SPOERG_FOERST,
        "raekker": [_raekke(kode, navn, dag) for kode, navn in _adfaerder()],
        "samtalen": SAMTALEN,
        "forrige": forrige_gang(tilstand, dag),
        "vurdering": vurdering,
        "adfaerd": vist_adfaerd(vurdering.adfaerd) if vurdering else "",
    }


def _adfaerder() -> list[tuple[str, str]]:
    return [(ADFAERD[tal], ADFAERD_VIST[tal]) for tal in ADFAERD]


def _raekke(kode: str, navn: str, dag: date) -> dict[str, Any]:
    """Lovens svar første gang og, hvor det tæller, anden gang inden for 12 måneder."""
    felter: dict[str, Any] = {"dato": dag, "adfaerd": kode, "rimelig_grund": False}
    if kode in MED_DAGE:
        felter["dage"] = 1
    if kode == "ikke_jobsoegende":
        felter["planen_er_brugt"] = False
    try:
        foerste = beregn_sanktion(**felter)
        igen = dict(felter)
        if kode in TAELLER_SOM_GENTAGELSE:
            igen["forrige"] = dag - timedelta(days=30)
        if kode == "ikke_jobsoegende":
            igen["planen_er_brugt"] = True
        anden = beregn_sanktion(**igen)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        return {"navn": navn[0].upper() + navn[1:], "foerste": str(fejl), "anden": "", "forbehold": ()}
    return {
        "navn": navn[0].upper() + navn[1:],
        "foerste": _vist(str(foerste["virkning"])),
        "anden": _vist(str(anden["virkning"])),
        "forbehold": foerste.forbehold,
    }


def _vist(virkning: str) -> str:
    ord_ = _VISTE.get(virkning, virkning)
    return ord_[0].upper() + ord_[1:]


def vist_adfaerd(kode: str) -> str:
    """Adfærden i ord, som den siges om borgeren."""
    if kode == UDEBLIVER_FRA_SAMTALE:
        return "Udebliver fra en samtale"
    navn = next((ADFAERD_VIST[tal] for tal, en in ADFAERD.items() if en == kode), kode)
    return navn[0].upper() + navn[1:] if navn else ""


def udkastet(billede: Sagsbillede) -> dict[str, Any] | None:
    """Udkastet, der venter på den anden person, med lovens svar."""
    udkast = billede.tilstand.jobsoegning.sanktionsudkast
    if udkast is None:
        return None
    try:
        svar = sanktion_i_sagen(
            billede.tilstand,
            adfaerd=udkast.adfaerd,
            handling=udkast.handling or udkast.dato,
            rimelig_grund=False,
            dage=udkast.dage,
        )
        virkning, forbehold = _vist(str(svar["virkning"])), svar.forbehold
    except (UgyldigtInput, UgyldigeInput) as fejl:
        virkning, forbehold = str(fejl), ()
    return {
        "udkast": udkast,
        "af": billede.navne.get(udkast.af, udkast.af),
        "adfaerd": vist_adfaerd(udkast.adfaerd),
        "til_borgeren": ADFAERD_TIL_BORGEREN.get(udkast.adfaerd, ""),
        "virkning": virkning,
        "forbehold": forbehold,
    }
