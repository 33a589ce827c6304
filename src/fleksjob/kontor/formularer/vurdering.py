"""Alle betingelser på én side. Kun det, der er nyt eller ændret, gemmes."""

from datetime import date
from typing import Any

from django import forms

from fleksjob.forloeb.afgoerelser import Vurdering
from fleksjob.forloeb.betingelser import gaeldende
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato, LangTekst, Valg
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.visitationskrav import Visitationskrav, krav_pr, regeludfald
from fleksjob.sager.kommandoer.vurder_betingelser import Vurderet

MANGLER_GRUND = "Skriv, hvad vurderingen bygger på."


class Vurderingsformular(forms.Form):
    """Et svar og en begrundelse for hver betingelse, loven spørger om. Det, der står tomt, vurderes ikke."""

    overskrift = "Vurdér betingelserne"

    forventet_version = forms.IntegerField(widget=forms.HiddenInput)
    gyldig_fra = Dato(label="Vurderingerne gælder fra")

    def __init__(self, *args: Any, tilstand: Tilstand, dag: date, version: int, **kwargs: Any) -> None:
        self.tilstand = tilstand
        self.krav: tuple[Visitationskrav, ...] = krav_pr(dag)
        self.nu: dict[str, Vurdering] = gaeldende(tilstand.vurderinger, dag)
        foer: dict[str, Any] = {"forventet_version": version, "gyldig_fra": dag}
        for kode, en in self.nu.items():
            foer |= {f"svar_{kode}": en.svar, f"grund_{kode}": en.grund}
        kwargs["initial"] = foer
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for krav in self.krav:
            valg = [(mulighed.kode, mulighed.tekst) for mulighed in krav.svar]
            svar = Valg(label=krav.spoergsmaal, choices=valg, required=False, help_text=krav.hjaelp)
            grund = LangTekst(label="Hvad bygger du det på?", linjer=2, max_length=2000, required=False)
            for felt in (svar, grund):
                vars(felt)["betinget"] = True
            grund.widget.attrs["aria-label"] = f"Hvad bygger du det på? {krav.spoergsmaal}"
            self.fields[f"svar_{krav.kode}"] = svar
            self.fields[f"grund_{krav.kode}"] = grund

    def raekker(self) -> list[tuple[Visitationskrav, forms.BoundField, forms.BoundField]]:
        """Betingelsen med sine to felter, i lovens orden."""
        return [(krav, self[f"svar_{krav.kode}"], self[f"grund_{krav.kode}"]) for krav in self.krav]

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        for krav in self.krav:
            svar, grund = rent.get(f"svar_{krav.kode}"), rent.get(f"grund_{krav.kode}")
            if svar and not grund:
                self.add_error(f"grund_{krav.kode}", MANGLER_GRUND)
            if grund and not svar and f"svar_{krav.kode}" not in self.errors:
                self.add_error(f"svar_{krav.kode}", "Vælg et svar, eller slet begrundelsen.")
        if not self.errors and not self.vurderinger():
            self.add_error(None, "Der er ikke noget nyt at gemme. Svar på mindst én betingelse.")
        if not self.errors:
            self._kraev_samme_retning(rent)
        return rent

    def _kraev_samme_retning(self, rent: dict[str, Any]) -> None:
        """To svar, der modsiger hinanden, siges med det samme; ellers kunne reglerne ikke svare."""
        svar = {k.kode: rent[f"svar_{k.kode}"] for k in self.krav if rent.get(f"svar_{k.kode}")}
        try:
            udfald = regeludfald(rent["gyldig_fra"], self.tilstand.person.foedselsdato, svar)
        except UgyldigtInput as fejl:
            self.add_error("gyldig_fra", str(fejl))
            return
        if udfald.modsigelse:
            self.add_error(None, udfald.modsigelse)

    def vurderinger(self) -> tuple[Vurderet, ...]:
        """Det nye og det ændrede. En uændret vurdering beholder sine papirer og skrives ikke igen."""
        ud = []
        for krav in self.krav:
            svar = self.cleaned_data.get(f"svar_{krav.kode}") or ""
            grund = self.cleaned_data.get(f"grund_{krav.kode}") or ""
            foer = self.nu.get(krav.kode)
            if svar and (foer is None or (foer.svar, foer.grund) != (svar, grund)):
                bilag = foer.bilag if foer else ()
                dokumenter = foer.dokumenter if foer else ()
                ud.append(
                    Vurderet(betingelse=krav.kode, svar=svar, grund=grund, bilag=bilag, dokumenter=dokumenter)
                )
        return tuple(ud)

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Arkivets fejl øverst; de felter, den kender, ved felterne."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)
