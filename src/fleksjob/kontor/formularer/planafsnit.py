"""Formularen til ét afsnit af planen, lavet af afsnittets felter. Alt er frivilligt; et afsnit kan gemmes halvt."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from fleksjob.forloeb.planafsnit import LAENGSTE, Felt
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, TalInput, Tekst, Valg, betinget
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput

JA_NEJ = [("ja", "Ja"), ("nej", "Nej")]


class AfsnitFormular(forms.Form):
    """Felterne i ét afsnit for én stemme. `set_nr` er den udgave, der skrives videre på."""

    set_nr = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        data: Any,
        *,
        felter: Sequence[Felt],
        indhold: dict[str, str],
        set_nr: int,
        funktioner: Sequence[str] = (),
    ) -> None:
        self.felterne = tuple(felter)
        initial: dict[str, Any] = {"set_nr": set_nr}
        initial |= {felt.kode: _begynder_med(felt, indhold.get(felt.kode, "")) for felt in felter}
        super().__init__(data, initial=initial, label_suffix="")
        for felt in felter:
            self.fields[felt.kode] = _felt(felt, indhold.get(felt.kode, ""), funktioner)

    def indhold(self) -> dict[str, str]:
        """Det skrevne, som kommandoen tager det: kun tekst."""
        return {felt.kode: _som_tekst(self.cleaned_data.get(felt.kode)) for felt in self.felterne}

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Arkivets fejl ved de felter, de handler om; resten øverst."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)


def _felt(felt: Felt, gemt: str, funktioner: Sequence[str]) -> forms.Field:
    faelles: dict[str, Any] = {"label": felt.navn, "help_text": felt.hjaelp, "required": False}
    nyt: forms.Field
    match felt.slags:
        case "linje":
            nyt = Tekst(**faelles)
        case "tal":
            nyt = forms.CharField(widget=TalInput("timer"), max_length=6, **faelles)
        case "janej":
            nyt = Valg(choices=JA_NEJ, **faelles)
        case "dato":
            nyt = Dato(**faelles)
        case "funktioner" | "kryds":
            # Et kryds, der er sat engang, kan stadig ses, selv om funktionen er taget af listen.
            navne = list(dict.fromkeys([*funktioner, *filter(None, gemt.split("\n"))]))
            nyt = Flervalg(choices=[(navn, navn) for navn in navne], **faelles)
        case _:
            nyt = LangTekst(linjer=4, max_length=LAENGSTE, **faelles)
    return betinget(nyt)


def _begynder_med(felt: Felt, gemt: str) -> Any:
    if felt.slags in ("funktioner", "kryds"):
        return gemt.split("\n") if gemt else []
    return date.fromisoformat(gemt) if felt.slags == "dato" and gemt else gemt


def _som_tekst(vaerdi: Any) -> str:
    if isinstance(vaerdi, date):
        return vaerdi.isoformat()
    if isinstance(vaerdi, list | tuple):
        return "\n".join(vaerdi)
    return str(vaerdi or "")
