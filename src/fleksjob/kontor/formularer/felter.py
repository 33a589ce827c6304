"""Felterne i kontorets formularer: danske tal og datoer, enheden ved feltet, og fejl, der siger, hvad der
er rigtigt.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator

from fleksjob.sager.papirfelt import Papirfil as Papirfil

F = TypeVar("F", bound=forms.Field)
MANGLER = "Feltet skal udfyldes."


class TalInput(forms.TextInput):
    """Et tal med sin enhed ved siden af (kr., timer, %). Taster tal på telefonen."""

    template_name = "kontor/felter/tal.html"

    def __init__(self, enhed: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})
        self.enhed = enhed

    def format_value(self, value: Any) -> str | None:
        """Sagens egne tal skrives kort («16», «62,5», «33.000»); det, brugeren har skrevet, står, som det
        er skrevet.
        """
        if isinstance(value, int | float | Decimal):
            return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
        return None if value is None else str(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        sammenhaeng: dict[str, Any] = super().get_context(name, value, attrs)
        sammenhaeng["widget"]["enhed"] = self.enhed
        return sammenhaeng


class FlerInput(forms.CheckboxSelectMultiple):
    """Afkrydsningsfelter i designsystemets opmærkning."""

    template_name = "kontor/felter/flervalg.html"


class Dato(forms.DateField):
    """En dag. Uden JavaScript og i ældre browsere kan den skrives som 1.3.2026."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"])
        kwargs["error_messages"] = {
            "required": "Skriv en dato.",
            "invalid": "Datoen findes ikke. Skriv den som 1.3.2026.",
        }
        super().__init__(**kwargs)


# Punktum er tusindskel, når der står præcis tre cifre efter hvert: 12.500 og 12.500,50, men ikke 150.5.
_TUSINDER = re.compile(r"\s*-?\d{1,3}(\.\d{3})+(,\d*)?\s*")


class Tal(forms.DecimalField):
    """Et tal på dansk (200,50 eller 12.500). Grænserne skrives i fejlen."""

    def __init__(
        self, enhed: str, *, mindst: float | None = 0, hoejst: float | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", TalInput(enhed))
        kwargs["localize"] = True
        kontroller: list[BaseValidator] = []
        if mindst is not None:
            kontroller.append(MinValueValidator(mindst, f"Tallet skal være mindst {_dansk(mindst)}."))
        if hoejst is not None:
            kontroller.append(MaxValueValidator(hoejst, f"Tallet må højst være {_dansk(hoejst)}."))
        super().__init__(max_digits=10, decimal_places=2, validators=kontroller, **kwargs)
        self.error_messages |= {
            "required": "Skriv et tal.",
            "invalid": "Skriv et tal, fx 200,50.",
            "max_decimal_places": "Skriv højst to decimaler.",
            "max_digits": "Tallet er for langt.",
            "max_whole_digits": "Tallet er for langt.",
        }

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and _TUSINDER.fullmatch(value):
            value = value.replace(".", "")
        return super().to_python(value)

    def clean(self, value: Any) -> float | None:
        tal = super().clean(value)
        return None if tal is None else float(tal)


def _dansk(tal: float) -> str:
    return f"{tal:g}".replace(".", ",")


class Kroner(Tal):
    """Et beløb i kroner."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("kr.", **kwargs)


class LangTekst(forms.CharField):
    """Fri tekst i flere linjer."""

    def __init__(self, *, linjer: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea({"rows": linjer}))
        kwargs.setdefault("max_length", 8000)
        super().__init__(**kwargs)
        self.error_messages["required"] = MANGLER


class Tekst(forms.CharField):
    """Fri tekst i én linje."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(**kwargs)
        self.error_messages["required"] = MANGLER


class Valg(forms.ChoiceField):
    """Ét af få muligheder, vist som radioknapper, så alle kan ses på én gang."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(**kwargs)
        self.error_messages |= {
            "required": "Vælg én af mulighederne.",
            "invalid_choice": "Vælg én af mulighederne.",
        }


class Rulleliste(forms.ChoiceField):
    """Ét af mange muligheder."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages |= {
            "required": "Vælg én af mulighederne.",
            "invalid_choice": "Vælg én af mulighederne.",
        }


class Flervalg(forms.MultipleChoiceField):
    """Et kryds ved hver af flere muligheder."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", FlerInput)
        super().__init__(**kwargs)
        self.error_messages |= {"required": "Sæt mindst ét kryds.", "invalid_choice": "Vælg blandt de viste."}

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(super().clean(value))


class Bekraeft(forms.BooleanField):
    """Et kryds, som skal sættes, før skridtet kan gemmes."""

    def __init__(self, mangler: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["required"] = mangler


def betinget(felt: F) -> F:
    """Et felt, som kun skal udfyldes i et bestemt tilfælde; hjælpeteksten siger hvilket, og «kan udelades»
    vises ikke.
    """
    felt.required = False
    vars(felt)["betinget"] = True
    return felt


def maaneder_foer(dag: date, antal: int = 18) -> list[tuple[str, date]]:
    """Månederne fra denne og bagud: ("2026-03", 1. marts 2026), nyeste først."""
    ud = []
    aar, maaned = dag.year, dag.month
    for _ in range(antal):
        ud.append((f"{aar}-{maaned:02d}", date(aar, maaned, 1)))
        aar, maaned = (aar - 1, 12) if maaned == 1 else (aar, maaned - 1)
    return ud
