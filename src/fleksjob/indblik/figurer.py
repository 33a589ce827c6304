"""Målenes billeder: tre slags, og hvert mål vælger en. Rene funktioner fra rækker til SVG.

Tallet står altid ved søjlen, og farverne skelnes også i gråtoner. Det samme står i ord i billedets beskrivelse og i
tabellen ved siden af.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any, NamedTuple

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, LINJE, Svg, Tegning, med_komma
from fleksjob.indblik.ord import procent

BREDDE, SKRIFT = 460.0, 13.0
MOERK, LYS, GUL, RUST, GRAA = "#0b4f6c", "#8fbccb", "#ffd98a", "#b5561c", "#d5dbe1"
FARVER = (MOERK, GUL, LYS, RUST, GRAA)
_PAA_MOERK = frozenset({MOERK, RUST})
_LINJE = 17.0
_MAANEDER = "JFMAMJJASOND"


class Soejle(NamedTuple):
    """En vandret søjle. `foer` er sidste års tal, vist som en streg."""

    navn: str
    tal: float
    skrevet: str
    foer: float | None = None
    farve: str = MOERK


def soejler(
    titel: str, alle: Sequence[Soejle], *, id_: str, hoejest: float | None = None, foer: str = ""
) -> Svg:
    """Vandrette søjler, én for hver. `foer` er ordene for stregen, fx «samme tid i fjor»."""
    papir = Tegning(BREDDE, SKRIFT)
    venstre, hoejre = 168.0, BREDDE - 64
    mest = hoejest or max((max(en.tal, en.foer or 0) for en in alle), default=0) or 1.0
    y = 6.0
    for en in alle:
        linjer = wrap(en.navn, 24) or [""]
        hoejde = max(len(linjer) * _LINJE, 24.0)
        for nr, linje in enumerate(linjer):
            papir.tekst(venstre - 10, y + 13 + nr * _LINJE, linje, anker="end")
        bredde = (hoejre - venstre) * min(en.tal / mest, 1.0)
        papir.felt(venstre, y + 1, hoejre - venstre, 18, "#f1f4f6")
        papir.felt(venstre, y + 1, bredde, 18, en.farve)
        if en.foer is not None:
            x = venstre + (hoejre - venstre) * min(en.foer / mest, 1.0)
            papir.linje((x, y - 2), (x, y + 22), HVID, 5)
            papir.linje((x, y - 2), (x, y + 22), BLAEK, 2)
        papir.tekst(hoejre + 8, y + 15, en.skrevet, fed=True)
        y += hoejde + 8
    if foer and any(en.foer is not None for en in alle):
        papir.linje((venstre, y + 2), (venstre, y + 18), BLAEK, 2)
        papir.tekst(venstre + 8, y + 15, foer, farve=DAEMPET)
        y += 22
    i_ord = ". ".join(f"{en.navn}: {en.skrevet}" for en in alle)
    return papir.som_svg(y + 2, titel, i_ord or "Ingen tal.", id_)


class Del(NamedTuple):
    """En del af en stablet søjle."""

    navn: str
    tal: int
    farve: str


def stablede(
    titel: str, raekker: Sequence[tuple[str, Sequence[Del]]], *, id_: str, i_procent: bool = False
) -> Svg:
    """Søjler delt i stykker. `i_procent`: alle er lige lange, og tallet i dem er procenter."""
    papir = Tegning(BREDDE, SKRIFT)
    venstre, hoejre = 168.0, BREDDE - 56
    mest = max((sum(en.tal for en in dele) for _, dele in raekker), default=0) or 1
    y = _noegle(papir, raekker)
    for navn, dele in raekker:
        i_alt = sum(en.tal for en in dele)
        linjer = wrap(navn, 24) or [""]
        for nr, linje in enumerate(linjer):
            papir.tekst(venstre - 10, y + 16 + nr * _LINJE, linje, anker="end")
        x = venstre
        for en in dele:
            bredde = (hoejre - venstre) * en.tal / ((i_alt if i_procent else mest) or 1)
            papir.felt(x, y, bredde, 24, en.farve, HVID)
            tekst = f"{round(100 * en.tal / i_alt)} %" if i_procent and i_alt else str(en.tal)
            if bredde > len(tekst) * SKRIFT * 0.62 + 6:
                farve = HVID if en.farve in _PAA_MOERK else BLAEK
                papir.tekst(x + bredde / 2, y + 17, tekst, anker="middle", farve=farve)
            x += bredde
        papir.tekst(hoejre + 6 if i_procent else x + 6, y + 17, _tal(i_alt), fed=True)
        y += max(24.0, len(linjer) * _LINJE) + 9
    i_ord = ". ".join(f"{navn}: {', '.join(f'{en.navn} {en.tal}' for en in dele)}" for navn, dele in raekker)
    return papir.som_svg(y + 2, titel, i_ord or "Ingen tal.", id_)


def _noegle(papir: Tegning, raekker: Sequence[tuple[str, Sequence[Del]]]) -> float:
    """Farvernes navne øverst, brudt over flere linjer, når de er lange."""
    navne = {en.navn: en.farve for _, dele in raekker for en in dele}
    x, y = 0.0, 4.0
    for navn, farve in navne.items():
        bredde = 24 + len(navn) * SKRIFT * 0.56
        if x and x + bredde > BREDDE:
            x, y = 0.0, y + 21
        papir.felt(x, y, 13, 13, farve, DAEMPET)
        papir.tekst(x + 19, y + 11, navn, farve=DAEMPET)
        x += bredde + 14
    return y + 26


class Aar(NamedTuple):
    """Tolv måneders tal; `None` for en måned, der ikke er begyndt."""

    navn: str
    foer: Sequence[int | None]
    nu: Sequence[int | None]


def maaneder(titel: str, alle: Sequence[Aar], *, id_: str, nu: str, foer: str) -> Svg:
    """Et panel for hver talrække: måneden i år som mørk søjle foran den samme i fjor som lys."""
    papir = Tegning(BREDDE, SKRIFT)
    papir.felt(0, 4, 13, 13, MOERK)
    papir.tekst(19, 15, nu, farve=DAEMPET)
    papir.felt(70, 4, 13, 13, LYS)
    papir.tekst(89, 15, foer, farve=DAEMPET)
    y, hoejde, bred = 40.0, 62.0, (BREDDE - 4) / 12
    for panel in alle:
        mest = max((tal or 0 for tal in (*panel.foer, *panel.nu)), default=0) or 1
        i_alt = sum(tal or 0 for tal in panel.nu)
        papir.tekst(0, y + 2, f"{panel.navn}: {_tal(i_alt)} i {nu}", fed=True)
        bund = y + 28 + hoejde
        for nr in range(12):
            x = 2 + nr * bred
            for tal, farve, ind in ((panel.foer[nr], LYS, 3.0), (panel.nu[nr], MOERK, bred / 2 - 1)):
                h = hoejde * (tal or 0) / mest
                papir.felt(x + ind, bund - h, bred / 2 - 3, h, farve)
            if panel.nu[nr]:
                her = bund - hoejde * (panel.nu[nr] or 0) / mest - 3
                papir.tekst(x + bred * 0.72, her, str(panel.nu[nr]), anker="middle", rand=HVID)
            papir.tekst(x + bred / 2, bund + 15, _MAANEDER[nr], anker="middle", farve=DAEMPET)
        papir.linje((0, bund), (BREDDE, bund), LINJE)
        y = bund + 44
    i_ord = ". ".join(
        f"{en.navn}: {sum(t or 0 for t in en.nu)} i {nu} og {sum(t or 0 for t in en.foer)} i hele {foer}"
        for en in alle
    )
    return papir.som_svg(y - 20, titel, i_ord or "Ingen tal.", id_)


def _tal(tal: float) -> str:
    return f"{tal:,.0f}".replace(",", ".")


def figur(kode: str, raekker: Sequence[dict[str, Any]], navne: dict[str, dict[str, str]]) -> Svg:
    """Målets billede; tomt for et mål uden billede eller uden rækker. `navne` er kolonne → kode → navn."""
    tegn = _TEGNERE.get(kode)
    return tegn(raekker, navne) if tegn and raekker else Svg()


def _tilgang(raekker: Sequence[dict[str, Any]], navne: dict[str, dict[str, str]]) -> Svg:
    aar = max(en["aar"] for en in raekker)
    har = {(en["aar"], en["maaned"]): en for en in raekker}
    sidste = max(en["maaned"] for en in raekker if en["aar"] == aar)

    def tal(et_aar: int, felt: str) -> list[int | None]:
        til = sidste if et_aar == aar else 12
        return [har.get((et_aar, nr), {}).get(felt, 0) if nr <= til else None for nr in range(1, 13)]

    paneler = [
        Aar(navn, tal(aar - 1, felt), tal(aar, felt))
        for felt, navn in (
            ("oprettet", "Nye sager"),
            ("visiteret", "Visiteret"),
            ("begyndt", "Begyndt i fleksjob"),
        )
    ]
    return maaneder("Tilgang måned for måned", paneler, id_="tilgang", nu=str(aar), foer=str(aar - 1))


def _ventetid(raekker: Sequence[dict[str, Any]], navne: dict[str, dict[str, str]]) -> Svg:
    alle = [
        Soejle(
            navne["trin"].get(en["trin"], en["trin"]),
            float(en["nu_median"] or 0),
            f"{med_komma(en['nu_median'] or 0)} d",
            None if en["median"] is None else float(en["median"]),
        )
        for en in raekker
        if en["nu"]
    ]
    return soejler("Har stået på trinnet (median)", alle, id_="ventetid", foer="det tog dem, der kom videre")


def _frister(raekker: Sequence[dict[str, Any]], navne: dict[str, dict[str, str]]) -> Svg:
    aar = max(en["aar"] for en in raekker)
    foer = {(en["art"], en["kode"]): en["andel"] for en in raekker if en["aar"] == aar - 1}
    i_aar = [en for en in raekker if en["aar"] == aar and en["art"] == "lov" and en["andel"] is not None]
    alle = [
        Soejle(en["navn"], en["andel"], procent(en["andel"]), foer.get((en["art"], en["kode"])))
        for en in sorted(i_aar, key=lambda en: (en["andel"], en["kode"]))
    ]
    return soejler(
        "Lovens frister, der blev holdt", alle, id_="frister", hoejest=100, foer="samme tid i fjor"
    )


def _baand(kode: str, titel: str, felt: str = "baand") -> Any:
    def tegn(raekker: Sequence[dict[str, Any]], navne: dict[str, dict[str, str]]) -> Svg:
        alle = [
            Soejle(navne[felt].get(en[felt], en[felt]), en["antal"], _tal(en["antal"]))
            for en in raekker
            if en[felt] != "i_alt"
        ]
        return soejler(titel, alle, id_=kode.replace("_", "-"))

    return tegn


def _progression(raekker: Sequence[dict[str, Any]], navne: dict[str, dict[str, str]]) -> Svg:
    stablet = [
        (
            navne["anciennitet"][en["anciennitet"]],
            [Del("Op", en["op"], MOERK), Del("Uændret", en["uaendret"], GRAA), Del("Ned", en["ned"], RUST)],
        )
        for en in raekker
    ]
    return stablede("Timerne siden jobbets start", stablet, id_="progression", i_procent=True)


def _venter(raekker: Sequence[dict[str, Any]], navne: dict[str, dict[str, str]]) -> Svg:
    orden = list(navne["fase"])
    faser = sorted({en["fase"] for en in raekker}, key=orden.index)
    har = {(en["fase"], en["hvem"]): en["antal"] for en in raekker}
    brugte = [
        (hvem, navn) for hvem, navn in navne["hvem"].items() if any(en["hvem"] == hvem for en in raekker)
    ]
    stablet = [
        (
            navne["fase"][fase],
            [
                Del(navn.split(",")[0], har.get((fase, hvem), 0), FARVER[list(navne["hvem"]).index(hvem)])
                for hvem, navn in brugte
            ],
        )
        for fase in faser
    ]
    return stablede("Hvem der ventes på i hver fase", stablet, id_="venter")


def _koen(raekker: Sequence[dict[str, Any]], navne: dict[str, dict[str, str]]) -> Svg:
    alle = [
        Soejle(
            en["grund"] or navne["status"][en["status"]],
            en["antal"],
            _tal(en["antal"]),
            farve=GUL if en["status"] == "manuel" else MOERK,
        )
        for en in raekker
    ]
    return soejler("Måneder, der venter", alle, id_="udbetalingskoe")


_TEGNERE = {
    "tilgang": _tilgang,
    "ventetid": _ventetid,
    "frister": _frister,
    "ledighedsydelse_nu": _baand("ledighedsydelse_nu", "Så længe har de fået ledighedsydelse"),
    "timer": _baand("timer", "Personer efter timer om ugen"),
    "progression": _progression,
    "venter": _venter,
    "udbetalingskoe": _koen,
}
