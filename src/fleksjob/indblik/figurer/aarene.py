"""Det samme mål år for år: båndene som stablede søjler, andele og medianer som kurver."""

from collections.abc import Sequence

from fleksjob.breve.tegning import Svg
from fleksjob.indblik.figurer.farver import BREDDE, TRAPPE
from fleksjob.indblik.figurer.over_tid import Kurve, kurver, over_tid
from fleksjob.indblik.figurer.stablede import Del
from fleksjob.indblik.ord import Raekker
from fleksjob.indblik.skjul import I_ALT, SKJULT

Aarsraekker = Sequence[tuple[str, Raekker]]
_BAAND = {"timer": "Personer efter timer, år for år", "timer_loen": "Personer efter løntimer, år for år"}
_KURVER = {
    "progression": ("anciennitet", "Job på få timer: gået op og ned", "%", (("op_andel", "Op"), ("ned_andel", "Ned"))),
    "ledighedsydelse_nu": (
        "baand", "Uger på ledighedsydelse", "uger", (("median", "Median"), ("gennemsnit", "Gennemsnit")),
    ),
    "ledighedsandel": (
        "gruppe", "Ledige af alle i ordningen", "%", (("andel", "Personer"), ("fuldtid_andel", "Fuldtid")),
    ),
    "bestand": ("gruppe", "Timer om ugen i gennemsnit", "timer", (("gennemsnit", "Timer"),)),
}  # fmt: skip


def aarsbillede(
    kode: str, tider: Aarsraekker, navne: dict[str, dict[str, str]], *, id_: str, bredde: float = BREDDE
) -> Svg:
    """Billedet, når målet har et; ellers tomt. Et år, hvis tal er skjult, er et hul."""
    if kode in _BAAND:
        alle = navne["baand"]
        farver = dict(zip(alle, TRAPPE, strict=False))
        soejlerne = [
            (
                aar,
                [
                    Del(alle[en["baand"]], en["antal"], farver[en["baand"]])
                    for en in raekker
                    if en["antal"] != SKJULT and en["baand"] in alle
                ],
            )
            for aar, raekker in tider
        ]
        return over_tid(_BAAND[kode], soejlerne, id_=id_, bredde=bredde)
    if kode not in _KURVER:
        return Svg()
    felt, titel, enhed, kolonner = _KURVER[kode]
    raekkerne = [next((en for en in raekker if en.get(felt) == I_ALT), {}) for _, raekker in tider]
    linjer = [
        Kurve(navn, [None if (tal := en.get(kolonne)) in (None, SKJULT) else float(tal) for en in raekkerne])
        for kolonne, navn in kolonner
    ]
    return kurver(titel, [aar for aar, _ in tider], linjer, id_=id_, enhed=enhed, bredde=bredde)
