"""Formularerne om udvikling i jobbet: plan, samtale, mål og vurderingen ved få timer."""

from datetime import date
from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.forloeb.udvikling import maalets_ord
from fleksjob.forloeb.udviklingsbegreber import Udviklingsmaal
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Tal, Tekst, Valg, betinget
from fleksjob.kontor.formularer.job import JobFormular
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.udvikling import (
    EMNER,
    MAALSLAGS,
    PLAN_MED,
    PROEVET,
    RIMELIG_PERIODE,
    RYTMER,
    TEGN,
    TRIVSEL,
)

FANEN = "kontor:udvikling"


class UdviklingsmaalAftalt(JobFormular):
    """Et mål: hvad, fra hvad til hvad, og inden hvornår."""

    kode = "udviklingsmaal_aftalt"
    overskrift = "Aftal et mål"
    indledning = "Ét mål ad gangen, og så lille, at det kan lykkes. Flere timer er kun én slags udvikling."
    datonavn = "Aftalt den"
    knap = "Gem målet"
    tilbage = FANEN

    art = Valg(label="Hvad er målet?", choices=[*MAALSLAGS.items()])
    startvaerdi = betinget(
        Tal(
            "",
            hoejst=100,
            label="Tallet nu",
            help_text="Timer om ugen eller procent. Kun ved timer og intensitet.",
        )
    )
    maalvaerdi = betinget(
        Tal("", hoejst=100, label="Tallet, I vil nå", help_text="Kun ved timer og intensitet.")
    )
    maal = betinget(
        Tekst(
            label="Målet med ord", help_text="Ved opgaver og kvalitet, fx «tager selv kassen om formiddagen»."
        )
    )
    inden = Dato(label="Inden hvornår?", required=False)
    note = LangTekst(
        label="Note",
        required=False,
        linjer=2,
        help_text="Hvorfor nu? Skal skrives, når trivslen var presset sidst. Ikke om helbred.",
    )

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        job = tilstand.aktuel_ansaettelse
        nu = job.vilkaar_pr(dag) if job else None
        return {"art": "timer", "startvaerdi": nu.timer if nu else None, "inden": laeg_maaneder_til(dag, 6)}


class Maalvalg(JobFormular):
    """Et skridt om ét af de åbne mål; jobbet følger af målet."""

    maal_id = Valg(label="Hvilket mål?", choices=[])

    def tilpas(self) -> None:
        super().tilpas()
        aabne = [
            (job.id, maal) for job in self.tilstand.ansaettelser for maal in job.udvikling.maal if maal.aabent
        ]
        rettet = getattr(self.rettes, "maal_id", "")
        if rettet:
            alle = [(job.id, maal) for job in self.tilstand.ansaettelser for maal in job.udvikling.maal]
            aabne = [(noegle, maal) for noegle, maal in alle if maal.id == rettet]
        self._job = {maal.id: noegle for noegle, maal in aabne}
        self.vaelg_blandt("maal_id", [(maal.id, maaltekst(maal)) for _, maal in aabne])
        if len(aabne) == 1:
            self.fields["maal_id"].initial = aabne[0][1].id
        self.fields["ansaettelse"].required = False
        self.fields["ansaettelse"].widget = self.fields["ansaettelse"].hidden_widget()

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        return felter | {"ansaettelse": self._job.get(felter["maal_id"], "")}


def maaltekst(maal: Udviklingsmaal) -> str:
    """Målet i en liste: «12 timer om ugen, inden 1. mar. 2027»."""
    inden = f", inden {kort_dato(maal.inden)}" if maal.inden else ""
    ordene = maalets_ord(maal.slags, maal.maal, maal.til)
    return f"{ordene[:1].upper()}{ordene[1:]}{inden}"


class UdviklingsmaalNaaet(Maalvalg):
    """Målet er nået."""

    kode = "udviklingsmaal_naaet"
    overskrift = "Et mål er nået"
    indledning = (
        "Sig tillykke. Er timerne steget, skal de nye vilkår også registreres, så løn og tilskud følger med."
    )
    datonavn = "Nået den"
    knap = "Gem, at målet er nået"
    tilbage = FANEN

    opnaaet = Tal(
        "", hoejst=100, required=False, label="Tallet, det blev til", help_text="Kun ved timer og intensitet."
    )
    note = LangTekst(
        label="Hvad gjorde, at det lykkedes?", required=False, linjer=2, help_text="Ikke om helbred."
    )


class UdviklingsmaalFrafaldet(Maalvalg):
    """Målet forfølges ikke længere."""

    kode = "udviklingsmaal_frafaldet"
    overskrift = "Lad et mål falde"
    indledning = "Det er ikke et nederlag. Grunden hjælper jer med at vælge det næste."
    datonavn = "Faldet væk den"
    knap = "Gem"
    tilbage = FANEN

    grund = Tekst(
        label="Hvorfor?", max_length=300, help_text="Fx «opgaven findes ikke mere». Ikke om helbred."
    )


