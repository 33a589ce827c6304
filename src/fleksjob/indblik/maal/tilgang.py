"""Tilgangen: hvor mange der fik en sag, blev visiteret og begyndte i fleksjob, måned for måned."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, dage_mellem, dagen
from fleksjob.indblik.ord import Raekker, antal_ord

DIREKTE_DAGE = 31
"""«Den første måned» som dage. Kilden siger måned; at det er 31 dage, er husets valg."""


def tilgang(t: Tabeller, dag: date, *, aar: int) -> Table:
    """Én række for hver måned de sidste `aar` kalenderår, til og med dagens måned."""
    fra = date(dag.year - aar + 1, 1, 1)
    visitationer, job = t.perioder("visitation"), t.perioder("fleksjob")
    oprettet = t.haendelser.filter(_.type == "sag_oprettet")
    hver = ibis.union(
        _hver(oprettet, oprettet.gyldig_fra, "oprettet"),
        _hver(visitationer, visitationer.fra, "visiteret"),
        _hver(job, job.fra, "begyndt"),
        _hver(_direkte(t), _.fra, "direkte"),
    ).filter((_.dato >= dagen(fra)) & (_.dato <= dagen(dag)))
    return (
        hver.group_by(aar=_.dato.year(), maaned=_.dato.month())
        .agg(**{navn: (_.hvad == navn).sum() for navn in ("oprettet", "visiteret", "begyndt", "direkte")})
        .order_by("aar", "maaned")
    )


def _hver(tabel: Table, dato: ibis.Value, hvad: str) -> Table:
    return tabel.select(sag=tabel.sag, dato=dato, hvad=ibis.literal(hvad))


def _direkte(t: Tabeller) -> Table:
    """Visitationer uden ledighedsydelse den første måned, hvor et fleksjob løb i den."""
    return vej_ind(t).filter(_.vej == "direkte")


def vej_ind(t: Tabeller) -> Table:
    """Hver visitation og vejen ind: sag, fra og `vej` (direkte, ledighed eller hverken) efter den første måned."""
    v = t.perioder("visitation").select("sag", visiteret="fra")
    p = t.perioder("ledighedsydelse", "fleksjob").select("sag", "slags", "fra", "til")
    # Forbindes på sagen alene: en ulighed i forbindelsen gør den mange gange dyrere.
    begge = v.left_join(p, "sag")
    ramt = (dage_mellem(begge.visiteret, begge.fra) < DIREKTE_DAGE) & (
        begge.til.isnull() | (begge.til > begge.visiteret)
    )
    har = begge.group_by("sag", fra=begge.visiteret).agg(
        ledig=(ramt & (begge.slags == "ledighedsydelse")).fill_null(False).any(),
        i_job=(ramt & (begge.slags == "fleksjob")).fill_null(False).any(),
    )
    vej = ibis.cases((har.ledig, "ledighed"), (har.i_job, "direkte"), else_="hverken")
    return har.select("sag", "fra", vej=vej)


def _saetning(raekker: Raekker) -> str:
    aar = max(en["aar"] for en in raekker)
    til = max(en["maaned"] for en in raekker if en["aar"] == aar)

    def i_alt(et_aar: int, felt: str) -> int:
        return sum(en[felt] for en in raekker if en["aar"] == et_aar and en["maaned"] <= til)

    nu, foer = i_alt(aar, "visiteret"), i_alt(aar - 1, "visiteret")
    begyndt = i_alt(aar, "begyndt")
    return (
        f"{antal_ord(nu, 'er visiteret', 'er visiteret')} i {aar} til nu, mod {foer} i de samme måneder i {aar - 1}. "
        f"{antal_ord(begyndt, 'er begyndt', 'er begyndt')} i fleksjob."
    )


TILGANG = Maal(
    kode="tilgang",
    navn="Tilgang",
    definition="Hvor mange der hver måned fik en sag, blev visiteret, og begyndte i fleksjob efter en tid "
    "uden.",
    population="Alle sager i kommunen. En, der begynder i job igen efter et hul på mindst én dag, tæller "
    "igen.",
    formel="Antal hændelser «sagen er oprettet», visitationers første dag og fleksjob-perioders første dag i "
    "måneden. "
    "Direkte: fleksjob inden for den første måned efter visitationen og ingen ledighedsydelse i den.",
    kilde="Direkte i fleksjob: ingen ledighedsydelse den første måned (Beskæftigelsesudvalget 2020-21, bilag "
    "446).",
    sikkerhed="sekundaer",
    forbehold=f"«Den første måned» er regnet som {DIREKTE_DAGE} dage. {OPHAVET}",
    kolonner=(
        Kolonne("aar", "År", "kode"),
        Kolonne("maaned", "Måned", "kode"),
        Kolonne("oprettet", "Nye sager"),
        Kolonne("visiteret", "Visiteret"),
        Kolonne("begyndt", "Begyndt i fleksjob"),
        Kolonne("direkte", "Heraf visiteret direkte i fleksjob", af="visiteret"),
    ),
    byg=tilgang,
    valg={"aar": 2},
    saetning=_saetning,
)
