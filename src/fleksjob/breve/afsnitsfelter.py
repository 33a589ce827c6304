"""Felterne i et afsnit fra biblioteket: hvilke der findes, og hvad der sker, når et afsnit sættes ind i et brev."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from fleksjob.lov.kerne.fejl import UgyldigtInput


class Felt(NamedTuple):
    """Et felt. `fra_sagen`: huset udfylder det selv; ellers gør den, der skriver brevet."""

    navn: str
    forklaring: str
    fra_sagen: bool
    eksempel: str


FELTER = (
    Felt("navn", "Borgerens navn", True, "Mette Solvang"),
    Felt("dato", "Dagen, brevet bliver skrevet", True, "22. november 2026"),
    Felt("sagsnummer", "Sagens nummer", True, "2026-00012"),
    Felt("kommune", "Kommunens navn", True, "Fjordholm Kommune"),
    Felt("kommunens_telefon", "Kommunens telefon", True, "70 10 10 10"),
    Felt("sagsbehandler", "Sagsbehandlerens navn", True, "Karen Lyngvig"),
    Felt("telefon", "Sagsbehandlerens direkte telefon", True, "70 10 10 11"),
    Felt("dag", "En dag, du selv skriver ind", False, "mandag den 7. december 2026"),
    Felt("klokkeslaet", "Et klokkeslæt, du selv skriver ind", False, "kl. 10.00"),
    Felt("sted", "Et sted, du selv skriver ind", False, "Rådhuset, lokale 12"),
    Felt("frist", "En frist, du selv skriver ind", False, "21. december 2026"),
    Felt("emne", "Det, det handler om; du skriver det selv", False, "dine skånehensyn"),
)
_KENDTE = {felt.navn: felt for felt in FELTER}
_FELT = re.compile(r"\{([^{}\n]*)\}")


def kraev_kendte(felt: str, tekst: str) -> None:
    """Rejser, når teksten bruger et felt, der ikke findes, eller har en løs tuborgklamme."""
    for navn in _FELT.findall(tekst):
        if navn not in _KENDTE:
            findes = ", ".join(f"{{{en.navn}}}" for en in FELTER)
            raise UgyldigtInput(felt, f"Feltet {{{navn}}} findes ikke. Du kan bruge {findes}.")
    if set("{}") & set(_FELT.sub("", tekst)):
        raise UgyldigtInput(felt, "Der står en løs { eller }. Skriv et felt som {navn}, eller tag tegnet ud.")


def udfyld(tekst: str, vaerdier: Mapping[str, str]) -> str:
    """Teksten med sagens oplysninger. Felter uden oplysning bliver stående, så den, der skriver, kan se dem."""
    return _FELT.sub(lambda fund: vaerdier.get(fund[1]) or fund[0], tekst)


def uudfyldte(tekst: str) -> list[str]:
    """De felter, der endnu ikke er skrevet noget i, i den orden de står."""
    return list(dict.fromkeys(navn for navn in _FELT.findall(tekst) if navn in _KENDTE))


def eksempel(tekst: str) -> str:
    """Teksten med opdigtede oplysninger i alle felter, som den kunne se ud i et brev."""
    return udfyld(tekst, {felt.navn: felt.eksempel for felt in FELTER})
