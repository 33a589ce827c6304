"""Kommunens egen kontoplan og betalingsdag, og den første uge i en sags optælling til statens refusion."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.betaling import kraev_ret
from fleksjob.sager.betalingsdag import BETALINGSDAGE
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Pengeopsaetning, Sag, Ugetal
from fleksjob.sager.pengeopsaetning import KONTI
from fleksjob.sager.projektioner import DANSK_TID

_STRENG = re.compile(r"[0-9A-Za-z.\-/ ]{0,40}")


def saet_penge_op(
    bruger: Bruger, *, konti: Mapping[str, str], betalingsdag: str, nu: datetime
) -> Pengeopsaetning:
    """Gemmer en ny udgave af opsætningen; den gamle bliver stående."""
    kraev_ret(bruger)
    fejl = [
        UgyldigtInput(konto, "Brug højst 40 tegn: tal, bogstaver, punktum, bindestreg og skråstreg.")
        for konto, streng in konti.items()
        if konto not in KONTI or not _STRENG.fullmatch(streng.strip())
    ]
    if betalingsdag not in BETALINGSDAGE and not (betalingsdag.isdigit() and 1 <= int(betalingsdag) <= 28):
        fejl.append(UgyldigtInput("betalingsdag", "Vælg en dag på listen."))
    kast(fejl)
    ny: Pengeopsaetning = Pengeopsaetning.objects.create(
        kommune_id=bruger.kommune_id,
        konti={konto: streng.strip() for konto, streng in konti.items() if streng.strip()},
        betalingsdag=betalingsdag,
        skrevet=nu,
        skrevet_af=bruger,
    )
    return ny


def oplys_foerste_uge(bruger: Bruger, nummer: str, *, foerste_uge: date, kilde: str, nu: datetime) -> Ugetal:
    """Den første uge med offentlig forsørgelse, og hvor det er læst. Begynder tællingen forfra, oplyses en ny."""
    kraev_ret(bruger)
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    fejl = []
    if foerste_uge > nu.astimezone(DANSK_TID).date():
        fejl.append(UgyldigtInput("foerste_uge", "Ugen er ikke begyndt; skriv en dag, der er gået."))
    if not kilde.strip():
        fejl.append(UgyldigtInput("kilde", "Skriv, hvor ugen er læst, fx DREAM eller ydelsessystemet."))
    kast(fejl)
    ny: Ugetal = Ugetal.objects.create(
        kommune_id=bruger.kommune_id,
        sag=sag,
        foerste_uge=foerste_uge,
        kilde=kilde.strip()[:120],
        skrevet=nu,
        skrevet_af=bruger,
    )
    return ny
