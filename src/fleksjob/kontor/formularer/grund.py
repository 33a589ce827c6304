"""Det, alle skridtets formularer har til fælles: dagen, sagens version og vejen fra felter til nyttelast."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput


class SkridtFormular(forms.Form):
    """Ét skridt i sagen. `kode` er hændelsens type; felternes navne er hændelsens."""

    kode: ClassVar[str]
    overskrift: ClassVar[str]
    indledning: ClassVar[str] = ""
    begreber: ClassVar[tuple[str, ...]] = ()
    datonavn: ClassVar[str] = "Dato"
    knap: ClassVar[str] = "Gem"
    udelad: ClassVar[frozenset[str]] = frozenset()
    viser_udkast: ClassVar[bool] = False

    forventet_version = forms.IntegerField(widget=forms.HiddenInput)
    gyldig_fra = Dato()

    def __init__(
        self,
        *args: Any,
        tilstand: Tilstand,
        dag: date,
        version: int,
        rettes: Haendelse | None = None,
        **kwargs: Any,
    ) -> None:
        self.tilstand = tilstand
        self.dag = dag
        self.rettes = rettes
        kwargs.setdefault("label_suffix", "")
        forslag = self.forslag(tilstand, dag) if rettes is None else self.fra_haendelse(rettes)
        kwargs["initial"] = {"forventet_version": version, "gyldig_fra": dag, **forslag}
        super().__init__(*args, **kwargs)
        self.fields["gyldig_fra"].label = self.datonavn
        self.tilpas()

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        """De værdier, felterne begynder med, når sagen selv kender dem."""
        return {}

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        """Felternes værdier, når en hændelse, der allerede er i sagen, skal rettes."""
        return {navn: getattr(haendelse, navn) for navn in self.base_fields if hasattr(haendelse, navn)}

    def tilpas(self) -> None:
        """Valgmuligheder, der afhænger af sagen."""

    def clean_gyldig_fra(self) -> date:
        dag: date = self.cleaned_data["gyldig_fra"]
        if dag < self.tilstand.person.foedselsdato:
            raise forms.ValidationError("Datoen ligger før borgerens fødsel. Skriv en senere dato.")
        return dag

    def nyttelast(self) -> dict[str, Any]:
        """Felterne, som kommandoen tager dem; tomme, frivillige felter er ikke med."""
        return {
            navn: vaerdi
            for navn, vaerdi in self.cleaned_data.items()
            if navn not in {"forventet_version", *self.udelad} and vaerdi not in (None, "")
        }

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Lovens fejl sættes ved det felt, de handler om, ellers øverst."""
        enkelte: Iterable[UgyldigtInput] = fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,)
        for en in enkelte:
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)
