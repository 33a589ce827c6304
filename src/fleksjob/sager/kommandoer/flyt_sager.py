"""Sager skifter hænder: tildelt af lederen eller den, der har dem, overtaget af en kollega, eller afleveret."""

from collections.abc import Sequence
from datetime import datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import fordeling
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.fordeling import FELTER, Felt
from fleksjob.sager.kommandoer.felter import kraev_grund
from fleksjob.sager.models import Bruger, Sag


def tildel_sager(
    bruger: Bruger, numre: Sequence[str], *, felt: Felt, til: Bruger, grund: str, nu: datetime
) -> list[Sag]:
    """Giver sagerne til en kollega. En leder må give alle kommunens sager videre; andre kun dem, de selv har.

    Giver de sager, der skiftede hænder; dem, kollegaen havde i forvejen, er ikke med.
    """
    grund = kraev_grund(grund)
    _kraev_modtager(bruger, til, felt)
    sager = _sagerne(bruger, numre)
    if bruger.rolle != Rolle.LEDER and any(getattr(sag, f"{felt}_id") != bruger.pk for sag in sager):
        raise AdgangNaegtet("Du kan kun give de sager videre, du selv har. Bed din leder om resten.")
    return _flyt(bruger, sager, felt, til, "tildelt", grund, nu)


def overtag_sag(bruger: Bruger, nummer: str, *, felt: Felt, grund: str, nu: datetime) -> list[Sag]:
    """Tager sagen over. Det må enhver i kommunen, der kan have den; grunden og den forrige står i historien."""
    grund = kraev_grund(grund)
    sager = _sagerne(bruger, [nummer])
    if not fordeling.kan_have(bruger, felt):
        raise AdgangNaegtet(
            f"Som {bruger.som_rolle.navn.lower()} kan du ikke være {FELTER[felt].lower()} i en sag."
        )
    return _flyt(bruger, sager, felt, bruger, "overtaget", grund, nu)


def aflever_sager(
    bruger: Bruger,
    numre: Sequence[str],
    *,
    felt: Felt,
    grund: str,
    nu: datetime,
    tilbage_til: Bruger | None = None,
) -> list[Sag]:
    """Afleverer sager, man selv har: til den, der havde dem før, eller til fordeling hos lederen."""
    grund = kraev_grund(grund)
    sager = _sagerne(bruger, numre)
    if any(getattr(sag, f"{felt}_id") != bruger.pk for sag in sager):
        raise AdgangNaegtet("Du kan kun aflevere de sager, du selv har.")
    if tilbage_til is not None:
        _kraev_modtager(bruger, tilbage_til, felt)
    return _flyt(bruger, sager, felt, tilbage_til, "afleveret", grund, nu)


def _kraev_modtager(bruger: Bruger, til: Bruger, felt: Felt) -> None:
    if til.kommune_id != bruger.kommune_id or not fordeling.kan_have(til, felt):
        raise UgyldigtInput("til", f"Vælg en medarbejder i kommunen, der kan være {FELTER[felt].lower()}.")


def _sagerne(bruger: Bruger, numre: Sequence[str]) -> list[Sag]:
    """Sagerne med de numre. Mangler bare én, sker der intet."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet(INGEN_SAG)
    if not numre:
        raise UgyldigtInput("sager", "Vælg mindst én sag.")
    sager: list[Sag] = []
    for fra in range(0, len(numre), 500):
        sager += Sag.for_bruger(bruger).filter(nummer__in=numre[fra : fra + 500]).order_by("pk")
    if len(sager) != len(set(numre)):
        raise AdgangNaegtet(INGEN_SAG)
    return sager


def _flyt(
    bruger: Bruger, sager: list[Sag], felt: Felt, til: Bruger | None, slags: str, grund: str, nu: datetime
) -> list[Sag]:
    return fordeling.flyt(
        bruger.kommune_id, [sag.pk for sag in sager], felt, til, slags=slags, grund=grund, af=bruger, nu=nu
    )
