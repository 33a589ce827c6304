"""Opfølgning i jobbet, kald om hjælp, tegn og rytme, status i det midlertidige fleksjob og fornyelse af bevillingen."""

from datetime import date, timedelta
from typing import Any, ClassVar

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.opfoelgningstegn import forslag as foreslaaet
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Rulleliste, Tekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.job import JobFormular, job_navn
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.opfoelgningsord import (
    AENDRET,
    ANBEFALINGER,
    EMNENAVNE,
    KUN_I_PRAKTIK,
    PROEVET,
    RYTMER,
    SNAKKE,
    STATUSKONKLUSIONER,
    SVAR_PAA_KALD,
    TEGN,
)

FANEN = "kontor:opfoelgning"
JA_NEJ = [("ja", "Ja"), ("nej", "Nej")]
IKKE_SYGDOM = "Skriv om arbejdet, aldrig om sygdom."


class OpfoelgningAfholdt(JobFormular):
    """En opfølgning, der rettes. Den holdes i skemaet på sagens side Opfølgning."""

    kode = "opfoelgning_afholdt"
    tilbage = FANEN
    overskrift = "Ret opfølgningen"
    indledning = (
        "Her rettes dagen og slagsen. Det, der blev sagt, står på arket og rettes med en ny opfølgning."
    )
    begreber = ("opfoelgning", "skaanehensyn")
    datonavn = "Opfølgningen blev holdt den"
    knap = "Gem opfølgningen"

    art = Valg(
        label="Hvilken opfølgning?",
        choices=[
            ("3_mdr", "Efter 3 måneder (anbefalet)"),
            ("6_mdr", "Efter 6 måneder (anbefalet)"),
            ("30_mdr", "Efter 2½ år (lovpligtig)"),
            ("ad_hoc", "Ved behov"),
        ],
        initial="ad_hoc",
    )
    naeste = Dato(label="Næste opfølgning", required=False)
    note = LangTekst(label="Note", required=False, linjer=3, help_text=IKKE_SYGDOM)


class StatusUdarbejdet(JobFormular):
    """Status i det midlertidige fleksjob."""

    kode = "status_udarbejdet"
    tilbage = FANEN
    overskrift = "Udarbejd status"
    indledning = "Status afgør, hvad der sker, når den midlertidige bevilling udløber."
    begreber = ("status_54", "midlertidigt_fleksjob")
    datonavn = "Status er udarbejdet den"
    knap = "Gem status"

    proevet = Flervalg(label="Hvad er prøvet?", required=False, choices=list(PROEVET.items()))
    vurdering_ordinaert = LangTekst(
        label="Kan borgeren arbejde på almindelige vilkår?",
        required=False,
        linjer=3,
        max_length=4000,
        help_text="Skriv, hvad der taler for og imod. Begge parter kan læse det.",
    )
    konklusion = Valg(label="Konklusion", choices=list(STATUSKONKLUSIONER.items()))
    anbefaling = Rulleliste(
        label="Hvad anbefaler du, når bevillingen udløber?",
        required=False,
        choices=[("", "Ingen anbefaling endnu"), *ANBEFALINGER.items()],
        help_text="Under 40 år fornyes der fem år ad gangen. Er man fyldt 40, kan det efter det første blive varigt.",
    )
    note = LangTekst(label="Begrundelse", linjer=6)

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {"proevet": list(felter.get("proevet", ()))}


class BevillingFornyet(JobFormular):
    """Bevillingen fornyes."""

    kode = "bevilling_fornyet"
    tilbage = FANEN
    overskrift = "Forny bevillingen"
    indledning = (
        "Er borgeren fyldt 40 år, kan bevillingen efter det første fleksjob blive varig. Ellers gælder den "
        "fem år mere."
    )
    begreber = ("midlertidigt_fleksjob",)
    datonavn = "Fornyet fra"
    knap = "Forny bevillingen"

    varig = Valg(label="Bevillingens længde", choices=[("nej", "Fem år mere"), ("ja", "Varig")])

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        return super().fra_haendelse(haendelse) | {
            "varig": "ja" if getattr(haendelse, "varig", False) else "nej"
        }

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"varig": self.cleaned_data["varig"] == "ja"}


