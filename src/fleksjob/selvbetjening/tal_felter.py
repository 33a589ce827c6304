"""Talfelter, som man skriver i på dansk: »1.234,50«, »150,5 kr.« og »150.5« læses alle rigtigt."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_ENHEDER = re.compile(r"(kr\.?|kroner|timer?|t\.?|%|procent)$", re.IGNORECASE)
_TUSINDER = re.compile(r"-?\d{1,3}(\.\d{3})+")


def laes_dansk_tal(tekst: str) -> float:
    """Læser et tal, som det skrives på dansk; kaster ValueError, når det ikke er et tal.

    Et punktum er tusindskel, når der står præcis tre cifre efter det (»1.500«), ellers decimaltegn (»150.5«).
    """
    kort = _ENHEDER.sub("", tekst.strip()).replace(" ", "").replace("\u00a0", "").replace("−", "-")
    if "," in kort:
        kort = kort.replace(".", "").replace(",", ".")
    elif _TUSINDER.fullmatch(kort):
        kort = kort.replace(".", "")
    if not re.fullmatch(r"[+-]?\d{1,9}(\.\d{0,9})?|[+-]?\.\d{1,9}", kort):
        raise ValueError(tekst)
    return float(kort)


class TalMedEnhed(forms.TextInput):
    """Et tekstfelt til tal med enheden stående efter, og taltastatur på telefonen."""

    template_name = "selvbetjening/felter/tal_med_enhed.html"

    def __init__(self, enhed: str) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "size": "12"})
        self.enhed = enhed

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        kontekst = super().get_context(name, value, attrs)
        kontekst["widget"]["enhed"] = self.enhed
        return kontekst


class TalFelt(forms.Field):
    """Et tal eller ingenting. Grænserne er lovens og kontrolleres dér; her læses kun skriften."""

    def __init__(self, enhed: str, *, kraevet_af_formularen: bool = False, **kwargs: Any) -> None:
        """`kraevet_af_formularen`: feltet skal udfyldes, men formularen afgør det sammen med andre felter."""
        self.kraevet_af_formularen = kraevet_af_formularen
        self.enhed = enhed
        super().__init__(widget=TalMedEnhed(enhed), localize=False, **kwargs)

    def validate(self, value: Any) -> None:
        if not self.kraevet_af_formularen:
            super().validate(value)

    def prepare_value(self, value: Any) -> Any:
        """Et tal, siden selv sætter ind, skrives på dansk; det, brugeren har skrevet, står, som hun skrev det."""
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return value
        skrevet = f"{value:,.2f}".removesuffix(".00")
        return skrevet.translate(str.maketrans(",.", ".,"))

    def to_python(self, value: Any) -> float | None:
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            return laes_dansk_tal(str(value))
        except ValueError:
            eksempel = "150 eller 150,50" if self.enhed == "kr." else "10 eller 7,5"
            raise ValidationError(f"Skriv et tal, for eksempel {eksempel}.", code="tal") from None
