"""Hvilket billede hvert mål får. Et mål uden eget billede får søjler, når det har noget at tælle."""

from collections.abc import Sequence
from typing import Any

from fleksjob.breve.tegning import Svg, med_komma
from fleksjob.indblik.figurer.farver import FARVER, GRAA, GUL, MOERK, RUST, skrevet
from fleksjob.indblik.figurer.maaneder import Aar, maaneder
from fleksjob.indblik.figurer.soejler import Soejle, soejler
from fleksjob.indblik.figurer.stablede import Del, stablede
from fleksjob.indblik.ord import procent


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
            Soejle(navne[felt].get(en[felt], en[felt]), en["antal"], skrevet(en["antal"]))
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
            skrevet(en["antal"]),
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