class HjaelpOensket(SkridtFormular):
    """Nogen har ringet og bedt om hjælp; medarbejderen skriver det ned, så uret begynder."""

    kode = "hjaelp_oensket"
    tilbage = FANEN
    overskrift = "Nogen bad om hjælp"
    indledning = "Kaldet får kommunens egen frist for svar og står på konsulentens liste, til der er svaret."
    datonavn = "Kaldet kom den"
    knap = "Gem kaldet"

    fra = Valg(
        label="Hvem bad om hjælp?", choices=[("arbejdsgiver", "Arbejdspladsen"), ("borger", "Borgeren")]
    )
    ansaettelse = Rulleliste(label="Hvilket job?", required=False)
    emner = Flervalg(
        label="Hvad handler det om?",
        required=False,
        choices=[(kode, navn) for kode, navn in EMNENAVNE.items() if kode not in KUN_I_PRAKTIK],
    )
    ord_ = LangTekst(label="Med egne ord", required=False, linjer=3, max_length=2000, help_text=IKKE_SYGDOM)
    ring_til = Tekst(label="Ring til", required=False, max_length=40)

    def tilpas(self) -> None:
        job = [a for a in self.tilstand.ansaettelser if a.startet and not a.ophoert]
        nu = getattr(self.rettes, "ansaettelse", "")
        valg = [(a.id, job_navn(a)) for a in job]
        self.vaelg_blandt("ansaettelse", valg or [(nu, nu or "Praktikken")])
        if len(job) == 1:
            self.fields["ansaettelse"].initial = job[0].id

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {"emner": list(felter.get("emner", ()))}


class KaldFormular(SkridtFormular):
    """Et skridt om ét kald. `ordene` er det felt, der gemmes ved siden af hændelsen og derfor ikke rettes her."""

    tilbage = FANEN
    ordene: ClassVar[str] = ""
    kald = Rulleliste(label="Hvilket kald?")

    def tilpas(self) -> None:
        if self.rettes is not None:
            self.fields.pop(self.ordene, None)
        aabne = [en for en in self.tilstand.hjaelpekald if en.aabent]
        valg = [(en.id, _kaldnavn(en.fra, en.oensket)) for en in aabne]
        nu = getattr(self.rettes, "kald", "")
        if nu and nu not in dict(valg):
            valg.append((nu, "Det kald, der er svaret på"))
        self.vaelg_blandt("kald", valg)
        if len(valg) == 1:
            self.fields["kald"].initial = valg[0][0]


def _kaldnavn(fra: str, dag: date) -> str:
    return f"{'Arbejdspladsen' if fra == 'arbejdsgiver' else 'Borgeren'}, {kort_dato(dag)}"


class HjaelpBesvaret(KaldFormular):
    """Svaret på et kald."""

    kode = "hjaelp_besvaret"
    ordene = "svar"
    overskrift = "Svar på et kald om hjælp"
    indledning = "Den, der kaldte, kan læse svaret på sin side."
    datonavn = "Svaret den"
    knap = "Gem svaret"

    hvordan = Valg(label="Hvordan svarede du?", choices=list(SVAR_PAA_KALD.items()))
    svar = LangTekst(
        label="Hvad svarede du, og hvad aftalte I?", linjer=3, max_length=4000, help_text=IKKE_SYGDOM
    )


