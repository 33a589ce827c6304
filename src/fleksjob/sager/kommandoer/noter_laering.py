"""Kommunen skriver ned, hvad den har lært af en afgørelse fra klageinstansen."""

from datetime import date, datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.klageord import AFGJORT
from fleksjob.lov.sagsgang.principper import EMNER
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Laering
from fleksjob.sager.sagsnumre import ligner_sagsnummer
from fleksjob.snitflader.felter import ligner_cpr


def noter_laering(
    bruger: Bruger, *, nu: datetime, dag: date, emne: str, dato: date, udfald: str, tekst: str
) -> Laering:
    """`dato` er dagen, klageinstansen afgjorde sagen. Teksten må ikke kunne føres tilbage til en borger."""
    if not bruger.is_active or not bruger.har_rolle(Rolle.SAGSBEHANDLER, Rolle.LEDER):
        raise AdgangNaegtet("Kun sagsbehandlere og ledere kan skrive her.")
    fejl = []
    if emne not in EMNER:
        fejl.append(UgyldigtInput("emne", "Vælg et af emnerne."))
    if udfald not in AFGJORT:
        fejl.append(UgyldigtInput("udfald", "Vælg klageinstansens udfald."))
    if dato > dag:
        fejl.append(UgyldigtInput("dato", "Datoen ligger ude i fremtiden; skriv den dag, det blev afgjort."))
    if not tekst.strip():
        fejl.append(UgyldigtInput("tekst", "Skriv, hvad I har lært."))
    elif ligner_cpr(tekst) or ligner_sagsnummer(tekst):
        fejl.append(UgyldigtInput("tekst", "Skriv det uden CPR-nummer og sagsnummer; alle kan læse det."))
    kast(fejl)
    laering: Laering = Laering.objects.create(
        kommune_id=bruger.kommune_id,
        emne=emne,
        dato=dato,
        udfald=udfald,
        tekst=tekst.strip(),
        skrevet=nu,
        skrevet_af=bruger,
    )
    return laering
