"""Skridtene, når et job etableres: forslag, svar, vurdering, VITAS, kontrakt, tillægsaftale og overdragelse."""

from datetime import date
from typing import Any

from django import forms

from fleksjob.forloeb.etableringsbegreber import Etablering
from fleksjob.forloeb.praktikresultat import praktikresultat
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.forloeb.vitas import HVEM, NAVNE, OVERGANGE
from fleksjob.kontor.formularer.felter import (
    Dato,
    Kroner,
    LangTekst,
    Rulleliste,
    Tal,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.raekker import Kolonne, Raekker
from fleksjob.lov.sagsgang.etableringsord import (
    AFSLAGSGRUNDE,
    FORSKELLE,
    KAPACITETSUDFALD,
    PARTER,
    PLANER,
    SVARORD,
)
from fleksjob.sager.etablering import betalt_i_loebende_job, vejen
from fleksjob.sager.models import Bruger, Jobforslag

FANEN = "kontor:sag_job"
OPGAVEKOLONNER = (
    Kolonne("opgave", "Opgave"),
    Kolonne("omfang", "Hvor meget"),
    Kolonne("hensyn", "Hensyn"),
)


class EtFormular(SkridtFormular):
    """Et skridt i ét job, foreslået eller bevilget. Er der kun ét, er det valgt."""

    tilbage = FANEN
    ansaettelse = Rulleliste(label="Job")

    def mulige(self) -> list[tuple[str, str]]:
        """Nøgle og navn på de job, skridtet kan tages i; de nyeste først."""
        i_gang = [job for job in self.tilstand.ansaettelser if job.ophoert is None]
        navne = {job.id: job.virksomhed for job in i_gang}
        slut = {job.id for job in self.tilstand.ansaettelser if job.ophoert is not None}
        for en in self.tilstand.etableringer:
            if en.id not in slut:
                navne[en.id] = en.virksomhed or navne.get(en.id, "")
        return [(noegle, navn or noegle) for noegle, navn in reversed(navne.items())]

    def tilpas(self) -> None:
        valg = self.mulige()
        self.vaelg_blandt("ansaettelse", valg)
        if len(valg) == 1:
            self.fields["ansaettelse"].initial = valg[0][0]

    def jobbet(self) -> Etablering | None:
        """Jobbet, som linket eller det eneste valg peger på."""
        valg = self.mulige()
        noegle = (
            self.data.get("ansaettelse") or self.initial.get("ansaettelse") or (valg[0][0] if valg else "")
        )
        return vejen(self.tilstand, noegle) if noegle in dict(valg) else None

    def foreslaa(self, **felter: Any) -> None:
        """Sætter det, felterne begynder med, når intet andet er sagt."""
        for navn, vaerdi in felter.items():
            if vaerdi not in (None, "", ()) and not self.initial.get(navn):
                self.initial[navn] = vaerdi


class JobForeslaaet(SkridtFormular):
    """Et forslag om et job, som alle tre kan forstå."""

    kode = "job_foreslaaet"
    overskrift = "Foreslå et job"
    indledning = (
        "Der er ingen nedre grænse for timer. Borger og virksomhed ser forslaget som billede og kan svare."
    )
    begreber = ("timer", "intensitet", "betalte_timer", "fuldtidsloen")
    datonavn = "Forslaget er fra"
    knap = "Gem forslaget"
    tilbage = FANEN

    ansaettelse = betinget(
        Rulleliste(
            label="Nyt eller ændret forslag?", help_text="Et ændret forslag skal besvares og vurderes igen."
        )
    )
    virksomhed = Tekst(label="Virksomhedens navn", max_length=120)
    cvr = Tekst(
        label="CVR-nummer",
        help_text="Otte cifre. Så kan virksomheden selv se og svare på forslaget.",
        required=False,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    kontakt = Tekst(label="Kontaktperson", required=False, max_length=120)
    stilling = Tekst(label="Stilling", required=False, max_length=120)
    startdato = Dato(label="Første arbejdsdag")
    timer = Tal(
        "timer", hoejst=37, label="Timer på arbejde om ugen", help_text="Den tid, borgeren er til stede."
    )
    intensitet = Tal(
        "%",
        hoejst=100,
        label="Intensitet",
        help_text="Den del af timerne, virksomheden betaler for. 16 timer med 50 % er løn for 8 timer.",
    )
    timeloen = Kroner(label="Timeløn", required=False, help_text="For en betalt time, med hele pensionen.")
    fuldtidsloen = Kroner(
        label="Fuldtidsløn pr. måned",
        required=False,
        help_text="37 timer i samme stilling, med hele pensionen.",
    )
    opgaver = Raekker(OPGAVEKOLONNER, ord_="Opgave", linjer=8, label="Opgaver og hensyn", required=False)
    ugen = Tekst(
        label="Ugen", required=False, max_length=400, help_text="Fx mandag, onsdag og fredag kl. 8 til 13."
    )
    timeprofil = Raekker(
        (Kolonne("fra", "Fra dag", "dato"), Kolonne("timer", "Timer om ugen", "tal")),
        ord_="Stigning",
        linjer=4,
        label="Timer, der stiger",
        required=False,
        help_text="VITAS kan ikke bære timer, der stiger. Vi søger om de timer, I venter til sidst, og forklarer "
        "begyndelsen, eller om en ny bevilling for hver ændring.",
    )
    proevetid_til = Dato(
        label="Prøvetid i jobbet til og med",
        required=False,
        help_text="I stedet for en praktik. Der er løn fra første dag.",
    )
    passer = LangTekst(
        label="Hvorfor passer de sammen?",
        required=False,
        linjer=3,
        max_length=1000,
        help_text="Og hvad de venter af hinanden. Borger og virksomhed kan læse det; skriv ikke om helbred.",
    )

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        """Endte den seneste praktik med et job, begynder forslaget med det, den viste."""
        viste = praktikresultat(tilstand)
        if viste is None or viste.udgang != "job" or any(en.foreslaaet for en in tilstand.etableringer):
            return {}
        opgaver = [{"opgave": viste.opgaver, "hensyn": viste.hensyn}] if viste.opgaver or viste.hensyn else []
        return {
            "virksomhed": viste.virksomhed,
            "cvr": viste.cvr,
            "timer": viste.timer,
            "intensitet": viste.intensitet,
            "opgaver": opgaver,
        }

    def tilpas(self) -> None:
        startede = {job.id for job in self.tilstand.ansaettelser if job.startet is not None}
        aabne = [en for en in self.tilstand.etableringer if en.id not in startede and en.foreslaaet]
        valg = [("", "Et nyt job"), *((en.id, f"Nyt forslag: {en.virksomhed}") for en in aabne)]
        self.vaelg_blandt("ansaettelse", valg)
        en = next((en for en in aabne if en.id == self.initial.get("ansaettelse")), None)
        if en is not None:
            felter = ("virksomhed", "cvr", "stilling", "startdato", "timer", "intensitet", "proevetid_til")
            for navn in (*felter, "timeloen", "fuldtidsloen"):
                self.initial.setdefault(navn, getattr(en, navn))

    def se_sagen(self, billede: Any, bruger: Bruger) -> None:
        noegle = self.initial.get("ansaettelse")
        forslag = Jobforslag.for_bruger(bruger).filter(sag=billede.sag, ansaettelse=noegle or "-")
        nyeste = forslag.order_by("-haendelse_nr").first()
        if nyeste is not None:
            for navn in ("opgaver", "ugen", "kontakt", "passer"):
                self.initial.setdefault(navn, getattr(nyeste, navn))
            self.initial.setdefault("timeprofil", nyeste.timeprofil)


class ForslagBesvaret(EtFormular):
    """Det, borgeren eller virksomheden har sagt, når de ikke selv svarer på deres side."""

    kode = "forslag_besvaret"
    overskrift = "Skriv svar på forslaget"
    indledning = (
        "Borger og virksomhed kan svare på deres egne sider. Her skriver du, hvad de har sagt til dig."
    )
    datonavn = "Svaret er fra"
    knap = "Gem svaret"

    part = Valg(label="Hvem svarer?", choices=[(k, v) for k, v in PARTER.items() if k != "kommune"])
    svar = Valg(label="Svaret", choices=list(SVARORD.items()))
    oensker = betinget(LangTekst(label="Hvad skal være anderledes?", linjer=2, max_length=1000))


class JobGodkendt(EtFormular):
    """Kommunens vurdering af timer, intensitet og hensyn, og hvad jobbet ikke bruger."""

    kode = "job_godkendt"
    overskrift = "Godkend jobbet"
    indledning = (
        "Skriv, hvad borgeren vurderes at kunne, ved siden af det, der tilbydes. Bruger jobbet ikke det hele, skal "
        "grunden og en dag at se på det igen stå her. Borgeren får en skriftlig afgørelse med klagevejledning."
    )
    begreber = ("timer", "intensitet", "betalte_timer")
    datonavn = "Afgjort den"
    knap = "Godkend jobbet og send brevet"
    viser_brev = True

    vurderede_timer = Tal("timer", hoejst=37, label="Timer, borgeren vurderes at kunne være på arbejde")
    vurderet_intensitet = Tal("%", hoejst=100, label="Intensitet, borgeren vurderes at kunne arbejde med")
    begrundelse = LangTekst(
        label="Hvad bygger vurderingen på?",
        linjer=4,
        max_length=2000,
        help_text="Fx praktik, hensyn og det, borgeren selv siger. Borgeren får teksten; skriv ikke diagnoser.",
    )
    forskel = betinget(
        Rulleliste(
            label="Hvorfor godkendes jobbet, selv om der er forskel?",
            choices=[("", "Der er ingen forskel"), *FORSKELLE.items()],
        )
    )
    se_igen = betinget(
        Dato(label="Vi ser på det igen senest", help_text="Skal skrives, når jobbet bruger mindre.")
    )
    plan = betinget(Rulleliste(label="Planen", choices=[("", "Vælg"), *PLANER.items()]))
    betinget = Valg(
        label="Skal borgeren arbejde hen mod mere?",
        choices=[("nej", "Nej"), ("ja", "Ja, godkendt på den betingelse")],
        initial="nej",
    )
    progression_droeftet = Valg(
        label="Er det drøftet, hvordan timerne kan stige?",
        choices=[("ja", "Ja"), ("nej", "Nej")],
        initial="ja",
    )
    udelad = frozenset({"betinget", "progression_droeftet"})

    def tilpas(self) -> None:
        super().tilpas()
        en = self.jobbet()
        if en is not None and self.rettes is None:
            self.foreslaa(vurderede_timer=en.timer, vurderet_intensitet=en.intensitet)
            andre = betalt_i_loebende_job(self.tilstand, en.id)
            if en.betalte_timer is not None:
                i_alt = f"{en.betalte_timer + andre:g}".replace(".", ",")
                mere = " i alle job tilsammen" if andre else ""
                self.fields[
                    "vurderet_intensitet"
                ].help_text = f"Der tilbydes {i_alt} timer med løn om ugen{mere}."

    def nyttelast(self) -> dict[str, Any]:
        ja = {navn: self.cleaned_data[navn] == "ja" for navn in ("betinget", "progression_droeftet")}
        return super().nyttelast() | ja


class JobAfslaaet(EtFormular):
    """Kommunen kan ikke godkende jobbet."""

    kode = "job_afslaaet"
    overskrift = "Godkend ikke jobbet"
    indledning = "Borgeren får en skriftlig afgørelse med klagevejledning. Et ændret forslag kan altid komme."
    datonavn = "Afgjort den"
    knap = "Gem og send brevet"
    viser_brev = True

    grund = Rulleliste(label="Hvad står i vejen?", choices=[("", "Vælg"), *AFSLAGSGRUNDE.items()])
    begrundelse = LangTekst(label="Begrundelse til borgeren", linjer=4, max_length=2000)


class KapacitetSet(EtFormular):
    """Der ses igen på det, jobbet ikke bruger."""

    kode = "kapacitet_set"
    overskrift = "Se på den uudnyttede evne"
    indledning = (
        "I et midlertidigt fleksjob kan kommunen ikke kræve et andet job. Tal om det, der er plads til."
    )
    datonavn = "Set den"
    knap = "Gem"

    udfald = Rulleliste(label="Hvad kom der ud af det?", choices=[("", "Vælg"), *KAPACITETSUDFALD.items()])
    tekst = betinget(LangTekst(label="Hvorfor er det sådan?", linjer=2, max_length=1000))
    se_igen = betinget(Dato(label="Vi ser på det igen senest"))


class VitasAendret(EtFormular):
    """Ansøgningen i VITAS kommer et skridt videre."""

    kode = "vitas_aendret"
    overskrift = "Før ansøgningen i VITAS"
    indledning = (
        "Bevillingen skal være der før første dag. Navnene er husets egne; VITAS' egne er ikke fundet."
    )
    datonavn = "Det skete den"
    knap = "Gem"

    status = Rulleliste(label="Hvor er ansøgningen nu?")
    reference = betinget(Tekst(label="Nummer i VITAS", max_length=40))
    ansoegt_af = betinget(Rulleliste(label="Hvem søger?", choices=[("", "Vælg"), *HVEM.items()]))
    startdato = betinget(Dato(label="Første dag i ansøgningen", help_text="Skal være den aftalte dag."))
    bemaerkning = betinget(
        LangTekst(
            label="Bemærkning", linjer=2, max_length=1000, help_text="Skal skrives ved afslag og returnering."
        )
    )

    def tilpas(self) -> None:
        super().tilpas()
        en = self.jobbet()
        nu = en.vitasstatus if en is not None else ""
        mulige = OVERGANGE[nu] if self.rettes is None else tuple(kode for kode in NAVNE if kode)
        self.vaelg_blandt("status", [("", "Vælg"), *((kode, NAVNE[kode]) for kode in mulige)])
        if en is not None and self.rettes is None:
            self.foreslaa(
                reference=en.reference, startdato=en.startdato, ansoegt_af="" if en.vitas else en.soeger
            )


ETABLERINGENS: tuple[type[SkridtFormular], ...] = (
    JobForeslaaet,
    ForslagBesvaret,
    JobGodkendt,
    JobAfslaaet,
    KapacitetSet,
    VitasAendret,
)
