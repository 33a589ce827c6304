"""Formularerne på en virksomheds kort: en kontakt, en planlagt kontakt, kortet selv og et menneske, man taler med."""

from typing import Any

from django import forms

from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Rulleliste, Tal, Tekst
from fleksjob.kontor.formularer.samarbejde import Sideformular
from fleksjob.sager.virksomhedsord import EMNER, HVERV, KANALER, OPGAVETYPER

_KANAL = [("", "Vælg"), *KANALER.items()]
_EMNE = [("", "Vælg"), *EMNER.items()]


class Kontakt(Sideformular):
    """En kontakt, der er sket."""

    handling = "kontakt"
    knap = "Gem kontakten"

    dag = Dato(label="Dag")
    kanal = Rulleliste(label="Hvordan?", choices=_KANAL)
    emne = Rulleliste(label="Om hvad?", choices=_EMNE)
    med = Tekst(label="Med hvem?", required=False, max_length=120)
    tekst = LangTekst(
        label="Hvad talte I om?",
        required=False,
        linjer=3,
        max_length=1000,
        help_text="Om virksomheden. Det om en bestemt borger hører hjemme i hendes sag.",
    )


class Aftale(Sideformular):
    """En planlagt kontakt."""

    handling = "aftale"
    knap = "Planlæg"

    dag = Dato(label="Hvornår?")
    kanal = Rulleliste(label="Hvordan?", choices=_KANAL)
    emne = Rulleliste(label="Om hvad?", choices=_EMNE)
    trods = Tekst(
        label="Hvis en kollega er der samme uge: hvorfor alligevel?", required=False, max_length=300
    )


class Kort(Sideformular):
    """Det, vi ved om virksomheden som arbejdsplads."""

    handling = "kort"
    knap = "Gem kortet"

    branche = Tekst(label="Branche", required=False, max_length=80)
    ansatte = Tal("ansatte", label="Antal ansatte, cirka", required=False, hoejst=1_000_000)
    opgavetyper = Flervalg(
        label="Opgaver, der kunne skæres fri", required=False, choices=list(OPGAVETYPER.items())
    )
    emne = forms.BooleanField(label="Vil vi gerne tale med (på listen)", required=False)
    vil_ha_praktik = forms.BooleanField(label="Vil som regel have praktik først", required=False)
    personligt_ejet = forms.BooleanField(label="Enkeltmandsvirksomhed", required=False)


class Person(Sideformular):
    """Et menneske i virksomheden."""

    handling = "person"
    knap = "Tilføj"

    navn = Tekst(label="Navn", max_length=120)
    hverv = Rulleliste(label="Hvad er de?", choices=[("", "Vælg"), *HVERV.items()])
    telefon = Tekst(label="Telefon", required=False, max_length=20)
    mail = Tekst(label="Mail", required=False, max_length=120)


class Ny(Sideformular):
    """En virksomhed, kommunen ikke kender endnu."""

    handling = "ny"
    knap = "Opret virksomheden"

    cvr = Tekst(label="CVR-nummer", max_length=8, help_text="Otte cifre.")
    navn = Tekst(label="Navn", max_length=120)


def kortets_begyndelse(kort: Any) -> dict[str, Any]:
    """Kortets felter, som de står nu."""
    if kort is None:
        return {}
    return {navn: getattr(kort, navn) for navn in Kort.base_fields}
