"""Hvilket billede hvert mål får. Et mål uden eget billede får søjler, når det har noget at tælle."""

from itertools import pairwise
from typing import Any

from fleksjob.breve.tegning import Svg, med_komma
from fleksjob.indblik.figurer.aar_for_aar import (
    aar_stablet,
    fastholdelse,
    overgange,
    personer,
    seneste_aar,
    udvikling_i_jobbet,
)
from fleksjob.indblik.figurer.ark import Ark, Navne, Tegner
from fleksjob.indblik.figurer.farver import BREDDE, FARVER, GRAA, GUL, MOERK, RUST, skrevet
from fleksjob.indblik.figurer.flisekort import flisekort
from fleksjob.indblik.figurer.maaneder import Aar, maaneder
from fleksjob.indblik.figurer.over_tid import Kurve, kurver, over_tid
from fleksjob.indblik.figurer.overlevelse import Forloeb, Punkt, overlevelse
from fleksjob.indblik.figurer.soejler import Soejle, soejler
from fleksjob.indblik.figurer.stablede import Del, stablede
from fleksjob.indblik.figurer.stroem import NED, OP, UAENDRET, Skift, stroem
from fleksjob.indblik.kommuner import kommuner
from fleksjob.indblik.ord import Raekker, procent
from fleksjob.indblik.skjul import I_ALT, SKJULT


def figur(kode: str, raekker: Raekker, navne: Navne, *, id_: str = "", bredde: float = BREDDE) -> Svg:
    """Målets billede; tomt uden rækker. Rækker med et skjult tal er ikke tegnet. `id_` er ens for hvert billede."""
    synlige = [en for en in raekker if SKJULT not in en.values()]
    if not synlige:
        return Svg()
    ark = Ark(id_ or kode.replace("_", "-"), bredde)
    if _er_landet(synlige):
        return _kortet(kode, synlige, raekker, ark)
    tegn = _TEGNERE.get(kode)
    return tegn(synlige, navne, ark) if tegn else _soejler(synlige, navne, ark)


