"""Formularerne i den gamle ordning: brøken, om jobbet er nyt, og borgerens valg af den nye ordning."""

from datetime import date
from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand
from fleksjob.kontor.formularer.felter import Bekraeft, Dato, Kroner, Rulleliste, Tal, Tekst, Valg, betinget
from fleksjob.kontor.formularer.job import JobFormular
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.stoette.ordning import AENDRINGER, AENDRINGER_VIST, INGEN, LEDIG, VALGT_NY

FANEN = "kontor:ordning"
_JA_NEJ = [("ja", "Ja"), ("nej", "Nej")]
_SVAR = {"ja": True, "nej": False}


class GammeltJobFormular(JobFormular):
    """Et skridt i et job fra før 2013."""

    def mulige_job(self) -> list[Ansaettelse]:
        return [job for job in super().mulige_job() if job.gammel_ordning]


class TilskudsbroekOplyst(GammeltJobFormular):
    """Brøken i kommunens afgørelse."""

    kode = "tilskudsbroek_oplyst"
    overskrift = "Registrér tilskuddets brøk"
    indledning = "Brøken står i kommunens afgørelse fra dengang. Er den ikke fundet, så find den, før et krav efterses."
    datonavn = "Registreret den"
    knap = "Gem brøken"
    tilbage = FANEN

    andel = Valg(
        label="Hvad siger afgørelsen?",
        choices=[("halvdelen", "Halvdelen af lønnen"), ("to-tredjedele", "To tredjedele af lønnen")],
    )


class JobaendringVurderet(GammeltJobFormular):
    """Spørgsmålene om, hvad der er sket med jobbet."""

    kode = "jobaendring_vurderet"
    overskrift = "Er det stadig det samme job?"
    indledning = (
        "Et job fra før 2013 bliver i den gamle ordning, så længe det er det samme. Svar på, hvad der er sket. Tryk "
        "«Tjek» for at se virkningen, før du gemmer."
    )
    datonavn = "Ændringen skete den"
    knap = "Gem vurderingen"
    tilbage = FANEN

    aendring = Rulleliste(
        label="Hvad er der sket?",
        choices=[
            ("", "Vælg"),
            *(
                (AENDRINGER[k], AENDRINGER_VIST[k].capitalize())
                for k in AENDRINGER
                if k not in (INGEN, LEDIG, VALGT_NY)
            ),
        ],
    )
    andre_opgaver = betinget(
        Valg(
            label="Er området eller opgaverne blevet andre?",
            choices=_JA_NEJ,
            help_text="Ved ny jobbeskrivelse, nyt tjenestested og virksomhedsoverdragelse.",
        )
    )
    andre_vilkaar = betinget(
        Valg(
            label="Er ansættelsesvilkårene blevet andre?",
            choices=_JA_NEJ,
            help_text="Kun ved fusion eller virksomhedsoverdragelse.",
        )
    )
    udfald = Valg(
        label="Kommunens svar",
        choices=[
            ("samme", "Det er det samme job: den gamle ordning fortsætter"),
            ("nyt", "Det er et nyt job"),
        ],
    )
    afvigelsesgrund = betinget(
        Tekst(
            label="Hvorfor noget andet, end reglen siger?",
            max_length=300,
            help_text="Kun når de er forskellige.",
        )
    )

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        for navn in ("andre_opgaver", "andre_vilkaar"):
            svar = getattr(haendelse, navn, None)
            felter[navn] = "" if svar is None else "ja" if svar else "nej"
        return felter

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        return felter | {n: _SVAR[felter[n]] for n in ("andre_opgaver", "andre_vilkaar") if n in felter}


class OrdningValgt(GammeltJobFormular):
    """Skiftet, når borgeren har valgt det skriftligt."""

    kode = "ordning_valgt"
    overskrift = "Skift til den nye ordning"
    indledning = (
        "Kun når borgeren selv har valgt det, skriftligt, og har set beregningen før og efter. Skiftet er et nyt "
        "fleksjob: det er midlertidigt i fem år, arbejdsgiveren mister sin refusion, og der er ingen vej tilbage."
    )
    begreber = ("timer", "intensitet", "fuldtidsloen", "fleksloentilskud")
    datonavn = "Første dag i den nye ordning (den 1. i en måned)"
    knap = "Skift ordning"
    tilbage = FANEN

    valgt = Dato(label="Hvornår skrev borgeren under på valget?")
    dokument = Tekst(
        label="Hvor ligger borgerens skriftlige valg?", help_text="Fx «Brev af 3. november, bilag 12»."
    )
    timer = Tal("timer", hoejst=168, label="Timer til stede pr. uge")
    intensitet = Tal("%", hoejst=100, label="Arbejdsintensitet")
    timeloen = Kroner(label="Timeløn", help_text="For en betalt time, med egen og arbejdsgivers pension.")
    fuldtidsloen = Kroner(label="Fuldtidsløn pr. måned", help_text="Samme stilling på 37 timer, med pension.")
    set_beregning = Bekraeft(
        "Vis borgeren og arbejdsgiveren beregningen først, og sæt så krydset.",
        label="Borgeren og arbejdsgiveren har set beregningen før og efter",
    )
    udelad = frozenset({"set_beregning"})

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        job = next((en for en in tilstand.ansaettelser if en.gammel_ordning and en.ophoert is None), None)
        nu = job.vilkaar_pr(dag) if job else None
        vilkaar = (
            {n: getattr(nu, n) for n in ("timer", "intensitet", "timeloen", "fuldtidsloen")} if nu else {}
        )
        return {"gyldig_fra": laeg_maaneder_til(dag.replace(day=1), 1), **vilkaar}


ORDNINGENS = (TilskudsbroekOplyst, JobaendringVurderet, OrdningValgt)
