"""Billedet af gitteret: for hver timeløn en bjælke over timerne 0-37, delt hvor værdien af en time mere skifter.

Én flade pr. år, årene under hinanden, så billedet kan læses på en telefon. Mørkt er, at det betaler sig bedst; hvidt
er, at det ikke betaler sig. Farverne skelnes i gråtoner, og tallet står i bjælken, hvor der er plads. Billedet bærer
en beskrivelse i ord; alle tal står i tabellen ved siden af (`gittertabel`).
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from textwrap import wrap
from typing import NamedTuple

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, LOEN, TILSKUD, Svg, Tegning, i_kroner, i_timer
from fleksjob.lov.tilskud.gevinstgitter import Celle, Gitter, Stykke

FULD_TID = 37.0
MELLEM = "#9cc9da"
FARVER = {"A": (LOEN, HVID), "B": (MELLEM, BLAEK), "C": (HVID, BLAEK), "D": (TILSKUD, BLAEK)}
"""Zone → (flade, skrift)."""
NOEGLE = (
    ("A", "Under lønindtægtsgrænsen: det betaler sig bedst"),
    ("B", "Over lønindtægtsgrænsen: det betaler sig mindre"),
    ("C", "Lønloftet er nået: det betaler sig ikke"),
    ("D", "Tilskuddet er væk: hele lønnen tæller"),
)
TAL_I_BJAELKEN = "Tallet i bjælken: kroner mere om måneden i alt for én time mere om ugen."


class Tabelraekke(NamedTuple):
    """Én celle skrevet ud: alt, hvad billedet siger om den, i ord og tal."""

    timeloen: str
    aar: int
    stopper_ved: str
    foer: str
    efter: str
    i_haanden_efter: str
    netto_foer: str
    netto_efter: str


def gittertabel(gitter: Gitter) -> tuple[Tabelraekke, ...]:
    """Billedets tal, én række for hver timeløn og hvert år."""
    return tuple(_tabelraekke(celle) for raekke in gitter.celler for celle in raekke)


def _tabelraekke(c: Celle) -> Tabelraekke:
    return Tabelraekke(
        timeloen=i_kroner_og_oere(c.timeloen),
        aar=c.aar,
        stopper_ved=stopper_tekst(c),
        foer=_beloeb(c.foer.i_alt if c.foer else None),
        efter=_beloeb(c.efter.i_alt if c.efter else None),
        i_haanden_efter=_beloeb(c.efter.i_haanden if c.efter else None),
        netto_foer=_beloeb(c.foer.netto if c.foer else None),
        netto_efter=_beloeb(c.efter.netto if c.efter else None),
    )


def _beloeb(beloeb: Decimal | None) -> str:
    """«455 kr.», «−78 kr.», og en streg for det, der ikke findes."""
    if beloeb is None:
        return "–"
    hele = beloeb.quantize(Decimal(1), rounding=ROUND_HALF_UP) + 0  # −0,3 er 0, ikke −0
    return i_kroner(hele).replace("-", "−")


def i_kroner_og_oere(beloeb: Decimal) -> str:
    """«150 kr.», «152,50 kr.»: en timeløn, som man selv ville skrive den."""
    return f"{beloeb:.2f}".replace(".", ",").removesuffix(",00") + " kr."


def stopper_tekst(c: Celle) -> str:
    """Timerne, hvor det stopper med at betale sig, med én decimal."""
    if c.stopper_ved is None:
        return "aldrig"
    return "fra den første" if c.foer is None else i_timer(c.stopper_ved)


def beskrivelse_af(gitter: Gitter) -> str:
    """Billedet i ord: for hvert år, hvor det stopper ved hver timeløn."""
    dele = ["Hvad én time mere om ugen er værd, for hver timeløn og hvert år."]
    for nr, aar in enumerate(gitter.aarene):
        steder = ", ".join(
            f"{i_kroner_og_oere(raekke[nr].timeloen)} {_stopper_i_ord(raekke[nr])}"
            for raekke in gitter.celler
        )
        dele.append(f"{aar}: {steder}.")
    return " ".join(dele)


def _stopper_i_ord(c: Celle) -> str:
    if c.stopper_ved is None:
        return "betaler sig hele vejen"
    return "betaler sig ikke" if c.foer is None else f"betaler sig indtil {i_timer(c.stopper_ved)}"


class _Maal(NamedTuple):
    venstre: float
    hoejre: float
    raekke: float

    def x(self, timer: float) -> float:
        return self.venstre + (self.hoejre - self.venstre) * timer / FULD_TID


def gitter_svg(
    gitter: Gitter,
    titel: str = "Hvad en time mere er værd",
    *,
    bredde: float = 360,
    id_: str = "gitter",
) -> Svg:
    """Bjælkerne for alle timelønninger, år for år. `id_` skal være forskellig for hvert billede på samme side."""
    s = 13.0 if bredde < 560 else 15.0
    papir = Tegning(bredde, s)
    navne = [i_kroner_og_oere(x) for x in gitter.timeloenninger]
    maal = _Maal(max(len(n) for n in navne) * s * 0.56 + 8, bredde - 2, s * 2)
    y = s
    for nr, aar in enumerate(gitter.aarene):
        papir.tekst(0, y, str(aar), fed=True)
        y += s * 0.7
        for navn, raekke in zip(navne, gitter.celler, strict=True):
            papir.tekst(maal.venstre - 6, y + maal.raekke / 2 + s * 0.35, navn, anker="end")
            _tegn_bjaelke(papir, maal, y, raekke[nr].stykker)
            y += maal.raekke + 3
        _tegn_timer(papir, maal, y + s)
        y += s * 2.9
    papir.tekst(
        (maal.venstre + maal.hoejre) / 2, y - s * 0.5, "Betalte timer om ugen", anker="middle", farve=DAEMPET
    )
    slut = _tegn_noegle(papir, y + s * 1.2, _zoner_i(gitter))
    return papir.som_svg(slut, titel, beskrivelse_af(gitter), id_)


def _tegn_bjaelke(papir: Tegning, maal: _Maal, y: float, stykker: Sequence[Stykke]) -> None:
    s = papir.skrift
    for stykke in stykker:
        x1, x2 = maal.x(float(stykke.fra)), maal.x(float(stykke.til))
        flade, skrift = FARVER[stykke.zone]
        papir.felt(x1, y, x2 - x1, maal.raekke, flade, BLAEK)
        tal = i_kroner(stykke.vaerdi.i_alt)
        for tekst in (tal, tal.removesuffix(" kr.")):
            if x2 - x1 > len(tekst) * s * 0.56 + 4:
                papir.tekst(
                    (x1 + x2) / 2, y + maal.raekke / 2 + s * 0.35, tekst, anker="middle", farve=skrift
                )
                break


def _tegn_timer(papir: Tegning, maal: _Maal, y: float) -> None:
    for timer in (0, 5, 10, 15, 20, 25, 30, 37):
        papir.tekst(
            maal.x(timer), y, str(timer), anker="end" if timer == FULD_TID else "middle", farve=DAEMPET
        )


def _zoner_i(gitter: Gitter) -> set[str]:
    return {s.zone for raekke in gitter.celler for celle in raekke for s in celle.stykker}


def _tegn_noegle(papir: Tegning, y: float, zoner: set[str]) -> float:
    """Farvernes betydning, kun dem der er i billedet. Giver stedet, hvor den slutter."""
    s = papir.skrift
    for zone, tekst in NOEGLE:
        if zone in zoner:
            papir.felt(1, y - s * 0.85, s * 1.6, s * 1.1, FARVER[zone][0], BLAEK)
            papir.tekst(s * 2.2, y, tekst)
            y += s * 1.6
    for linje in wrap(TAL_I_BJAELKEN, int(papir.bredde / (s * 0.5))):
        papir.tekst(0, y, linje, farve=DAEMPET)
        y += s * 1.4
    return y
