"""Borgeren skriver til mødet med sine egne ord. Hvert svar er en ny række; ingen andre kan skrive dem."""

from collections.abc import Mapping
from datetime import datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager, sagspapirer
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Borgerord, Bruger, Sag

LAENGST = 4000


def skriv_til_moedet(
    sag_id: int, bruger: Bruger, *, nu: datetime, svar: Mapping[str, str]
) -> list[Borgerord]:
    """Gemmer de svar, der er anderledes end før. Giver de nye rækker; et tomt svar tager det gamle tilbage."""
    sag = Sag.for_bruger(bruger).filter(pk=sag_id).first()
    if sag is None or bruger.rolle != Rolle.BORGER or bruger.person_id != sag.person_id:
        raise AdgangNaegtet(INGEN_SAG)
    kast(
        [UgyldigtInput(emne, "Spørgsmålet findes ikke.") for emne in svar if emne not in sagspapirer.EMNER]
        + [
            UgyldigtInput(emne, f"Skriv højst {LAENGST} tegn. Resten kan du sige på mødet.")
            for emne, tekst in svar.items()
            if len(tekst) > LAENGST
        ]
    )
    foer = {en.emne: en.tekst for en in sagspapirer.borgerens_ord(sag)}
    with lager.transaktion():
        return [
            Borgerord.objects.create(
                kommune_id=sag.kommune_id,
                sag=sag,
                emne=emne,
                tekst=tekst.strip(),
                skrevet=nu,
                skrevet_af=bruger,
            )
            for emne, tekst in svar.items()
            if tekst.strip() != foer.get(emne, "")
        ]
