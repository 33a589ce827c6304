"""Hvem der skriver i planen, og med hvilken stemme. Stemmen følger af den, der er logget ind; den kan ikke vælges.

Hver regel er et par: `kraev_stemme` rejser med en sætning, der kan vises, og `stemme_i` svarer tomt på det samme.
"""

from fleksjob.forloeb.planafsnit import BORGER, KOMMUNE, KONSULENT, Afsnit, Stemme
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Fase, Tilstand
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.helbredsadgang import INGEN_HELBRED, maa_se_helbred
from fleksjob.sager.models import Bruger, Sag

AABNE_FASER = (Fase.FORBEREDELSE, Fase.INDSTILLING, Fase.AFGOERELSE)
_ROLLER = {
    KOMMUNE: (Rolle.SAGSBEHANDLER,),
    KONSULENT: (Rolle.VIRKSOMHEDSKONSULENT,),
}


def stemme_i(bruger: Bruger, sag: Sag, afsnit: Afsnit) -> Stemme | None:
    """Den stemme, brugeren skriver med i afsnittet; None, når hun ikke skriver i det."""
    try:
        return kraev_stemme(bruger, sag, afsnit)
    except AdgangNaegtet:
        return None


def kraev_stemme(bruger: Bruger, sag: Sag, afsnit: Afsnit) -> Stemme:
    """Stemmen, eller `AdgangNaegtet`. Den, der er både sagsbehandler og konsulent, skriver som afsnittets egen."""
    if not bruger.is_active or bruger.kommune_id != sag.kommune_id:
        raise AdgangNaegtet(INGEN_SAG)
    if bruger.har_rolle(Rolle.BORGER):
        if bruger.person_id is None or bruger.person_id != sag.person_id:
            raise AdgangNaegtet(INGEN_SAG)
        stemmer: tuple[Stemme, ...] = (BORGER,)
    else:
        foerst: tuple[Stemme, ...] = (
            (KONSULENT, KOMMUNE) if afsnit.stemme == KONSULENT else (KOMMUNE, KONSULENT)
        )
        stemmer = tuple(en for en in foerst if bruger.har_rolle(*_ROLLER[en]))
    stemme = next((en for en in stemmer if afsnit.felter_for(en)), None)
    if stemme is None:
        raise AdgangNaegtet(_hvem_skriver(afsnit))
    if afsnit.helbred and not maa_se_helbred(bruger, sag):
        raise AdgangNaegtet(INGEN_HELBRED)
    return stemme


def _hvem_skriver(afsnit: Afsnit) -> str:
    hvem = "virksomhedskonsulenten" if afsnit.stemme == KONSULENT else "sagsbehandleren og borgeren"
    return f"Afsnittet «{afsnit.titel}» skrives af {hvem}."


def hvorfor_lukket(tilstand: Tilstand) -> str:
    """Hvorfor ingen kan skrive i planen nu; tom, når der kan skrives."""
    if tilstand.plan_paabegyndt is None:
        return "Planen er ikke begyndt."
    if tilstand.fase not in AABNE_FASER:
        return "Sagen er afgjort eller lukket, så planen kan læses, men ikke ændres."
    return ""


def kraev_aaben(tilstand: Tilstand) -> None:
    """Rejser `IkkeMuligt`, når der ikke kan skrives i planen."""
    if grund := hvorfor_lukket(tilstand):
        raise IkkeMuligt(grund)
