"""Mange krydser delt i grupper, der kan foldes ud. Deles af kontoret og selvbetjeningen, hver med sin opmærkning."""

from typing import Any

from django import forms


class GrupperedeKryds(forms.CheckboxSelectMultiple):
    """En gruppe er foldet ud, når der er sat kryds i den."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        kontekst: dict[str, Any] = super().get_context(name, value, attrs)
        kontekst["widget"]["grupper"] = [
            (gruppe, valg, any(et["selected"] for et in valg))
            for gruppe, valg, _ in kontekst["widget"]["optgroups"]
        ]
        return kontekst
