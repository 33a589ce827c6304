"""Praksis: hvor mange job bliver vurderet igen, og hvor mange arbejdspladser beder om hjælp?"""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dagen
from fleksjob.indblik.ord import Raekker, antal_ord, procent

_OPFULGT, _KALD = "opfoelgning_afholdt", "hjaelp_oensket"


def ny_vurdering(t: Tabeller, dag: date, *, aar: int) -> Table:
    """Én række for hvert af de sidste `aar` kalenderår: sager i fleksjob, og hvad der skete i dem."""
    h = t.haendelser
    foerste = date(dag.year - aar + 1, 1, 1)
    skete = h.filter(
        h.type.isin((_OPFULGT, _KALD)) & (h.gyldig_fra >= dagen(foerste)) & (h.gyldig_fra <= dagen(dag))
    )
    pr_sag = skete.group_by(aar=skete.gyldig_fra.year(), sag=skete.sag).agg(
        fulgt_op=(_.type == _OPFULGT).any(),
        afklaring=((_.type == _OPFULGT) & (_.udfald == "afklaring")).any(),
        kald_borger=((_.type == _KALD) & (_.maade == "borger")).any(),
        kald_arbejdsgiver=((_.type == _KALD) & (_.maade == "arbejdsgiver")).any(),
    )
    felter = ("fulgt_op", "afklaring", "kald_borger", "kald_arbejdsgiver")
    i_job = _i_job(t, dag, aar)
    hver = i_job.left_join(pr_sag, ["sag", "aar"]).select(
        "aar", **{felt: pr_sag[felt].fill_null(False) for felt in felter}
    )
    return (
        hver.group_by("aar")
        .agg(i_job=_.count(), **{felt: hver[felt].sum() for felt in felter})
        .mutate(
            afklaring_andel=andel(_.afklaring, _.i_job),
            arbejdsgiver_andel=andel(_.kald_arbejdsgiver, _.i_job),
        )
        .order_by("aar")
    )


def _i_job(t: Tabeller, dag: date, aar: int) -> Table:
    """Én række for hver sag og hvert år, den har fleksjob mindst én dag i."""
    p = t.perioder("fleksjob")
    foerste = dag.year - aar + 1
    alle = p.filter((p.fra <= dagen(dag)) & (p.til.isnull() | (p.til > dagen(date(foerste, 1, 1)))))
    aarene = alle.select("sag", "fra", "til", aar=ibis.range(foerste, dag.year + 1).unnest()).mutate(
        aar=_.aar.cast("int32")
    )
    sidste = ibis.ifelse(aarene.til.isnull(), dag.year, (aarene.til - ibis.interval(days=1)).year())
    i_aaret = aarene.filter((aarene.fra.year() <= aarene.aar) & (sidste >= aarene.aar))
    return i_aaret.select("sag", "aar").distinct()


def _saetning(raekker: Raekker) -> str:
    en = max(raekker, key=lambda en: en["aar"])
    return (
        f"I {en['aar']} har {antal_ord(en['i_job'], 'person', 'personer')} været i fleksjob; hos "
        f"{procent(en['afklaring_andel'])} er det besluttet, at arbejdsevnen skal afklares igen, og hos "
        f"{procent(en['arbejdsgiver_andel'])} har arbejdspladsen bedt om hjælp."
    )


NY_VURDERING = Maal(
    kode="ny_vurdering",
    navn="Arbejdsevnen vurderet igen",
    definition="Andelen af personer i fleksjob, hvor en opfølgning endte med, at arbejdsevnen skal afklares "
    "igen, og hvor borgeren eller arbejdspladsen bad om hjælp.",
    population="Personer i fleksjob mindst én dag i året. Enheden er personer; den, der er fulgt op på to "
    "gange, tæller én.",
    formel="Personer med mindst én opfølgning med konklusionen «arbejdsevnen skal afklares igen», delt med "
    "alle i fleksjob i året; det samme for kald om hjælp.",
    kilde="Spørgsmålet er fra «Rundt om fleksjob» (2017), figur 22-23: hvor tit virksomheden beder om en ny vurdering.",
    sikkerhed="egen",
    forbehold="Hændelserne siger ikke, hvem der bad om en ny vurdering; et kald om hjælp fra arbejdspladsen er det "
    "nærmeste og kan handle om andet. Evalueringens tal er jobcentrenes svar. Året er ikke slut, når dagen er i det. "
    f"{OPHAVET}",
    kolonner=(
        Kolonne("aar", "År", "kode"),
        Kolonne("i_job", "I fleksjob i året"),
        Kolonne("fulgt_op", "Fulgt op", af="i_job"),
        Kolonne("afklaring", "Skal afklares igen", af="i_job"),
        Kolonne("kald_borger", "Borgeren bad om hjælp", af="i_job"),
        Kolonne("kald_arbejdsgiver", "Arbejdspladsen bad om hjælp", af="i_job"),
        Kolonne("afklaring_andel", "Skal afklares igen", "andel", af="i_job"),
        Kolonne("arbejdsgiver_andel", "Arbejdspladsen bad om hjælp", "andel", af="i_job"),
    ),
    byg=ny_vurdering,
    valg={"aar": 3},
    saetning=_saetning,
)
