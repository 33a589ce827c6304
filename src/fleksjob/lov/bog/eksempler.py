"""Regneeksempler: det oplyste, det rigtige svar og håndberegningen, efterprøvet mod loven.

Et eksempel hører til et regelsæt eller til satserne (`SATSER`): for en sats oplyses dens navn og en dato, og svaret er
dens værdi. Eksemplerne læses af `snitflader.eksempelark` fra et regneark, som sagsbehandlere kan skrive i.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from fleksjob.lov.bog.haandregning import regn_efter, som_tekst
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput, UkendtVaerdi
from fleksjob.lov.kerne.regelsaet import Felt, regelsaet
from fleksjob.lov.kerne.vaerdier import vaerdi

SATSER = "satser"
Oplyst = float | str | bool | date
Resultat = float | str | None
ALDRIG = "aldrig"
"""Det, der skrives som svar for et beløb, der ikke findes (None)."""

SATSFELTER = (
    Felt(navn="sats", slags="tekst", paakraevet=True, hjaelp="Satsens navn, som det står i regelbogen."),
    Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen, satsen slås op."),
)
SATSMAAL = ("vaerdi",)


class Eksempel(msgspec.Struct, frozen=True, kw_only=True):
    """Ét eksempel. `forventet`: mål → tal, navn på et udfald eller »aldrig«; `tolerance` i samme enhed som målet.

    `fejl` er begyndelsen af den sætning, som dårlige oplysninger skal svares med; så er `forventet` tom.
    """

    nr: str
    regelsaet: str
    titel: str
    oplyst: Mapping[str, Oplyst]
    forventet: Mapping[str, Resultat]
    haandberegning: str
    fejl: str = ""
    tolerance: float = 0.005
    kilde: str = ""
    bemaerkning: str = ""


class Afvigelse(msgspec.Struct, frozen=True):
    """Ét sted, hvor loven og eksemplet er uenige."""

    maal: str
    forventet: Resultat
    fik: Resultat

    def __str__(self) -> str:
        return f"{self.maal}: ventet {_vist(self.forventet)}, fik {_vist(self.fik)}"


def felter_og_maal(kode: str) -> tuple[tuple[Felt, ...], tuple[str, ...]]:
    """Felterne og målene for et regelsæt eller for satserne."""
    if kode == SATSER:
        return SATSFELTER, SATSMAAL
    saet = regelsaet(kode)
    return saet.felter, (*saet.maal, *saet.flere_svar)


def svar_paa(kode: str, oplyst: Mapping[str, Oplyst]) -> dict[str, Resultat]:
    """Lovens svar: mål → tal, navn på et udfald eller »aldrig«. Kaster `UgyldigtInput`/`UgyldigeInput`."""
    if kode == SATSER:
        try:
            return {"vaerdi": float(vaerdi(str(oplyst["sats"]), _dag(oplyst["dato"])).vaerdi)}
        except UkendtVaerdi as fejl:
            raise UgyldigtInput("sats", str(fejl.args[0])) from None
    svar = regelsaet(kode).beregn(**oplyst).som_json()
    return {
        maal: ALDRIG if svar[maal] is None else svar[maal] for maal in felter_og_maal(kode)[1] if maal in svar
    }


def efterproev(eksempel: Eksempel) -> tuple[Afvigelse, ...]:
    """Hvor loven svarer noget andet end eksemplet; tom, når alt stemmer."""
    try:
        fik = svar_paa(eksempel.regelsaet, eksempel.oplyst)
    except UgyldigtInput as fejl:
        return _fejl_afviger(eksempel, fejl.besked)
    except UgyldigeInput as flere:
        return _fejl_afviger(eksempel, " ".join(f.besked for f in flere.fejl))
    if eksempel.fejl:
        return (Afvigelse("fejl", eksempel.fejl, "et svar"),)
    return tuple(
        Afvigelse(maal, ventet, fik.get(maal))
        for maal, ventet in eksempel.forventet.items()
        if not _ens(ventet, fik.get(maal), eksempel.tolerance)
    )


def regnefejl(eksempel: Eksempel) -> tuple[str, ...]:
    """Hvad der er galt med håndberegningen: linjer, der ikke stemmer, og et beløb, som den ikke når frem til."""
    linjer = regn_efter(eksempel.haandberegning)
    galt = [som_tekst(linje) for linje in linjer if not linje.stemmer]
    tal = [x for x in eksempel.forventet.values() if isinstance(x, float | int)]
    naer = max(0.5, eksempel.tolerance)
    if linjer and tal and not any(abs(abs(linje.skrevet) - abs(x)) <= naer for linje in linjer for x in tal):
        galt.append("Håndberegningen når ikke frem til noget af det ventede.")
    return tuple(galt)


def _fejl_afviger(eksempel: Eksempel, besked: str) -> tuple[Afvigelse, ...]:
    if eksempel.fejl and besked.startswith(eksempel.fejl):
        return ()
    return (Afvigelse("fejl", eksempel.fejl or "et svar", besked),)


def _ens(ventet: Resultat, fik: Resultat, tolerance: float) -> bool:
    if isinstance(ventet, float | int) and isinstance(fik, float | int):
        return abs(ventet - fik) <= tolerance + 1e-9
    return ventet == fik


def _vist(x: Resultat) -> str:
    if isinstance(x, float | int):
        return f"{Decimal(str(round(x, 4))):,f}".translate(str.maketrans(",.", ".,"))
    return "intet" if x is None else f"»{x}«"


def _dag(x: Oplyst) -> date:
    if not isinstance(x, date):
        raise UgyldigtInput("dato", f"»{x}« er ikke en dato; skriv den som 2024-05-01.")
    return x
