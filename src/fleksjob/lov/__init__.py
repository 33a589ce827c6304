"""Loven om fleksjob som program: daterede værdier, regler, kernen, der regner og forklarer, og lovens frister.

Modulet kan bruges alene; det kender hverken database, skærm, ur eller husets andre rum.

    beregn_fleksloentilskud(dato=…, timeloen=200, timer=18, fuldtidstimeloen=200)    én måned, hvert led forklaret
    hent_regelsaet("ledighedsydelse").beregn(dato=…, …)      ethvert andet emne; koderne står i `REGELSAET`
    forklar(saet, oplyst, svar)                              samme svar til borger, sagsbehandler og jurist
    vaerdi("loenindtaegtsgraense_md", dato)                  en sats med dag, kilde og sikkerhed
    beregn_befolkning(saet.lov, maal, [dag], kolonner)       de samme regler for en million
    saet.lov.med(Variant(navn=…, fra=…, vaerdier={…}))       loven, som et forslag ville gøre den

Forkerte eller manglende oplysninger kaster `UgyldigtInput` (flere på én gang `UgyldigeInput`) med feltets navn og én
dansk sætning; intet manglende regnes som nul. Det, der ikke er læst i en kilde, følger svaret som `forbehold`.
Navnene her hentes først, når de bruges, så `import fleksjob.lov` i sig selv koster intet.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fleksjob.lov.bog.laesere import Forklaringer, forklar
    from fleksjob.lov.kerne.afrunding import AFRUNDINGER
    from fleksjob.lov.kerne.befolkning import beregn_befolkning
    from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput, UgyldigVariant, UkendtVaerdi
    from fleksjob.lov.kerne.motor import Lov
    from fleksjob.lov.kerne.regelsaet import (
        MODULER as REGELSAET,
        Felt,
        Regelsaet,
        alle_regelsaet,
        regelsaet as hent_regelsaet,
    )
    from fleksjob.lov.kerne.svar import Svar, Trin
    from fleksjob.lov.kerne.vaerdier import Vaerdi, alle_vaerdier, vaerdi
    from fleksjob.lov.kerne.variant import Variant
    from fleksjob.lov.tilskud.beregning import Beregning, beregn_fleksloentilskud, indkomst_efter_timer

__all__ = [
    "AFRUNDINGER",
    "REGELSAET",
    "Beregning",
    "Felt",
    "Forklaringer",
    "Lov",
    "Regelsaet",
    "Svar",
    "Trin",
    "UgyldigVariant",
    "UgyldigeInput",
    "UgyldigtInput",
    "UkendtVaerdi",
    "Vaerdi",
    "Variant",
    "alle_regelsaet",
    "alle_vaerdier",
    "beregn_befolkning",
    "beregn_fleksloentilskud",
    "forklar",
    "hent_regelsaet",
    "indkomst_efter_timer",
    "vaerdi",
]

_MODULER = {
    "kerne.afrunding": ("AFRUNDINGER",),
    "kerne.befolkning": ("beregn_befolkning",),
    "tilskud.beregning": ("Beregning", "beregn_fleksloentilskud", "indkomst_efter_timer"),
    "kerne.fejl": ("UgyldigVariant", "UgyldigeInput", "UgyldigtInput", "UkendtVaerdi"),
    "bog.laesere": ("Forklaringer", "forklar"),
    "kerne.motor": ("Lov",),
    "kerne.regelsaet": ("Felt", "Regelsaet", "alle_regelsaet"),
    "kerne.svar": ("Svar", "Trin"),
    "kerne.vaerdier": ("Vaerdi", "alle_vaerdier", "vaerdi"),
    "kerne.variant": ("Variant",),
}
# Et offentligt navn må ikke hedde som et undermodul; `regelsaet` og `MODULER` har derfor et andet navn her.
_HVOR = {navn: (modul, navn) for modul, navne in _MODULER.items() for navn in navne} | {
    "REGELSAET": ("kerne.regelsaet", "MODULER"),
    "hent_regelsaet": ("kerne.regelsaet", "regelsaet"),
}


def __getattr__(navn: str) -> object:
    if navn not in _HVOR:
        raise AttributeError(f"module {__name__!r} has no attribute {navn!r}")
    modul, dets_navn = _HVOR[navn]
    fundet: object = getattr(import_module(f"{__name__}.{modul}"), dets_navn)
    globals()[navn] = fundet
    return fundet


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
