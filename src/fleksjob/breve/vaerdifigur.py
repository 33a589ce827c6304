"""Billedet af én sats over tid: en trappelinje, stiplet hvor tallet ikke er læst, men udledt.

Smalt nok til en telefon; skriften beholder sin størrelse. Tallene står i tabellen ved siden af.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

from fleksjob.breve.tegning import DAEMPET, HVID, LINJE, Svg, Tegning
from fleksjob.lov.bog.aendringer import skrevet
from fleksjob.lov.bog.emner import FOEDSELSDATO
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato

BREDDE, SKRIFT = 360.0, 12.0
_TOP, _BUND_SKIFTER, _BUND_FAST = 22.0, 150.0, 56.0
_HOEJRE = BREDDE - 10
SLUT = date(2026, 12, 31)
"""Sidste dag på aksen for en sats, der stadig gælder."""


def vaerdi_svg(raekke: Sequence[Vaerdi], *, slut: date = SLUT, id_: str = "") -> Svg:
    """Satsens trappelinje til og med `slut`. `id_` er satsens navn, når den ikke gives."""
    raekke = [v for v in raekke if v.fra <= slut] or list(raekke[:1])
    titel = f"{raekke[0].titel[:1].upper()}{raekke[0].titel[1:]}"
    papir = Tegning(BREDDE, SKRIFT)
    skifter = len({v.vaerdi for v in raekke}) > 1
    bund = _BUND_SKIFTER if skifter else _BUND_FAST
    streger = _streger([float(v.vaerdi) for v in raekke]) if skifter else [float(raekke[0].vaerdi)]
    venstre = 14 + max(len(_paa_aksen(x, raekke[0])) for x in streger) * SKRIFT * 0.56
    fra = max(raekke[0].fra, date(1990, 1, 1)) if not _er_foedselsdato(raekke[0]) else date(1945, 1, 1)
    if _er_foedselsdato(raekke[0]):
        slut = raekke[-1].fra.replace(year=raekke[-1].fra.year + 10)
    til = max(_slut(raekke[-1], slut), raekke[-1].fra.replace(year=raekke[-1].fra.year + 1))
    dage = (til - fra).days

    def x(dag: date) -> float:
        return venstre + (_HOEJRE - venstre) * min(max((dag - fra).days / dage, 0.0), 1.0)

    def y(tal: float) -> float:
        if len(streger) == 1:
            return (_TOP + bund) / 2
        return bund - (bund - _TOP) * (tal - streger[0]) / (streger[-1] - streger[0])

    for streg in streger:
        papir.linje((venstre, y(streg)), (_HOEJRE, y(streg)), LINJE)
        papir.tekst(
            venstre - 6, y(streg) + SKRIFT * 0.35, _paa_aksen(streg, raekke[0]), anker="end", farve=DAEMPET
        )
    for aar in _aarstal(fra.year if fra.month == 1 else fra.year + 1, til.year, venstre):
        her = x(date(aar, 1, 1))
        papir.linje((her, bund), (her, bund + 4), DAEMPET)
        papir.tekst(
            min(her, BREDDE - SKRIFT * 1.3), bund + SKRIFT * 1.5, str(aar), anker="middle", farve=DAEMPET
        )
    _tegn_trappe(papir, [(x(max(v.fra, fra)), x(_slut(v, slut)), y(float(v.vaerdi)), v) for v in raekke])
    sidste = raekke[-1]
    tekst, her = skrevet(sidste.vaerdi, sidste.enhed), y(float(sidste.vaerdi))
    papir.tekst(_HOEJRE, her - 7, tekst, anker="end", fed=True, rand=HVID)
    return papir.som_svg(bund + SKRIFT * 2.1, titel, beskrivelse(raekke), id_ or f"sats-{sidste.navn}")


def _tegn_trappe(papir: Tegning, trin: Sequence[tuple[float, float, float, Vaerdi]]) -> None:
    """Trin af samme slags i én linje, så et skift mellem læst og udledt ses. Et hul i tiden er et hul i linjen."""
    sti: list[tuple[float, float]] = []
    foer: Vaerdi | None = None
    for start, slut, her, v in trin:
        i_forlaengelse = foer is not None and (foer.til is None or (v.fra - foer.til).days <= 1)
        if foer is not None and not (i_forlaengelse and bool(foer.forbehold) == bool(v.forbehold)):
            if i_forlaengelse:
                sti.append((start, sti[-1][1]))
            papir.kurve(sti, 2.5, stiplet=bool(foer.forbehold))
            sti = [(start, sti[-1][1])] if i_forlaengelse else []
        sti += [(start, sti[-1][1])] if sti else []
        sti += [(start, her), (slut, her)]
        foer = v
    if foer is not None:
        papir.kurve(list(dict.fromkeys(sti)), 2.5, stiplet=bool(foer.forbehold))


def _slut(v: Vaerdi, slut: date) -> date:
    return min(v.til, slut) if v.til else max(slut, v.fra)


def _er_foedselsdato(v: Vaerdi) -> bool:
    return v.navn.endswith(FOEDSELSDATO)


def _streger(tal: Sequence[float]) -> list[float]:
    """3-5 runde streger om tallene; fra nul, når tallene spænder vidt."""
    mindst, hoejst = min(tal), max(tal)
    if mindst < hoejst * 0.6:
        mindst = 0.0
    afstand = _rund((hoejst - mindst) / 3)
    nederst, oeverst = floor(mindst / afstand), ceil(hoejst / afstand)
    return [round(nr * afstand, 6) for nr in range(nederst, oeverst + 1)]


def _rund(x: float) -> float:
    """1, 2, 2,5 eller 5 gange en tierpotens, mindst så stor."""
    stor = 10.0 ** floor(log10(x))
    return next(stor * trin for trin in (1.0, 2.0, 2.5, 5.0, 10.0) if stor * trin >= x * 0.999)


def _paa_aksen(x: float, v: Vaerdi) -> str:
    return skrevet(x, v.enhed).removesuffix(" kr.")


def _aarstal(fra: int, til: int, venstre: float) -> Iterator[int]:
    """Så mange årstal, som der er plads til, med samme afstand."""
    plads = int((_HOEJRE - venstre) / (SKRIFT * 3.2))
    spring = next(s for s in (1, 2, 3, 5, 10, 20, 50) if (til - fra) / s < plads)
    return iter(range(fra, til + 1, spring))


def beskrivelse(raekke: Sequence[Vaerdi]) -> str:
    """Billedet i ord: hvor det begynder, hvor det ender, hvor mange gange det skiftede, og hvad der ikke er læst."""
    foerste, sidste = raekke[0], raekke[-1]
    dag = "født fra" if _er_foedselsdato(foerste) else "fra"
    begyndte = f"{skrevet(foerste.vaerdi, foerste.enhed)} {dag} {dansk_dato(foerste.fra)}"
    skift = sum(a.vaerdi != b.vaerdi for a, b in pairwise(raekke))
    if not skift:
        return f"{begyndte}, uændret siden."
    gange = "én gang" if skift == 1 else f"{skift} gange"
    ulaeste = sum(bool(v.forbehold) for v in raekke)
    stiplet = f" {ulaeste} af {len(raekke)} tal er ikke læst, men udledt; de er stiplede." if ulaeste else ""
    sluttede = f"{skrevet(sidste.vaerdi, sidste.enhed)} {dag} {dansk_dato(sidste.fra)}"
    return f"{begyndte}, {sluttede}; ændret {gange}.{stiplet}"
