"""Ansøgning, vejledning, og en afgørelse på det, der ligger i sagen nu."""

from datetime import date
from typing import Any

from fleksjob.forloeb.foreliggende import Foreliggende, foreliggende
from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import (
    Bekraeft,
    Dato,
    Flervalg,
    LangTekst,
    Rulleliste,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.sagsgang.ansoegning import KANALER, VEJLEDNINGSEMNER, aldersoplysning
from fleksjob.sager.ansoegninger import Egetsvar


class AnsoegningModtaget(SkridtFormular):
    """Borgeren søger selv, og kommunen har allerede en sag."""

    kode = "ansoegning_modtaget"
    overskrift = "Registrér borgerens ansøgning"
    indledning = (
        "Alle kan søge. Borgeren får en kvittering og skal have en skriftlig afgørelse, også ved et nej."
    )
    datonavn = "Ansøgningen er modtaget den"
    knap = "Gem ansøgningen"
    udelad = frozenset({"hvorfor"})

    kanal = Rulleliste(label="Hvordan kom den?", choices=[("", "Vælg"), *KANALER.items()])
    hvorfor = LangTekst(
        label="Borgerens egne ord",
        linjer=6,
        max_length=4000,
        help_text="Skriv det, som borgeren siger eller skriver det. Det bliver stående.",
    )

    def tilpas(self) -> None:
        if om := aldersoplysning(self.tilstand.person.foedselsdato, self.dag):
            self.fields["kanal"].help_text = om

    def nyttelast(self) -> dict[str, Any]:
        """Borgerens ord gemmes for sig og ikke i hændelsen."""
        return super().nyttelast() | {
            "egne_ord": [Egetsvar("Hvorfor søger du?", self.cleaned_data["hvorfor"])]
        }


class AnsoegningTrukket(SkridtFormular):
    """Borgeren har fortrudt."""

    kode = "ansoegning_trukket"
    overskrift = "Ansøgningen er trukket"
    indledning = "Kun borgeren selv kan trække sin ansøgning. Kommunen skal så ikke længere svare på den."
    datonavn = "Borgeren sagde det den"
    knap = "Gem, at ansøgningen er trukket"

    hvordan = Tekst(
        label="Hvordan har borgeren sagt det?",
        max_length=200,
        help_text="Fx «ringede den 3. maj» eller «skrev i Digital Post».",
    )


class AfgoerelseNu(SkridtFormular):
    """Borgeren vil have en afgørelse nu. Konsekvenserne står først."""

    kode = "afgoerelse_paa_grundlag_oensket"
    overskrift = "Afgørelse på det foreliggende grundlag"
    indledning = (
        "Borgeren kan forlange, at sagen afgøres på det, der ligger nu. Gennemgå det her med hende først."
    )
    datonavn = "Borgeren bad om det den"
    knap = "Gem ønsket"
    skabelon_foran = "kontor/dele/foreliggende.html"
    udelad = frozenset({"gennemgaaet"})

    gennemgaaet = Bekraeft(
        "Gennemgå det først med borgeren, og sæt så krydset.",
        label="Borgeren har fået at vide, hvad der mangler, hvad det sandsynligvis betyder, at hun kan klage over et "
        "afslag, og at hun kan fortryde, indtil afgørelsen er truffet",
    )

    @property
    def foreliggende(self) -> Foreliggende:
        """Det, der vises først."""
        return foreliggende(self.tilstand)


class AfgoerelseNuFrafaldet(SkridtFormular):
    """Borgeren vil alligevel vente."""

    kode = "afgoerelse_paa_grundlag_frafaldet"
    overskrift = "Borgeren vil ikke have en afgørelse nu alligevel"
    indledning = "Sagen undersøges videre."
    datonavn = "Borgeren sagde det den"


class VejledningGivet(SkridtFormular):
    """Det, borgeren har fået at vide."""

    kode = "vejledning_givet"
    overskrift = "Notér vejledning"
    indledning = "Borgeren kan se på sin egen side, hvad hun er vejledt om og hvornår, og læse det igen."
    datonavn = "Vejledt den"
    knap = "Gem vejledningen"

    emner = Flervalg(label="Vejledt om", choices=[(emne.kode, emne.navn) for emne in VEJLEDNINGSEMNER])
    form = Valg(
        label="Hvordan?",
        choices=[
            ("moede", "På et møde"),
            ("telefon", "I telefonen"),
            ("skriftligt", "Skriftligt"),
        ],
    )
    undladt = betinget(
        Tekst(
            label="Hvorfor er ikke alle udfald nævnt?",
            required=False,
            max_length=300,
            help_text="Skal udfyldes, når borgeren ikke har hørt om alle mulige udfald. Det er kun en grund, hvis det "
            "ville skade hende, fx på grund af en kognitiv funktionsnedsættelse.",
        )
    )
    forventet_afgoerelse = Dato(
        label="Hvornår kan borgeren vente en afgørelse?",
        required=False,
        help_text="Det, du har sagt til borgeren. Loven sætter ingen frist, men borgeren skal kunne regne med noget.",
    )
    note = LangTekst(label="Det talte vi om", required=False, linjer=3)

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        """Første gang er det almindelige sat på forhånd."""
        if tilstand.begyndelse.vejledninger:
            return {}
        return {"emner": ["ordningen", "udfald", "rettigheder_og_pligter", "dukh", "bisidder", "klage"]}

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {"emner": list(felter.get("emner", ()))}
