"""Et felt med flere linjer af samme slags: opgaver med hensyn, udviklingsmål, timer, der stiger.

Linjerne er almindelige felter i en tabel og virker uden JavaScript; tomme linjer tæller ikke.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django import forms

from fleksjob.kontor.formularer.felter import Dato, Rulleliste, Tal, Tekst


class Kolonne(NamedTuple):
    """Én kolonne. `slags` er tekst, tal, dato eller valg (så med `valg`)."""

    navn: str
    titel: str
    slags: str = "tekst"
    valg: tuple[tuple[str, str], ...] = ()
    enhed: str = ""

    def felt(self) -> forms.Field:
        """Feltet, som en linje i kolonnen er. Det må stå tomt."""
        match self.slags:
            case "tal":
                return Tal(self.enhed, required=False)
            case "dato":
                return Dato(required=False)
            case "valg":
                return Rulleliste(choices=[("", "Vælg"), *self.valg], required=False)
        return Tekst(required=False, max_length=400)


class RaekkeInput(forms.Widget):
    """Linjerne som tabel; hver linjes felter hedder `navn-linje-kolonne`."""

    template_name = "kontor/felter/raekker.html"

    def __init__(self, kolonner: Sequence[Kolonne], linjer: int, ord_: str) -> None:
        super().__init__()
        self.kolonner, self.linjer, self.ord_ = tuple(kolonner), linjer, ord_

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, Any]]:
        """Alt det skrevne, også i linjer med fejl, så intet tabes."""
        hele = data.get(name)
        if isinstance(hele, list | tuple):
            return [dict(en) for en in hele]
        ud = []
        for nr in range(self.linjer):
            en = {k.navn: str(data.get(f"{name}-{nr}-{k.navn}", "")).strip() for k in self.kolonner}
            ud.append(en)
        while ud and not any(ud[-1].values()):
            ud.pop()
        return ud

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        sammenhaeng: dict[str, Any] = super().get_context(name, value, attrs)
        vaerdier = list(value or ())
        antal = min(self.linjer, max(len(vaerdier) + 1, 3))
        sammenhaeng["widget"]["kolonner"] = [k.titel for k in self.kolonner]
        sammenhaeng["widget"]["linjer"] = [
            [self._celle(name, nr, k, vaerdier[nr] if nr < len(vaerdier) else {}) for k in self.kolonner]
            for nr in range(antal)
        ]
        return sammenhaeng

    def _celle(self, name: str, nr: int, kolonne: Kolonne, linje: Mapping[str, Any]) -> dict[str, Any]:
        vaerdi = linje.get(kolonne.navn)
        if isinstance(vaerdi, date):
            vaerdi = vaerdi.isoformat()
        if isinstance(vaerdi, float):
            vaerdi = f"{vaerdi:g}".replace(".", ",")
        return {
            "navn": f"{name}-{nr}-{kolonne.navn}",
            "titel": kolonne.titel,
            "maerkat": f"{self.ord_} {nr + 1}: {kolonne.titel}",
            "slags": kolonne.slags,
            "valg": kolonne.valg,
            "vaerdi": "" if vaerdi is None else str(vaerdi),
        }


class Raekker(forms.Field):
    """Giver en liste af linjer som {kolonne: værdi}; den første kolonne afgør, om linjen er tom."""

    def __init__(self, kolonner: Sequence[Kolonne], *, ord_: str, linjer: int = 6, **kwargs: Any) -> None:
        self.kolonner, self.ord_ = tuple(kolonner), ord_
        kwargs.setdefault("widget", RaekkeInput(kolonner, linjer, ord_))
        super().__init__(**kwargs)
        self.error_messages["required"] = f"Skriv mindst én linje: {ord_.lower()} 1."

    def clean(self, value: Any) -> tuple[dict[str, Any], ...]:
        fejl: list[forms.ValidationError] = []
        ud = []
        for nr, linje in enumerate(value or (), 1):
            if not any(linje.get(k.navn) not in ("", None) for k in self.kolonner):
                continue
            renset, linjefejl = self._linje(nr, linje)
            fejl += linjefejl
            if renset[self.kolonner[0].navn] in ("", None) and not linjefejl:
                fejl.append(
                    forms.ValidationError(f"{self.ord_} {nr}: Skriv også «{self.kolonner[0].titel}».")
                )
            ud.append(renset)
        if fejl:
            raise forms.ValidationError(fejl)
        if self.required and not ud:
            raise forms.ValidationError(self.error_messages["required"])
        return tuple(ud)

    def _linje(self, nr: int, linje: Mapping[str, Any]) -> tuple[dict[str, Any], list[forms.ValidationError]]:
        renset: dict[str, Any] = {}
        fejl = []
        for kolonne in self.kolonner:
            raa = linje.get(kolonne.navn)
            try:
                renset[kolonne.navn] = kolonne.felt().clean(raa if raa is not None else "")
            except forms.ValidationError as en:
                renset[kolonne.navn] = None
                fejl.append(
                    forms.ValidationError(
                        f"{self.ord_} {nr}, {kolonne.titel.lower()}: {' '.join(en.messages)}"
                    )
                )
        return renset, fejl