def _tilgang(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
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
    return maaneder(
        "Tilgang måned for måned", paneler, id_=ark.id_, bredde=ark.bredde, nu=str(aar), foer=str(aar - 1)
    )


def _ventetid(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    alle = [
        Soejle(
            _navn(en, "trin", navne),
            float(en["nu_median"] or 0),
            f"{med_komma(en['nu_median'] or 0)} d",
            None if en["median"] is None else float(en["median"]),
        )
        for en in raekker
        if en["nu"]
    ]
    return soejler(
        "Har stået på trinnet (median)",
        alle,
        id_=ark.id_,
        bredde=ark.bredde,
        foer="det tog dem, der kom videre",
    )


def _frister(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    aar = max(en["aar"] for en in raekker)
    foer = {(en["art"], en["kode"]): en["andel"] for en in raekker if en["aar"] == aar - 1}
    i_aar = [en for en in raekker if en["aar"] == aar and en["art"] == "lov" and en["andel"] is not None]
    alle = [
        Soejle(en["navn"], en["andel"], procent(en["andel"]), foer.get((en["art"], en["kode"])))
        for en in sorted(i_aar, key=lambda en: (en["andel"], en["kode"]))
    ]
    return soejler(
        "Lovens frister, der blev holdt",
        alle,
        id_=ark.id_,
        bredde=ark.bredde,
        hoejest=100,
        foer="samme tid i fjor",
    )


def _baand(titel: str, felt: str = "baand") -> Tegner:
    def tegn(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
        alle = [
            Soejle(_navn(en, felt, navne), en["antal"], skrevet(en["antal"]))
            for en in raekker
            if en[felt] != I_ALT
        ]
        return soejler(titel, alle, id_=ark.id_, bredde=ark.bredde)

    return tegn


def _op_og_ned(titel: str, felt: str) -> Tegner:
    def tegn(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
        stablet = [
            (
                _navn(en, felt, navne),
                [
                    Del("Op", en["op"], MOERK),
                    Del("Uændret", en["uaendret"], GRAA),
                    Del("Ned", en["ned"], RUST),
                ],
            )
            for en in raekker
        ]
        return stablede(titel, stablet, id_=ark.id_, bredde=ark.bredde, i_procent=True)

    return tegn


def _navn(raekke: dict[str, Any], felt: str, navne: Navne) -> str:
    """Kodens navn, med gruppens foran, når rækkerne er delt."""
    navn = navne.get(felt, {}).get(raekke[felt], str(raekke[felt]))
    gruppe = raekke.get("gruppe")
    if not gruppe or felt == "gruppe" or gruppe == I_ALT:
        return navn
    return f"{navne.get('gruppe', {}).get(gruppe, gruppe)}, {navn.lower()}"


def _timeskift(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    """Bånd til bånd, eller bånd til retning. Retningens koder kendes fra båndenes på, at de er ord."""
    skift = [Skift(en["fra"], en["til"], en["antal"]) for en in raekker]
    if any(en.til.isalpha() for en in skift):
        retning = {kode: navn for kode, navn in navne["til"].items() if kode.isalpha()}
        fra = {f"fra {kode}": navn for kode, navn in navne["fra"].items()}
        til_retning = [Skift(f"fra {en.fra}", en.til, en.antal) for en in skift]
        return stroem(
            "Fra timer ved jobbets start til flere, samme eller færre timer",
            til_retning,
            fra | retning,
            id_=ark.id_,
            bredde=ark.bredde,
            farver={"op": OP, "samme": UAENDRET, "ned": NED},
        )
    return stroem(
        "Fra timer ved jobbets start til timer nu", skift, navne["fra"], id_=ark.id_, bredde=ark.bredde
    )


def _tid_til_job(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    """Andelen, der stadig venter; de seneste tre kohorter, så kurverne kan skelnes.

    Er der langt mellem punkterne, er kurven kun aflæst i dem, og de forbindes med linjer og ikke med en trappe.
    """
    kohorter = sorted({en["kohorte"] for en in raekker} - {I_ALT}, key=str)[-3:] or [I_ALT]
    uger = sorted({float(en["uge"]) for en in raekker})
    taet = len(uger) > 1 and min(b - a for a, b in pairwise(uger)) < _TAET_UGER
    alle = [
        Forloeb(
            navne.get("kohorte", {}).get(kohorte, str(kohorte)),
            [
                Punkt(float(en["uge"]), en["andel"], en["nedre"], en["oevre"])
                for en in sorted(raekker, key=lambda en: float(en["uge"]))
                if en["kohorte"] == kohorte and en["andel"] is not None
            ],
        )
        for kohorte in kohorter
    ]
    return overlevelse(
        "Andel, der endnu ikke er i job, uge for uge",
        alle,
        id_=ark.id_,
        aksen="uger fra start",
        trappe=taet,
        bredde=ark.bredde,
    )


def _medianer(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    """De seneste otte kohorters median; en kohorte, hvor halvdelen ikke er nået, er ikke med."""
    alle = [
        Soejle(_navn(en, "kohorte", navne), float(en["median"]), f"{med_komma(en['median'])} uger")
        for en in raekker
        if en["median"] is not None
    ]
    return soejler("Uger, til halvdelen er i job", alle[-_KOHORTER:], id_=ark.id_, bredde=ark.bredde)


def _tilgang_aar(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    tider = [
        (
            str(en["aar"]),
            [
                Del("Direkte i fleksjob", en["direkte"], MOERK),
                Del("Ledighedsydelse", en["ledighed"], GUL),
                Del("Hverken eller", en["hverken"], GRAA),
            ],
        )
        for en in raekker
        if en.get("gruppe", I_ALT) == I_ALT
    ]
    return over_tid(
        "Visiteret år for år, efter hvad den første måned bragte", tider, id_=ark.id_, bredde=ark.bredde
    )


def _gennemsnitstimer(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    alle = [
        Kurve(navn, [en[felt] for en in raekker])
        for felt, navn in (("nye_timer", "Nye job"), ("timer", "Bestanden"), ("loen_timer", "Løntimer"))
    ]
    return kurver(
        "Timer om ugen i gennemsnit", [str(en["aar"]) for en in raekker], alle, id_=ark.id_, bredde=ark.bredde
    )


def _soejler(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    """Det almindelige billede: den første kode mod det første tal. Mange rækker eller flere koder er en tabel."""
    foerste = raekker[0]
    koder = [navn for navn in navne if navn in foerste]
    tal = [
        navn
        for navn, en in foerste.items()
        if isinstance(en, int | float) and navn not in ("aar", "uge", "nr")
    ]
    if len(koder) != 1 or not tal or len(raekker) > _FLEST or "aar" in foerste:
        return Svg()
    alle = [
        Soejle(_navn(en, koder[0], navne), float(en[tal[0]] or 0), med_komma(en[tal[0]] or 0))
        for en in raekker
        if en[koder[0]] != I_ALT
    ]
    if len(alle) < _MINDST:
        return Svg()
    return soejler("I tal", alle, id_=ark.id_, bredde=ark.bredde)


def _er_landet(raekker: Raekker) -> bool:
    """Om rækkerne er delt efter kommune, og der er flere kommuner."""
    return sum(str(en.get("gruppe", "")) in _KODER for en in raekker) >= _FLERE_KOMMUNER


def _kortet(kode: str, synlige: Raekker, alle: Raekker, ark: Ark) -> Svg:
    felt, enhed, titel = KORTFELTER.get(kode, ("antal", "", "Antal"))
    synlige = [
        en for en in synlige if en.get("anciennitet", I_ALT) == I_ALT and en.get("baand", I_ALT) == I_ALT
    ]
    vaerdier = {
        int(en["gruppe"]): float(en[felt])
        for en in synlige
        if en["gruppe"] in _KODER and en[felt] is not None
    }
    skjulte = frozenset(int(en["gruppe"]) for en in alle if en["gruppe"] in _KODER) - set(vaerdier)
    return flisekort(titel, vaerdier, id_=ark.id_, enhed=enhed, skjulte=skjulte, bredde=ark.bredde)


def _venter(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
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
    return stablede("Hvem der ventes på i hver fase", stablet, id_=ark.id_, bredde=ark.bredde)


def _koen(raekker: Raekker, navne: Navne, ark: Ark) -> Svg:
    alle = [
        Soejle(
            en["grund"] or navne["status"][en["status"]],
            en["antal"],
            skrevet(en["antal"]),
            farve=GUL if en["status"] == "manuel" else MOERK,
        )
        for en in raekker
    ]
    return soejler("Måneder, der venter", alle, id_=ark.id_, bredde=ark.bredde)


KORTFELTER = {
    "bestand": ("hoejst_10_andel", "%", "Andel med højst 10 timer om ugen"),
    "ledighedsandel": ("andel", "%", "Ledige af alle i ordningen"),
    "ledighedsydelse_nu": ("median", "uger", "Uger på ledighedsydelse, median"),
    "progression": ("op_andel", "%", "Job på få timer, der er gået op"),
    "noegletal": ("uger", "uger", "Uger på ledighedsydelse, afsluttede forløb"),
}
"""Mål delt efter kommune → kolonnen på kortet, dens enhed og kortets titel."""
_KODER = frozenset(str(kode) for kode in kommuner())
_FLERE_KOMMUNER = 6
_MINDST, _FLEST = 2, 25
_KOHORTER = 8
_TAET_UGER = 8
_TEGNERE: dict[str, Tegner] = {
    "tilgang": _tilgang,
    "tilgang_aar": _tilgang_aar,
    "ventetid": _ventetid,
    "frister": _frister,
    "ledighedsydelse_nu": _baand("Så længe har de fået ledighedsydelse"),
    "tid_til_job": _tid_til_job,
    "tid_til_job_median": _medianer,
    "timer": _baand("Personer efter timer om ugen"),
    "timer_loen": _baand("Personer efter løntimer om ugen"),
    "bestand": _baand("Personer i fleksjob", "gruppe"),
    "progression": _op_og_ned("Timerne siden jobbets start", "anciennitet"),
    "progression_taerskel": _op_og_ned("Op og ned, når tærsklen skifter", "taerskel"),
    "timeskift": _timeskift,
    "gennemsnitstimer": _gennemsnitstimer,
    "afgang": aar_stablet("Hvor de gik hen, år for år", "til", "antal"),
    "personer": personer,
    "overgange": overgange,
    "fastholdelse": fastholdelse,
    "klager": aar_stablet("Klager efter det, der er klaget over", "over", "modtaget"),
    "konsulent_ved_moedet": seneste_aar("Konsulenten var med", "moede"),
    "aftaler_ved_start": seneste_aar("Aftalt de første tre måneder", "hvad"),
    "udvikling_i_jobbet": udvikling_i_jobbet,
    "venter": _venter,
    "udbetalingskoe": _koen,
}
