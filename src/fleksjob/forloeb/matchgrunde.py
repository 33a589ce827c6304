"""Grundene for og imod, at en borger og en åbning passer sammen: ord og vægt i samme sætning.

En grund har altid sin sætning. Rækkefølgen på en liste er summen af grundenes vægt og intet andet, så den, der læser
grundene, har set alt det, rækkefølgen bygger på. Det, der slet ikke går, udelukker med en grund og vejes ikke.

Vægtene er husets valg, ikke målt og ikke lært af nogens historie. Brugeren kan tælle en gruppe dobbelt eller slet ikke.
"""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from fleksjob.forloeb.matchbegreber import INTERESSER, OPGAVENS_INTERESSER, navne
from fleksjob.forloeb.matchprofil import Indhold, Koder, Profil
from fleksjob.forloeb.rejsetid import minutter

GRUPPER = MappingProxyType({
    "opgaver": "Opgaver, borgeren kan eller vil",
    "interesser": "Interesser",
    "hensyn": "Hensyn",
    "tid": "Timer, dage og tider",
    "vej": "Vejen derhen",
})  # fmt: skip
"""De grupper, der kan vægtes. Om en åbning er set efter for nylig, tæller altid det samme."""
FRISK = "frisk"
KAN, VIL, VIL_IKKE, NYE, INTERESSE = 3, 2, -3, -5, 3
HELST_IKKE, SPOERG, FRI_FOR, HAR, AFTALES, GERNE, GERNE_IKKE = -2, -1, 1, 2, -1, 1, -1
SPROG_UKENDT = -1
TIMER, FOR_FAA, DELES, TIMER_UKENDT = 3, -2, -2, -1
FRI_TID, TIDER, DELVIS, TIDER_UKENDT = 2, 2, 1, -1
TAET, INDEN_FOR, LANGT, VEJ_UKENDT, KORT_UDEN_GRAENSE, LANG_UDEN_GRAENSE = 3, 2, -3, -1, 1, -1
IKKE_SET = -1
HOEJST_OPGAVER, HOEJST_INTERESSER = 3, 2
"""Så mange tæller med; flere opgaver på en liste gør ikke et job bedre."""
UDENFOR = 1.5
"""Så meget over borgerens grænse må et skøn være, før åbningen udelukkes."""
UDEN_GRAENSE = 30
"""Minutter, der regnes for kort, når borgeren ingen grænse har sat."""


class Vaegte(msgspec.Struct, frozen=True):
    """Hvor meget hver gruppe tæller: 0 slet ikke, 1 normalt, 2 dobbelt."""

    opgaver: int = 1
    interesser: int = 1
    hensyn: int = 1
    tid: int = 1
    vej: int = 1

    def paa(self, gruppe: str) -> int:
        """Gruppens vægt."""
        return int(getattr(self, gruppe, 1))


HUSETS_VAEGTE = Vaegte()
"""De vægte, der gælder, når ingen har valgt andre."""


class Grund(msgspec.Struct, frozen=True):
    """Én grund. `point` er før gruppens vægt; over nul taler den for, under nul imod."""

    gruppe: str
    tekst: str
    point: int


class Udelukkelse(msgspec.Struct, frozen=True):
    """Det, der gør, at det ikke går. `kode` er krav, tilbud, sprog, timer, dage, tider eller vej."""

    kode: str
    tekst: str


class Vurdering(msgspec.Struct, frozen=True):
    """Grundene for et par. `minutter` er den skønnede rejsetid, når den kendes."""

    udelukket: tuple[Udelukkelse, ...]
    grunde: tuple[Grund, ...]
    minutter: int | None
    vaegte: Vaegte

    @property
    def point(self) -> int:
        """Summen, rækkefølgen følger. Vises aldrig uden sine grunde."""
        return sum(en.point * self.vaegte.paa(en.gruppe) for en in self.grunde)

    @property
    def for_(self) -> list[Grund]:
        """Det, der taler for, det vigtigste først."""
        return self._ordnet(1)

    @property
    def imod(self) -> list[Grund]:
        """Det, der taler imod eller mangler at blive spurgt om, det vigtigste først."""
        return self._ordnet(-1)

    def _ordnet(self, fortegn: int) -> list[Grund]:
        valgte = [en for en in self.grunde if en.point * fortegn > 0]
        return sorted(valgte, key=lambda en: -abs(en.point * self.vaegte.paa(en.gruppe)))


