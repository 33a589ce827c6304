"""En række i tabellen over indtægter: hvordan én art regnes i ét tidsrum, og hvor det står.

loen        lønindtægt; fra et fleksjob hører den også under lønloftet
anden       lønindtægt, der aldrig er løn fra fleksjobbets arbejdsgiver
som_loen    ikke løn, men nedsætter tilskuddet som løn (tabt arbejdsfortjeneste fra 2024)
fra_loen    tages ud af lønnen (feriegodtgørelse, der indbetales til FerieKonto)
ikke_loen   nedsætter ikke tilskuddet
afvises     hvordan den regnes, er ikke læst; programmet gætter ikke

periode     hører til de måneder, den er optjent i, ligeligt fordelt
udbetalt    hører til den måned, den er udbetalt i
feriedage   hører til månederne, ferien holdes i, efter antal feriedage
"""

from datetime import date
from typing import Literal

import msgspec

from fleksjob.lov.kerne.vaerdier import Sikkerhed

Virkning = Literal["loen", "anden", "som_loen", "fra_loen", "ikke_loen", "afvises"]
Fordeling = Literal["periode", "udbetalt", "feriedage"]

BEGYNDELSE = date(2013, 1, 1)
"""Den dag, ordningen med fleksløntilskud begyndte."""


class Artsregel(msgspec.Struct, frozen=True, kw_only=True):
    """Hvordan én art indtægt regnes i et tidsrum. `tekst` er grunden i én sætning; begge dage er med."""

    art: str
    titel: str
    virkning: Virkning
    fordeling: Fordeling = "periode"
    fra: date = BEGYNDELSE
    til: date | None = None
    tekst: str
    hjemmel: str
    url: str
    sikkerhed: Sikkerhed = "ordret"
    forbehold: str = ""
    forhoejer_loftet_maaske: bool = False
