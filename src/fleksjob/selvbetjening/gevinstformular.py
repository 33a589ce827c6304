"""Formularen på »Kan det betale sig?«. Felterne hedder det samme som på beregneren, så et link kan bære dem videre."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.selvbetjening.beregnerformular import FOERSTE_AAR, SIDSTE_AAR
from fleksjob.selvbetjening.tal_felter import TalFelt

HOVEDFELTER = ("timeloen", "fuldtidstimeloen", "pension_pct", "aar")
SKATTEFELTER = ("kommuneskat_pct", "kirkeskat_pct")


@dataclass(frozen=True, slots=True)
class Gevinstvalg:
    """Det, der spørges om. Uden `fuldtidstimeloen` regnes med samme timeløn på fuld tid."""

    timeloen: float
    fuldtidstimeloen: float | None
    pension_pct: float
    aar: int
    kommuneskat_pct: float | None
    kirkeskat_pct: float | None

    @property
    def efter_skat(self) -> bool:
        """Nettoindkomsten regnes, når en skatteprocent er skrevet."""
        return self.kommuneskat_pct is not None or self.kirkeskat_pct is not None


class Gevinstformular(forms.Form):
    """Fire felter; skatten er foldet sammen og kan udelades."""

    use_required_attribute = False

    timeloen = TalFelt(
        "kr.",
        label="Timeløn",
        help_text="Før skat og uden pension.",
        error_messages={"required": "Skriv timelønnen, for eksempel 150."},
    )
    fuldtidstimeloen = TalFelt(
        "kr.",
        required=False,
        label="Timeløn for samme job på fuld tid",
        help_text="Uden pension. Lader du feltet stå tomt, regner vi med samme timeløn.",
    )
    pension_pct = TalFelt(
        "%",
        required=False,
        label="Pension",
        help_text="Egen og arbejdsgiverens del lagt sammen. Tomt er ingen pension.",
    )
    aar = forms.TypedChoiceField(
        label="År", coerce=int, choices=[(aar, str(aar)) for aar in range(SIDSTE_AAR, FOERSTE_AAR - 1, -1)]
    )
    kommuneskat_pct = TalFelt(
        "%",
        required=False,
        label="Kommuneskat",
        help_text="Står på årsopgørelsen. Gennemsnittet er cirka 25.",
    )
    kirkeskat_pct = TalFelt(
        "%", required=False, label="Kirkeskat", help_text="Skriv 0, hvis du ikke er medlem af folkekirken."
    )

    def __init__(self, data: Any = None, *, dag: date) -> None:
        aar = min(max(dag.year, FOERSTE_AAR), SIDSTE_AAR)
        if data is not None:
            data = data.copy()
            data.setdefault("aar", str(aar))
        super().__init__(data, initial={"aar": aar})
        self.fields["aar"].error_messages["invalid_choice"] = "Vælg et år på listen."

    @property
    def hovedfelter(self) -> list[BoundField]:
        return [self[navn] for navn in HOVEDFELTER]

    @property
    def skattefelter(self) -> list[BoundField]:
        return [self[navn] for navn in SKATTEFELTER]

    @property
    def skattefelter_i_brug(self) -> bool:
        """Foldes ud, når der står noget i felterne, eller når et af dem er galt."""
        return any(felt.value() or felt.errors for felt in self.skattefelter)

    def valg(self) -> Gevinstvalg:
        """Kun for en gyldig formular."""
        d = self.cleaned_data
        return Gevinstvalg(
            timeloen=d["timeloen"],
            fuldtidstimeloen=d["fuldtidstimeloen"],
            pension_pct=d["pension_pct"] or 0.0,
            aar=d["aar"],
            kommuneskat_pct=d["kommuneskat_pct"],
            kirkeskat_pct=d["kirkeskat_pct"],
        )

    def vis_lovens_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Sætter lovens fejl ved de felter, de handler om."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            felt = "aar" if en.felt == "dato" else en.felt
            self.add_error(felt if felt in self.fields else None, en.besked)