def vurder(
    profil: Profil,
    indhold: Indhold,
    km: float | None,
    *,
    bekraeftet: bool = True,
    vaegte: Vaegte = HUSETS_VAEGTE,
) -> Vurdering:
    """Alt, der taler for og imod. `km` er vejen mellem postnumrene; None, når et af dem ikke kendes."""
    minutterne = None if km is None else minutter(km, profil.transport)
    udelukket: list[Udelukkelse] = []
    grunde: list[Grund] = []
    _opgaver(profil, indhold, grunde)
    _hensyn(profil, indhold, grunde, udelukket)
    _sprog(profil, indhold, grunde, udelukket)
    _timer(profil, indhold, grunde, udelukket)
    _tider(profil, indhold, grunde, udelukket)
    _vej(profil, minutterne, grunde, udelukket)
    if not bekraeftet:
        grunde.append(Grund(FRISK, "Ingen har for nylig set efter, om åbningen er der endnu", IKKE_SET))
    return Vurdering(tuple(udelukket), tuple(grunde), minutterne, vaegte)


def i_begge(nogle: Koder, andre: Koder) -> Koder:
    """Koderne, der er i begge."""
    return tuple(kode for kode in nogle if kode in andre)


def aabningens_interesser(indhold: Indhold) -> Koder:
    """De interesser, åbningens opgaver ligger i."""
    return tuple(
        en.kode for en in INTERESSER if any(op in OPGAVENS_INTERESSER[en.kode] for op in indhold.opgaver)
    )


def _liste(hvilken: str, koder: Koder) -> str:
    return ", ".join(
        navn[0].lower() + navn[1:] if navn[1:2].islower() else navn for navn in navne(hvilken, koder)
    )


def _opgaver(p: Profil, a: Indhold, grunde: list[Grund]) -> None:
    kan, vil = i_begge(a.opgaver, p.kan), i_begge(a.opgaver, p.vil)
    vil_ikke, interesser = i_begge(a.opgaver, p.vil_ikke), i_begge(p.interesser, aabningens_interesser(a))
    if kan:
        grunde.append(
            Grund("opgaver", f"Kan i forvejen: {_liste('opgaver', kan)}", KAN * min(len(kan), HOEJST_OPGAVER))
        )
    if vil:
        grunde.append(
            Grund("opgaver", f"Vil gerne: {_liste('opgaver', vil)}", VIL * min(len(vil), HOEJST_OPGAVER))
        )
    if not kan and not vil:
        grunde.append(Grund("opgaver", "Ingen af opgaverne er nogen, borgeren kan eller har ønsket", NYE))
    if vil_ikke:
        tekst = f"Vil helst ikke: {_liste('opgaver', vil_ikke)}"
        grunde.append(Grund("opgaver", tekst, VIL_IKKE * min(len(vil_ikke), HOEJST_OPGAVER)))
    if interesser:
        tekst = f"Passer til interessen: {_liste('interesser', interesser)}"
        grunde.append(Grund("interesser", tekst, INTERESSE * min(len(interesser), HOEJST_INTERESSER)))


def _hensyn(p: Profil, a: Indhold, grunde: list[Grund], udelukket: list[Udelukkelse]) -> None:
    def grund(koder: Koder, liste: str, tekst: str, point: int) -> None:
        if koder:
            grunde.append(Grund("hensyn", f"{tekst}: {_liste(liste, koder)}", point * len(koder)))

    if umuligt := i_begge(p.kan_ikke, a.kraever):
        udelukket.append(
            Udelukkelse("krav", f"Jobbet kræver det, borgeren ikke kan: {_liste('krav', umuligt)}")
        )
    if mangler := i_begge(p.skal_have, a.tilbyder_ikke):
        udelukket.append(Udelukkelse("tilbud", f"Pladsen kan ikke give: {_liste('tilbud', mangler)}"))
    ubesvaret = tuple(k for k in p.kan_ikke if k not in a.kraever and k not in a.kraever_ikke)
    skal_aftales = tuple(k for k in p.skal_have if k not in a.tilbyder and k not in a.tilbyder_ikke)
    grund(i_begge(p.kan_ikke, a.kraever_ikke), "krav", "Jobbet er uden", FRI_FOR)
    grund(i_begge(p.skal_have, a.tilbyder), "tilbud", "Pladsen kan give", HAR)
    grund(i_begge(p.gerne_have, a.tilbyder), "tilbud", "Pladsen har også", GERNE)
    grund(i_begge(p.helst_ikke, a.kraever), "krav", "Jobbet har det, borgeren helst er fri for", HELST_IKKE)
    grund(ubesvaret, "krav", "Spørg, om jobbet kræver", SPOERG)
    grund(skal_aftales, "tilbud", "Skal aftales", AFTALES)
    grund(i_begge(p.gerne_have, a.tilbyder_ikke), "tilbud", "Pladsen har ikke", GERNE_IKKE)


