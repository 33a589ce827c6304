"""Ny sag: personen og ansøgningen."""

from datetime import date
from typing import Any

from django import forms

from fleksjob.kontor.formularer.felter import Dato, LangTekst, Rulleliste, Tekst
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput


class NySag(forms.Form):
    """Det, der skal til for at oprette en sag."""

    overskrift = "Ny sag"

    cpr = Tekst(
        label="CPR-nummer",
        help_text="Ti cifre. Nummeret kommer aldrig i adresser eller logge.",
        max_length=11,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    navn = Tekst(label="Navn", max_length=120, widget=forms.TextInput({"autocomplete": "off"}))
    gyldig_fra = Dato(label="Ansøgningen er modtaget den")
    ydelse = Rulleliste(
        label="Borgerens indtægt nu",
        choices=[
            ("", "Vælg"),
            ("sygedagpenge", "Sygedagpenge"),
            ("jobafklaring", "Ressourceforløbsydelse under jobafklaring"),
            ("ressourceforloeb", "Ressourceforløbsydelse"),
            ("kontanthjaelp", "Kontanthjælp"),
            ("dagpenge", "Dagpenge"),
            ("loen", "Løn"),
            ("andet", "Andet"),
        ],
    )
    sagsbehandler = Rulleliste(label="Sagsbehandler")
    aarsag = LangTekst(label="Hvorfor søges der?", required=False, linjer=4)

    def __init__(
        self, *args: Any, dag: date, medarbejdere: list[tuple[str, str]], mig: str, **kwargs: Any
    ) -> None:
        kwargs |= {"label_suffix": "", "initial": {"gyldig_fra": dag, "sagsbehandler": mig}}
        super().__init__(*args, **kwargs)
        self.fields["sagsbehandler"].choices = medarbejdere  # type: ignore[attr-defined]

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Arkivets fejl sættes ved feltet, ellers øverst."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)
