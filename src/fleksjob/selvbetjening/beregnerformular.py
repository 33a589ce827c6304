"""Beregnerens formular. Felternes navne er API'ets, så link, API-kald og kommando siger det samme."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.dates import MONTHS

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.selvbetjening.tal_felter import TalFelt

FOERSTE_AAR, SIDSTE_AAR = 2013, 2026
HOVEDFELTER = ("timeloen", "timer", "pension_pct")
TIMEFELTER = ("fremmoede", "intensitet")
FLERE_FELTER = ("fuldtidstimeloen", "fuldtidsloen", "anden_loen")


@dataclass(frozen=True, slots=True)
class Indtastning:
    """Det, der regnes på: lovens input, og de timer på arbejde, som de betalte timer måske kom af."""

    dato: date
    timeloen: float
    timer: float
    fuldtidstimeloen: float | None
    fuldtidsloen: float | None
    pension_pct: float
    anden_loen: float
    fremmoede: float | None
    intensitet: float | None

    @property
    def samme_timeloen(self) -> bool:
        """Fuldtidslønnen er ikke oplyst, så der regnes med samme timeløn på fuld tid."""
        return self.fuldtidstimeloen is None and self.fuldtidsloen is None

    def til_loven(self) -> dict[str, Any]:
        """Argumenterne til `lov.beregning`. Uden oplyst fuldtidsløn bruges den samme timeløn på fuld tid."""
        return {
            "dato": self.dato,
            "timeloen": self.timeloen,
            "fuldtidstimeloen": self.timeloen if self.samme_timeloen else self.fuldtidstimeloen,
            "fuldtidsloen": self.fuldtidsloen,
            "pension_pct": self.pension_pct,
            "anden_loen": self.anden_loen,
        }


class Beregnerformular(forms.Form):
    """Tre felter først; resten er foldet sammen og kan udelades."""

    use_required_attribute = False

    timeloen = TalFelt(
        "kr.",
        label="Din timeløn",
        help_text="Før skat og uden pension.",
        error_messages={"required": "Skriv din timeløn, for eksempel 150."},
    )
    timer = TalFelt(
        "timer",
        kraevet_af_formularen=True,
        label="Timer med løn om ugen",
        help_text="De timer, du får løn for. Det kan være færre end de timer, du er på arbejde.",
    )
    pension_pct = TalFelt(
        "%",
        required=False,
        label="Pension",
        help_text="Din og arbejdsgiverens del lagt sammen. Skriv 0, hvis du ikke har pension.",
    )
    fremmoede = TalFelt("timer", kraevet_af_formularen=True, label="Timer på arbejde om ugen")
    intensitet = TalFelt(
        "%",
        kraevet_af_formularen=True,
        label="Arbejdsintensitet",
        help_text="Hvor meget du når på en time. 50 % betyder halvt så meget som andre i samme job.",
    )
    fuldtidstimeloen = TalFelt(
        "kr.",
        required=False,
        label="Timeløn for samme job på fuld tid",
        help_text="Uden pension. Lader du feltet stå tomt, regner vi med din egen timeløn.",
    )
    fuldtidsloen = TalFelt(
        "kr.",
        required=False,
        label="Eller: månedsløn for samme job på fuld tid",
        help_text="Uden pension. Udfyld kun ét af de to felter.",
    )
    anden_loen = TalFelt(
        "kr.",
        required=False,
        label="Anden løn om måneden",
        help_text="Løn fra et andet job ved siden af. Før skat og med pension.",
    )
    maaned = forms.TypedChoiceField(
        label="Måned", coerce=int, choices=[(nr, str(navn)) for nr, navn in MONTHS.items()]
    )
    aar = forms.TypedChoiceField(
        label="År", coerce=int, choices=[(aar, str(aar)) for aar in range(SIDSTE_AAR, FOERSTE_AAR - 1, -1)]
    )

    def __init__(self, data: Any = None, *, dag: date) -> None:
        aar = min(max(dag.year, FOERSTE_AAR), SIDSTE_AAR)
        if data is not None:
            data = data.copy()
            data.setdefault("maaned", str(dag.month))
            data.setdefault("aar", str(aar))
        super().__init__(data, initial={"maaned": dag.month, "aar": aar})
        for navn in ("maaned", "aar"):
            self.fields[navn].error_messages["invalid_choice"] = "Vælg en værdi på listen."

    def _grupper(self, navne: tuple[str, ...]) -> list[BoundField]:
        return [self[navn] for navn in navne]

    @property
    def hovedfelter(self) -> list[BoundField]:
        return self._grupper(HOVEDFELTER)

    @property
    def timefelter(self) -> list[BoundField]:
        return self._grupper(TIMEFELTER)

    @property
    def flere_felter(self) -> list[BoundField]:
        return self._grupper(FLERE_FELTER)

    @property
    def timefelter_i_brug(self) -> bool:
        """Foldes ud, når der står noget i felterne, eller når et af dem er galt."""
        return any(felt.value() or felt.errors for felt in self.timefelter)

    @property
    def flere_felter_i_brug(self) -> bool:
        return any(felt.value() or felt.errors for felt in self.flere_felter)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors.keys() & {"timer", *TIMEFELTER}:
            self._clean_timer()
        if (
            self.cleaned_data.get("fuldtidstimeloen") is not None
            and self.cleaned_data.get("fuldtidsloen") is not None
        ):
            self.add_error(
                "fuldtidsloen", "Skriv enten timelønnen eller månedslønnen på fuld tid, ikke begge dele."
            )
        return self.cleaned_data

    def _clean_timer(self) -> None:
        """Betalte timer er skrevet, eller de er timer på arbejde gange intensitet."""
        timer, fremmoede, intensitet = (self.cleaned_data.get(n) for n in ("timer", *TIMEFELTER))
        if fremmoede is None and intensitet is None:
            if timer is None:
                self.add_error("timer", "Skriv, hvor mange timer du får løn for om ugen, for eksempel 12.")
            return
        if fremmoede is None:
            self.add_error("fremmoede", "Skriv også, hvor mange timer du er på arbejde om ugen.")
        elif intensitet is None:
            self.add_error("intensitet", "Skriv også din arbejdsintensitet i procent, for eksempel 50.")
        elif not 0 < intensitet <= 100:
            self.add_error("intensitet", "Intensiteten er et tal over 0 og højst 100 procent.")
        elif not 0 <= fremmoede <= 168:
            self.add_error("fremmoede", "Timer på arbejde om ugen er et tal fra 0 til 168.")
        elif timer is not None and abs(timer - fremmoede * intensitet / 100) > 0.05:
            self.add_error(
                "timer", "Skriv enten timer med løn, eller timer på arbejde og intensitet, ikke begge dele."
            )
        else:
            self.cleaned_data["timer"] = fremmoede * intensitet / 100

    def indtastning(self) -> Indtastning:
        """Kun for en gyldig formular."""
        d = self.cleaned_data
        return Indtastning(
            dato=date(d["aar"], d["maaned"], 1),
            timeloen=d["timeloen"],
            timer=d["timer"],
            fuldtidstimeloen=d["fuldtidstimeloen"],
            fuldtidsloen=d["fuldtidsloen"],
            pension_pct=d["pension_pct"] or 0.0,
            anden_loen=d["anden_loen"] or 0.0,
            fremmoede=d["fremmoede"],
            intensitet=d["intensitet"],
        )

    def vis_lovens_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Sætter lovens fejl ved de felter, de handler om."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            felt = "aar" if en.felt == "dato" else en.felt
            self.add_error(felt if felt in self.fields else None, en.besked)
