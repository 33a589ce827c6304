"""En periode med ledighedsydelse: CV, samtaler, anden aktør og revurdering, til tiden eller for sent."""

from datetime import date, timedelta

from fleksjob.demo.blad import Blad
from fleksjob.demo.jobsoegningsspor import jobsoegning
from fleksjob.forloeb import haendelser as h

_TAETTE_SAMTALER_FRA = date(2020, 1, 1)
"""Fra 2020 mindst fire samtaler i et halvt år; før da omtrent hver tredje måned (`viden` LED-1)."""


_HOLDES = 0.85  # antagelse: andel af de planlagte samtaler, der bliver holdt
_ET_AAR = timedelta(days=366)
_SATSER = ("hoej", "hoej", "hoej", "lav", "lav-forsoerger")


def ledighed(blad: Blad, fra: date, til: date | None = None) -> None:
    """Skriver perioden fra og med `fra` til (ikke med) `til`; uden `til` løber den endnu."""
    slut = til or blad.dag
    blad.skriv(h.LedighedsydelseStartet, fra, sats=blad.en_af(_SATSER))
    cv = blad.efter(fra, 3, 19) if blad.chance(0.88) else blad.efter(fra, 22, 45)
    if cv <= slut:
        blad.skriv(h.CvRegistreret, cv, "borger")
    _samtaler(blad, fra, slut)
    _anden_aktoer(blad, fra, slut)
    _revurderinger(blad, fra, slut)
    if til is None:
        jobsoegning(blad, fra)
    if til:
        blad.skriv(h.LedighedsydelseOphoert, til, aarsag="fleksjob")


def _samtaler(blad: Blad, fra: date, slut: date) -> None:
    halvt_aar = fra + timedelta(days=182)
    dag = blad.efter(fra, 7, 21)
    while dag <= slut:
        if blad.chance(_HOLDES):
            blad.skriv(h.SamtaleAfholdt, dag, art="jobsamtale")
        if dag < _TAETTE_SAMTALER_FRA:
            dag = blad.efter(dag, 72, 88)
        else:
            dag = blad.efter(dag, 35, 48) if dag < halvt_aar else blad.efter(dag, 120, 260)


def _anden_aktoer(blad: Blad, fra: date, slut: date) -> None:
    tilbudt = blad.efter(fra, 165, 200)
    if tilbudt <= slut and blad.chance(0.75):
        blad.skriv(h.AndenAktoerTilbudt, tilbudt, aktoer="Vejkanten Job og Vilje")
    henvist = blad.efter(fra, 345, 390)
    if henvist <= slut and blad.chance(0.75):
        blad.skriv(h.AndenAktoerHenvist, henvist, aktoer="Vejkanten Job og Vilje")


def _revurderinger(blad: Blad, fra: date, slut: date) -> None:
    """Hver gang ydelsen har løbet et år; nogle få bliver glemt, så længe den løber."""
    dag = blad.efter(fra, 375, 530)
    sluttede = slut < blad.dag
    if sluttede and slut - fra > _ET_AAR:
        dag = min(dag, slut)
    while dag <= slut:
        if sluttede or blad.chance(0.85):
            blad.skriv(h.RevurderingAfsluttet, dag, udfald="fortsat berettiget")
        dag = blad.efter(dag, 340, 420)
