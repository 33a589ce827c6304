"""Skridtene i jobsøgningen: opsamling, plan, samtaler, varighed og anden aktør."""

from datetime import date, timedelta
from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.ledighedslaengde import ledighed
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Rulleliste, Tekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.sagsgang.jobsoegning import (
    BUDSKAB,
    EMNER,
    FORLOEBET,
    FORMER,
    RESULTATER,
    SE_PAA,
    STILSTAND,
)
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.sager.kommandoer.gennemgaa_ledighed import ANLEDNINGER

FANEN = "kontor:jobsoegning"
VALG_EMNER = [(emne.kode, emne.navn) for emne in EMNER]


class JobsoegningsFormular(SkridtFormular):
    """Et skridt, som fører tilbage til fanen."""

    tilbage = FANEN


class OpsamlingHoldt(JobsoegningsFormular):
    """Det første møde lige efter afgørelsen."""

    kode = "opsamling_holdt"
    overskrift = "Opsamling efter afgørelsen"
    indledning = (
        "Tal anbefalingen igennem, hør, hvordan tiden før har været, og sig det vigtigste. "
        f"Resten kan vente til næste gang. Sætningen at gentage: «{BUDSKAB}»"
    )
    datonavn = "Holdt den"
    knap = "Gem opsamlingen"
    udelad = frozenset({"taeller"})

    form = Valg(label="Hvordan mødtes I?", choices=list(FORMER.items()))
    anbefaling = Valg(
        label="Har I talt anbefalingen og afgørelsen igennem?", choices=[("ja", "Ja"), ("nej", "Ikke endnu")]
    )
    forloebet = Valg(label="Hvordan har tiden før været, siger borgeren?", choices=list(FORLOEBET.items()))
    ordene = betinget(
        LangTekst(
            label="Borgerens egne ord om tiden før", linjer=4,
            help_text="Kan også være om helbred. Kun de, der behandler sagen, kan læse det.",
        )
    )  # fmt: skip
    oplevelser = betinget(
        LangTekst(
            label="Job og praktikker, der har sat sig", linjer=3,
            help_text="Det gode og det dårlige. Så gentager vi ikke det, der tog modet.",
        )
    )  # fmt: skip
    emner = Flervalg(
        label="Det fik borgeren at vide i dag", required=False, choices=VALG_EMNER,
        help_text="Lidt ad gangen. Det, I ikke nåede, står som «mangler» til næste gang.",
    )  # fmt: skip
    taeller = Valg(
        label="Tæller mødet også som den første jobsamtale?",
        choices=[("ja", "Ja"), ("nej", "Nej")],
        help_text="Kun når borgeren får ledighedsydelse fra den dag eller før.",
    )

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        return {
            "taeller": "ja" if tilstand.faar_ledighedsydelse else "nej",
            "form": "fremmoede",
            "anbefaling": "ja",
        }

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        ja = "ja" if getattr(haendelse, "anbefaling", False) else "nej"
        return super().fra_haendelse(haendelse) | {"anbefaling": ja, "taeller": "nej"}

    def nyttelast(self) -> dict[str, Any]:
        last = super().nyttelast()
        jobsamtale = {} if self.rettes is not None else {"jobsamtale": self.cleaned_data["taeller"] == "ja"}
        return last | {"anbefaling": self.cleaned_data["anbefaling"] == "ja"} | jobsamtale


class JobsoegningsplanAftalt(JobsoegningsFormular):
    """Planen er aftalt."""

    kode = "jobsoegningsplan_aftalt"
    overskrift = "Planen er aftalt"
    indledning = "Gem, når I er enige om planen, som den står nu. Giv borgeren planen på én side."
    datonavn = "Aftalt den"
    knap = "Gem aftalen"


class MinPlanRegistreret(JobsoegningsFormular):
    """Planen står i Min Plan."""

    kode = "min_plan_registreret"
    overskrift = "Planen står i Min Plan"
    indledning = "Skriv den dag, planen blev lagt i Min Plan på Jobnet. Teksten kan kopieres fra planen her."
    datonavn = "Lagt i Min Plan den"


class JobnetUndtaget(JobsoegningsFormular):
    """Undtaget fra CV eller Min Plan."""

    kode = "jobnet_undtaget"
    overskrift = "Undtag fra Jobnet"
    indledning = (
        "Nogle borgere kan undtages fra CV på Jobnet og Min Plan. Hvem loven tillader det for, er ikke læst her; "
        "skriv grunden, så den kan ses efter."
    )
    datonavn = "Undtaget fra"

    pligt = Valg(
        label="Hvad gælder det?",
        choices=[("cv", "CV på Jobnet"), ("min_plan", "Min Plan"), ("begge", "Begge dele")],
    )
    grund = LangTekst(label="Hvorfor, og hvad gør I i stedet?", linjer=3, max_length=500)


class SamtaleAfholdt(JobsoegningsFormular):
    """En samtale i kontaktforløbet."""

    kode = "samtale_afholdt"
    overskrift = "Registrér samtale"
    indledning = "Kun jobsamtaler tæller i kontaktforløbet. En opfølgning på telefon tæller ikke."
    datonavn = "Samtalen blev holdt den"
    knap = "Gem samtalen"

    art = Rulleliste(
        label="Slags samtale",
        choices=[
            ("jobsamtale", "Jobsamtale"),
            ("trekantsmoede", "Trekantsmøde med borger og virksomhedskonsulent"),
            ("raadighedssamtale", "Rådighedssamtale"),
            ("opfoelgning", "Anden opfølgning"),
            ("telefon", "Opfølgning på telefon imellem samtalerne"),
        ],
    )
    form = betinget(
        Valg(
            label="Hvordan talte I sammen?",
            choices=list(FORMER.items()),
            help_text="Hvornår en jobsamtale må holdes på telefon eller video, er ikke læst i loven.",
        )
    )
    emner = Flervalg(label="Det fik borgeren at vide (igen)", required=False, choices=VALG_EMNER)
    note = LangTekst(
        label="Det talte I om",
        required=False,
        linjer=4,
        help_text="Aftaler med dato skrives på fanen Jobsøgning.",
    )


