"""Formularerne til arbejdet på tværs: noter, opgaver, bero, overdragelse, vikar og adgang."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from fleksjob.forloeb.roller import KAN_GIVES, KAN_VAERE_EKSTRA, Rolle
from fleksjob.kontor.formularer.felter import (
    Dato,
    Flervalg,
    LangTekst,
    Rulleliste,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.samarbejde import AFDELINGER, KAN_SKRIVES, NOTATSLAGS

Valgmuligheder = Iterable[tuple[str, str]]


class Sideformular(forms.Form):
    """En af flere formularer på en side. `handling` siger, hvilken der blev sendt; felterne får den foran."""

    handling: ClassVar[str]
    knap: ClassVar[str] = "Gem"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("auto_id", f"{self.handling}_%s")
        super().__init__(*args, **kwargs)

    def saet_valg(self, felt: str, muligheder: Valgmuligheder) -> None:
        """Mulighederne i et felt, når de afhænger af kommunen eller sagen."""
        valgfelt = self.fields[felt]
        if isinstance(valgfelt, forms.ChoiceField):
            valgfelt.choices = list(muligheder)

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Kommandoens fejl sættes ved det felt, de handler om, ellers øverst."""
        enkelte: Iterable[UgyldigtInput] = fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,)
        for en in enkelte:
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)


class NotatFormular(Sideformular):
    """Et notat. Det korte felt øverst på sagen sender de samme felter."""

    handling = "notat"
    knap = "Gem notatet"

    tekst = LangTekst(label="Notat", linjer=4)
    slags = Rulleliste(
        label="Hvad er det?",
        choices=[(kode, NOTATSLAGS[kode].navn) for kode in KAN_SKRIVES],
        initial="telefon",
    )
    hvem = Tekst(
        label="Hvem kom oplysningen fra?",
        required=False,
        max_length=120,
        help_text="Fx «Borgeren» eller «Lægen».",
    )
    dag = Dato(label="Hvornår?", required=False, help_text="Uden en dato er det i dag.")
    helbred = betinget(
        forms.BooleanField(
            label="Notatet har helbredsoplysninger", help_text="Så læses det kun af dem, der behandler sagen."
        )
    )
    retter = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SoegNotat(Sideformular):
    """Søgning i sagens egne notater. Det søgte står aldrig i adressen."""

    handling = "soeg"
    soeg = Tekst(label="Søg i notaterne", required=False, max_length=120)
    slags = Rulleliste(
        label="Slags",
        required=False,
        choices=[("", "Alle slags"), *((kode, slags.navn) for kode, slags in NOTATSLAGS.items())],
    )


