"""Tilskuddet til selvstændige sagt til den selvstændige i tre sætninger. Den tredje er regnet af loven."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from fleksjob.lov.kerne.forklaring import kroner, saetning, tal
from fleksjob.lov.kerne.regelsaet import Saetninger
from fleksjob.lov.kerne.svar import Svar


def _kr(x: Decimal) -> str:
    return kroner(float(x))


def om_tilskuddet(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvad du får om måneden, hvorfor, og hvad en højere indtægt ville gøre."""
    aar, ophoerer = svar.beloeb("tilskud_aar"), svar.beloeb("tilskud_ophoerer_ved_indtaegt")
    anden = Decimal(str(oplyst["anden_arbejdsindkomst_aar"]))
    indtaegt = svar.beloeb("aarsindtaegt") if "aarsindtaegt" in svar.resultater else Decimal(0)
    tjent = _kr(indtaegt + anden)
    if not aar:
        return (
            saetning(f"Du får ikke tilskud i {svar.dato.year}"),
            saetning(f"Din indtægt på {tjent} er for høj"),
            saetning(f"Du kan få tilskud, hvis din indtægt er under {_kr(ophoerer)} om året"),
        )
    ny = spoerg(anden_arbejdsindkomst_aar=float(anden) + 1000)
    return (
        saetning(f"Du får {_kr(svar.beloeb('tilskud_md'))} om måneden i {svar.dato.year}"),
        saetning(
            f"Tilskuddet kan højst være {_kr(svar.beloeb('grundbeloeb_aar'))} om året, og der bliver trukket "
            f"{_kr(svar.beloeb('nedsaettelse_aar'))} fra for din indtægt på {tjent}"
        ),
        saetning(
            f"Tjener du 1.000 kr. mere om året, får du {_kr(aar - ny.beloeb('tilskud_aar'))} mindre i tilskud om året"
        ),
    )


_FORKLARET = {
    "arbejdsevnen er ikke varigt og væsentligt nedsat i forhold til arbejdet i virksomheden": (
        "Din arbejdsevne er ikke varigt og væsentligt nedsat i din virksomhed",
        "Bliver din arbejdsevne dårligere, kan du søge igen",
    ),
    "arbejdsevnen udnyttes ikke fuldt ud i virksomheden": (
        "Du bruger ikke hele din arbejdsevne i virksomheden",
        "Du kan få tilskud, hvis du bruger hele din arbejdsevne i virksomheden",
    ),
    "virksomheden er ikke hovedbeskæftigelse her i landet": (
        "Virksomheden er ikke din hovedbeskæftigelse her i landet",
        "Du kan få tilskud, hvis virksomheden bliver din hovedbeskæftigelse her i landet",
    ),
    "folkepensionsalderen er nået": (
        "Du har nået folkepensionsalderen",
        "Der er intet, der kan ændre det",
    ),
    "virksomheden er ikke drevet længe nok med nok timer": (
        "Du har ikke drevet virksomheden længe nok med mindst 30 timer om ugen",
        "Du kan få tilskud, når du har gjort det i 12 måneder inden for 2 år",
    ),
    "personen modtager en ydelse, der udelukker tilskud": (
        "Du får pension, efterløn eller en anden ydelse, som ikke kan fås sammen med tilskud",
        "Du kan få tilskud, hvis du ikke får den ydelse",
    ),
}
"""Grund → hvorfor og hvad der ville ændre det, til den, det handler om."""


def om_retten(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Om du kan få tilskud, hvorfor, og hvad der ville ændre det."""
    del oplyst, spoerg
    if svar["ret"] == "ja":
        return (
            "Du kan få tilskud til at blive i din virksomhed.",
            "Du opfylder alle betingelserne.",
            saetning(f"Tilskuddet gives for {tal(float(svar.beloeb('bevilges_aar')))} år ad gangen"),
        )
    hvorfor, aendring = _FORKLARET[str(svar["grund"])]
    return "Du kan ikke få tilskud til din virksomhed.", saetning(hvorfor), saetning(aendring)
