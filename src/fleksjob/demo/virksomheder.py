"""Demokommunens virksomheder: opdigtede navne og CVR-numre i en serie, som ikke er delt ud (99…).

Numrene overholder kontrolcifferet (modulus 11), så de kan indtastes overalt, men intet firma har et af dem.
"""

from collections.abc import Iterator

import msgspec

from fleksjob.demo.navne import BRANCHER, firmanavn
from fleksjob.demo.terning import terning

CVR_SERIE = "99"
"""Alle de opdigtede numre begynder sådan; Erhvervsstyrelsens numre er langt fra at nå dertil."""
_VAEGTE = (2, 7, 6, 5, 4, 3, 2, 1)
_BORGERE_PR_VIRKSOMHED = 2.4  # antagelse: mest små private firmaer, nogle få store offentlige


class Firma(msgspec.Struct, frozen=True):
    """En arbejdsgiver. `timeloen` er en almindelig timeløn i faget i 2026, kroner inkl. pension."""

    cvr: str
    navn: str
    branche: str
    timeloen: int


def cvr_gaar_op(cvr: str) -> bool:
    """Om kontrolcifferet passer: den vægtede sum af cifrene går op i 11."""
    return (
        len(cvr) == 8
        and cvr.isdigit()
        and sum(int(c) * v for c, v in zip(cvr, _VAEGTE, strict=True)) % 11 == 0
    )


def opdigtede_cvr() -> Iterator[str]:
    """CVR-numrene i den opdigtede serie, der har et gyldigt kontrolciffer."""
    for loebenr in range(100_000):
        foran = f"{CVR_SERIE}{loebenr:05d}"
        rest = sum(int(c) * v for c, v in zip(foran, _VAEGTE, strict=False)) % 11
        if rest != 1:  # så skulle kontrolcifret være 10
            yield f"{foran}{-rest % 11}"


def firmaer(antal_borgere: int, froe: int) -> list[Firma]:
    """Nok firmaer til borgerne, altid de samme for samme frø."""
    lykke = terning(f"firmaer {froe}")
    fundne = []
    for nr, cvr in zip(
        range(max(24, int(antal_borgere / _BORGERE_PR_VIRKSOMHED))), opdigtede_cvr(), strict=False
    ):
        branche, fag, timeloen = BRANCHER[nr % len(BRANCHER)]
        fundne.append(Firma(cvr, firmanavn(lykke, fag), branche, timeloen))
    return fundne
