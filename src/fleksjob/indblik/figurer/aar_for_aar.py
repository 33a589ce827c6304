"""Billeder til de mål, der selv har årene i sig, og dem, der tæller, hvordan noget gøres."""

from typing import Any

from fleksjob.breve.tegning import Svg, med_komma
from fleksjob.indblik.figurer.ark import Ark, Navne, Tegner
from fleksjob.indblik.figurer.farver import FARVER, GRAA, MOERK, RUST, TRAPPE
from fleksjob.indblik.figurer.over_tid import Kurve, kurver, over_tid
from fleksjob.indblik.figurer.soejler import Soejle, soejler
from fleksjob.indblik.figurer.stablede import Del, stablede
from fleksjob.indblik.ord import Raekker
from fleksjob.indblik.skjul import I_ALT

IKKE_NAAET = "ikke_naaet"
"""Status for et forløb, der endnu ikke er fulgt så længe."""


def aar_stablet(titel: str, felt: str, antal: str) -> Tegner:
    """En søjle for hvert år, delt efter koden i `felt`."""

    def tegn(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
        brugte = [kode for kode in navne[felt] if kode != I_ALT and any(en[felt] == kode for en in raekker)]
        farver = dict(zip(brugte, (*TRAPPE, *FARVER), strict=False))
        aarene = sorted({en["aar"] for en in raekker})
        har = {(en["aar"], en[felt]): en[antal] or 0 for en in raekker}
        tider = [
            (str(aar), [Del(navne[felt][kode], har.get((aar, kode), 0), farver[kode]) for kode in brugte])
            for aar in aarene
        ]
        return over_tid(titel, tider, id_=ark.id_, bredde=ark.bredde)

    return tegn


def fastholdelse(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    """Registreret og anslået. Et år, hvor intet kan anslås, er et hul og ikke nul."""

    def kan_anslaas(en: dict[str, Any]) -> bool:
        return bool(en["foerste"] - en["uden_loen"] - en["uden_arbejdsgiver"])

    alle = [
        Kurve("Registreret", [en["registreret_andel"] for en in raekker]),
        Kurve("Anslået", [en["anslaaet_andel"] if kan_anslaas(en) else None for en in raekker]),
    ]
    med = [en for en in alle if any(tal is not None for tal in en.tal)]
    tider = [str(en["aar"]) for en in raekker]
    return kurver("Fastholdelse, af tilgangen", tider, med, id_=ark.id_, enhed="%", bredde=ark.bredde)


def seneste_aar(titel: str, felt: str) -> Tegner:
    """Andelen for hver kode det seneste år, med året før som streg."""

    def tegn(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
        aar = max(en["aar"] for en in raekker)
        foer = {en[felt]: en["andel"] for en in raekker if en["aar"] == aar - 1}
        alle = [
            Soejle(
                navne[felt].get(en[felt], str(en[felt])),
                en["andel"],
                f"{med_komma(en['andel'])} %",
                foer.get(en[felt]),
            )
            for en in raekker
            if en["aar"] == aar and en["andel"] is not None
        ]
        return soejler(f"{titel}, {aar}", alle, id_=ark.id_, hoejest=100, foer="året før", bredde=ark.bredde)

    return tegn


def personer(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    """Personer i hver periode, én kurve for hver ydelse."""
    perioder = sorted({str(en["periode"]) for en in raekker})
    alle = []
    for ydelse, navn in navne["ydelse"].items():
        har: dict[str, float] = {}
        for en in raekker:
            if en["ydelse"] == ydelse:
                har[str(en["periode"])] = har.get(str(en["periode"]), 0) + en["antal"]
        if har:
            alle.append(Kurve(navn, [har.get(periode) for periode in perioder]))
    return kurver("Personer", perioder, alle, id_=ark.id_, bredde=ark.bredde)


def udvikling_i_jobbet(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    """Op, uændret og ned for hver af de måder, et job kan vokse på."""
    alle = [
        (
            navne["hvad"][en["hvad"]],
            [
                Del("Op", en["op"], MOERK),
                Del("Uændret", en["job"] - en["op"] - en["ned"], GRAA),
                Del("Ned", en["ned"], RUST),
            ],
        )
        for en in raekker
        if en["job"]
    ]
    return stablede("Det, der er skiftet i jobbet", alle, id_=ark.id_, i_procent=True, bredde=ark.bredde)


def overgange(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    """Status et halvt og et helt år efter, for det seneste kvartal, hvor alle er fulgt så længe."""
    alle = []
    ens = [en for en in raekker if en.get("gruppe", I_ALT) == I_ALT]
    brugte = [kode for kode in navne["status"] if any(en["status"] == kode for en in raekker)]
    farver = dict(zip(brugte, (*FARVER, *TRAPPE), strict=False))
    for forloeb, uger in sorted({(en["forloeb"], en["uger"]) for en in ens}, reverse=True):
        hver = [
            en
            for en in raekker
            if (en["forloeb"], en["uger"]) == (forloeb, uger) and en.get("gruppe", I_ALT) == I_ALT
        ]
        uafsluttede = {str(en["kvartal"]) for en in hver if en["status"] == IKKE_NAAET and en["antal"]}
        fulgte = {str(en["kvartal"]) for en in hver} - uafsluttede
        if not fulgte:
            continue
        kvartal = max(fulgte)
        dele = {en["status"]: en["antal"] for en in hver if str(en["kvartal"]) == kvartal}
        navn = f"{navne['forloeb'].get(forloeb, forloeb)}, {uger} uger efter ({kvartal})"
        alle.append((navn, [Del(navne["status"][kode], dele.get(kode, 0), farver[kode]) for kode in brugte]))
    return stablede("Hvor de var bagefter", alle, id_=ark.id_, i_procent=True, bredde=ark.bredde)
