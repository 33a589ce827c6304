"""Et måls valg som felter: tærsklen, gruppen, måneden og dagen. De står i adressen, så et svar kan sendes som link."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator

from fleksjob.kontor.formularer.felter import Dato, Rulleliste, Tal, Tekst

if TYPE_CHECKING:
    from fleksjob.indblik.maal import Maal

FOERSTE_DAG = date(2013, 1, 1)
_MAANED = RegexValidator(r"^20[0-9]{2}-(0[1-9]|1[0-2])$", "Skriv måneden som 2026-06.")
_SLAGS = {
    "ordning": (
        "Ordning",
        (("alle", "Begge"), ("ny", "Ny ordning (fra 2013)"), ("gammel", "Gammel ordning")),
    ),
    "timer": ("Timer", (("aftale", "Aftalt i jobbet"), ("loen", "Indberettede løntimer"))),
    "fra": (
        "Afgang fra",
        (("fleksjob", "Fleksjob"), ("ledighedsydelse", "Ledighedsydelse"), ("ordningen", "Ordningen")),
    ),
    "til": ("Vis", (("baand", "Fra bånd til bånd"), ("retning", "Op, ned eller samme"))),
    "ydelse": ("Ydelse", (("", "Begge"), ("fleksjob", "Fleksjob"), ("ledighedsydelse", "Ledighedsydelse"))),
    "kohorte": ("Kohorte", (("aar", "År"), ("halvaar", "Halvår"), ("alle", "Alle under ét"))),
}
_TAL = {
    "taerskel": ("Tærskel", "timer", 0.1, 37.0),
    "hoejst": ("Begyndt på højst", "timer", 1.0, 37.0),
    "dage": ("Periode", "dage", 1, 3650),
    "aar": ("Så mange år", "år", 1, 20),
    "uger": ("Så mange uger", "uger", 4, 520),
    "fra": ("Første år", "", 2003, 2100),
    "trin": ("Punkt for hver", "uger", 1, 52),
}
_EFTER = {
    "": "Ikke delt",
    "varighed": "Varighed",
    "timer": "Timer om ugen",
    "koen": "Køn",
    "alder": "Alder",
    "branche": "Branche",
    "anciennitet": "Tid i jobbet",
    "ordning": "Ordning",
    "kommune": "I alt",
}
_DELES_EFTER = {
    "bestand": ("timer", "koen", "alder", "branche", "anciennitet", "ordning"),
    "ledighedsydelse_nu": ("varighed", "koen", "alder"),
    "noegletal": ("kommune", "koen", "alder"),
}


class Valgformular(forms.Form):
    """Felterne for netop det måls valg; uden noget skrevet gælder målets eget udgangspunkt."""

    def __init__(self, data: Mapping[str, Any] | None, *, maal: "Maal", dag: date) -> None:
        self._maal, self._dag = maal, dag
        super().__init__(data or None)
        for navn, ellers in maal.valg.items():
            if (felt := _felt(maal, navn, ellers)) is not None:
                self.fields[navn] = felt
        self.fields["dato"] = Dato(label="Som det så ud", required=False, initial=dag)
        if self.is_bound:
            # Et felt, adressen ikke nævner, viser målets udgangspunkt og ikke ingenting.
            ellers_ = {navn: skrevet(felt) for navn, felt in self.fields.items()}
            self.data = {navn: data.get(navn, ellers_[navn]) for navn in self.fields} if data else {}

    def clean_dato(self) -> date | None:
        """En dag, tabellerne kan svare på."""
        dag: date | None = self.cleaned_data.get("dato")
        if dag and not FOERSTE_DAG <= dag <= self._dag:
            raise forms.ValidationError(
                f"Vælg en dag fra 1.1.{FOERSTE_DAG.year} til {self._dag.day}.{self._dag.month}.{self._dag.year}, "
                "hvor tabellerne sidst blev opdateret."
            )
        return dag

    @property
    def har_felter(self) -> bool:
        """Om der er andet at vælge end dagen."""
        return len(self.fields) > 1

    def valg(self) -> dict[str, Any]:
        """Det, der er valgt anderledes end målets udgangspunkt, i målets egne typer."""
        ud = {}
        for navn, ellers in self._maal.valg.items():
            if navn not in self.fields:
                continue
            vaerdi = self.cleaned_data.get(navn)
            if vaerdi is None or (vaerdi == "" and not isinstance(ellers, str)):
                continue
            vaerdi = type(ellers)(vaerdi)
            if vaerdi != ellers:
                ud[navn] = vaerdi
        return ud

    def dagen(self) -> date:
        """Dagen, der er valgt; ellers tabellernes."""
        return self.cleaned_data.get("dato") or self._dag


def skrevet(felt: forms.Field) -> str:
    """Feltets udgangspunkt, som det står i adressen."""
    vaerdi: Any = felt.widget.format_value(felt.initial)
    if isinstance(vaerdi, list):
        return "".join(vaerdi)
    return vaerdi or ""


def _felt(maal: "Maal", navn: str, ellers: Any) -> forms.Field | None:
    """Feltet for et valg; None for et, siden ikke kan tilbyde."""
    if navn == "efter":
        koder = _DELES_EFTER.get(maal.kode, ("", "koen", "alder"))
        return Rulleliste(
            label="Delt efter", required=False, initial=ellers, choices=[(k, _EFTER[k]) for k in koder]
        )
    if navn in _SLAGS and ellers in dict(_SLAGS[navn][1]):
        ledetekst, muligheder = _SLAGS[navn]
        return Rulleliste(label=ledetekst, required=False, initial=ellers, choices=muligheder)
    if navn == "maaned":
        return Tekst(
            label="Måned", required=False, max_length=7, validators=[_MAANED], help_text="Fx 2026-06. Tom: dagen.",
        )  # fmt: skip
    if navn in _TAL and isinstance(ellers, int | float):
        ledetekst, enhed, mindst, hoejst = _TAL[navn]
        return Tal(enhed, label=ledetekst, required=False, initial=ellers, mindst=mindst, hoejst=hoejst)
    return None