def _sprog(p: Profil, a: Indhold, grunde: list[Grund], udelukket: list[Udelukkelse]) -> None:
    mangler = tuple(kode for kode in a.sprog if kode not in p.sprog)
    if mangler and p.sprog:
        udelukket.append(Udelukkelse("sprog", f"Jobbet kræver {_liste('sprog', mangler)}"))
    elif mangler:
        grunde.append(Grund("opgaver", f"Spørg om sproget: {_liste('sprog', mangler)}", SPROG_UKENDT))


def _tal(timer: float) -> str:
    return f"{timer:g}".replace(".", ",")


def _timer(p: Profil, a: Indhold, grunde: list[Grund], udelukket: list[Udelukkelse]) -> None:
    if a.timer_fra is not None and p.timer_til is not None and a.timer_fra > p.timer_til:
        tekst = f"Jobbet er på mindst {_tal(a.timer_fra)} timer, og borgeren kan højst {_tal(p.timer_til)}"
        if a.kan_deles and p.deler:
            grunde.append(Grund("tid", f"{tekst}; det kan deles med en anden", DELES))
        else:
            udelukket.append(Udelukkelse("timer", tekst))
    elif a.timer_til is not None and p.timer_fra is not None and a.timer_til < p.timer_fra:
        tekst = f"Jobbet er på højst {_tal(a.timer_til)} timer, og borgeren kan mindst {_tal(p.timer_fra)}"
        grunde.append(Grund("tid", f"{tekst}. Det kan være et sted at begynde", FOR_FAA))
    elif _kendt(a.timer_fra, a.timer_til) and _kendt(p.timer_fra, p.timer_til):
        grunde.append(Grund("tid", "Timerne passer", TIMER))
    else:
        grunde.append(Grund("tid", "Spørg om timerne; de kendes ikke", TIMER_UKENDT))


def _kendt(fra: float | None, til: float | None) -> bool:
    return fra is not None or til is not None


def _tider(p: Profil, a: Indhold, grunde: list[Grund], udelukket: list[Udelukkelse]) -> None:
    if a.fri_tid:
        grunde.append(Grund("tid", "Tiden kan lægges, som det passer", FRI_TID))
        return
    kendt_dag, kendt_tid = bool(a.dage and p.dage), bool(a.tider and p.tider)
    if kendt_dag and not i_begge(a.dage, p.dage):
        udelukket.append(
            Udelukkelse("dage", f"Jobbet er {_liste('dage', a.dage)}, og de dage kan borgeren ikke")
        )
    if kendt_tid and not i_begge(a.tider, p.tider):
        udelukket.append(
            Udelukkelse("tider", f"Jobbet er {_liste('tider', a.tider)}, og dér kan borgeren ikke")
        )
    if not kendt_dag and not kendt_tid:
        grunde.append(Grund("tid", "Spørg om dage og tider; de kendes ikke", TIDER_UKENDT))
        return
    dage_ok = not kendt_dag or set(a.dage) <= set(p.dage)
    tider_ok = not kendt_tid or set(a.tider) <= set(p.tider)
    if dage_ok and tider_ok:
        grunde.append(Grund("tid", "Dage og tider passer", TIDER))
    else:
        faelles = " ".join(
            filter(
                None, (_liste("dage", i_begge(a.dage, p.dage)), _liste("tider", i_begge(a.tider, p.tider)))
            )
        )
        grunde.append(Grund("tid", f"Passer noget af tiden: {faelles or 'se dage og tider'}", DELVIS))


def _vej(p: Profil, minutterne: int | None, grunde: list[Grund], udelukket: list[Udelukkelse]) -> None:
    if minutterne is None:
        grunde.append(Grund("vej", "Vejen derhen kendes ikke", VEJ_UKENDT))
        return
    graense = p.hoejst_minutter
    omtrent = f"Omtrent {minutterne} minutter derhen"
    if graense is None:
        kort = minutterne <= UDEN_GRAENSE
        grunde.append(Grund("vej", omtrent, KORT_UDEN_GRAENSE if kort else LANG_UDEN_GRAENSE))
    elif minutterne > graense * UDENFOR:
        udelukket.append(Udelukkelse("vej", f"{omtrent}, og borgeren kan højst {graense}"))
    elif minutterne > graense:
        grunde.append(Grund("vej", f"{omtrent}, måske over borgerens grænse på {graense}", LANGT))
    else:
        grunde.append(Grund("vej", omtrent, TAET if minutterne * 2 <= graense else INDEN_FOR))


def laes_vaegte(valgt: Mapping[str, str]) -> Vaegte:
    """Vægtene fra en formular; det, der ikke er 0, 1 eller 2, er 1."""
    tal = {gruppe: int(valgt[gruppe]) for gruppe in GRUPPER if valgt.get(gruppe) in ("0", "1", "2")}
    return Vaegte(**tal)
