"""Formularerne til det, der gives videre af tal: en nøgle, og en offentliggørelse."""

from typing import Any

from django import forms

from fleksjob.kontor.formularer.felter import Rulleliste, Tekst
from fleksjob.kontor.formularer.samarbejde import Sideformular, Valgmuligheder


class NoegleFormular(Sideformular):
    """En ny nøgle."""

    handling = "noegle"
    knap = "Giv nøglen"

    navn = Tekst(
        label="Hvem eller hvad skal bruge nøglen?",
        max_length=80,
        help_text="Fx «Ledelsesinformation». Giv hvert program sin egen, så den kan tilbagekaldes alene.",
    )
    maaneder = Rulleliste(
        label="Gælder i",
        choices=[("3", "3 måneder"), ("6", "6 måneder"), ("12", "12 måneder"), ("24", "24 måneder")],
        initial="12",
    )


class OffentliggoerFormular(Sideformular):
    """En måneds tal. Måneden er valgt, og forskellen set; noten er kun til en, der er offentliggjort før."""

    handling = "offentliggoer"
    knap = "Offentliggør tallene"

    maaned = forms.ChoiceField(widget=forms.HiddenInput)
    note = Tekst(
        label="Hvorfor er tallene ændret?",
        required=False,
        max_length=500,
        help_text="Alle kan læse noten, så skriv ingen navne.",
    )

    def __init__(self, *args: Any, maaneder: Valgmuligheder, foerste: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saet_valg("maaned", maaneder)
        self.fields["note"].required = not foerste
        if foerste:
            self.fields["note"].widget = forms.HiddenInput()
