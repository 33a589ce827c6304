"""Personer og fuldtidspersoner på fleksjob og ledighedsydelse, måned for måned, delt som Jobindsats deler dem."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, dagen
from fleksjob.indblik.maal.grupper import ALDER_SAADAN, OM_PERSONEN, navne, om_personen, tjek
from fleksjob.indblik.maal.perioder import MAANEDER_I, begynder, nummer, seneste_hele, tidsrum
from fleksjob.indblik.ord import Raekker, antal_ord

YDELSER = {"fleksjob": "Fleksjob", "ledighedsydelse": "Ledighedsydelse"}
ALLE = "alle"
"""Koden for en dimension, der ikke er spurgt om."""


def personer(t: Tabeller, dag: date, *, ydelse: str, periode: str, antal_perioder: int, efter: str) -> Table:
    """Én række for hver ydelse, periode og gruppe, hvor der er nogen. Summer over grupper er tilladt, ikke over tid."""
    laengde = MAANEDER_I[tjek(periode, MAANEDER_I)]
    delt = [tjek(en.strip(), OM_PERSONEN) for en in efter.split(",") if en.strip()]
    valgte = [ydelse] if tjek(ydelse, ("", *YDELSER)) else [*YDELSER]
    sidste = seneste_hele(dag, laengde)
    hver = _i_perioderne(t, valgte, sidste - antal_perioder + 1, sidste, laengde)
    if delt:
        hver = hver.inner_join(t.sager, "sag")
        aar = hver.nr * laengde // 12
        hver = hver.mutate(**{en: om_personen(hver, en, aar) for en in delt})
    uden = {en: ibis.literal(ALLE) for en in OM_PERSONEN if en not in delt}
    return (
        hver.group_by("ydelse", "nr", *delt)
        .agg(antal=(~_.fortsat).sum(), dage=_.dage.sum())
        .mutate(periode=_periodens_kode(_.nr, laengde), fuldtid=_fuldtid(_.dage, _.nr, laengde), **uden)
        .select(*(en.navn for en in _KOLONNER))
        .order_by("ydelse", "periode", *OM_PERSONEN)
    )


def _i_perioderne(t: Tabeller, ydelser: list[str], fra: int, til: int, laengde: int) -> Table:
    """Hvert forløb delt i de perioder, det rammer: dagene i perioden, og om personen allerede er talt i den.

    Et forløb er en fortsættelse i den periode, hvor personens forrige på samme ydelse sluttede.
    """
    foerste, sidste = tidsrum(fra, laengde).foerste, tidsrum(til, laengde).slut
    alle = t.perioder(*ydelser)
    ramte = alle.filter((alle.fra < dagen(sidste)) & (alle.til.isnull() | (alle.til > dagen(foerste))))
    ende = ibis.least(ibis.coalesce(ramte.til, dagen(sidste)), dagen(sidste))
    ramte = ramte.select(
        "sag",
        ydelse="slags",
        fra=ibis.greatest(ramte.fra, dagen(foerste)),
        til=ende,
        forrige=ramte.til.lag().over(ibis.window(group_by=[ramte.sag, ramte.slags], order_by=ramte.fra)),
    )
    # Perioden til og med den sidste dag; derfor dagen før `til`.
    ramte = ramte.mutate(
        fra_nr=nummer(ramte.fra, laengde),
        slut_nr=nummer((ramte.til - ibis.interval(days=1)).cast("date"), laengde) + 1,
        forrige_nr=nummer((ramte.forrige - ibis.interval(days=1)).cast("date"), laengde),
    )
    delt = ramte.mutate(nr=ibis.range(ramte.fra_nr, ramte.slut_nr, 1).unnest())
    delt = delt.mutate(
        i_fra=ibis.greatest(delt.fra, begynder(delt.nr, laengde)),
        i_til=ibis.least(delt.til, begynder(delt.nr + 1, laengde)),
        fortsat=(delt.nr == delt.forrige_nr).fill_null(False),
    )
    return delt.select("sag", "ydelse", "nr", "fortsat", dage=delt.i_til.delta(delt.i_fra, unit="day"))


def _periodens_kode(nr: ibis.Deferred, laengde: int) -> ibis.Deferred:
    """«2026M05», «2026Q2» eller «2026», som Jobindsats skriver dem."""
    i_aaret = 12 // laengde
    aar = (nr // i_aaret).cast("string")
    if laengde == 12:
        return aar
    plads = (nr % i_aaret + 1).cast("string")
    return aar + "M" + plads.lpad(2, "0") if laengde == 1 else aar + "Q" + plads


def _fuldtid(dage: ibis.Deferred, nr: ibis.Deferred, laengde: int) -> ibis.Deferred:
    return (dage / begynder(nr + 1, laengde).delta(begynder(nr, laengde), unit="day")).round(1)


def _saetning(raekker: Raekker) -> str:
    sidste = max(en["periode"] for en in raekker)
    dele = []
    for ydelse, navn in YDELSER.items():
        nu = [en for en in raekker if en["periode"] == sidste and en["ydelse"] == ydelse]
        if nu:
            fuldtid = antal_ord(round(sum(en["fuldtid"] for en in nu)), "fuldtidsperson", "fuldtidspersoner")
            hoveder = antal_ord(sum(en["antal"] for en in nu), "person", "personer")
            dele.append(f"{navn}: {hoveder}, {fuldtid}.")
    return f"{periodens_navn(sidste)}. {' '.join(dele)}"


_MAANEDER = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober"),
    *("november", "december"),
)


def periodens_navn(kode: str) -> str:
    """«2026M05» som «Maj 2026», «2026Q2» som «2. kvartal 2026»."""
    aar, slags, nr = kode[:4], kode[4:5], kode[5:]
    if slags == "M":
        return f"{_MAANEDER[int(nr) - 1].capitalize()} {aar}"
    return f"{nr}. kvartal {aar}" if slags == "Q" else f"Året {aar}"


_KOLONNER = (
    Kolonne("ydelse", "Ydelse", "kode", YDELSER),
    Kolonne("periode", "Periode", "kode"),
    *(
        Kolonne(en, navn, "kode", {**navne(en), ALLE: "Alle"})
        for en, navn in (("kommune", "Kommune"), ("region", "Region"), ("koen", "Køn"), ("alder", "Alder"))
    ),
    Kolonne("antal", "Personer"),
    Kolonne("dage", "Dage med ydelsen", "dage"),
    Kolonne("fuldtid", "Fuldtidspersoner", "personer"),
)

PERSONER = Maal(
    kode="personer",
    navn="Personer på fleksjob og ledighedsydelse",
    definition="Hvor mange forskellige personer der havde ydelsen i perioden, og hvor mange fuldtidspersoner det er.",
    population="Alle med mindst én dag i fleksjob eller på ledighedsydelse i perioden. Kun perioder, der er slut.",
    formel="En person tælles én gang i hver periode. Fuldtidspersoner: dage med ydelsen delt med periodens dage; en "
    "dag i fleksjob er en hel dag uanset timer. Alder regnes periodens sidste dag.",
    kilde="Jobindsats Y08A02 (fleksjob) og Y09A02 (ledighedsydelse): antal personer og antal fuldtidspersoner.",
    sikkerhed="udledt",
    forbehold="Jobindsats' egen omregning til fuldtidspersoner er ikke læst; den her er et forslag. Jobindsats "
    "fastlægger alderen forløbets sidste dag, når det er slut; her er det periodens. "
    f"{ALDER_SAADAN} Kommunen er den, der har sagen nu. Andelen af arbejdsstyrken er ikke med: den har ingen kilde "
    f"her. {OPHAVET}",
    kolonner=_KOLONNER,
    byg=personer,
    valg={"ydelse": "", "periode": "maaned", "antal_perioder": 13, "efter": ""},
    saetning=_saetning,
)
