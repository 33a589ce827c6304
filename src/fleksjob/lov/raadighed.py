"""Tiden på ledighedsydelse: rådighed, CV, fravær, sanktioner, anden aktør og revurdering af retten.

Revurderingen (AKL § 74 c) kan ikke siges som en simpel relation: den udløses, når der er modtaget ydelse i 12
måneder inden for 18, og skal være afsluttet, når der er modtaget ydelse i 18. Den står som regel nedenfor.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from fleksjob.lov.kalender import Frist, laeg_maaneder_til, maaneder_fra, periode
from fleksjob.lov.relationer import (
    NY_ORDNING,
    Betingelse,
    Fristregel,
    Genaabner,
    Milepael,
    Relation,
    Spaerring,
    Svar,
    Trin,
    Udelukker,
    altid,
)
from fleksjob.lov.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.ure import Stop, samlede, uden_stop
from fleksjob.lov.vaerdier import dansk_dato

RET = altid("AKL § 74")
RAADIGHED = altid("AKL § 75")
REVURDERING = altid("AKL § 74 c")
ANDEN_AKTOER = altid("Reglerne om anden aktør (kendt fra 2017)")
AKTOER_FRA = date(2017, 1, 1)
SANKTION = altid("AKL § 77 a")
SAGENS_FRAVAER = altid("AKL § 74 (sygdom, barsel og sorgorlov)")
FLYTNING = altid("AKL § 74 c, stk. 1")

_MENS_YDELSEN_LOEBER = ("anden_aktoer_tilbudt", "anden_aktoer_henvist", "udeblivelse", "raadighed_vurderet")
_SLUT_PAA_YDELSE = ("ledighedsydelse_ophoert", "fleksjob_startet", "sag_lukket")


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


class Redegoerelse(msgspec.Struct, frozen=True):
    """En af de redegørelser, en revurdering skal hvile på."""

    kode: str
    tekst: str


REDEGOERELSER = (
    Redegoerelse("tilbud", "hvilke tilbud der er brugt"),
    Redegoerelse("ressourcer", "hvilke ressourcer borgeren har, med borgerens eget syn"),
    Redegoerelse("arbejdsevne", "hvorfor arbejdsevnen stadig er varigt nedsat"),
    Redegoerelse("pension", "at førtidspension eller seniorpension er overvejet"),
)
"""AKL § 74 c: de fire redegørelser, revurderingen bygger på."""


def manglende_redegoerelser(givne: Sequence[str]) -> tuple[Redegoerelse, ...]:
    """Dem, der mangler, i lovens orden."""
    return tuple(en for en in REDEGOERELSER if en.kode not in givne)


def revurdering(
    nummer: int,
    perioder: Sequence[Ydelsesperiode],
    regnet_fra: date,
    retsgrundlag: Retsgrundlag = GAELDENDE,
    *,
    uden: Sequence[Stop] = (),
) -> Revurdering:
    """Revurdering nr. `nummer`, talt fra dagen `regnet_fra`. `uden` er den tid, der ikke tælles med.

    n måneder er nået, når der er modtaget ydelse i lige så mange dage, som der er i de n måneder efter den
    første dag, der tælles med. En ubrudt periode giver derfor præcis n måneder efter sin start.
    """
    dage = uden_stop(_dage_med_ydelse(perioder, regnet_fra), uden)
    gaelder = max(regnet_fra, NY_ORDNING)
    optjening = round(retsgrundlag.vaerdi("revurdering_optjening", gaelder).vaerdi)
    vindue = round(retsgrundlag.vaerdi("revurdering_vindue", gaelder).vaerdi)
    senest = round(retsgrundlag.vaerdi("revurdering_afsluttet_senest", gaelder).vaerdi)
    udloest = _naaet(dage, optjening, vindue)
    frist = None
    if udloest is not None:
        frist = _naaet(_fra(dage, laeg_maaneder_til(udloest, -vindue)), senest, None)
    tekst = _regnestykke(optjening, vindue, senest, udloest, frist) + _fradrag(uden, regnet_fra, frist)
    return Revurdering(nummer, regnet_fra, udloest, frist, tekst)


def efter_flytning(frist: date, flyttet: date, retsgrundlag: Retsgrundlag = GAELDENDE) -> Frist:
    """Fristen for den nye kommune, når 18 måneder ikke kan overholdes på grund af flytningen."""
    maaneder = retsgrundlag.vaerdi("revurdering_flytning", max(flyttet, NY_ORDNING))
    efter = maaneder_fra(flyttet, round(maaneder.vaerdi))
    tekst = f"kan det ikke nås på grund af flytningen, senest {efter.regnestykke}"
    return Frist(max(frist, efter.dato), tekst, maaneder.forbehold)


def jobrettet_uddannelse_inden(
    perioder: Sequence[Ydelsesperiode], retsgrundlag: Retsgrundlag = GAELDENDE
) -> date | None:
    """Dagen, hvor de måneder med ydelse, som retten til jobrettet uddannelse skal bruges i, er gået.

    None: ydelsen løber ikke, og de er ikke gået. Hvem der har retten, og hvor lang uddannelsen er, er ikke læst.
    """
    if not perioder:
        return None
    maaneder = retsgrundlag.vaerdi("jobrettet_uddannelse_inden", perioder[0].fra)
    return _naaet(_dage_med_ydelse(perioder, perioder[0].fra), round(maaneder.vaerdi), None)


def hoej_sats_slutter(
    perioder: Sequence[Ydelsesperiode], fleksydelsesalder: date, retsgrundlag: Retsgrundlag = GAELDENDE
) -> date | None:
    """Første dag, hvor de høje satser er brugt op efter fleksydelsesalderen; None: ikke endnu.

    `perioder` er tiden på de høje satser; `fleksydelsesalder` er den dag, borgeren når alderen, og må oplyses.
    """
    maaneder = retsgrundlag.vaerdi("hoej_sats_ved_fleksydelsesalder", fleksydelsesalder)
    return _naaet(_dage_med_ydelse(perioder, fleksydelsesalder), round(maaneder.vaerdi), None)


def dage_med_ydelse(perioder: Sequence[tuple[date, date | None]], pr: date) -> int:
    """Dage med ledighedsydelse før dagen `pr`."""
    return sum(max(0, (min(til or pr, pr) - fra).days) for fra, til in perioder)


_ENDELOES = date(9000, 1, 1)
_STILLE = "der løber ingen ydelse, som tæller"
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
        return f"{_STILLE}, og {optjening} måneder inden for {vindue} er ikke nået; uret står stille"
    tekst = f"{optjening} måneder inden for {vindue} nås {dansk_dato(udloest)}"
    if frist is None:
        return f"{tekst}; {_STILLE}, og {senest} måneder er ikke nået, så uret står stille"
    return f"{tekst}, og {senest} måneder med ydelse nås {dansk_dato(frist)}"


def _fradrag(uden: Sequence[Stop], regnet_fra: date, frist: date | None) -> str:
    """Den tid, der ikke er talt med, skrevet efter regnestykket."""
    tider = [
        et
        for et in samlede(uden)
        if (et.til is None or et.til > regnet_fra) and (frist is None or et.fra <= frist)
    ]
    if not tider:
        return ""
    navngivne = (
        f"{periode(et.fra, et.til - timedelta(days=1))} ({et.grund}, {(et.til - et.fra).days} dage)"
        if et.til
        else f"fra {dansk_dato(et.fra)} ({et.grund})"
        for et in tider
    )
    return f"; tiden {' og '.join(navngivne)} er ikke talt med"


TRIN = (
    Trin(kode="ledighedsydelse_startet", navn="Start ledighedsydelse", hjemmel=RET),
    Trin(kode="ledighedsydelse_ophoert", navn="Stop ledighedsydelse", hjemmel=RET),
    Trin(kode="cv_registreret", navn="Registrér CV", hjemmel=RAADIGHED),
    Trin(kode="jobsoegning_logget", navn="Skriv i joblog", hjemmel=RAADIGHED),
    Trin(kode="anden_aktoer_tilbudt", navn="Tilbyd anden aktør", hjemmel=ANDEN_AKTOER),
    Trin(kode="anden_aktoer_henvist", navn="Henvis til anden aktør", hjemmel=ANDEN_AKTOER),
    Trin(kode="udeblivelse", navn="Notér udeblivelse", hjemmel=RAADIGHED),
    Trin(kode="raadighed_vurderet", navn="Vurdér rådighed", hjemmel=RAADIGHED),
    Trin(kode="sanktion", navn="Træf afgørelse om sanktion", hjemmel=SANKTION),
    Trin(kode="revurdering_udskudt", navn="Udskyd revurdering efter flytning", hjemmel=FLYTNING),
    Trin(kode="revurdering_afsluttet", navn="Afslut revurdering", hjemmel=REVURDERING),
    Trin(kode="orlov_paabegyndt", navn="Registrér orlov", hjemmel=SAGENS_FRAVAER),
    Trin(kode="orlov_afsluttet", navn="Afslut orlov", hjemmel=SAGENS_FRAVAER),
    Trin(kode="sygdom_paabegyndt", navn="Registrér sygdom", hjemmel=SAGENS_FRAVAER),
    Trin(kode="sygdom_afsluttet", navn="Raskmeld", hjemmel=SAGENS_FRAVAER),
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
            "udeblivelse",
            "raadighed_vurderet",
            "revurdering_udskudt",
            "revurdering_afsluttet",
        )
    ),
    Betingelse(
        skridt="sanktion",
        kraever=("ledighedsydelse_startet", "fleksjob_ophoert"),
        hvorfor="Borgeren har hverken fået ledighedsydelse eller forladt et fleksjob.",
        hjemmel=SANKTION,
    ),
    Betingelse(
        skridt="sanktion",
        kraever=("partshoering_sendt",),
        siden="sanktion",
        hvorfor="Borgeren skal høres, før der træffes afgørelse om en sanktion; send en partshøring først.",
        hjemmel=SANKTION,
    ),
    Milepael(
        skridt="sanktion",
        venter_paa="partshoering_svar",
        hvorfor="Borgeren har frist til {frist} til at svare på partshøringen.",
        hjemmel=SANKTION,
    ),
    Spaerring(
        skridt="revurdering_udskudt",
        vagt="ikke_tilflyttet",
        hvorfor="Borgeren er ikke flyttet til fra en anden kommune, så fristen kan ikke udskydes af den grund.",
        hjemmel=FLYTNING,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("sag_oprettet", "visiteret"),
            hvorfor="Der er ingen sag endnu; opret den først.",
            hjemmel=SAGENS_FRAVAER,
        )
        for skridt in ("orlov_paabegyndt", "orlov_afsluttet", "sygdom_paabegyndt", "sygdom_afsluttet")
    ),
    *(
        Spaerring(skridt=skridt, vagt=vagt, hvorfor=hvorfor, hjemmel=SAGENS_FRAVAER)
        for skridt, vagt, hvorfor in (
            ("orlov_paabegyndt", "orlov_loeber", "Der er en orlov, som ikke er afsluttet."),
            ("orlov_afsluttet", "ingen_orlov", "Der er ingen orlov at afslutte."),
            ("sygdom_paabegyndt", "sygdom_loeber", "Borgeren er allerede sygemeldt."),
            ("sygdom_afsluttet", "ingen_sygdom", "Borgeren er ikke sygemeldt."),
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
        forklaring="Kommunen skal henvise til en anden aktør efter et år på ledighedsydelse: {regnestykke}.",
    ),
    Svar(
        kode="raadighedsvurdering",
        navn="Vurdering af rådighed",
        efter=("udeblivelse",),
        skal=("raadighed_vurderet", "sanktion"),
        frist=Fristregel("ingen"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=RAADIGHED,
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold=(
            "AKL § 75 er ikke læst i sin helhed, og hvor tit og hvornår rådigheden skal vurderes, er ikke fundet."
        ),
        forklaring="Borgeren udeblev {regnestykke}. Vurdér, om borgeren stadig står til rådighed.",
    ),
    Svar(
        kode="jobsoegningsplan",
        navn="Jobsøgningen dokumenteres",
        efter=("sanktion:plan_i_3_maaneder",),
        skal=("raadighed_vurderet", "sanktion"),
        frist=Fristregel("maaneder", "sanktion_plan_maaneder"),
        art="lov",
        ansvarlig="borger",
        hjemmel=altid("AKL kap. 7 (paragraffen er ikke set)"),
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold="Reglen er læst hos en kommune (Vejle), ikke i loven.",
        forklaring=(
            "Borgeren har en plan og skal dokumentere sin jobsøgning: {regnestykke}. "
            "Er borgeren derefter stadig ikke aktivt jobsøgende uden rimelig grund, stopper ydelsen."
        ),
    ),
)
