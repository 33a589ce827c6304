"""Klagerne: hvor mange, hvad kommunen og Ankestyrelsen kom frem til, og hvor længe det tog."""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dage_mellem, dagen
from fleksjob.indblik.maal.grupper import i_orden, og_i_alt
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.indblik.skjul import I_ALT
from fleksjob.lov.kerne.vaerdier import vaerdi

OVER = {
    "visitation": "Fleksjob eller ej",
    "sanktion": "Sanktion",
    "tilbagebetaling": "Tilbagebetaling",
    "ophoer": "Ophør",
    "job": "Jobbet",
    "stoette": "Støtte",
    "sats": "Sats",
    "anden": "Andet",
    "": "Ikke registreret",
    I_ALT: "I alt",
}


def klager(t: Tabeller, dag: date, *, aar: int) -> Table:
    """Én række for hvert år og hver art, der er klaget over, og `i_alt` for året: kommunens egen genvurdering."""
    k = _modtaget(t, dag, aar)
    frist = timedelta(weeks=round(vaerdi("genvurdering_frist", dag).vaerdi)).days
    genvurderet = (k.genvurderet <= dagen(dag)).fill_null(False)
    tog = dage_mellem(k.modtaget, ibis.ifelse(genvurderet, k.genvurderet, dagen(dag)))
    hver = k.select(
        "aar",
        "over",
        udfald=ibis.ifelse(genvurderet, k.genvurdering, "mangler"),
        for_sent=tog > frist,
        dage=ibis.ifelse(genvurderet, tog, ibis.null()),
    )
    return (
        og_i_alt(hver, "over")
        .group_by("aar", "over")
        .agg(
            modtaget=_.count(),
            fastholdt=(_.udfald == "fastholdt").sum(),
            delvis=(_.udfald == "delvis_aendret").sum(),
            medhold=(_.udfald == "aendret").sum(),
            ikke_genvurderet=(_.udfald == "mangler").sum(),
            for_sent=_.for_sent.sum(),
            uger=_uger(_.dage),
        )
        .order_by("aar", *i_orden("over"))
    )


def ankesager(t: Tabeller, dag: date, *, aar: int) -> Table:
    """Som `klager`, men af dem, der er sendt videre: Ankestyrelsens udfald og omgørelsen."""
    k = _modtaget(t, dag, aar)
    afgjort = (k.afgjort <= dagen(dag)).fill_null(False)
    videre = k.filter((k.oversendt <= dagen(dag)).fill_null(False) | afgjort)
    hver = videre.select(
        "aar",
        "over",
        udfald=ibis.ifelse(afgjort, k.udfald, ""),
        dage=ibis.ifelse(afgjort, dage_mellem(k.modtaget, k.afgjort), ibis.null()),
    )
    return (
        og_i_alt(hver, "over")
        .group_by("aar", "over")
        .agg(
            oversendt=_.count(),
            stadfaestet=(_.udfald == "stadfaestet").sum(),
            hjemvist=(_.udfald == "hjemvist").sum(),
            aendret=_.udfald.isin(("aendret", "ophaevet")).sum(),
            afvist=(_.udfald == "afvist").sum(),
            venter=(_.udfald == "").sum(),
            uger=_uger(_.dage),
        )
        .mutate(omgoerelse=andel(_.hjemvist + _.aendret, _.hjemvist + _.aendret + _.stadfaestet))
        .select(*(en.navn for en in _OM_ANKER))
        .order_by("aar", *i_orden("over"))
    )


def _modtaget(t: Tabeller, dag: date, aar: int) -> Table:
    foerste = date(dag.year - aar + 1, 1, 1)
    k = t.klager.filter((_.modtaget <= dagen(dag)) & (_.modtaget >= dagen(foerste)))
    return k.mutate(aar=k.modtaget.year(), over=k.over.fill_null(""))


def _uger(dage: ibis.Deferred) -> ibis.Deferred:
    return (dage.median() / 7).round(1)


def _saetning(raekker: Raekker) -> str:
    nu = [en for en in raekker if en["over"] == I_ALT][-1]
    return (
        f"{antal_ord(nu['modtaget'], 'klage', 'klager')} er kommet i {nu['aar']}. Kommunen har givet helt eller delvis "
        f"medhold i {nu['delvis'] + nu['medhold']}; {nu['ikke_genvurderet']} er ikke genvurderet endnu."
    )