class SamtaleOensket(JobsoegningsFormular):
    """Borgeren beder om en samtale."""

    kode = "samtale_oensket"
    overskrift = "Borgeren beder om en samtale"
    indledning = (
        "Borgeren har ret til at bede om en samtale. Loven sætter ingen dage på; aftal en tid med det samme."
    )
    datonavn = "Bedt om den"

    note = LangTekst(label="Hvad handler det om?", required=False, linjer=2, max_length=500)


class SamtalerFritaget(JobsoegningsFormular):
    """Undtaget fra de fire samtaler."""

    kode = "samtaler_fritaget"
    overskrift = "Undtag fra samtaler"
    indledning = (
        "Fra 1. juli 2026 kan kommunen undtage en borger fra de fire samtaler. Den første holdes med alle, og borgeren "
        "kan altid selv bede om en."
    )
    datonavn = "Undtaget fra"

    grund = LangTekst(label="Hvorfor?", linjer=3, max_length=500)


class LedighedGennemgaaet(JobsoegningsFormular):
    """Varigheden eller stilstanden er gennemgået."""

    kode = "ledighed_gennemgaaet"
    overskrift = "Gennemgå ledigheden"
    indledning = (
        "Hvad står mest i vejen, og hvad gør vi nu? Har vi selv ladet sagen ligge, så skriv det; "
        "så kan vi rette op."
    )
    datonavn = "Gennemgået den"
    knap = "Gem gennemgangen"

    anledning = Rulleliste(label="Hvad gør, at I ser på den nu?", choices=list(ANLEDNINGER.items()))
    grund = Valg(label="Hvad står mest i vejen?", choices=list(STILSTAND.items()))
    aftalt = LangTekst(label="Hvad sker der nu, og hvem gør det?", linjer=3, max_length=600)
    naeste = betinget(Dato(label="Hvornår ser I på den igen?"))

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        tid = ledighed(tilstand)
        alarm = tid.alarm(dag) if tid else None
        return {
            "anledning": alarm.kode if alarm else "stilstand",
            "naeste": dag + timedelta(days=28),
        }


class AndenAktoerTilbudt(JobsoegningsFormular):
    """Tilbud om anden aktør."""

    kode = "anden_aktoer_tilbudt"
    overskrift = "Registrér tilbud om anden aktør"
    indledning = "Efter 6 måneder på ledighedsydelse har borgeren ret til en anden aktør."
    begreber = ("anden_aktoer",)
    datonavn = "Tilbudt den"

    aktoer = Tekst(label="Anden aktør", max_length=120)
    note = LangTekst(label="Hvad siger borgeren?", required=False, linjer=2, max_length=500)


class AndenAktoerHenvist(JobsoegningsFormular):
    """Henvisning til anden aktør."""

    kode = "anden_aktoer_henvist"
    overskrift = "Henvis til anden aktør"
    indledning = "Skriv, hvad de skal se med friske øjne, så borgeren ikke får mere af det samme."
    begreber = ("anden_aktoer",)
    datonavn = "Forløbet begynder"

    aktoer = Tekst(label="Anden aktør", max_length=120)
    til = betinget(Dato(label="Aftalt sidste dag"))
    se_paa = Flervalg(label="Hvad skal de se på?", choices=list(SE_PAA.items()), required=False)
    notat = betinget(
        LangTekst(
            label="Det har vi prøvet, og det kan vi ikke selv se", linjer=4, max_length=2000,
            help_text="Teksten er til aktøren. Skriv ikke om helbred; skånehensyn er nok.",
        )
    )  # fmt: skip

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        return {"til": laeg_maaneder_til(dag, 3)}


class AndenAktoerAfsluttet(JobsoegningsFormular):
    """Resultatet fra anden aktør."""

    kode = "anden_aktoer_afsluttet"
    overskrift = "Resultat fra anden aktør"
    begreber = ("anden_aktoer",)
    datonavn = "Sluttet den"
    knap = "Gem resultatet"

    resultat = Valg(label="Hvad kom der ud af det?", choices=list(RESULTATER.items()))
    rapport = betinget(
        LangTekst(label="Aktørens tilbagemelding", linjer=5, max_length=4000, help_text="Det nye, de så.")
    )


class LedighedsydelseOphoert(JobsoegningsFormular):
    """Ledighedsydelsen ophører."""

    kode = "ledighedsydelse_ophoert"
    overskrift = "Stop ledighedsydelse"
    begreber = ("ledighedsydelse",)
    datonavn = "Første dag uden ledighedsydelse"
    knap = "Stop ledighedsydelsen"

    aarsag = Tekst(label="Årsag")


JOBSOEGNINGENS = (
    OpsamlingHoldt,
    JobsoegningsplanAftalt,
    MinPlanRegistreret,
    JobnetUndtaget,
    SamtaleAfholdt,
    SamtaleOensket,
    SamtalerFritaget,
    LedighedGennemgaaet,
    AndenAktoerTilbudt,
    AndenAktoerHenvist,
    AndenAktoerAfsluttet,
    LedighedsydelseOphoert,
)
