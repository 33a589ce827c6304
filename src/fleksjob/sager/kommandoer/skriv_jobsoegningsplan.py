"""En ny udgave af planen for jobsøgningen: mål A, B og C, interesser, støtte og netværk."""

from datetime import datetime
from typing import Any

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.jobsoegning import AKTIVITETER, KLAR, MAALTRIN, STOETTE
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG, kraev_skridt
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.jobsoegningsblade import LAENGSTE, skriv_blad
from fleksjob.sager.models import Bruger, Jobsoegningsblad, Sag

TEKSTER = (
    *(f"maal_{trin}_{felt}" for trin in MAALTRIN for felt in ("funktion", "opgaver")),
    *("interesser", "kan", "netvaerk", "sidst_naer", "tilpasning", "stoette_mere"),
)
VALG = {"stoette": STOETTE, "aktiviteter": AKTIVITETER}


def skriv_jobsoegningsplan(
    sag_id: int, bruger: Bruger, *, indhold: dict[str, Any], nu: datetime
) -> Jobsoegningsblad:
    """Gemmer udgaven. Et mål er en funktion og dens opgaver, ikke en titel; mindst mål A skal have en funktion."""
    kraev_skridt(bruger, "jobsoegningsplan_aftalt")
    rent: dict[str, Any] = {
        navn: tekst for navn in TEKSTER if (tekst := str(indhold.get(navn, "")).replace("\r\n", "\n").strip())
    }
    fejl = [
        UgyldigtInput(navn, f"Teksten må højst fylde {LAENGSTE} tegn.")
        for navn, tekst in rent.items()
        if len(tekst) > LAENGSTE
    ]
    if not rent.get("maal_a_funktion"):
        besked = "Skriv mindst ét mål: hvad borgeren gerne vil lave, fx «lave mad til mange»."
        fejl.append(UgyldigtInput("maal_a_funktion", besked))
    for navn, mulige in VALG.items():
        valgt = list(indhold.get(navn, ()))
        if any(kode not in mulige for kode in valgt):
            fejl.append(UgyldigtInput(navn, "Vælg blandt de viste."))
        rent |= {navn: valgt} if valgt else {}
    if klar := indhold.get("klar", ""):
        if klar not in KLAR:
            fejl.append(UgyldigtInput("klar", "Vælg en af de viste muligheder."))
        rent["klar"] = klar
    kast(fejl)
    aaben = lager.hent_nyeste(sag_id, bruger, nu=nu)
    if aaben.tilstand().visiteret is None:
        raise IkkeMuligt("Borgeren er ikke visiteret til fleksjob.")
    sag = Sag.for_bruger(bruger).filter(pk=sag_id).first()
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    with lager.transaktion():
        return skriv_blad(sag, bruger, "plan", rent, nu=nu)
