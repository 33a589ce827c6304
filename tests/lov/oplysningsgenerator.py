"""Tilfældige oplysninger til et regelsæts dør, lavet af dets egne felter. Mange er forkerte; nogle kan regnes."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Regnestykke

TAL = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 18.0, 37.0, 100.0, 150.0, 200.0, 1_000.0, 9_000.0, 15_000.0, 32_000.0)
FORKERTE = (-1.0, 1e12, float("nan"), float("inf"))


def tilfaeldig(saet: Regelsaet, held: random.Random) -> dict[str, Any]:
    """Ét sæt oplysninger. De påkrævede er altid med, de andre i knap halvdelen af tilfældene."""
    felter = [f for f in saet.felter if f.slags not in ("fil", "tekst")]
    andel = held.choice((0.1, 0.4, 0.9))
    return {f.navn: _vaerdi(saet, f, held) for f in felter if f.paakraevet or held.random() < andel}


def _vaerdi(saet: Regelsaet, felt: Felt, held: random.Random) -> Any:
    if felt.slags == "dato":
        fra = saet.lov.fra if felt.navn == "dato" else held.choice((date(1950, 1, 1), date(1999, 1, 1)))
        return fra + timedelta(days=held.randint(0, (saet.lov.til - fra).days))
    if felt.slags == "ja_nej":
        return held.random() < 0.5
    if felt.slags == "valg":
        return held.choice(felt.valg)
    return held.choice(FORKERTE) if held.random() < 0.02 else held.choice(TAL)


def gyldige(
    saet: Regelsaet, antal: int, forsoeg: int = 400, froe: int = 0
) -> Iterator[tuple[dict[str, Any], Regnestykke]]:
    """De første, som døren kan regne. Andet end dørens egne fejl slipper igennem og vælter prøven."""
    held = random.Random(f"{saet.kode}{froe}")
    fundet = 0
    for _ in range(forsoeg):
        if (svaret := _ret_til(saet, tilfaeldig(saet, held), held)) is None:
            continue
        yield svaret
        fundet += 1
        if fundet == antal:
            return


def _ret_til(
    saet: Regelsaet, oplyst: dict[str, Any], held: random.Random
) -> tuple[dict[str, Any], Regnestykke] | None:
    """Gør, som fejlene siger: oplys det, der mangler, og udelad eller ret det, der er galt."""
    felter = {f.navn: f for f in saet.felter}
    for _ in range(40):
        try:
            return oplyst, saet.beregn(**oplyst)
        except (UgyldigtInput, UgyldigeInput) as fejl:
            galt = fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,)
            assert all(f.besked for f in galt), oplyst
        for navn in {f.felt for f in galt} & set(felter):
            if navn in oplyst and not felter[navn].paakraevet and held.random() < 0.6:
                del oplyst[navn]
            else:
                oplyst[navn] = _vaerdi(saet, felter[navn], held)
    return None


def uden_for(saet: Regelsaet) -> tuple[date, date]:
    """Dagen før lovens første og dagen efter dens sidste."""
    return saet.lov.fra - timedelta(days=1), saet.lov.til + timedelta(days=1)
