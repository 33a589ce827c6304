"""Ny sag: hvor den kommer fra, personen, og hvem der har henvendt sig."""

from datetime import date
from typing import Any

from django import forms

from fleksjob.kontor.formularer.felter import Dato, LangTekst, Rulleliste, Tekst, Valg, betinget
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.ansoegning import KANALER, OPRINDELSER, YDELSER


class NySag(forms.Form):
    """Det, der skal til for at oprette en sag."""

    overskrift = "Ny sag"

    oprindelse = Valg(label="Hvad begynder sagen med?", choices=list(OPRINDELSER.items()))
    cpr = Tekst(
        label="CPR-nummer",
        help_text="Ti cifre. Nummeret kommer aldrig i adresser eller logge.",
        max_length=11,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    navn = Tekst(label="Navn", max_length=120, widget=forms.TextInput({"autocomplete": "off"}))
    gyldig_fra = Dato(label="Henvendelsen er modtaget den")
    kanal = Rulleliste(label="Hvordan kom den?", choices=[("", "Vælg"), *KANALER.items()])
    ydelse = Rulleliste(label="Borgerens indtægt nu", choices=[("", "Vælg"), *YDELSER.items()])
    enhed = Tekst(
        label="Afdeling, sagen kommer fra",
        required=False,
        max_length=80,
        help_text="Fx sygedagpenge, ydelseskontoret eller ungeindsatsen.",
    )
    henvendt_af = Tekst(
        label="Hvem henvendte sig?",
        required=False,
        max_length=120,
        help_text="Når det ikke er borgeren selv. Fx arbejdsgiveren, en konsulent eller sygedagpenges sagsbehandler.",
    )
    egne_ord = betinget(
        LangTekst(
            label="Borgerens egne ord",
            linjer=5,
            max_length=4000,
            required=False,
            help_text="Skal udfyldes, når borgeren selv søger. Skriv det, som hun siger eller skriver det.",
        )
    )
    aarsag = LangTekst(
        label="Kommunens bemærkning", required=False, linjer=3, help_text="Hvorfor rejses sagen nu?"
    )
    bisidder = Tekst(
        label="Bisidder",
        required=False,
        max_length=120,
        help_text="Navn og hvem det er, fx «Lis Holm, socialrådgiver i fagforeningen».",
    )
    repraesentant = Tekst(
        label="Repræsentant eller værge",
        required=False,
        max_length=120,
        help_text="Den, der handler for borgeren. Fuldmagten registreres bagefter i sagen.",
    )
    sagsbehandler = Rulleliste(label="Sagsbehandler")

    def __init__(
        self, *args: Any, dag: date, medarbejdere: list[tuple[str, str]], mig: str, **kwargs: Any
    ) -> None:
        kwargs |= {"label_suffix": "", "initial": {"gyldig_fra": dag, "sagsbehandler": mig}}
        super().__init__(*args, **kwargs)
        self.fields["sagsbehandler"].choices = medarbejdere  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("oprindelse") == "egen_ansoegning" and not rent.get("egne_ord", "").strip():
            self.add_error("egne_ord", "Skriv, hvad borgeren selv siger om, hvorfor hun søger.")
        return rent

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Arkivets fejl sættes ved feltet, ellers øverst."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)
