"""Hvor længe det varer: trappekurven med det bånd, tallet er usikkert inden for."""

from collections.abc import Sequence
from typing import NamedTuple

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, LINJE, Svg, Tegning, med_komma
from fleksjob.indblik.figurer.akser import Felt, hjaelpelinjer, navne_ved_enden
from fleksjob.indblik.figurer.farver import BREDDE, LYS, MOERK, RUST, ordbredde, papir
from fleksjob.indblik.figurer.over_tid import STREGER

_FARVER = (MOERK, RUST, "#4c5561", LYS)


class Punkt(NamedTuple):
    """Andelen i procent efter så mange uger, og båndet omkring den, når det er regnet."""

    uge: float
    andel: float
    nedre: float | None = None
    oevre: float | None = None


class Forloeb(NamedTuple):
    """En kohortes kurve. Punkterne står i ugernes orden."""

    navn: str
    punkter: Sequence[Punkt]


def overlevelse(
    titel: str,
    alle: Sequence[Forloeb],
    *,
    id_: str,
    aksen: str = "uger",
    start: float = 100,
    trappe: bool = True,
    bredde: float = BREDDE,
) -> Svg:
    """Trapper fra `start` ved uge 0. Kurverne skelnes på stregen og har navnet ved enden.

    Uden `trappe` er punkterne aflæst med lange mellemrum og forbundet med linjer.
    """
    ark = papir(bredde)
    sidst = max((p.uge for en in alle for p in en.punkter), default=52)
    plads = max((ordbredde(f"{en.navn} 100 %", 12) for en in alle), default=40) + 14
    felt = Felt(48, 10, bredde - min(plads, bredde * 0.42), 10 + max(230.0, bredde * 0.48), 100)
    _akserne(ark, felt, sidst, aksen)
    for nr, en in enumerate(alle):
        _baandet(ark, felt, en, sidst, start, _FARVER[nr % len(_FARVER)], trappe=trappe)
    enden = []
    for nr, en in enumerate(alle):
        moenster, tyk = STREGER[nr % len(STREGER)]
        vej = _vej(felt, [(p.uge, p.andel) for p in en.punkter], sidst, start, trappe=trappe)
        ark.kurve(vej, tyk, stiplet=bool(moenster), moenster=moenster, farve=BLAEK)
        if en.punkter:
            x, y = vej[-1]
            navn = f"{en.navn} {med_komma(round(en.punkter[-1].andel))} %"
            ark.ring(x, y, 3)
            if x < felt.hoejre - ordbredde(navn, 12):
                ark.tekst(x + 7, y - 5, navn, rand=HVID, skrift=12)
            else:
                enden.append((y, navn))
    navne_ved_enden(ark, felt.hoejre + 2, enden, top=felt.top, bund=felt.bund)
    return ark.som_svg(
        felt.bund + 40, titel, ". ".join(_i_ord(en, start) for en in alle) or "Ingen tal.", id_
    )


def _akserne(ark: Tegning, felt: Felt, sidst: float, aksen: str) -> None:
    skridt = next(s for s in (4, 13, 26, 52, 104, 260, 10_000) if sidst / s <= 6)
    hjaelpelinjer(ark, felt, " %")
    for uge in range(0, int(sidst) + 1, skridt):
        x = felt.x(uge, sidst)
        ark.linje((x, felt.top), (x, felt.bund), LINJE)
        ark.tekst(x, felt.bund + 16, str(uge), anker="middle", farve=DAEMPET, skrift=11)
    ark.tekst(felt.hoejre, felt.bund + 32, aksen, anker="end", farve=DAEMPET, skrift=11)


def _vej(
    felt: Felt, punkter: Sequence[tuple[float, float]], sidst: float, start: float, *, trappe: bool
) -> list[tuple[float, float]]:
    ud = [(felt.x(0, sidst), felt.y(start))]
    for uge, tal in punkter:
        x, y = felt.x(uge, sidst), felt.y(tal)
        ud += [(x, ud[-1][1]), (x, y)] if trappe else [(x, y)]
    return ud


def _baandet(
    ark: Tegning, felt: Felt, en: Forloeb, sidst: float, start: float, farve: str, *, trappe: bool
) -> None:
    med = [p for p in en.punkter if p.nedre is not None and p.oevre is not None]
    if not med:
        return
    oevre = _vej(felt, [(p.uge, p.oevre or 0) for p in med], sidst, start, trappe=trappe)
    nedre = _vej(felt, [(p.uge, p.nedre or 0) for p in med], sidst, start, trappe=trappe)
    ark.flade([*oevre, *reversed(nedre)], farve, 0.18)


def _i_ord(en: Forloeb, start: float) -> str:
    """Tallet ved et halvt, et og to år, og hvornår halvdelen er nået."""
    dele = []
    for uge in (26, 52, 104):
        ved = [p for p in en.punkter if p.uge <= uge]
        if ved and en.punkter[-1].uge >= uge:
            dele.append(f"efter {uge} uger {med_komma(ved[-1].andel)} %")
    halv = next((p.uge for p in en.punkter if (p.andel <= 50) == (start > 50)), None)
    dele.append("halvdelen nås ikke" if halv is None else f"halvdelen nås efter {med_komma(halv)} uger")
    return f"{en.navn}: {', '.join(dele)}"
