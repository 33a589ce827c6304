"""Tiden på ledighedsydelse: samtaler, CV, anden aktør og revurdering af retten.

Revurderingen (AKL § 74 c) kan ikke siges som en simpel relation: den udløses, når der er modtaget ydelse i 12
måneder inden for 18, og skal være afsluttet, når der er modtaget ydelse i 18. Den står som regel nedenfor.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from fleksjob.lov.kalender import laeg_maaneder_til
from fleksjob.lov.relationer import (
    FOER_LAB_2020,
    FOER_REFORM_JULI,
    LAB_2020,
    NY_ORDNING,
    REFORM_JULI,
    Betingelse,
    Fristregel,
    Genaabner,
    Relation,
    Spaerring,
    Svar,
    Trin,
    Udelukker,
    altid,
)
from fleksjob.lov.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.vaerdier import dansk_dato

RET = altid("AKL § 74")
RAADIGHED = altid("AKL § 75")
REVURDERING = altid("AKL § 74 c")
KONTAKT_FOER_2020 = altid("Reglerne om kontaktforløb (dagældende)")
KONTAKT = altid("LAB, kontaktforløb")
KONTAKT_2026 = altid("LAB, kontaktforløb (LOV nr. 1750 af 29/12/2025)")
ANDEN_AKTOER = altid("Reglerne om anden aktør (kendt fra 2017)")
AKTOER_FRA = date(2017, 1, 1)
AKTOER_TVIVL = "Reglen er set for 2017; om den stadig gælder, er ikke fastslået."

_MENS_YDELSEN_LOEBER = ("anden_aktoer_tilbudt", "anden_aktoer_henvist")
# Begyndte ydelsen under en tidligere regel, følger de fire samtaler efter den første samtale under den nye.
_FOERSTE_TID = ("ledighedsydelse_startet", "samtale_afholdt:jobsamtale")
_SLUT_PAA_YDELSE = ("ledighedsydelse_ophoert", "fleksjob_startet", "sag_lukket")


def foerste_tid_slutter(ydelsen_fra: date, dag: date, retsgrundlag: Retsgrundlag = GAELDENDE) -> date:
    """Dagen, hvor den første tid på ydelse, som de fire jobsamtaler skal ligge i, er gået."""
    return laeg_maaneder_til(ydelsen_fra, round(retsgrundlag.vaerdi("jobsamtaler_periode", dag).vaerdi))


class Ydelsesperiode(msgspec.Struct, frozen=True):
    """Ledighedsydelse fra og med `fra` til (ikke med) `til`; None: løber endnu."""

    fra: date
    til: date | None = None


class Revurdering(msgspec.Struct, frozen=True):
    """Én revurdering: hvornår den udløses, og hvornår den senest skal være afsluttet.

    Datoer, der kun nås, hvis ydelsen fortsætter, er regnet på, at den gør. Løber ingen ydelse, og er grænsen
    ikke nået, er datoen None: uret står stille.
    """

    nummer: int
    regnet_fra: date
    udloest: date | None
    frist: date | None
    regnestykke: str


def revurdering(
    nummer: int,
    perioder: Sequence[Ydelsesperiode],
    regnet_fra: date,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> Revurdering:
    """Revurdering nr. `nummer`, talt fra dagen `regnet_fra`.

    n måneder er nået, når der er modtaget ydelse i lige så mange dage, som der er i de n måneder efter den
    første dag, der tælles med. En ubrudt periode giver derfor præcis n måneder efter sin start.
    """
    dage = _dage_med_ydelse(perioder, regnet_fra)
    gaelder = max(regnet_fra, NY_ORDNING)
    optjening = round(retsgrundlag.vaerdi("revurdering_optjening", gaelder).vaerdi)
    vindue = round(retsgrundlag.vaerdi("revurdering_vindue", gaelder).vaerdi)
    senest = round(retsgrundlag.vaerdi("revurdering_afsluttet_senest", gaelder).vaerdi)
    udloest = _naaet(dage, optjening, vindue)
    frist = None
    if udloest is not None:
        frist = _naaet(_fra(dage, laeg_maaneder_til(udloest, -vindue)), senest, None)
    return Revurdering(
        nummer, regnet_fra, udloest, frist, _regnestykke(optjening, vindue, senest, udloest, frist)
    )


def dage_med_ydelse(perioder: Sequence[tuple[date, date | None]], pr: date) -> int:
    """Dage med ledighedsydelse før dagen `pr`."""
    return sum(max(0, (min(til or pr, pr) - fra).days) for fra, til in perioder)


_ENDELOES = date(9000, 1, 1)
_KLIP = timedelta(days=3)


def _dage_med_ydelse(perioder: Sequence[Ydelsesperiode], fra: date) -> list[tuple[date, date]]:
    """Perioderne fra dagen `fra`, som halvåbne par; en løbende periode regnes at fortsætte."""
    return _fra([(p.fra, p.til or _ENDELOES) for p in perioder], fra)


def _fra(perioder: list[tuple[date, date]], dag: date) -> list[tuple[date, date]]:
    return [(max(fra, dag), til) for fra, til in perioder if max(fra, dag) < til]


def _naaet(perioder: list[tuple[date, date]], maaneder: int, vindue: int | None) -> date | None:
    """Første dag, hvor der er modtaget ydelse i `maaneder` (inden for de seneste `vindue` måneder)."""
    for nummer, (fra, til) in enumerate(perioder):
        til_og_med = perioder[: nummer + 1]
        lav, hoej = fra, min(til, laeg_maaneder_til(fra, maaneder) + _KLIP)
        if not _nok(til_og_med, hoej, maaneder, vindue):
            continue
        while lav < hoej:
            midt = lav + (hoej - lav) // 2
            if _nok(til_og_med, midt, maaneder, vindue):
                hoej = midt
            else:
                lav = midt + timedelta(days=1)
        return hoej
    return None


def _nok(perioder: list[tuple[date, date]], dag: date, maaneder: int, vindue: int | None) -> bool:
    talt = _fra(perioder, laeg_maaneder_til(dag, -vindue)) if vindue else perioder
    if not talt:
        return False
    foerste = talt[0][0]
    modtaget = sum(max(0, (min(til, dag) - fra).days) for fra, til in talt)
    return modtaget >= (laeg_maaneder_til(foerste, maaneder) - foerste).days


def _regnestykke(optjening: int, vindue: int, senest: int, udloest: date | None, frist: date | None) -> str:
    if udloest is None:
        return f"ydelsen løber ikke, og {optjening} måneder inden for {vindue} er ikke nået; uret står stille"
    tekst = f"{optjening} måneder inden for {vindue} nås {dansk_dato(udloest)}"
    if frist is None:
        return f"{tekst}; ydelsen løber ikke, og {senest} måneder er ikke nået, så uret står stille"
    return f"{tekst}, og {senest} måneder med ydelse nås {dansk_dato(frist)}"


TRIN = (
    Trin(kode="ledighedsydelse_startet", navn="Start ledighedsydelse", hjemmel=RET),
    Trin(kode="ledighedsydelse_ophoert", navn="Stop ledighedsydelse", hjemmel=RET),
    Trin(kode="samtale_afholdt", navn="Hold samtale", hjemmel=KONTAKT),
    Trin(kode="cv_registreret", navn="Registrér CV", hjemmel=RAADIGHED),
    Trin(kode="jobsoegning_logget", navn="Skriv i joblog", hjemmel=RAADIGHED),
    Trin(kode="anden_aktoer_tilbudt", navn="Tilbyd anden aktør", hjemmel=ANDEN_AKTOER),
    Trin(kode="anden_aktoer_henvist", navn="Henvis til anden aktør", hjemmel=ANDEN_AKTOER),
    Trin(kode="revurdering_afsluttet", navn="Afslut revurdering", hjemmel=REVURDERING),
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(
            skridt=skridt,
            kraever=("visiteret",),
            hvorfor="Borgeren er ikke visiteret til fleksjob.",
            hjemmel=RET,
        )
        for skridt in ("ledighedsydelse_startet", "cv_registreret", "jobsoegning_logget")
    ),
    Betingelse(
        skridt="samtale_afholdt",
        kraever=("sag_oprettet", "visiteret"),
        hvorfor="Der er ingen sag endnu; opret den først.",
        hjemmel=KONTAKT,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("ledighedsydelse_startet",),
            hvorfor="Borgeren har ikke fået ledighedsydelse.",
            hjemmel=RET,
        )
        for skridt in (
            "ledighedsydelse_ophoert",
            "anden_aktoer_tilbudt",
            "anden_aktoer_henvist",
            "revurdering_afsluttet",
        )
    ),
    Spaerring(
        skridt="ledighedsydelse_startet",
        vagt="over_folkepensionsalderen",
        hvorfor="Borgeren har nået folkepensionsalderen.",
        hjemmel=RET,
    ),
    Spaerring(
        skridt="ledighedsydelse_startet",
        vagt="job_loeber",
        hvorfor="Borgeren er i fleksjob.",
        hjemmel=RET,
    ),
    Spaerring(
        skridt="ledighedsydelse_startet",
        vagt="visiteret_som_selvstaendig",
        hvorfor="Borgeren er visiteret til tilskud som selvstændig, ikke til fleksjob.",
        hjemmel=RET,
    ),
    Udelukker(
        naar="ledighedsydelse_startet",
        skridt=("ledighedsydelse_startet",),
        hvorfor="Borgeren får allerede ledighedsydelse.",
        hjemmel=RET,
    ),
    Udelukker(
        naar="ledighedsydelse_ophoert",
        skridt=("ledighedsydelse_ophoert",),
        hvorfor="Borgeren får ikke ledighedsydelse.",
        hjemmel=RET,
    ),
    Genaabner(naar="ledighedsydelse_ophoert", skridt=("ledighedsydelse_startet",), hjemmel=RET),
    Genaabner(
        naar="ledighedsydelse_startet",
        skridt=("ledighedsydelse_ophoert", *_MENS_YDELSEN_LOEBER),
        hjemmel=RET,
    ),
    *(
        Udelukker(
            naar=naar,
            skridt=_MENS_YDELSEN_LOEBER,
            hvorfor="Borgeren får ikke ledighedsydelse.",
            hjemmel=RET,
        )
        for naar in ("ledighedsydelse_ophoert", "fleksjob_startet")
    ),
    Udelukker(
        naar="fleksjob_startet",
        skridt=("ledighedsydelse_startet", "ledighedsydelse_ophoert"),
        hvorfor="Borgeren er i fleksjob.",
        hjemmel=RET,
    ),
    Genaabner(naar="fleksjob_ophoert", skridt=("ledighedsydelse_startet",), hjemmel=RET),
    Svar(
        kode="cv_jobnet",
        navn="CV på Jobnet",
        efter=("ledighedsydelse_startet",),
        skal=("cv_registreret",),
        tidligere_svar_siden="fleksjob_startet",
        frist=Fristregel("uger", "cv_frist"),
        art="lov",
        ansvarlig="borger",
        hjemmel=RAADIGHED,
        fra=NY_ORDNING,
        bortfalder=_SLUT_PAA_YDELSE,
        forklaring="CV'et skal være på Jobnet 3 uger efter retten til ledighedsydelse: {regnestykke}.",
    ),
    Svar(
        kode="jobsamtale",
        navn="Jobsamtale hver 3. måned",
        efter=("ledighedsydelse_startet", "samtale_afholdt:jobsamtale"),
        skal=("samtale_afholdt:jobsamtale",),
        frist=Fristregel("maaneder", "jobsamtale_interval"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KONTAKT_FOER_2020,
        til=FOER_LAB_2020,
        vagt="faar_ledighedsydelse",
        nyt_navn="rytme",
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold="Rytmen er set for 2012 og for 2017; at den gjaldt hele tiden indtil 2020, er antaget.",
        forklaring="Samtaler mindst hver 3. måned: {regnestykke}.",
    ),
    Svar(
        kode="jobsamtale",
        navn="Fire jobsamtaler på seks måneder",
        efter=_FOERSTE_TID,
        skal=("samtale_afholdt:jobsamtale",),
        antal="jobsamtaler_antal",
        vagt="foerste_tid_paa_ydelse",
        frist=Fristregel("maaneder", "jobsamtaler_periode", "ydelse"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KONTAKT,
        fra=LAB_2020,
        til=FOER_REFORM_JULI,
        bortfalder=_SLUT_PAA_YDELSE,
        forklaring=(
            "Mindst {antal} jobsamtaler i de første 6 måneder med ledighedsydelse: {regnestykke}. "
            "Holdt: {sket}."
        ),
    ),
    Svar(
        kode="jobsamtale",
        navn="Fire jobsamtaler på seks måneder",
        efter=_FOERSTE_TID,
        skal=("samtale_afholdt:jobsamtale",),
        antal="jobsamtaler_antal",
        vagt="foerste_tid_paa_ydelse",
        frist=Fristregel("maaneder", "jobsamtaler_periode", "ydelse"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KONTAKT_2026,
        fra=REFORM_JULI,
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold=(
            "Kommunen skal holde samtaler med mindst 75 procent af målgruppen og kan undtage den enkelte; "
            "den første samtale skal holdes med alle."
        ),
        forklaring=(
            "Mindst {antal} jobsamtaler i de første 6 måneder med ledighedsydelse, medmindre borgeren er "
            "undtaget: {regnestykke}. Holdt: {sket}."
        ),
    ),
    Svar(
        kode="anden_aktoer_ret",
        navn="Ret til anden aktør",
        efter=("ledighedsydelse_startet",),
        skal=("anden_aktoer_tilbudt", "anden_aktoer_henvist"),
        frist=Fristregel("maaneder", "anden_aktoer_ret_efter"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=ANDEN_AKTOER,
        fra=AKTOER_FRA,
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold=AKTOER_TVIVL,
        forklaring="Ret til en anden aktør efter et halvt år på ledighedsydelse: {regnestykke}.",
    ),
    Svar(
        kode="anden_aktoer_pligt",
        navn="Henvisning til anden aktør",
        efter=("ledighedsydelse_startet",),
        skal=("anden_aktoer_henvist",),
        frist=Fristregel("maaneder", "anden_aktoer_pligt_efter"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=ANDEN_AKTOER,
        fra=AKTOER_FRA,
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold=AKTOER_TVIVL,
        forklaring="Kommunen skal henvise til en anden aktør efter et år på ledighedsydelse: {regnestykke}.",
    ),
)