class UdviklingsplanAftalt(JobFormular):
    """Den skriftlige plan med virksomheden."""

    kode = "udviklingsplan_aftalt"
    overskrift = "Aftal udviklingsplan"
    indledning = (
        "Aftal tidligt, at jobbet kan ændre sig, og hvornår I taler om det. Giv ro først: de første måneder handler om "
        "at falde til."
    )
    datonavn = "Aftalt den"
    knap = "Gem planen"
    tilbage = FANEN

    tidligst = Dato(
        label="Tidligst om flere timer",
        required=False,
        help_text="Før den dag tales der kun om trivsel og opgaver.",
    )
    rytme = Valg(
        label="Hvor tit taler I sammen?",
        choices=[(kode, tekst.capitalize()) for kode, (_, tekst) in RYTMER.items()],
        initial="kvartal",
    )
    med = Flervalg(label="Hvem er planen aftalt med?", choices=[*PLAN_MED.items()])
    skriftlig = Valg(label="Har virksomheden den skriftligt?", choices=[("ja", "Ja"), ("nej", "Ikke endnu")])
    tekst = LangTekst(
        label="Planen",
        linjer=5,
        max_length=2000,
        help_text="Hvad øves først? Hvem viser det? Hvad er det næste, hvis det går godt? Ikke om helbred.",
    )

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        job = tilstand.aktuel_ansaettelse
        if job is None or job.startet is None:
            return {}
        return {"tidligst": max(laeg_maaneder_til(job.startet, 3), dag), "skriftlig": "nej"}

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        skriftlig = "ja" if getattr(haendelse, "skriftlig", False) else "nej"
        return super().fra_haendelse(haendelse) | {"skriftlig": skriftlig}

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"skriftlig": self.cleaned_data["skriftlig"] == "ja"}


class UdviklingssamtaleHoldt(JobFormular):
    """En samtale, der begynder med trivslen."""

    kode = "udviklingssamtale_holdt"
    overskrift = "Hold udviklingssamtale"
    indledning = "Begynd med, hvordan det går. Er det presset, handler samtalen om det, og timerne venter."
    datonavn = "Samtalen blev holdt den"
    knap = "Gem samtalen"
    tilbage = FANEN

    trivsel = Valg(label="1. Hvordan går det?", choices=[*TRIVSEL.items()])
    tegn = Flervalg(label="Er der tegn på slid?", required=False, choices=[*TEGN.items()])
    gik_godt = LangTekst(
        label="2. Hvad er gået godt?", required=False, linjer=2, max_length=2000, help_text="Ikke om helbred."
    )
    opgaver = LangTekst(label="3. Hvilke opgaver er der nu?", required=False, linjer=2, max_length=2000)
    om = Flervalg(label="4. Det talte vi om", choices=[*EMNER.items()])
    proevet = Flervalg(label="5. Det er prøvet siden sidst", required=False, choices=[*PROEVET.items()])
    tekst = LangTekst(
        label="6. Det aftalte vi", required=False, linjer=3, max_length=2000, help_text="Ikke om helbred."
    )
    naeste = Dato(label="Næste samtale", required=False)

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        job = tilstand.aktuel_ansaettelse
        plan = job.udvikling.plan if job else None
        maaneder = RYTMER[plan.rytme][0] if plan else 3
        return {"naeste": laeg_maaneder_til(dag, maaneder)}


class UdviklingVurderet(JobFormular):
    """Kan arbejdsevnen udvikles inden for en rimelig periode?"""

    kode = "udvikling_vurderet"
    overskrift = "Vurdér, om arbejdsevnen kan udvikles"
    indledning = (
        "Ved 10 betalte timer om ugen eller færre er arbejdsevnen meget begrænset lige nu. Så bygger fleksjobbet "
        f"på, at den kan udvikles inden for en rimelig periode (LAB § 116, stk. 2). {RIMELIG_PERIODE}"
    )
    datonavn = "Vurderet den"
    knap = "Gem vurderingen"
    tilbage = FANEN

    kan_udvikles = Valg(
        label="Kan arbejdsevnen udvikles?",
        choices=[("ja", "Ja"), ("nej", "Nej, ikke inden for en rimelig periode")],
    )
    inden = betinget(Dato(label="Inden hvornår?", help_text="Udfyldes, når svaret er ja."))
    begrundelse = LangTekst(
        label="Det bygger vurderingen på",
        linjer=4,
        help_text="Må gerne handle om helbred; det vises kun for dem, der må se det.",
    )

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        ja = "ja" if getattr(haendelse, "kan_udvikles", False) else "nej"
        return super().fra_haendelse(haendelse) | {"kan_udvikles": ja}

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"kan_udvikles": self.cleaned_data["kan_udvikles"] == "ja"}


UDVIKLINGENS = (
    UdviklingsmaalAftalt,
    UdviklingsmaalNaaet,
    UdviklingsmaalFrafaldet,
    UdviklingsplanAftalt,
    UdviklingssamtaleHoldt,
    UdviklingVurderet,
)
