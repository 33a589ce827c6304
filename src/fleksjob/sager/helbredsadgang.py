"""Hvem der må se helbredsoplysninger i en sag: attester, journaler, rådgivning og breve med `helbred=True`.

En sag indeholder mere, end alle, der kan åbne den, har brug for. Helbredspapirer er for dem, der skal bruge dem
til at behandle sagen, og for borgeren selv. Virksomheds- og fastholdelseskonsulenter får skånehensynene, ikke
diagnoserne; kontrollanten ser, hvem der har slået op, ikke hvad der står.

Reglen er kommunens arbejdsdeling inden for kravet om, at adgangen følger det arbejdsmæssige behov
(databeskyttelsesforordningens artikel 5 og 32, bekendtgørelsen om sikkerhedsforanstaltninger).
"""

from collections.abc import Callable
from datetime import date

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Sag, Vikariat
from fleksjob.sager.teamadgang import sidder_med

INGEN_HELBRED = "Helbredsoplysningerne i sagen er kun for dem, der behandler den."


def maa_se_helbred(bruger: Bruger, sag: Sag, dag: date | None = None) -> bool:
    """Om brugeren har brug for sagens helbredsoplysninger. Spørger kun databasen for teamets folk.

    Mødeleder og teammedlem har adgang i en tid omkring mødet; uden `dag` er der lukket for dem.
    """
    if not bruger.is_active or bruger.kommune_id != sag.kommune_id:
        return False
    return any(rolle in VEJE and VEJE[rolle](bruger, sag, dag) for rolle in bruger.roller)


def kraev_helbred(bruger: Bruger, sag: Sag, dag: date | None = None) -> None:
    """Rejser `AdgangNaegtet`, når brugeren ikke må se sagens helbredsoplysninger."""
    if not maa_se_helbred(bruger, sag, dag):
        raise AdgangNaegtet(INGEN_HELBRED)


def paa_dagsordenen(bruger: Bruger, sag: Sag, dag: date | None = None) -> bool:
    """Om sagen er på dagsordenen for et møde, som brugeren deltager i eller leder, og vinduet er åbent på dagen."""
    return sidder_med(bruger, sag, dag)


def _behandler_sagen(bruger: Bruger, sag: Sag, dag: date | None) -> bool:
    """Sagens egen sagsbehandler, en vikar for hende, en i samme team, eller den anden af to underskrifter.

    To tomme teamnavne er ikke samme team. Venter et udkast på godkendelse, kan den, der må godkende det, se alt det,
    den første så; ellers var den anden underskrift intet værd.
    """
    if sag.forberedt is not None and sag.forberedt_af != bruger.username:
        return True
    if sag.sagsbehandler_id == bruger.pk or (bool(sag.team) and sag.team == bruger.team):
        return True
    return dag is not None and _er_vikar(bruger, sag.sagsbehandler_id, dag)


def _er_vikar(bruger: Bruger, for_hvem: int | None, dag: date) -> bool:
    """Om brugeren er vikar for sagens sagsbehandler på dagen; så har hun sagen imens."""
    loebende = Vikariat.for_bruger(bruger).filter(vikar_id=bruger.pk, fra__lte=dag, til__gte=dag)
    return for_hvem is not None and loebende.filter(for_hvem_id=for_hvem).exists()


def _er_leder(bruger: Bruger, sag: Sag, dag: date | None) -> bool:
    return True


def _er_borgeren_selv(bruger: Bruger, sag: Sag, dag: date | None) -> bool:
    return bruger.person_id is not None and bruger.person_id == sag.person_id


VEJE: dict[Rolle, Callable[[Bruger, Sag, date | None], bool]] = {
    Rolle.SAGSBEHANDLER: _behandler_sagen,
    Rolle.LEDER: _er_leder,
    Rolle.MOEDELEDER: paa_dagsordenen,
    Rolle.TEAMMEDLEM: paa_dagsordenen,
    Rolle.BORGER: _er_borgeren_selv,
}
"""Det, der kan give adgang, efter rolle; har man flere roller, er én nok. En rolle, der ikke står her, giver intet."""
