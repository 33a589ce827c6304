"""Revurderingen af retten til ledighedsydelse (AKL § 74 c), og andre grænser, der tælles i tid med ydelse.

Revurderingen udløses, når der er modtaget ydelse i 12 måneder inden for 18, og igen hver gang. Den skal være afsluttet,
når der er modtaget ydelse i 18 måneder. Ydelse under barsel og sorgorlov tælles ikke med. En ny kommune har, når de 18
måneder ikke kan nås på grund af flytningen, 6 måneder fra den.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import Frist, laeg_maaneder_til, maaneder_fra, periode
from fleksjob.lov.sagsgang.relationer import NY_ORDNING, altid
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.ure import Stop, samlede, uden_stop

REVURDERING = altid("AKL § 74 c")


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
