"""Hvem må hvad. Rolle mod skridt står i `forloeb.skridt`; her står, hvilken sag og hvilket job det må være.

Hver regel er et par: `kraev_x` rejser med en sætning, der kan vises, og `maa_x` svarer ja eller nej på det
samme.
"""

from collections.abc import Sequence

from fleksjob.forloeb.etableringsbegreber import Etablering
from fleksjob.forloeb.haendelser import KATALOG
from fleksjob.forloeb.roller import HVEM_KAN, MEDARBEJDERE, Rolle
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger

# Samme svar, uanset om sagen ikke findes eller er en andens, så svaret ikke røber noget.
INGEN_SAG = "Sagen findes ikke, eller du har ikke adgang til den."


def maa_aabne(
    bruger: Bruger, person_id: int, ansaettelser: Sequence[Ansaettelse | Etablering], fastholdes_hos: str = ""
) -> bool:
    """Om brugeren må røre en sag i sin kommune.

    Medarbejdere må; borgere kun deres egen; arbejdsgivere kun en sag med et job i deres virksomhed, eller hvor en
    fastholdelse løber dér (`fastholdes_hos` er dens CVR-nummer).
    """
    if not bruger.is_active:
        return False
    if bruger.rolle in MEDARBEJDERE:
        return True
    if bruger.rolle == Rolle.BORGER:
        return bruger.person_id == person_id
    if bruger.rolle == Rolle.ARBEJDSGIVER:
        hos_os = bool(bruger.virksomhed_cvr) and fastholdes_hos == bruger.virksomhed_cvr
        return hos_os or any(maa_bruge_ansaettelse(bruger, ansaettelse) for ansaettelse in ansaettelser)
    return False


def maa_bruge_ansaettelse(bruger: Bruger, ansaettelse: Ansaettelse | Etablering) -> bool:
    """En arbejdsgiver må kun oplyse om job i sin egen virksomhed."""
    if bruger.rolle != Rolle.ARBEJDSGIVER:
        return True
    return bool(bruger.virksomhed_cvr) and ansaettelse.cvr == bruger.virksomhed_cvr


def maa_tage_skridt(bruger: Bruger, kode: str) -> bool:
    """Om brugerens rolle nogensinde kan tage skridtet. Om reglerne tillader det nu, er et andet spørgsmål."""
    return bruger.is_active and bruger.har_rolle(*HVEM_KAN.get(kode, ()))


def kraev_skridt(bruger: Bruger, kode: str) -> None:
    """Rejser `AdgangNaegtet`, når rollen ikke har skridtet."""
    if not maa_tage_skridt(bruger, kode):
        hvem = Rolle(bruger.rolle).navn.lower()
        raise AdgangNaegtet(f"Som {hvem} kan du ikke registrere «{KATALOG[kode].titel}».")


def kraev_sag(
    bruger: Bruger, person_id: int, ansaettelser: Sequence[Ansaettelse | Etablering], fastholdes_hos: str = ""
) -> None:
    """Rejser `AdgangNaegtet`, når brugeren ikke må røre sagen."""
    if not maa_aabne(bruger, person_id, ansaettelser, fastholdes_hos):
        raise AdgangNaegtet(INGEN_SAG)


def kraev_ansaettelse(
    bruger: Bruger, ansaettelser: Sequence[Ansaettelse | Etablering], noegle: str
) -> Ansaettelse | Etablering:
    """Ansættelsen med den nøgle, når brugeren må bruge den."""
    for ansaettelse in ansaettelser:
        if ansaettelse.id == noegle and maa_bruge_ansaettelse(bruger, ansaettelse):
            return ansaettelse
    raise AdgangNaegtet("Ansættelsen findes ikke i sagen, eller du har ikke adgang til den.")


def jobbene(tilstand: Tilstand) -> list[Ansaettelse | Etablering]:
    """De job, en arbejdsgiver kan have adgang til: dem i sagen og dem, der er foreslået og ikke afvist."""
    bevilgede = {job.id for job in tilstand.ansaettelser}
    foreslaaede = [en for en in tilstand.etableringer if en.id not in bevilgede and not en.afslaaet]
    return [*tilstand.ansaettelser, *foreslaaede]
