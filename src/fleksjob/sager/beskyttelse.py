"""Navne- og adressebeskyttede personer: hvem der ser navnet, og at adressen aldrig står i noget, der kan lække.

Navnet ser kun de, der har sagen: sagens folk, deres team, en vikar for dem, og den, der har den på et møde.
Alle andre ser «Beskyttet person» og sagsnummeret, og skal skrive hvorfor, før de kan åbne sagen
(`visninger.log_opslag`). Adressen vises ikke i lister, breve til andre, bundter eller udtræk; den findes i CPR.
"""

from datetime import date
from typing import Any

from django.db.models import Case, F, Q, Value, When

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.helbredsadgang import paa_dagsordenen
from fleksjob.sager.models import Bruger, Person, Sag, Vikariat

BESKYTTET = "Beskyttet person"
ADRESSE_BESKYTTET = "Adressen er beskyttet og vises ikke"


def passer_for(bruger: Bruger, dag: date) -> frozenset[int]:
    """De kolleger, brugeren er vikar for på dagen."""
    loebende = Vikariat.for_bruger(bruger).filter(vikar_id=bruger.pk, fra__lte=dag, til__gte=dag)
    return frozenset(loebende.values_list("for_hvem_id", flat=True))


def har_behov(bruger: Bruger, sag: Sag, dag: date | None = None) -> bool:
    """Om brugeren har sagen og derfor må se, hvem det er, uden at begrunde det.

    Uden `dag` spørges der ikke, om brugeren er vikar.
    """
    if bruger.rolle == Rolle.BORGER:
        return bruger.person_id == sag.person_id
    if bruger.pk in (sag.sagsbehandler_id, sag.virksomhedskonsulent_id):
        return True
    if bruger.er_medarbejder and bruger.team and bruger.team == sag.team:
        return True
    if dag is not None and bruger.er_medarbejder:
        folk = {sag.sagsbehandler_id, sag.virksomhedskonsulent_id}
        if folk & passer_for(bruger, dag):
            return True
    return paa_dagsordenen(bruger, sag, dag)


def navn(bruger: Bruger, sag: Sag, dag: date | None = None) -> str:
    """Personens navn, som brugeren må se det på en liste."""
    if sag.person.beskyttet and not har_behov(bruger, sag, dag):
        return BESKYTTET
    return sag.person.navn


def navn_udtryk(bruger: Bruger, sti: str = "", dag: date | None = None) -> Case:
    """Det samme som databaseudtryk til lister; `sti` fører til sagen (`"sag__"`). Navnet forlader aldrig databasen."""
    return _naar_maa_ses(bruger, sti, F(f"{sti}person__navn"), Value(BESKYTTET), dag)


def foedselsdato_udtryk(bruger: Bruger, sti: str = "", dag: date | None = None) -> Case:
    """Fødselsdatoen, eller None for den, hvis navn heller ikke må ses."""
    return _naar_maa_ses(bruger, sti, F(f"{sti}person__foedselsdato"), Value(None), dag)


def _naar_maa_ses(bruger: Bruger, sti: str, synligt: F, skjult: Value, dag: date | None) -> Case:
    folk = {bruger.pk, *(passer_for(bruger, dag) if dag is not None else ())}
    behov = Q(**{f"{sti}sagsbehandler_id__in": folk}) | Q(**{f"{sti}virksomhedskonsulent_id__in": folk})
    if bruger.team:
        behov |= Q(**{f"{sti}team": bruger.team})
    return Case(When(Q(**{f"{sti}person__beskyttet": False}) | behov, then=synligt), default=skjult)


def postadresse(person: Person) -> str:
    """Adressen på én linje, eller tom for den, hvis adresse er beskyttet."""
    return "" if person.beskyttet else person.adresse


def mindst_behov(person: Person) -> dict[str, Any]:
    """Det, et papir til andre end borgeren selv må vise om hende."""
    return {"navn": person.navn, "adresse": postadresse(person)}
