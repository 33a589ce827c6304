"""Hvem der ventes på. Det eneste sted, det afgøres; listen nu og målet bagefter spørger begge her.

En åben frist er noget, der ventes på, når den ligger hos en anden (borger, arbejdsgiver, læge), eller når den er vores
egen og er overskredet eller forfalder inden for en uge. Det, der er en ret med et udløb (klagefristen), og månedens
udbetaling, som har sin egen liste, ventes der ikke på, og heller ikke på, at nogen når folkepensionsalderen.
"""

from typing import Literal

from fleksjob.forloeb.pligter_om_papirer import BORGEREN
from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.foedselsdage import ALDERSFRISTER
from fleksjob.lov.sagsgang.dokumentarter import DOKUMENTARTER
from fleksjob.lov.sagsgang.dokumentation import RYKKES

Hvem = Literal["borger", "laege", "arbejdsgiver", "andre", "os"]
HVEM: dict[Hvem, str] = {
    "os": "Os selv",
    "borger": "Borgeren",
    "laege": "Læge, hospital og andre, der skriver om helbred",
    "arbejdsgiver": "Arbejdsgiveren",
    "andre": "Andre",
}
DAGE_FREM = 7
"""Vores egne frister tæller med, når de forfalder inden for så mange dage."""
IKKE_VENTET = frozenset({"udbetaling"}) | ALDERSFRISTER
"""Koder, der aldrig er noget, der ventes på: månedens udbetaling, og dage, hvor nogen bliver ældre."""
RET_MED_UDLOEB = "bortfaldet"
"""`efter_frist` for en frist, der ikke er nogens pligt, men en ret, der udløber."""

_ARBEJDSGIVER = frozenset({"Arbejdsgiver", "Arbejdsgiveren", "Virksomheden"})
_BEHANDLERE = frozenset(en.hos for en in DOKUMENTARTER.values() if en.helbred and en.hos)
_ORD_FOR_BEHANDLER = ("læge", "hospital", "klinik", "psyk", "terapeut", "sygehus", "funktion", "smertecent")


def hvem_ventes_der_paa(kode: str, ansvarlig: str, hos: str) -> Hvem:
    """Hvem der har bolden. `hos` er det, der blev skrevet, da papiret blev bestilt."""
    if kode == RYKKES.kode:
        return _hos(hos)
    if ansvarlig == Rolle.BORGER:
        return "borger"
    return "arbejdsgiver" if ansvarlig == Rolle.ARBEJDSGIVER else "os"


def _hos(hos: str) -> Hvem:
    if hos == BORGEREN:
        return "borger"
    if hos in _ARBEJDSGIVER:
        return "arbejdsgiver"
    lille = hos.lower()
    if hos in _BEHANDLERE or any(ordet in lille for ordet in _ORD_FOR_BEHANDLER):
        return "laege"
    return "andre"
