"""Formen på processens regler: relationer mellem hændelser, i DCR-grafernes manér.

En hændelse nævnes ved sin type ("fleksjob_startet") eller ved type og udslag ("opfoelgning_afholdt:30_mdr").
Hver relation er en række med hjemmel og tid. Hvad rækkerne betyder, når de bruges på en sag, står i
`fleksjob.forloeb.maerkning` (hvad er sket), `.pligter` (svar) og `.skridt` (resten).
"""

from datetime import date
from typing import Literal

import msgspec

Omfang = Literal["sag", "ansaettelse", "klage"]
Art = Literal["lov", "anbefaling", "intern"]
Grundlag = Literal["dagen", "opfoelgning", "bevilling", "ydelse", "klage"]

ALTID = date(1900, 1, 1)
NY_ORDNING = date(2013, 1, 1)
LAB_2020 = date(2020, 1, 1)
REFORM_FEBRUAR = date(2026, 2, 1)
REFORM_JULI = date(2026, 7, 1)
FOER_NY_ORDNING = date(2012, 12, 31)
FOER_LAB_2020 = date(2019, 12, 31)
FOER_REFORM_JULI = date(2026, 6, 30)


class Hjemmel(msgspec.Struct, frozen=True):
    """Hjemlen, som den hed fra en dag."""

    fra: date
    tekst: str


def hjemmel_pr(hjemler: tuple[Hjemmel, ...], dag: date) -> str:
    """Hjemlen på dagen; før den første bruges den første."""
    gaeldende = hjemler[0].tekst
    for hjemmel in hjemler:
        if hjemmel.fra > dag:
            break
        gaeldende = hjemmel.tekst
    return gaeldende


def altid(tekst: str) -> tuple[Hjemmel, ...]:
    """En hjemmel, der ikke skifter navn i husets tid."""
    return (Hjemmel(ALTID, tekst),)


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Det, alle rækker har. `fra` og `til` er rækkens første og sidste dag; `til` None: ingen kendt ende."""

    hjemmel: tuple[Hjemmel, ...]
    fra: date = ALTID
    til: date | None = None
    forbehold: str = ""

    def gaelder(self, dag: date) -> bool:
        """Om rækken gælder på dagen."""
        return self.fra <= dag and (self.til is None or dag <= self.til)


class Trin(Relation, frozen=True, kw_only=True):
    """Et skridt i processen. `uden_for_tiden` er svaret, når nogen vil tage det uden for `fra`-`til`.

    `forslag`: et skridt i et job kan også tages i et job, der kun er foreslået.
    """

    kode: str
    navn: str
    omfang: Omfang = "sag"
    forslag: bool = False
    uden_for_tiden: str = ""


class Betingelse(Relation, frozen=True, kw_only=True):
    """`skridt` kan først ske, når mindst én af `kraever` er sket (efter seneste `siden`, når det er nævnt).

    Med `vagt` gælder betingelsen kun, når vagten er sand.
    """

    skridt: str
    kraever: tuple[str, ...]
    hvorfor: str
    siden: str = ""
    vagt: str = ""


class Spaerring(Relation, frozen=True, kw_only=True):
    """`skridt` kan ikke ske, så længe vagten er sand. I `hvorfor` kan vagten sætte ord ind ({dag}).

    `efter` er det skridt, der ophæver spærringen, når der er ét; det tegnes på rejsediagrammet.
    """

    skridt: str
    vagt: str
    hvorfor: str
    efter: str = ""


class Udelukker(Relation, frozen=True, kw_only=True):
    """Når `naar` er sket, kan ingen af `skridt` ske, før noget genåbner dem."""

    naar: str
    skridt: tuple[str, ...]
    hvorfor: str


class Genaabner(Relation, frozen=True, kw_only=True):
    """Når `naar` er sket, kan `skridt` ske igen."""

    naar: str
    skridt: tuple[str, ...]


class Milepael(Relation, frozen=True, kw_only=True):
    """`skridt` må vente, så længe pligten `venter_paa` løber. `{frist}` i teksten er pligtens frist."""

    skridt: str
    venter_paa: str
    hvorfor: str


class Fristregel(msgspec.Struct, frozen=True):
    """Hvordan fristen regnes: `vaerdi` (navn på en dateret værdi) gange `enhed` fra `grundlag`.

    Enheden "oplyst" tager fristen, som hændelsen selv bærer; "regel" beder en regel i `lov` om den. "ingen" er en
    pligt, som loven ikke sætter dage på.
    """

    enhed: Literal["maaneder", "uger", "arbejdsdage", "oplyst", "regel", "samme_dag", "ingen"]
    vaerdi: str = ""
    grundlag: Grundlag = "dagen"


class Svar(Relation, frozen=True, kw_only=True):
    """Når `efter` er sket, skal en af `skal` ske inden fristen. Det er en pligt.

    `antal` er navnet på den værdi, der siger, hvor mange gange (tom: én). En af `bortfalder` gør pligten
    uden genstand. `forklaring` får `{regnestykke}`, klageinstansen som `{instans}`, og hvor der tælles, `{sket}` og
    `{antal}`. `standses` er falsk for en dag, der er lovet, og som derfor ikke rykkes af, at uret standser.
    """

    kode: str
    navn: str
    efter: tuple[str, ...]
    skal: tuple[str, ...]
    frist: Fristregel
    art: Art
    ansvarlig: str
    forklaring: str
    bortfalder: tuple[str, ...] = ()
    antal: str = ""
    vagt: str = ""
    nyt_navn: str = ""
    tidligere_svar_siden: str = ""
    efter_frist: Literal["overskredet", "bortfaldet"] = "overskredet"
    standses: bool = True


class Standsning(Relation, frozen=True, kw_only=True):
    """Om en grund standser et ur (en pligts kode). Nævner ingen række grunden, standser den ikke uret.

    `fra` og `til` er den tid, grunden skal være begyndt i. `{grund}` i forbeholdet er grundens navn.
    """

    ure: tuple[str, ...]
    grunde: tuple[str, ...]
    standser: bool
