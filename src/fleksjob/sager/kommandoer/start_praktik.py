"""Borgeren begynder i praktik."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PraktikStartet
from fleksjob.forloeb.praktikresultat import er_lang, kraever_leder, uger_mellem
from fleksjob.forloeb.tilstand import Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.hjaelp_i_jobbet import LAENGST_UDEN_LEDER_UGER
from fleksjob.lov.sagsgang.opfoelgningsord import JOBLOEFTER
from fleksjob.sager import lager
from fleksjob.sager.kendte_virksomheder import kend_virksomhed
from fleksjob.sager.kommandoer.felter import kraev_cvr, kraev_tekst, kraev_vilkaar
from fleksjob.sager.models import Bruger, Sag


def start_praktik(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    virksomhed: str,
    formaal: str,
    cvr: str = "",
    maal: str = "",
    funktioner: str = "",
    hensyn: str = "",
    timer: float | None = None,
    timer_slut: float | None = None,
    intensitet: float | None = None,
    slut: date | None = None,
    kontakt: str = "",
    egen_virksomhed: bool = False,
    jobloefte: str = "",
    opfoelgninger: tuple[date, ...] = (),
    lang_grund: str = "",
    note: str = "",
) -> Sag:
    """Borgeren begynder i praktik. Formålet og de konkrete opgaver er det, praktikken siden kan bruges til at vise."""
    kraev_tekst("virksomhed", virksomhed, "Skriv, hvor praktikken er.")
    kraev_tekst("formaal", formaal, "Vælg, hvad praktikken skal vise.")
    kraev_cvr("cvr", cvr)
    kraev_vilkaar(Vilkaar(gyldig_fra, timer=timer, intensitet=intensitet))
    if slut is not None and slut < gyldig_fra:
        raise UgyldigtInput("slut", "Praktikken kan ikke slutte, før den begynder. Ret en af dagene.")
    _kraev_laengde(gyldig_fra, slut, lang_grund)
    if jobloefte and jobloefte not in JOBLOEFTER:
        raise UgyldigtInput("jobloefte", "Vælg, om der er et job, hvis det går.")
    if any(not gyldig_fra <= dag <= (slut or dag) for dag in opfoelgninger):
        raise UgyldigtInput("opfoelgninger", "Vælg dage inden for praktikken til at følge op.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("praktik_startet", gyldig_fra)
    kend_virksomhed(bruger.kommune_id, cvr, virksomhed)
    return sag.tilfoej(
        PraktikStartet(
            gyldig_fra=gyldig_fra,
            note=note,
            virksomhed=virksomhed,
            cvr=cvr,
            formaal=formaal,
            maal=maal,
            funktioner=funktioner,
            hensyn=hensyn,
            timer=timer,
            timer_slut=timer_slut,
            intensitet=intensitet,
            slut=slut,
            kontakt=kontakt,
            egen_virksomhed=egen_virksomhed,
            jobloefte=jobloefte,
            opfoelgninger=opfoelgninger,
            lang_grund=lang_grund,
        )
    )


def _kraev_laengde(fra: date, slut: date | None, lang_grund: str) -> None:
    """Over fire uger skal der stå hvorfor; over tolv kan ingen begynde, kun en leder forlænge."""
    antal = uger_mellem(fra, slut) if slut is not None else 0
    if kraever_leder(antal):
        raise UgyldigtInput(
            "slut",
            f"En praktik begynder med højst {LAENGST_UDEN_LEDER_UGER} uger. Skal den vare længere, kan en leder "
            "forlænge den med en grund.",
        )
    if er_lang(antal) and not lang_grund.strip():
        raise UgyldigtInput(
            "lang_grund",
            "Skriv, hvorfor der skal mere end fire uger til. To til fire uger er det sædvanlige.",
        )
