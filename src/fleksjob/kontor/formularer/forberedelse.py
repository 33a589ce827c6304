"""Skridtene fra ansøgning til indstilling."""

from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.kontor.formularer.felter import Bekraeft, Flervalg, LangTekst, Tekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular


class PlanPaabegyndt(SkridtFormular):
    """Rehabiliteringsplanens forberedende del begynder."""

    kode = "plan_paabegyndt"
    overskrift = "Påbegynd planen"
    indledning = (
        "Planens forberedende del laves sammen med borgeren. Den beskriver mål, ressourcer, udfordringer, "
        "helbred og den indsats, der er prøvet. Den vurderer ikke den kommende indsats."
    )
    begreber = ("rehabiliteringsplan",)
    datonavn = "Planen er påbegyndt den"
    knap = "Gem, at planen er påbegyndt"

    note = LangTekst(label="Note", required=False, linjer=3, help_text="Fx hvad der er aftalt med borgeren.")


class PlanFaerdig(SkridtFormular):
    """De punkter, sagen skal dokumentere, før der kan træffes afgørelse."""

    kode = "plan_faerdig"
    overskrift = "Afslut planen"
    indledning = (
        "Sæt kryds, når sagen dokumenterer punktet. Afgørelsen hviler på planen, og mangler et punkt, er "
        "sagen ikke klar. At borgeren har afvist operation, medicin eller lignende behandling, må ikke "
        "tælle imod."
    )
    begreber = ("rehabiliteringsplan",)
    datonavn = "Planen er færdig den"
    knap = "Gem, at planen er færdig"
    udelad = frozenset({"afklaret", "indsatser", "begraenset", "note"})

    afklaret = Bekraeft(
        "Sagen er ikke klar: ressourcer og udfordringer skal være fuldt afklaret.",
        label="Ressourcer og udfordringer er fuldt afklaret",
        help_text="I forhold til uddannelse og arbejde.",
    )
    indsatser = Valg(
        label="Er alle relevante tilbud og foranstaltninger prøvet?",
        choices=[
            ("proevet", "Ja, de er prøvet"),
            ("formaalsloest", "Nej, det er åbenbart formålsløst at prøve dem"),
        ],
        help_text="Også forsøg på omplacering på arbejdspladsen.",
    )
    begraenset = Bekraeft(
        "Sagen er ikke klar: det skal være dokumenteret, at arbejdsevnen er varigt og væsentligt begrænset.",
        label="Arbejdsevnen er varigt og væsentligt begrænset og kan ikke bruges på almindelige vilkår",
    )
    note = betinget(
        LangTekst(
            label="Hvorfor er det åbenbart formålsløst?",
            linjer=4,
            help_text="Skal udfyldes, hvis ikke alle tilbud er prøvet.",
        )
    )

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("indsatser") == "formaalsloest" and not rent.get("note"):
            self.add_error("note", "Skriv, hvorfor det er åbenbart formålsløst at prøve flere tilbud.")
        return rent

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        dokumenteret = haendelse.note.startswith(DOKUMENTERET)
        _, _, hvorfor = haendelse.note.partition(FORMAALSLOEST)
        return super().fra_haendelse(haendelse) | {
            "afklaret": dokumenteret,
            "begraenset": dokumenteret,
            "indsatser": "formaalsloest" if hvorfor else "proevet" if dokumenteret else "",
            "note": hvorfor,
        }

    def nyttelast(self) -> dict[str, Any]:
        """Det dokumenterede gemmes som ord på hændelsen, så det kan læses på tråden."""
        hvorfor = self.cleaned_data["note"]
        formaalsloest = self.cleaned_data["indsatser"] == "formaalsloest"
        note = f"{DOKUMENTERET} {FORMAALSLOEST}{hvorfor}" if formaalsloest else f"{DOKUMENTERET} {PROEVET}"
        return super().nyttelast() | {"note": note}


DOKUMENTERET = (
    "Dokumenteret: Ressourcer og udfordringer er fuldt afklaret. "
    "Arbejdsevnen er varigt og væsentligt begrænset."
)
PROEVET = "Alle relevante tilbud er prøvet."
FORMAALSLOEST = "Det er åbenbart formålsløst at prøve flere tilbud: "


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
        label="Særlige hensyn og behov for støtte i en overgang",
        required=False,
        linjer=3,
        help_text="Skal udfyldes ved indstilling til fleksjob. Skriv «ingen», hvis der ikke er nogen.",
    )
    udvikling = LangTekst(
        label="Hvorfor kan arbejdsevnen udvikles inden for en rimelig periode?",
        required=False,
        linjer=3,
        help_text="Kun når arbejdsevnen nu er meget begrænset.",
    )

    VED_FLEKSJOB = ("afklaret", "jobtyper", "hensyn")

    def tilpas(self) -> None:
        for navn in self.VED_FLEKSJOB:
            betinget(self.fields[navn])

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("indstilling") == "fleksjob":
            for felt in self.VED_FLEKSJOB:
                if not rent.get(felt) and felt not in self.errors:
                    self.add_error(felt, "Skal udfyldes, når teamet indstiller til fleksjob.")
        return rent

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        """En ældre indstilling har alt samlet i sin begrundelse; den står i det første felt."""
        felter = super().fra_haendelse(haendelse)
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