def _saetning_anke(raekker: Raekker) -> str:
    alle = [en for en in raekker if en["over"] == I_ALT]
    omgjort = sum(en["hjemvist"] + en["aendret"] for en in alle)
    i_alt = omgjort + sum(en["stadfaestet"] for en in alle)
    fra = f"Klager siden {alle[0]['aar']}: "
    if not i_alt:
        return f"{fra}Ankestyrelsen har ikke taget stilling til nogen endnu."
    procenten = procent(round(100 * omgjort / i_alt, 1))
    return f"{fra}Ankestyrelsen har omgjort {omgjort} af de {i_alt}, den har taget stilling til: {procenten}."


_AAR_OG_ART = (Kolonne("aar", "Klagen kom i", "kode"), Kolonne("over", "Klaget over", "kode", OVER))
_OM_KLAGER = (
    *_AAR_OG_ART,
    Kolonne("modtaget", "Klager"),
    Kolonne("fastholdt", "Fastholdt", af="modtaget"),
    Kolonne("delvis", "Delvis medhold", af="modtaget"),
    Kolonne("medhold", "Fuldt medhold", af="modtaget"),
    Kolonne("ikke_genvurderet", "Ikke genvurderet", af="modtaget"),
    Kolonne("for_sent", "Over fristen", af="modtaget"),
    Kolonne("uger", "Tog (median)", "uger"),
)
_OM_ANKER = (
    *_AAR_OG_ART,
    Kolonne("oversendt", "Sendt videre"),
    Kolonne("stadfaestet", "Stadfæstet", af="oversendt"),
    Kolonne("hjemvist", "Hjemvist", af="oversendt"),
    Kolonne("aendret", "Ændret eller ophævet", af="oversendt"),
    Kolonne("afvist", "Afvist", af="oversendt"),
    Kolonne("venter", "Ikke afgjort", af="oversendt"),
    Kolonne("omgoerelse", "Omgjort", "andel", af="oversendt"),
    Kolonne("uger", "Tog (median)", "uger"),
)

KLAGER = Maal(
    kode="klager",
    navn="Klager og kommunens genvurdering",
    definition="Klager efter året, de kom, og det, der er klaget over: hvad kommunen kom frem til, da den så på sagen "
    "igen, og hvor længe det tog.",
    population="Alle klager, kommunen har fået. Udfaldet er det, der er kendt på dagen.",
    formel="Tiden er fra klagen kom, til den er genvurderet. Over fristen: genvurderet, eller stadig ikke genvurderet, "
    "senere end fristen i uger efter klagen kom.",
    kilde="Fristen for genvurdering er satsen genvurdering_frist (Ankestyrelsens klagevejledning).",
    sikkerhed="sekundaer",
    forbehold=f"Fristen er regnet, som den er på dagen. {OPHAVET}",
    kolonner=_OM_KLAGER,
    byg=klager,
    valg={"aar": 5},
    saetning=_saetning,
)

ANKESAGER = Maal(
    kode="ankesager",
    navn="Klager hos Ankestyrelsen",
    definition="Klager, kommunen har sendt til Ankestyrelsen, efter udfaldet og med omgørelsesprocenten.",
    population="Klager, der er sendt videre eller afgjort af Ankestyrelsen. Udfaldet er det, der er kendt på dagen.",
    formel="Omgørelsesprocenten er de hjemviste, ændrede og ophævede delt med dem og de stadfæstede; afviste tæller "
    "ikke med. Tiden er fra kommunen fik klagen, til Ankestyrelsen afgjorde den.",
    kilde="Ankestyrelsen, «Begreber fra statistikken» (2021): omgørelsesprocenten er hjemviste og ændrede sager set i "
    "forhold til de realitetsbehandlede.",
    sikkerhed="ordret",
    forbehold="Ankestyrelsen tæller efter året, den afgør; her er det året, klagen kom, så de seneste års andele er af "
    f"få. Før juli 2013 var det Beskæftigelsesankenævnet. {OPHAVET}",
    kolonner=_OM_ANKER,
    byg=ankesager,
    valg={"aar": 5},
    saetning=_saetning_anke,
)
