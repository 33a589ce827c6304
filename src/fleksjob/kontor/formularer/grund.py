"""Det, alle skridtets formularer har til fælles: dagen, sagens version og vejen fra felter til nyttelast."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from fleksjob.forloeb.haendelser import KATALOG, Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede


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
    skabelon_foran: ClassVar[str] = ""
    viser_brev: ClassVar[bool] = False
    skabelon: ClassVar[str] = "kontor/formularside.html"
    tilbage: ClassVar[str] = "kontor:sag"
    """Navnet på den side, man føres tilbage til."""

    forventet_version = forms.IntegerField(widget=forms.HiddenInput)
    gyldig_fra = Dato()

    def __init__(
        self,
        *args: Any,
        tilstand: Tilstand,
        dag: date,
        version: int,
        rettes: Haendelse | None = None,
        ser_helbred: bool = False,
        valgt: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """`valgt` er felter, som et link har udfyldt; `ser_helbred`: brugeren må se sagens helbredsoplysninger."""
        self.ser_helbred = ser_helbred
        self.tilstand = tilstand
        self.dag = dag
        self.rettes = rettes
        kwargs.setdefault("label_suffix", "")
        forslag = self.forslag(tilstand, dag) if rettes is None else self.fra_haendelse(rettes)
        forslag |= {navn: vaerdi for navn, vaerdi in (valgt or {}).items() if navn in self.base_fields}
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

    @classmethod
    def om_siden(cls, request: Any, billede: Any) -> dict[str, Any]:
        """Det, formularens egen skabelon viser ved siden af felterne."""
        return {}

    def tilpas(self) -> None:
        """Valgmuligheder, der afhænger af sagen."""

    def klar(self, request: Any, billede: Any) -> None:
        """Det, formularen skal kende af forespørgslen. Kaldes, før den vises eller prøves."""

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        """Det i sagens tabeller, formularen skal kende. Kaldes, før den vises eller prøves."""

    def vaelg_blandt(self, felt: str, valg: Iterable[tuple[Any, Any]]) -> None:
        """Sætter det, der kan vælges i feltet, når sagen bestemmer det."""
        listen = self.fields[felt]
        if not isinstance(listen, forms.ChoiceField):
            raise TypeError(f"{felt} er ikke et felt med valg.")
        listen.choices = list(valg)

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

    def som_haendelse(self) -> Haendelse:
        """Hændelsen, som felterne siger den. Det, kommandoen tager ud over den (filer, svar), er ikke med."""
        klasse = KATALOG[self.kode]
        felter = {n: v for n, v in self.nyttelast().items() if n in klasse.__struct_fields__}
        return klasse(**felter)

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Lovens fejl sættes ved det felt, de handler om, ellers øverst."""
        enkelte: Iterable[UgyldigtInput] = fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,)
        for en in enkelte:
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)