class HjaelpAfsluttet(KaldFormular):
    """Kaldet er løst."""

    kode = "hjaelp_afsluttet"
    ordene = "hvad"
    overskrift = "Luk kaldet"
    indledning = (
        "Skriv, hvad der blev lavet om. Næste gang nogen har det samme problem, kan man se, hvad der hjalp."
    )
    datonavn = "Løst den"
    knap = "Luk kaldet"

    aendret = Flervalg(label="Hvad blev lavet om?", choices=list(AENDRET.items()))
    hvad = LangTekst(label="Med ord", required=False, linjer=2, max_length=4000, help_text=IKKE_SYGDOM)

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {"aendret": list(felter.get("aendret", ()))}


class OpfoelgningstegnVurderet(JobFormular):
    """Et tegn slås til eller fra."""

    kode = "opfoelgningstegn_vurderet"
    tilbage = FANEN
    overskrift = "Slå et tegn til eller fra"
    indledning = (
        "Tegnene er grunde til at følge op oftere. De tælles, de vejes ikke. Passer et tegn ikke, så slå det fra, og "
        "skriv hvorfor. Sker der noget nyt, kommer det igen."
    )
    datonavn = "Vurderet den"
    knap = "Gem"

    tegn = Rulleliste(label="Tegn", choices=[(kode, et.navn) for kode, et in TEGN.items()])
    gaelder = Valg(label="Gælder det her?", choices=JA_NEJ)
    grund = Tekst(label="Hvorfor?", max_length=300, help_text=IKKE_SYGDOM)

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {"gaelder": "ja" if felter.get("gaelder") else "nej"}

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"gaelder": self.cleaned_data["gaelder"] == "ja"}


class OpfoelgningsrytmeValgt(JobFormular):
    """Hvor ofte der følges op."""

    kode = "opfoelgningsrytme_valgt"
    tilbage = FANEN
    overskrift = "Vælg, hvor ofte vi følger op"
    indledning = "Forslaget følger af antallet af tegn. Du kender sagen og bestemmer."
    datonavn = "Fra"
    knap = "Gem rytmen"

    uger = Rulleliste(label="Opfølgning", choices=[(str(uger), navn) for uger, navn in RYTMER.items()])
    naeste = betinget(Dato(label="Næste opfølgning", help_text="Skal udfyldes, når der følges op oftere."))
    snak_uger = Rulleliste(
        label="Uformelle samtaler på arbejdspladsen",
        choices=[(str(uger), navn) for uger, navn in SNAKKE.items()],
        initial="0",
    )
    grund = Tekst(label="Hvorfor netop den rytme?", max_length=300, help_text=IKKE_SYGDOM)

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        job: Ansaettelse | None = tilstand.aktuel_ansaettelse
        if job is None or job.startet is None:
            return {}
        uger = job.rytme.uger if job.rytme else foreslaaet(tilstand, job, dag)
        snak = job.rytme.snak_uger if job.rytme else 0
        naeste = dag + timedelta(weeks=uger) if uger else None
        return {"uger": str(uger), "snak_uger": str(snak), "naeste": naeste}

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {"uger": str(felter["uger"]), "snak_uger": str(felter["snak_uger"])}

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        return felter | {"uger": int(felter["uger"]), "snak_uger": int(felter["snak_uger"])}


class PensionssagRejst(JobFormular):
    """Sag om førtidspension, mens jobbet løber."""

    kode = "pensionssag_rejst"
    tilbage = FANEN
    overskrift = "Rejs sag om førtidspension"
    indledning = (
        "Er arbejdsevnen blevet meget dårligere, behøver I ikke vente på status efter 4½ år. Fleksjobbet fortsætter, "
        "mens sagen behandles."
    )
    datonavn = "Sagen er rejst den"
    knap = "Rejs sagen"

    begrundelse = LangTekst(
        label="Hvad er blevet værre, og hvad er prøvet?",
        linjer=5,
        help_text="Bliver et notat med helbredsoplysninger, som kun de, der behandler sagen, kan læse.",
    )

    def tilpas(self) -> None:
        super().tilpas()
        if self.rettes is not None:
            del self.fields["begrundelse"]
