"""Skridtene fra ansøgning til indstilling."""

from typing import Any

from django import forms

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.kontor.formularer.felter import Flervalg, LangTekst, Tekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.sagsgang.rehabilitering import muligheder

JA_NEJ = [("ja", "Ja"), ("nej", "Nej")]
DELTAGERE = [
    (navn, navn[0].upper() + navn[1:])
    for navn in (
        "borgeren",
        "borgerens bisidder",
        "sagsbehandleren",
        "beskæftigelsesområdet",
        "sundhedsområdet",
        "socialområdet",
        "regionens sundhedskoordinator",
        "uddannelsesområdet",
        "virksomhedskonsulenten",
    )
]


class TeammoedeAfholdt(SkridtFormular):
    """Mødet i rehabiliteringsteamet."""

    kode = "teammoede_afholdt"
    overskrift = "Registrér teammøde"
    indledning = (
        "Sæt kryds ved dem, der deltog. Borgeren deltager sammen med sin sagsbehandler og må have en "
        "bisidder med."
    )
    begreber = ("rehabiliteringsteam",)
    datonavn = "Mødet blev holdt den"
    knap = "Gem mødet"

    deltagere = Flervalg(label="Deltagere", choices=DELTAGERE)


class IndstillingAfgivet(SkridtFormular):
    """Teamets indstilling med det indhold, den skal have, når den peger på fleksjob."""

    kode = "indstilling_afgivet"
    overskrift = "Registrér teamets indstilling"
    indledning = "Indstillingen er en anbefaling. Den kan ikke påklages; det kan kun kommunens afgørelse."
    begreber = ("indstilling", "rehabiliteringsteam")
    datonavn = "Indstillingen er afgivet den"
    knap = "Gem indstillingen"

    indstilling = Valg(
        label="Teamet indstiller til",
        choices=[
            ("fleksjob", "Fleksjob"),
            ("foertidspension", "Førtidspension"),
            ("anden_indsats", "Anden indsats eller ordinært arbejde"),
        ],
    )
    vaegt = LangTekst(
        label="Forhold, der er lagt vægt på",
        help_text="Beskæftigelse, sociale forhold og helbred.",
        linjer=4,
    )
    afklaret = LangTekst(
        label="Hvorfor er borgeren afklaret og kan ikke arbejde på almindelige vilkår?",
        required=False,
        linjer=4,
        help_text="Skal udfyldes ved indstilling til fleksjob.",
    )
    jobtyper = Tekst(
        label="Typer af fleksjob eller arbejdsfunktioner",
        required=False,
        help_text="Skal udfyldes ved indstilling til fleksjob. Fx lager, kontor, køkken.",
    )
    hensyn = LangTekst(
        label="Skånehensyn",
        required=False,
        linjer=3,
        help_text="Skal udfyldes ved indstilling til fleksjob. Skriv «ingen», hvis der ikke er nogen.",
    )
    stoette = LangTekst(
        label="Støtte i en overgang",
        required=False,
        linjer=2,
        help_text="Skal udfyldes ved indstilling til fleksjob. Skriv «ingen», hvis der ikke er behov.",
    )
    meget_begraenset = betinget(Valg(label="Er arbejdsevnen meget begrænset nu?", choices=JA_NEJ))
    udvikling = LangTekst(
        label="Hvorfor kan arbejdsevnen udvikles inden for en rimelig periode?",
        required=False,
        linjer=3,
        help_text="Kun når arbejdsevnen nu er meget begrænset.",
    )
    progression_droeftet = betinget(Valg(label="Talte teamet om, at det kan udvikle sig?", choices=JA_NEJ))
    dissens = LangTekst(
        label="Uenighed", required=False, linjer=2, help_text="Hvem var uenig, i hvad, og hvorfor."
    )

    VED_FLEKSJOB = ("afklaret", "jobtyper", "hensyn", "stoette")

    def tilpas(self) -> None:
        dag = self.rettes.gyldig_fra if self.rettes else self.dag
        valg = self.fields["indstilling"]
        if isinstance(valg, forms.ChoiceField) and (lovens := muligheder(dag)):
            valg.choices = [(en.kode, en.navn) for en in lovens]
        for navn in self.VED_FLEKSJOB:
            betinget(self.fields[navn])

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("indstilling") == "fleksjob":
            for felt in self.VED_FLEKSJOB:
                if not rent.get(felt) and felt not in self.errors:
                    self.add_error(felt, "Skal udfyldes, når teamet indstiller til fleksjob.")
        if rent.get("meget_begraenset") == "ja" and not rent.get("udvikling"):
            self.add_error("udvikling", "Skal udfyldes, når arbejdsevnen er meget begrænset nu.")
        return rent

    def nyttelast(self) -> dict[str, Any]:
        """Ja og nej som sandt og falsk; det, der ikke er svaret på, er ikke oplyst."""
        svar = {navn: self.cleaned_data.get(navn) for navn in ("meget_begraenset", "progression_droeftet")}
        kendte = {navn: vaerdi == "ja" for navn, vaerdi in svar.items() if vaerdi}
        resten = {navn: vaerdi for navn, vaerdi in super().nyttelast().items() if navn not in svar}
        return resten | kendte

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        """En ældre indstilling har alt samlet i sin begrundelse; den står i det første felt."""
        felter = super().fra_haendelse(haendelse)
        for navn in ("meget_begraenset", "progression_droeftet"):
            svar = felter.get(navn)
            felter[navn] = "" if svar is None else "ja" if svar else "nej"
        samlet = getattr(haendelse, "begrundelse", "")
        return felter | ({"vaegt": samlet} if samlet and not felter.get("vaegt") else {})


class RaadgivningModtaget(SkridtFormular):
    """Den sundhedsfaglige rådgivning."""

    kode = "raadgivning_modtaget"
    overskrift = "Registrér sundhedsfaglig rådgivning"
    indledning = (
        "Regionens kliniske funktion rådgiver om helbred og arbejde. Skriv konklusionen, ikke diagnoser, "
        "der ikke er nødvendige for afgørelsen."
    )
    begreber = ("klinisk_funktion",)
    datonavn = "Rådgivningen er modtaget den"
    knap = "Gem rådgivningen"

    resume = LangTekst(label="Konklusion", linjer=5)
