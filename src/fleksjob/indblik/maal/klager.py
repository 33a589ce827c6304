"""Klagerne: hvor mange, hvad kommunen og Ankestyrelsen kom frem til, og hvor længe det tog."""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dage_mellem, dagen
from fleksjob.indblik.maal.grupper import i_orden, og_i_alt
from fleksjob.indblik.maal.tilgang_aar import AAR
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.indblik.skjul import I_ALT
from fleksjob.lov.kerne.vaerdier import vaerdi

OMGJORT = ("aendret", "ophaevet", "hjemvist")
"""Ankestyrelsens udfald, der er en omgørelse."""
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
    """Én række for hvert år og hver art, der er klaget over, og `i_alt` for året, efter dagen klagen kom."""
    k = t.klager.filter((_.modtaget <= dagen(dag)) & (_.modtaget >= dagen(date(dag.year - aar + 1, 1, 1))))
    frist = timedelta(weeks=round(vaerdi("genvurdering_frist", dag).vaerdi)).days
    genvurderet = (k.genvurderet <= dagen(dag)).fill_null(False)
    afgjort = (k.afgjort <= dagen(dag)).fill_null(False)
    tog = dage_mellem(k.modtaget, ibis.ifelse(genvurderet, k.genvurderet, dagen(dag)))
    hver = k.mutate(
        aar=k.modtaget.year(),
        over=k.over.fill_null(""),
        kommunen=ibis.ifelse(genvurderet, k.genvurdering, "mangler"),
        instansen=ibis.ifelse(afgjort, k.udfald, "mangler"),
        videre=(k.oversendt <= dagen(dag)).fill_null(False) | afgjort,
        for_sent=tog > frist,
        genvurdering_dage=ibis.ifelse(genvurderet, tog, ibis.null()),
        sluttet_dage=ibis.ifelse(afgjort, dage_mellem(k.modtaget, k.afgjort), ibis.null()),
    )
    return (
        og_i_alt(hver, "over")
        .group_by("aar", "over")
        .agg(
            modtaget=_.count(),
            fastholdt=(_.kommunen == "fastholdt").sum(),
            delvis=(_.kommunen == "delvis_aendret").sum(),
            medhold=(_.kommunen == "aendret").sum(),
            ikke_genvurderet=(_.kommunen == "mangler").sum(),
            for_sent=_.for_sent.sum(),
            uger=_uger(_.genvurdering_dage),
            oversendt=_.videre.sum(),
            stadfaestet=(_.instansen == "stadfaestet").sum(),
            omgjort=_.instansen.isin(OMGJORT).sum(),
            hjemvist=(_.instansen == "hjemvist").sum(),
            afvist=(_.instansen == "afvist").sum(),
            uger_i_alt=_uger(_.sluttet_dage),
        )
        .mutate(
            venter=_.oversendt - _.stadfaestet - _.omgjort - _.afvist,
            omgoerelse=andel(_.omgjort, _.omgjort + _.stadfaestet),
        )
        .select(*(en.navn for en in _KOLONNER))
        .order_by("aar", *i_orden("over"))
    )


def _uger(dage: ibis.Deferred) -> ibis.Deferred:
    return (dage.median() / 7).round(1)


def _saetning(raekker: Raekker) -> str:
    nu = [en for en in raekker if en["over"] == I_ALT][-1]
    tekst = (
        f"{antal_ord(nu['modtaget'], 'klage', 'klager')} er kommet i {nu['aar']}. Kommunen har givet helt eller delvis "
        f"medhold i {nu['delvis'] + nu['medhold']}; {nu['ikke_genvurderet']} er ikke genvurderet."
    )
    if nu["omgoerelse"] is None:
        return tekst
    return (
        f"{tekst} Ankestyrelsen har omgjort {procent(nu['omgoerelse'])} af dem, den har taget stilling til."
    )


_KOLONNER = (
    Kolonne("aar", "År", "kode"),
    Kolonne("over", "Klaget over", "kode", OVER),
    Kolonne("modtaget", "Klager"),
    Kolonne("fastholdt", "Kommunen: fastholdt", af="modtaget"),
    Kolonne("delvis", "Kommunen: delvis medhold", af="modtaget"),
    Kolonne("medhold", "Kommunen: fuldt medhold", af="modtaget"),
    Kolonne("ikke_genvurderet", "Ikke genvurderet", af="modtaget"),
    Kolonne("for_sent", "Genvurdering over fristen", af="modtaget"),
    Kolonne("uger", "Til genvurdering (median)", "uger"),
    Kolonne("oversendt", "Sendt til Ankestyrelsen", af="modtaget"),
    Kolonne("stadfaestet", "Stadfæstet", af="oversendt"),
    Kolonne("omgjort", "Omgjort", af="oversendt"),
    Kolonne("hjemvist", "Heraf hjemvist", af="omgjort"),
    Kolonne("afvist", "Afvist", af="oversendt"),
    Kolonne("venter", "Venter hos Ankestyrelsen", af="oversendt"),
    Kolonne("omgoerelse", "Omgjort, af de realitetsbehandlede", "andel", af="oversendt"),
    Kolonne("uger_i_alt", "Til Ankestyrelsens afgørelse (median)", "uger"),
)

KLAGER = Maal(
    kode="klager",
    navn="Klager og deres udfald",
    definition="Klager efter året, de kom, og det, der er klaget over: kommunens genvurdering, Ankestyrelsens udfald, "
    "omgørelsesprocenten og ventetiden.",
    population="Alle klager, kommunen har fået. Udfaldet er det, der er kendt på dagen.",
    formel="Omgørelse: ændret, ophævet eller hjemvist, delt med dem og de stadfæstede; afviste tæller ikke med. Over "
    "fristen: genvurderet, eller stadig ikke genvurderet, senere end fristen i uger efter klagen kom.",
    kilde="Ankestyrelsen, «Begreber fra statistikken»: omgørelsesprocenten er hjemviste og ændrede sager i forhold til "
    "de realitetsbehandlede. Fristen for genvurdering: satsen genvurdering_frist, Ankestyrelsens klagevejledning.",
    sikkerhed="ordret",
    forbehold="Ankestyrelsen tæller efter året, den afgør; her er det året, klagen kom, så de seneste års andele er af "
    f"få. Før juli 2013 var det Beskæftigelsesankenævnet. {OPHAVET}",
    kolonner=_KOLONNER,
    byg=klager,
    valg={"aar": AAR},
    saetning=_saetning,
)