class SparringFormular(Sideformular):
    """Et spørgsmål til en navngiven kollega."""

    handling = "sparring"
    knap = "Spørg"

    til = Rulleliste(label="Hvem vil du spørge?")
    hvad = LangTekst(label="Hvad vil du vide?", linjer=3, max_length=2000)
    frist = Dato(label="Hvornår har du brug for svaret?")

    def __init__(self, *args: Any, kolleger: Valgmuligheder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saet_valg("til", [("", "Vælg en kollega"), *kolleger])


class OpgaveFormular(Sideformular):
    """En opgave til en anden afdeling, et tilbud om samtale, eller en opgave til en selv."""

    handling = "opgave"
    knap = "Opret opgaven"

    art = Valg(
        label="Hvad er det?",
        choices=[
            ("afdeling", "Jeg venter svar fra en anden afdeling"),
            ("samtale", "Jeg har tilbudt en fælles samtale"),
            ("intern", "En opgave til mig selv"),
        ],
        initial="afdeling",
    )
    afdeling = betinget(
        Rulleliste(
            label="Afdeling",
            choices=[("", "Vælg en afdeling"), *AFDELINGER.items()],
            help_text="Når du venter svar fra en anden afdeling.",
        )
    )
    modtager = Tekst(
        label="Person eller postkasse",
        required=False,
        max_length=120,
        help_text="Hvem du har spurgt, eller hvem samtalen er med.",
    )
    hvad = LangTekst(label="Hvad skal der ske?", linjer=3, max_length=2000)
    frist = Dato(label="Svar ventes senest")
    paamind = Dato(label="Mind mig om det", required=False, help_text="En dag før svarfristen.")


class ClearingFormular(Sideformular):
    """Sagen lægges i køen til clearing."""

    handling = "clearing"
    knap = "Bed om clearing"

    hvad = LangTekst(label="Hvad skal lederen se på?", linjer=3, max_length=2000)
    frist = Dato(label="Senest")


class BeroFormular(Sideformular):
    """Sagen lægges til side til en dag."""

    handling = "bero"
    knap = "Læg i bero"

    grund = Tekst(label="Hvorfor?", max_length=300)
    til = Dato(
        label="Tag den frem igen den", help_text="Den dag kommer sagen tilbage på din liste af sig selv."
    )


class TildelFormular(Sideformular):
    """Sagen gives til en kollega."""

    handling = "tildel"
    knap = "Giv sagen videre"

    til = Rulleliste(label="Hvem skal have sagen?")
    grund = Tekst(label="Hvorfor?", max_length=300)

    def __init__(self, *args: Any, kolleger: Valgmuligheder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saet_valg("til", [("", "Vælg en medarbejder"), *kolleger])


class KonsulentFormular(TildelFormular):
    """Virksomhedens faste kontakt skiftes."""

    handling = "konsulent"
    knap = "Skift kontakt"


class OvertagFormular(Sideformular):
    """Sagen tages over."""

    handling = "overtag"
    knap = "Tag sagen over"

    grund = Tekst(label="Hvorfor tager du sagen over?", max_length=300)


class OvertagKonsulentFormular(OvertagFormular):
    """Virksomhedens kontakt tages over."""

    handling = "overtag_konsulent"
    knap = "Bliv virksomhedens kontakt"


class AfleverFormular(Sideformular):
    """Sagen afleveres."""

    handling = "aflever"
    knap = "Aflever sagen"

    til = Valg(label="Hvem skal have den?")
    grund = Tekst(label="Hvorfor afleverer du den?", max_length=300)

    def __init__(self, *args: Any, muligheder: Valgmuligheder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saet_valg("til", list(muligheder))


class BeskyttelseFormular(Sideformular):
    """Beskyttelsen slås til eller fra."""

    handling = "beskyttelse"

    grund = Tekst(label="Hvor ved du det fra?", max_length=300, help_text="Fx «CPR, 3. marts».")


class VikarFormular(Sideformular):
    """En vikar fra og til."""

    handling = "vikar"
    knap = "Sæt vikaren"

    vikar = Rulleliste(label="Vikar")
    fra = Dato(label="Første dag")
    til = Dato(label="Sidste dag")
    grund = Tekst(label="Hvorfor?", max_length=300, help_text="Fx «Ferie».")

    def __init__(self, *args: Any, kolleger: Valgmuligheder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saet_valg("vikar", [("", "Vælg en kollega"), *kolleger])


class FlytFormular(TildelFormular):
    """Flere sager gives videre på én gang."""

    handling = "flyt"
    knap = "Flyt de valgte sager"

    omfang = Valg(label="Hvilke sager?", choices=[("valgte", "Dem, jeg har sat kryds ved"), ("alle", "Alle")])
    field_order = ("omfang", "til", "grund")

    def __init__(self, *args: Any, alle: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saet_valg("omfang", [("valgte", "Dem, jeg har sat kryds ved"), ("alle", alle)])
        self.fields["omfang"].initial = "valgte"


class AdgangFormular(Sideformular):
    """En medarbejders adgang."""

    handling = "adgang"
    knap = "Gem adgangen"

    rolle = Valg(label="Rolle", choices=[(en.value, f"{en.navn}. {en.beskrivelse}") for en in KAN_GIVES])
    ekstra = Flervalg(
        label="Flere roller",
        required=False,
        choices=[(en.value, en.navn) for en in sorted(KAN_VAERE_EKSTRA, key=list(Rolle).index)],
        help_text="Til den, der både er sagsbehandler og konsulent. Hun kan så det, mindst én af rollerne kan.",
    )
    team = Tekst(label="Team", required=False, max_length=40)
    aktiv = betinget(forms.BooleanField(label="Kan logge ind"))
    grund = Tekst(label="Hvorfor ændrer du adgangen?", max_length=300)


class KontrolFormular(Sideformular):
    """Søgning i opslagene."""

    handling = "kontrolsoegning"
    knap = "Søg"

    fra = Dato(label="Fra")
    til = Dato(label="Til")
    hvem = Rulleliste(label="Slået op af", required=False)
    person = Tekst(
        label="CPR- eller sagsnummer", required=False, max_length=20, help_text="Borgeren kan se søgningen."
    )
    tegn = Rulleliste(label="Mønster", required=False)

    def __init__(self, *args: Any, brugere: Valgmuligheder, tegn: Valgmuligheder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saet_valg("hvem", [("", "Alle"), *brugere])
        self.saet_valg("tegn", [("", "Alle opslag"), *tegn])
