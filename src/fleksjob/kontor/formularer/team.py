"""Formularerne til teamets kalender: møde, plads, gæst, dagsorden og lokale."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Rulleliste, Tekst, betinget
from fleksjob.lov.sagsgang.rehabilitering import FAGNAVNE
from fleksjob.sager.kommandoer.inviter_til_moede import GAESTER
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import MINUTTER

Valgliste = Sequence[tuple[str, str]]
INGEN = ("", "Vælg")
LAENGDER = [(str(antal), f"{antal} minutter") for antal in MINUTTER]


class Klokkeslaet(forms.TimeField):
    """Et klokkeslæt. Uden JavaScript kan det skrives som 9.30."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput({"type": "time"}, format="%H:%M"))
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M", "%H"])
        kwargs["error_messages"] = {
            "required": "Skriv et klokkeslæt.",
            "invalid": "Klokkeslættet findes ikke. Skriv det som 9.30.",
        }
        super().__init__(**kwargs)


class Lille(forms.Form):
    """En formular på en side med flere; `label_suffix` er husets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class NytMoede(Lille):
    """Et møde i kalenderen."""

    dag = Dato(label="Dag")
    begynder = Klokkeslaet(label="Begynder")
    slutter = Klokkeslaet(label="Slutter")
    rum = Rulleliste(label="Lokale", required=False)
    som_sidst = forms.BooleanField(
        label="Invitér de samme som på det seneste møde", required=False, initial=True
    )

    def __init__(self, *args: Any, rum: Valgliste, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        valg = self.fields["rum"]
        assert isinstance(valg, forms.ChoiceField)
        valg.choices = [("", "Ikke bestemt endnu"), *rum]

    def clean_rum(self) -> int | None:
        valgt = self.cleaned_data["rum"]
        return int(valgt) if valgt else None


class Tidssoegning(Lille):
    """Hvem der skal kunne, og hvor længe. Svaret er tider, hvor ingen af dem sidder i et andet møde."""

    folk = Flervalg(label="Hvem skal kunne?")
    fra = Dato(label="Tidligst")
    minutter = Rulleliste(
        label="Mødets længde", choices=[("90", "1½ time"), ("120", "2 timer"), ("180", "3 timer")]
    )

    def __init__(self, *args: Any, folk: Valgliste, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        valg = self.fields["folk"]
        assert isinstance(valg, forms.MultipleChoiceField)
        valg.choices = list(folk)


class Lokale(Lille):
    """Et lokale, beskrevet så borgeren kan se det for sig."""

    rum = forms.IntegerField(widget=forms.HiddenInput, required=False)
    navn = Tekst(label="Lokalets navn", max_length=80, help_text="Fx Lokale 2, Rådhuset.")
    adresse = Tekst(label="Adresse", max_length=160)
    beskrivelse = LangTekst(
        label="Sådan ser der ud",
        linjer=3,
        help_text="Skriv til borgeren: bordet, hvor man sidder, lys og lyd, vand på bordet.",
    )
    vej = LangTekst(
        label="Sådan kommer man hertil",
        linjer=3,
        required=False,
        help_text="Bus, parkering, elevator, og hvem der tager imod.",
    )
    billede = forms.FileField(
        label="Billede af lokalet",
        required=False,
        help_text="PNG eller JPEG, højst 3 MB. Uden mennesker på.",
    )
    billedtekst = betinget(
        Tekst(
            label="Det viser billedet",
            help_text="I ord, til den, der ikke kan se det. Skal udfyldes med et billede.",
        )
    )


class Saetpaa(Lille):
    """En sag på et møde."""

    moede = Rulleliste(label="Møde")
    minutter = Rulleliste(label="Tid til sagen", choices=LAENGDER, initial="45")

    def __init__(self, *args: Any, moeder: Valgliste, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        valg = self.fields["moede"]
        assert isinstance(valg, forms.ChoiceField)
        valg.choices = [INGEN, *moeder]
        valg.error_messages["required"] = "Vælg et møde."


class Flyt(Lille):
    """En sag til et andet møde."""

    moede = Rulleliste(label="Flyt til")
    hvorfor = Tekst(label="Hvorfor?", required=False)

    def __init__(self, *args: Any, moeder: Valgliste, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        valg = self.fields["moede"]
        assert isinstance(valg, forms.ChoiceField)
        valg.choices = [INGEN, *moeder]


class Grund(Lille):
    """Hvorfor en sag tages af, eller et møde aflyses."""

    hvorfor = Tekst(label="Hvorfor?")


class Plads(Lille):
    """En person på en plads ved bordet."""

    omraade = Rulleliste(label="Plads", required=False)
    hvem = Rulleliste(label="Person, der kan logge ind", required=False)
    navn = Tekst(label="Eller en anden: navn", required=False, max_length=120)
    hverv = Tekst(
        label="Hvad er personen?", required=False, max_length=80, help_text="Kun for andre pladser."
    )

    def __init__(self, *args: Any, folk: Valgliste, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for navn, valg in (
            (
                "omraade",
                [
                    *((kode, tekst[:1].upper() + tekst[1:]) for kode, tekst in FAGNAVNE.items()),
                    ("", "En anden plads"),
                ],
            ),
            ("hvem", [("", "Ingen"), *folk]),
        ):
            felt = self.fields[navn]
            assert isinstance(felt, forms.ChoiceField)
            felt.choices = valg

    def clean_hvem(self) -> int | None:
        valgt = self.cleaned_data["hvem"]
        return int(valgt) if valgt else None


class Gaest(Lille):
    """En gæst til én sag."""

    hverv = Rulleliste(
        label="Hvem inviteres?",
        choices=[(en, en[:1].upper() + en[1:]) for en in GAESTER]
        + [("undervisning", "Undervisningsområdet")],
    )
    navn = Tekst(label="Navn", required=False, max_length=120)


class Enkel(Lille):
    """En enkel sag, og hvorfor den er det."""

    hvorfor = Tekst(
        label="Hvorfor er sagen enkel?",
        max_length=300,
        help_text="Fx at lægen og praktikken siger det samme. Sagen skal stadig for teamet, når loven kræver det.",
    )


class Indkaldelse(Lille):
    """Brevet til borgeren. Undtagelsen skal begrundes."""

    forventet_version = forms.IntegerField(widget=forms.HiddenInput)
    udfald = forms.ChoiceField(
        label="Hvad kan mødet ende med?",
        widget=forms.RadioSelect,
        choices=[
            ("vis", "Brevet viser alle muligheder, én linje for hver"),
            ("udelad", "Undtagelse: det ville skade borgeren at få det i et brev"),
        ],
        initial="vis",
    )
    udfald_udeladt = betinget(
        LangTekst(
            label="Hvorfor ville det skade?",
            linjer=2,
            max_length=600,
            help_text="Skal udfyldes ved undtagelsen. Grunden står i sagen, ikke i brevet. Tal med borgeren i stedet.",
        )
    )

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("udfald") == "udelad" and not rent.get("udfald_udeladt"):
            self.add_error("udfald_udeladt", "Skriv, hvorfor det ville skade borgeren.")
        if rent.get("udfald") == "vis":
            rent["udfald_udeladt"] = ""
        return rent


class Genforelaeg(Lille):
    """Kommunens grunde til ikke at følge indstillingen."""

    forventet_version = forms.IntegerField(widget=forms.HiddenInput)
    begrundelse = LangTekst(
        label="Hvorfor kan kommunen ikke følge indstillingen?",
        linjer=4,
        help_text="Teamet og borgeren læser grundene. Det kan ske én gang i sagen.",
    )


def moedevalg(moeder: Sequence[tuple[int, date, str]]) -> list[tuple[str, str]]:
    """Møderne til en rulleliste."""
    return [(str(nr), tekst) for nr, _, tekst in moeder]
