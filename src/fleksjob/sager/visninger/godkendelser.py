"""Det, der venter på den anden person: afgørelser, som er forberedt."""

from datetime import date

import msgspec

from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Sag
from fleksjob.sager.visninger.sagsbillede import haendelser_i

HOEJST = 100


class TilGodkendelse(msgspec.Struct, frozen=True):
    """Et udkast. `hvorfor_ikke` er tom, når brugeren kan godkende det."""

    nummer: str
    navn: str
    dato: date
    udfald: str
    forberedt_af: str
    maa_godkende: bool
    hvorfor_ikke: str


def til_godkendelse(bruger: Bruger, dag: date) -> list[TilGodkendelse]:
    """Forberedte afgørelser, ældste først (højst 100)."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    sager = list(
        Sag.for_bruger(bruger)
        .filter(forberedt__isnull=False)
        .select_related("person")
        .order_by("forberedt", "pk")[:HOEJST]
    )
    brugernavne = {sag.forberedt_af for sag in sager}
    navne = dict(Bruger.for_bruger(bruger).filter(username__in=brugernavne).values_list("username", "navn"))
    haendelser = haendelser_i(bruger, [sag.pk for sag in sager])
    return [_udkast(sag, haendelser.get(sag.pk, []), bruger, dag, navne) for sag in sager]


def _udkast(
    sag: Sag, haendelser: list[AlleHaendelser], bruger: Bruger, dag: date, navne: dict[str, str]
) -> TilGodkendelse:
    hvorfor_ikke = _hvorfor_ikke(sag, haendelser, bruger, dag)
    return TilGodkendelse(
        nummer=sag.nummer,
        navn=beskyttelse.navn(bruger, sag, dag),
        dato=sag.forberedt or dag,
        udfald=sag.forberedt_udfald,
        forberedt_af=navne.get(sag.forberedt_af, sag.forberedt_af),
        maa_godkende=not hvorfor_ikke,
        hvorfor_ikke=hvorfor_ikke,
    )


def _hvorfor_ikke(sag: Sag, haendelser: list[AlleHaendelser], bruger: Bruger, dag: date) -> str:
    if not bruger.har_rolle(*HVEM_KAN["afgoerelse_truffet"]):
        return f"Som {bruger.som_rolle.navn.lower()} kan du ikke godkende afgørelser."
    en_tilstand = tilstand(Person(sag.person.foedselsdato), haendelser, pr=dag)
    return skridtet(en_tilstand, "afgoerelse_truffet", bruger.username).hvorfor_ikke
