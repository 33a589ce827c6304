"""Ventetiden: hvor længe hvert trin tager, og hvem der ventes på nu."""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.forloeb.rejse import TRIN
from fleksjob.forloeb.tilstand import Fase
from fleksjob.indblik.maal.grund import (
    DAGE_PR_AAR,
    OPHAVET,
    Kolonne,
    Maal,
    Tabeller,
    dage_mellem,
    dagen,
    loeber,
)
from fleksjob.indblik.ord import Raekker, antal_ord
from fleksjob.indblik.ventes import DAGE_FREM, HVEM, IKKE_VENTET, RET_MED_UDLOEB


def ventetid(t: Tabeller, dag: date, *, dage: int) -> Table:
    """Én række for hvert trin: dem, der står der nu, og dem, der kom videre i perioden."""
    alle = t.perioder("trin")
    foerste = dagen(dag - timedelta(days=dage))
    trin = alle.filter(
        (alle.fra <= dagen(dag)) & (alle.til.isnull() | (alle.til > foerste)) & alle.vaerdi.startswith("S")
    )
    nu = loeber(trin, dag)
    videre = trin.til.notnull() & (trin.til <= dagen(dag)) & (trin.til > foerste)
    talt = trin.mutate(
        nu=nu, videre=videre, staaet=dage_mellem(trin.fra, dagen(dag)), tog=dage_mellem(trin.fra, trin.til)
    )
    return (
        talt.group_by(trin=_.vaerdi)
        .agg(
            nu=_.nu.sum(),
            nu_median=_.staaet.quantile(0.5, where=_.nu),
            nu_laengst=_.staaet.max(where=_.nu),
            videre=_.videre.sum(),
            median=_.tog.quantile(0.5, where=_.videre),
            gennemsnit=_.tog.mean(where=_.videre).round(1),
            ni_af_ti=_.tog.quantile(0.9, where=_.videre).round(0),
        )
        .order_by("trin")
    )


FOER_AFGOERELSEN = ("S01", "S02", "S03", "S04", "S05")
"""Trinnene fra sagen åbnes, til den er afgjort."""


def _saetning_ventetid(raekker: Raekker) -> str:
    foer = [en for en in raekker if en["trin"] in FOER_AFGOERELSEN and en["nu"]]
    if not foer:
        return "Ingen venter på en afgørelse nu."
    flest = max(foer, key=lambda en: (en["nu"], en["trin"]))
    return (
        f"{antal_ord(sum(en['nu'] for en in foer), 'sag', 'sager')} venter på en afgørelse. "
        f"Flest står på «{TRIN.get(flest['trin'], flest['trin'])}»: {antal_ord(flest['nu'], 'sag', 'sager')}, "
        f"halvdelen i mindst {antal_ord(flest['nu_median'], 'dag', 'dage')}."
    )


VENTETID = Maal(
    kode="ventetid",
    navn="Ventetid på hvert trin",
    definition="Hvor længe sagerne har stået på trinnet, og hvor længe det tog for dem, der kom videre det "
    "sidste år.",
    population="Alle sager, der står på et af rejsens S-trin på dagen, eller forlod det inden for perioden.",
    formel="Dage fra trinnets første dag til dagen (står der nu) eller til det næste trins første dag (kom "
    "videre).",
    kilde="Trinnene er dem, evalueringen «Rundt om fleksjob» (2017) beskriver.",
    sikkerhed="udledt",
    forbehold="Kun de afsluttede har en færdig tid; de længste forløb er ikke med i den, før de slutter. "
    "Trin, der "
    f"skifter, fordi tiden går, tælles fra næste hændelse. {OPHAVET}",
    kolonner=(
        Kolonne("trin", "Trin", "kode", TRIN),
        Kolonne("nu", "Står der nu"),
        Kolonne("nu_median", "Har stået (median)", "dage"),
        Kolonne("nu_laengst", "Har stået længst", "dage"),
        Kolonne("videre", "Kom videre"),
        Kolonne("median", "Det tog (median)", "dage"),
        Kolonne("gennemsnit", "Det tog (gennemsnit)", "dage"),
        Kolonne("ni_af_ti", "Ni af ti inden for", "dage"),
    ),
    byg=ventetid,
    valg={"dage": DAGE_PR_AAR},
    saetning=_saetning_ventetid,
)


def venter(t: Tabeller, dag: date, *, team: str) -> Table:
    """Én række for hver fase og hver, der ventes på. `team` tomt: hele kommunen."""
    p = t.pligter
    aaben = p.aaben & (p.gaelder_fra <= dagen(dag)) & (p.aaben_til > dagen(dag))
    ventes = (p.efter_frist != RET_MED_UDLOEB) & ~p.kode.isin(sorted(IKKE_VENTET))
    haster = (p.hvem != "os") | (p.frist <= dagen(dag + timedelta(days=DAGE_FREM)))
    valgte = p.filter(aaben & ventes & haster)
    if team:
        valgte = valgte.filter(_.team == team)
    faser = t.perioder("fase")
    nu = faser.filter(loeber(faser, dag)).select("sag", fase="vaerdi")
    med_fase = valgte.inner_join(nu, "sag")
    return (
        med_fase.mutate(ventet=dage_mellem(ibis.coalesce(_.siden, _.frist), dagen(dag)))
        .group_by("fase", "hvem")
        .agg(
            antal=_.count(),
            over_frist=(_.frist < dagen(dag)).sum(),
            laengst=ibis.greatest(_.ventet.max(), 0),
        )
        .order_by("fase", "hvem")
    )


def _saetning_venter(raekker: Raekker) -> str:
    os = sum(en["antal"] for en in raekker if en["hvem"] == "os")
    andre = sum(en["antal"] for en in raekker if en["hvem"] != "os")
    return f"{antal_ord(os, 'frist', 'frister')} ligger hos os selv, {antal_ord(andre, 'frist', 'frister')} hos andre."


VENTER = Maal(
    kode="venter",
    navn="Hvem venter på hvad",
    definition="Åbne frister efter sagens fase og efter, hvem der har bolden: borgeren, en læge, "
    "arbejdsgiveren eller os.",
    population=f"Frister, der ligger hos en anden, og vores egne, der er overskredet eller forfalder inden "
    f"{DAGE_FREM} dage. "
    "Klagefrister (en ret, der udløber) og månedens udbetaling er ikke med.",
    formel="Antal frister. Længst: dage siden der blev bedt om papiret, ellers dage over fristen.",
    kilde="Husets egen; reglen står ét sted (indblik/ventes.py), og teamets tavle spørger den også.",
    sikkerhed="egen",
    forbehold="En sag kan vente på flere og tæller så flere gange. Hvem papiret er hos, er tolket af det, "
    "der blev skrevet.",
    kolonner=(
        Kolonne("fase", "Fase", "kode", {en.value: en.navn for en in Fase}),
        Kolonne("hvem", "Venter på", "kode", {str(kode): navn for kode, navn in HVEM.items()}),
        Kolonne("antal", "Frister"),
        Kolonne("over_frist", "Over fristen"),
        Kolonne("laengst", "Længst", "dage"),
    ),
    byg=venter,
    valg={"team": ""},
    saetning=_saetning_venter,
)
