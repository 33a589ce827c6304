"""Fastholdelsesfleksjob: dem, der er skrevet som det, og dem, statistikkens regel ville tælle."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dagen
from fleksjob.indblik.maal.perioder import nummer
from fleksjob.indblik.maal.tilgang_aar import AAR
from fleksjob.indblik.ord import Raekker, antal_ord, procent

MAANEDER_FOER = 2
_HVAD = ("nye", "registreret", "foerste", "anslaaet", "uden_loen", "uden_arbejdsgiver", "tilgang")


def fastholdelse(t: Tabeller, dag: date, *, aar: int) -> Table:
    """Én række for hvert år: nye fleksjob, de registrerede, og det første fleksjob efter statistikkens regel."""
    job = t.perioder("job").filter(_.fra <= dagen(dag))
    om_alle = job.select(
        aar=job.fra.year(), hvad=ibis.ifelse(job.fastholdelse.fill_null(False), "registreret", "nye")
    )
    om_foerste = _foerste_job(t, job)
    tilgang = t.perioder("visitation").filter(_.fra <= dagen(dag))
    hver = ibis.union(
        om_alle, om_foerste, tilgang.select(aar=tilgang.fra.year(), hvad=ibis.literal("tilgang"))
    )
    return (
        hver.filter((_.aar > dag.year - aar) & (_.aar <= dag.year))
        .group_by("aar")
        .agg(**{en: (_.hvad == en).sum() for en in _HVAD})
        .mutate(nye=_.nye + _.registreret, foerste=_.foerste + _.anslaaet + _.uden_loen + _.uden_arbejdsgiver)
        .mutate(
            registreret_andel=andel(_.registreret, _.tilgang), anslaaet_andel=andel(_.anslaaet, _.tilgang)
        )
        .select(*(en.navn for en in _KOLONNER))
        .order_by("aar")
    )


def _foerste_job(t: Tabeller, job: Table) -> Table:
    """Personens første fleksjob: anslået fastholdelse, når samme virksomhed betalte løn i de to måneder før."""
    orden = [job.fra, job.job]
    foerste = (
        job.mutate(nr=ibis.row_number().over(ibis.window(group_by=job.sag, order_by=orden)))
        .filter(_.nr == 0)
        .select("sag", "fra", "arbejdsgiver", maaned=nummer(_.fra, 1))
    )
    loen = t.indkomst.filter(_.slags == "anden")
    loen = loen.select("sag", hos=loen.arbejdsgiver.fill_null(""), betalt=nummer(loen.maaned, 1))
    ramte = foerste.left_join(loen, "sag")
    lige_foer = ((ramte.betalt < ramte.maaned) & (ramte.betalt >= ramte.maaned - MAANEDER_FOER)).fill_null(
        False
    )
    hver = ramte.group_by("sag", "fra", "arbejdsgiver").agg(
        loen=lige_foer.sum(),
        samme=(lige_foer & (ramte.hos == ramte.arbejdsgiver) & (ramte.hos != "")).fill_null(False).any(),
        ukendt=(lige_foer & (ramte.hos == "")).fill_null(False).any(),
    )
    kendt = hver.arbejdsgiver.fill_null("") != ""
    hvad = ibis.cases(
        (hver.samme, "anslaaet"),
        (hver.loen == 0, "uden_loen"),
        (~kendt | hver.ukendt, "uden_arbejdsgiver"),
        else_="foerste",
    )
    return hver.select(aar=hver.fra.year(), hvad=hvad)


def _saetning(raekker: Raekker) -> str:
    nu = raekker[-1]
    tekst = (
        f"{antal_ord(nu['registreret'], 'fastholdelsesfleksjob', 'fastholdelsesfleksjob')} er registreret i "
        f"{nu['aar']} til nu, {procent(nu['registreret_andel'])} af tilgangen."
    )
    if nu["uden_loen"] == nu["foerste"]:
        return f"{tekst} Et skøn efter statistikkens regel kan ikke regnes: lønnen før jobbet er ikke oplyst."
    return f"{tekst} Efter statistikkens regel: {nu['anslaaet']}; {nu['uden_arbejdsgiver']} kan ikke afgøres."


_KOLONNER = (
    Kolonne("aar", "År", "kode"),
    Kolonne("tilgang", "Visiteret"),
    Kolonne("nye", "Nye fleksjob"),
    Kolonne("registreret", "Heraf registreret som fastholdelse", af="nye"),
    Kolonne("registreret_andel", "Registreret, af tilgangen", "andel"),
    Kolonne("foerste", "Personens første fleksjob"),
    Kolonne("anslaaet", "Heraf anslået fastholdelse", af="foerste"),
    Kolonne("anslaaet_andel", "Anslået, af tilgangen", "andel"),
    Kolonne("uden_loen", "Heraf ingen løn oplyst før", af="foerste"),
    Kolonne("uden_arbejdsgiver", "Heraf kan ikke afgøres", af="foerste"),
)

FASTHOLDELSE = Maal(
    kode="fastholdelse",
    navn="Fastholdelsesfleksjob",
    definition="Nye fleksjob på den arbejdsplads, borgeren var på i forvejen: dem, der er registreret, og et skøn "
    "efter den regel, landets statistik bruger.",
    population="Fleksjob, der begyndte i året. Skønnet ser kun på personens første.",
    formel=f"Registreret: bevilget efter LAB § 119. Anslået: den samme virksomhed betalte løn, der ikke var for et "
    f"fleksjob, i mindst én af de {MAANEDER_FOER} kalendermåneder før den, det første fleksjob begyndte i. Kan ikke "
    "afgøres: der er løn, men virksomheden er ikke oplyst begge steder. Andelene er af årets visitationer.",
    kilde="Beskæftigelsesudvalget 2020-21, spørgsmål 337: fastholdelsesfleksjob registreres ikke for sig og er anslået "
    "som det første fleksjob, hvor der er betalt løn fra samme virksomhed inden for de to foregående måneder.",
    sikkerhed="sekundaer",
    forbehold="Kilden ser på arbejdsstedet (P-nummer) og ustøttet løn; her er det virksomheden (CVR-nummer) og løn, "
    "der ikke er for et fleksjob. Er lønnen før fleksjobbet ikke hentet til arkivet, bliver skønnet for lavt; se "
    f"«ingen løn oplyst før». {OPHAVET}",
    kolonner=_KOLONNER,
    byg=fastholdelse,
    valg={"aar": AAR},
    saetning=_saetning,
)
