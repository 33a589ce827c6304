"""Retsgrundlaget: den lov, et forløb spørger om frister, pligter og skridt.

Gældende lov er `GAELDENDE`. Et forslag er et andet retsgrundlag: nogle daterede værdier er afløst, og nogle rækker i
processen er kommet til eller hører op. Det gives med som argument, når et forløb foldes; ingen funktion husker det, og
ingen anden end den, der laver et forslag, ved, at der findes flere.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date

import msgspec

from fleksjob.lov.kerne.fejl import UkendtVaerdi
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato, vaerdi
from fleksjob.lov.sagsgang.relationer import Relation


class Retsgrundlag(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Loven, som et forløb regnes efter. Sammenlignes på identitet.

    navn           tomt for gældende lov, ellers forslagets navn
    vaerdier       de afløste værdier, hver med hele sin række i tidsfølge; alt andet er som i gældende lov
    fra            dagen, rækkerne skifter
    nye_raekker    rækker i processen, som forslaget føjer til
    uden_raekker   rækker i gældende lov, som hører op dagen før `fra`
    """

    navn: str = ""
    vaerdier: Mapping[str, tuple[Vaerdi, ...]] = msgspec.field(default_factory=dict)
    fra: date = date.min
    nye_raekker: tuple[Relation, ...] = ()
    uden_raekker: tuple[Relation, ...] = ()

    def vaerdi(self, navn: str, dag: date) -> Vaerdi:
        """Værdien på dagen. Kaster `UkendtVaerdi`, når den ikke kendes da."""
        raekke = self.vaerdier.get(navn)
        if raekke is None:
            return vaerdi(navn, dag)
        plads = bisect_right([v.fra for v in raekke], dag) - 1
        if plads < 0:
            return vaerdi(navn, dag)
        fundet = raekke[plads]
        if fundet.til is not None and fundet.til < dag:
            raise UkendtVaerdi(f"»{fundet.titel}« ({navn}) kendes ikke den {dansk_dato(dag)}.")
        return fundet

    @property
    def forbehold(self) -> str:
        """Det, der skal stå på et svar, som ikke er efter gældende lov; ellers tomt."""
        return f"Beregnet efter forslaget »{self.navn}«, ikke efter gældende lov." if self.navn else ""


GAELDENDE = Retsgrundlag()
