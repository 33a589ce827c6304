"""Filfeltet i formularer: en fil, der er set efter, eller en sætning om, hvad der er galt."""

from typing import Any

from django import forms

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.bilagsfil import STOERST, TAGES_IMOD, Bilagsfil, laes_fil

_MB = STOERST // 1024 // 1024


class Papirfil(forms.FileField):
    """En fil udefra. Giver en `Bilagsfil` eller None; slagsen afgøres af indholdet, ikke af navnet."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput({"accept": TAGES_IMOD}))
        kwargs.setdefault(
            "help_text",
            f"PDF eller billede (JPEG, PNG), højst {_MB} MB. Er der fejl i formularen, skal filen vælges igen.",
        )
        super().__init__(allow_empty_file=True, **kwargs)
        self.error_messages["required"] = "Vælg en fil."

    def clean(self, data: Any, initial: Any = None) -> Any:
        fil = super().clean(data, initial)
        if not fil:
            return None
        try:
            return self._efterset(fil)
        except UgyldigtInput as fejl:
            raise forms.ValidationError(fejl.besked) from fejl

    def _efterset(self, fil: Any) -> Bilagsfil:
        if fil.size > STOERST:
            raise UgyldigtInput("fil", f"Filen er for stor. Den må højst fylde {_MB} MB. Del den i flere.")
        return laes_fil(fil.name, fil.read())
