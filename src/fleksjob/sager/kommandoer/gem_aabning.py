"""Skriv en åbning, eller ret den. Enhver medarbejder kan; en arbejdsgiver kan tilbyde opgaver i sin egen virksomhed."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from fleksjob.forloeb.matchbegreber import navne
from fleksjob.forloeb.matchprofil import Indhold
from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput, kast
from fleksjob.sager import aabningsbegreber as begreber
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.del_aabninger import opdater_nabokort
from fleksjob.sager.kommandoer.felter import kraev_cvr
from fleksjob.sager.lager import transaktion
from fleksjob.sager.models import Aabning, Aabningsskridt, Bruger, Job, Virksomhed
from fleksjob.sager.projektioner import DANSK_TID

INGEN_AABNING = "Åbningen findes ikke, eller du har ikke adgang til den."
_TEKSTER = {"titel": 80, "virksomhed": 120, "sted": 120, "kontakt": 120, "kanal": 80, "note": 500}
HOEJST_TIMER = 37


def opret_aabning(
    bruger: Bruger,
    *,
    nu: datetime,
    indhold: Indhold,
    kilde: str,
    cvr: str = "",
    postnr: str = "",
    fuldtidsloen: float | None = None,
    se_efter: date | None = None,
    delt: bool = False,
    **tekster: str,
) -> Aabning:
    """Lægger åbningen i registret. Det, en arbejdsgiver tilbyder, venter, til en medarbejder har set det."""
    arbejdsgiver = bruger.is_active and bruger.rolle == Rolle.ARBEJDSGIVER and bool(bruger.virksomhed_cvr)
    if not arbejdsgiver and not bruger.har_rolle(*MEDARBEJDERE):
        raise AdgangNaegtet("Åbninger skrives af kommunens medarbejdere og af virksomheder.")
    if arbejdsgiver:
        cvr, kilde, delt = bruger.virksomhed_cvr, "virksomhed", False
        tekster["virksomhed"] = _navnet(bruger)
    dag = nu.astimezone(DANSK_TID).date()
    felter = _efterset(indhold, kilde, cvr, postnr, tekster)
    with transaktion():
        ny: Aabning = Aabning.objects.create(
            kommune_id=bruger.kommune_id,
            indhold=begreber.som_tekst(indhold),
            fuldtidsloen=_kroner(fuldtidsloen),
            status="tilbudt" if arbejdsgiver else "aaben",
            delt=delt,
            fundet=dag,
            fundet_af=bruger,
            enhed=bruger.team if not arbejdsgiver else "",
            se_efter=se_efter or dag + begreber.SER_EFTER,
            aendret=nu,
            **felter,
        )
        noter_skridt(bruger, ny, "oprettet", nu, tekst=begreber.KILDER[kilde])
        opdater_nabokort(ny, nu)
    return ny


def ret_aabning(
    bruger: Bruger,
    nr: int,
    *,
    nu: datetime,
    indhold: Indhold,
    kilde: str,
    cvr: str = "",
    postnr: str = "",
    fuldtidsloen: float | None = None,
    se_efter: date | None = None,
    delt: bool = False,
    **tekster: str,
) -> Aabning:
    """Retter åbningen. Hvad der blev rettet, står i historien."""
    with transaktion():
        aabning = hent_aabning(bruger, nr)
        felter = _efterset(indhold, kilde, cvr, postnr, tekster)
        felter |= {
            "indhold": begreber.som_tekst(indhold),
            "fuldtidsloen": _kroner(fuldtidsloen),
            "delt": delt,
        }
        felter |= {"se_efter": se_efter or aabning.se_efter}
        aendret = [_FELTNAVNE[felt] for felt in felter if getattr(aabning, felt) != felter[felt]]
        if not aendret:
            return aabning
        for felt, vaerdi in felter.items():
            setattr(aabning, felt, vaerdi)
        aabning.aendret = nu
        aabning.save()
        noter_skridt(bruger, aabning, "rettet", nu, tekst=f"Rettet: {', '.join(aendret)}"[:300])
        opdater_nabokort(aabning, nu)
    return aabning


_FELTNAVNE = {
    "indhold": "opgaver og vilkår", "fuldtidsloen": "løn", "delt": "deling", "se_efter": "se efter-dagen",
    "titel": "overskrift", "virksomhed": "virksomhed", "sted": "sted", "kontakt": "kontakt", "kanal": "kanal",
    "note": "note", "cvr": "CVR-nummer", "postnr": "postnummer", "kilde": "kilde",
}  # fmt: skip


def hent_aabning(bruger: Bruger, nr: int) -> Aabning:
    """Åbningen til ændring; rejser, når den ikke er medarbejderens kommunes."""
    fundet = None
    if bruger.har_rolle(*MEDARBEJDERE):
        fundet = Aabning.for_bruger(bruger).filter(pk=nr).first()
    if fundet is None:
        raise AdgangNaegtet(INGEN_AABNING)
    return fundet


def noter_skridt(
    bruger: Bruger, aabning: Aabning, art: str, nu: datetime, *, tekst: str = "", sag_id: int | None = None
) -> None:
    """Ét skridt i åbningens historie, skrevet én gang."""
    Aabningsskridt.objects.create(
        kommune_id=aabning.kommune_id,
        aabning=aabning,
        art=art,
        til=aabning.status,
        tekst=tekst,
        sag_id=sag_id,
        tid=nu,
        af=bruger,
    )


def _navnet(bruger: Bruger) -> str:
    """Virksomhedens navn, som kommunen kender det fra sine sager."""
    firmaer = Virksomhed.for_bruger(bruger).filter(cvr=bruger.virksomhed_cvr).values_list("navn", flat=True)
    job = Job.for_bruger(bruger).exclude(virksomhed="").values_list("virksomhed", flat=True)
    return firmaer.first() or job.order_by("pk").first() or ""


def _kroner(beloeb: float | None) -> Decimal | None:
    return None if beloeb is None else Decimal(str(round(beloeb, 2)))


def _efterset(
    indhold: Indhold, kilde: str, cvr: str, postnr: str, tekster: Mapping[str, str]
) -> dict[str, Any]:
    """Kolonnerne, når alt er efterset; rejser med alle fejl på én gang."""
    fejl: list[UgyldigtInput] = []
    ud: dict[str, Any] = {"kilde": kilde, "cvr": cvr, "postnr": postnr}
    for felt, hoejst in _TEKSTER.items():
        try:
            ud[felt] = begreber.kraev_uden_helbred(felt, tekster.get(felt, ""), hoejst)
        except UgyldigtInput as en:
            fejl.append(en)
    if kilde not in begreber.KILDER:
        fejl.append(UgyldigtInput("kilde", "Vælg, hvor du har den fra."))
    if postnr and not (len(postnr) == 4 and postnr.isascii() and postnr.isdigit()):
        fejl.append(UgyldigtInput("postnr", "Skriv postnummeret med fire cifre."))
    try:
        kraev_cvr("cvr", cvr)
    except (UgyldigtInput, UgyldigeInput) as en:
        fejl += en.fejl if isinstance(en, UgyldigeInput) else [en]
    kast([*fejl, *_indholdsfejl(indhold)])
    if not ud["titel"]:
        opgaver = [*navne("opgaver", indhold.opgaver), *indhold.andre_opgaver]
        while len(opgaver) > 1 and len(", ".join(opgaver)) > 80:
            opgaver.pop()
        ud["titel"] = ", ".join(opgaver)[:80]
    return ud


def _indholdsfejl(indhold: Indhold) -> list[UgyldigtInput]:
    fejl = []
    if not indhold.opgaver and not indhold.andre_opgaver:
        fejl.append(UgyldigtInput("opgaver", "Vælg mindst én opgave, eller skriv den selv."))
    for tekst in indhold.andre_opgaver:
        try:
            begreber.kraev_uden_helbred("andre_opgaver", tekst, 80)
        except UgyldigtInput as en:
            fejl.append(en)
    for felt in ("timer_fra", "timer_til"):
        timer = getattr(indhold, felt)
        if timer is not None and not 0 < timer <= HOEJST_TIMER:
            fejl.append(UgyldigtInput(felt, "Skriv timer om ugen over 0 og op til 37. Få timer er fint."))
    if (
        indhold.timer_fra is not None
        and indhold.timer_til is not None
        and indhold.timer_fra > indhold.timer_til
    ):
        fejl.append(UgyldigtInput("timer_til", "Det højeste antal timer skal være mindst det laveste."))
    return fejl
