"""De få tal, der siger, hvordan det går: hvert et enkelt tal af et mål, med samme dag i fjor og lignende kommuner."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from fleksjob.breve.tegning import med_komma
from fleksjob.indblik.historie import dagen_i
from fleksjob.indblik.sammenlignelige import for_kommuner
from fleksjob.indblik.skjul import I_ALT, SKJULT, er_lille, som_kan_gives_videre
from fleksjob.indblik.svar import Raekke, maalet, svar

I_fjor = Literal["samme_dag", "i_svaret", "kan_ikke"]
"""Hvordan sidste års tal fås: målet spurgt et år før, målets egne rækker for året før, eller slet ikke."""
Tal = float | str | None
"""Et tal, `SKJULT`, eller None når der ikke er noget at regne af."""


class Hovedsvar(NamedTuple):
    """Ét af tallene. `tal` finder det i målets rækker for et år; `bedst` er retningen, der er bedre for borgerne."""

    kode: str
    spoergsmaal: str
    enhed: str
    bedst: Literal["lav", "hoej"]
    tal: Callable[[Sequence[Raekke], int], Tal]
    i_fjor: I_fjor = "samme_dag"
    andre: bool = True
    note: str = ""
    antal: Callable[[Sequence[Raekke], int], tuple[float, ...]] | None = None
    """For et tal lagt sammen af mange rækker: de antal, der ikke må være små. Rækkerne selv må gerne være det."""


class Besvaret(NamedTuple):
    """Tallet nu, samme dag i fjor og i de lignende kommuner tilsammen."""

    om: Hovedsvar
    nu: Tal
    foer: Tal
    andre: Tal

    @property
    def skrevet(self) -> str:
        """Tallet med sin enhed."""
        return skrevet(self.nu, self.om.enhed)

    @property
    def foer_skrevet(self) -> str:
        """Sidste års tal med sin enhed."""
        return skrevet(self.foer, self.om.enhed)

    @property
    def andre_skrevet(self) -> str:
        """De andres tal med sin enhed."""
        return skrevet(self.andre, self.om.enhed)

    @property
    def mod_foer(self) -> str:
        """«bedre», «værre», «som før» eller tomt."""
        return _mod(self.om, self.nu, self.foer)

    @property
    def mod_andre(self) -> str:
        """Det samme mod de lignende kommuner."""
        return _mod(self.om, self.nu, self.andre)


def skrevet(tal: Tal, enhed: str) -> str:
    """«41 uger», «18,2 %», «skjult» eller «–»."""
    if tal is None or tal == SKJULT:
        return "–" if tal is None else SKJULT
    return f"{med_komma(float(tal))} {enhed}".strip()


def _mod(om: Hovedsvar, nu: Tal, andet: Tal) -> str:
    if not isinstance(nu, int | float) or not isinstance(andet, int | float):
        return ""
    if round(nu, 1) == round(andet, 1):
        return "det samme"
    return "bedre" if (nu < andet) == (om.bedst == "lav") else "dårligere"


def _en(felt: str, kode: str, vaerdi: str = I_ALT) -> Callable[[Sequence[Raekke], int], Tal]:
    def find(raekker: Sequence[Raekke], aar: int) -> Tal:
        return next((en[felt] for en in raekker if en[kode] == vaerdi), None)

    return find


def _direkte(raekker: Sequence[Raekke], aar: int) -> Tal:
    return next(
        (en["direkte_andel"] for en in raekker if en["aar"] == aar and en.get("gruppe", I_ALT) == I_ALT), None
    )


def _lovens(raekker: Sequence[Raekke], aar: int) -> tuple[float, float]:
    """Hvor mange af lovens frister der blev holdt, og hvor mange der ikke blev."""
    lov = [en for en in raekker if en["aar"] == aar and en["art"] == "lov"]
    holdt = sum(en["holdt"] for en in lov)
    return holdt, sum(en["antal"] for en in lov) - holdt


def _holdt(raekker: Sequence[Raekke], aar: int) -> Tal:
    holdt, ikke = _lovens(raekker, aar)
    return round(100 * holdt / (holdt + ikke), 1) if holdt + ikke else None


def _venter(raekker: Sequence[Raekke], aar: int) -> Tal:
    return float(sum(en["antal"] for en in raekker))


HOVEDSVAR = (
    Hovedsvar(
        "ledighedsydelse_nu", "Hvor længe har de ledige ventet?", "uger", "lav", _en("median", "baand"),
        note="Halvdelen af dem på ledighedsydelse har haft den i mindst så længe.",
    ),
    Hovedsvar(
        "tilgang_aar", "Hvor mange går direkte i job?", "%", "hoej", _direkte,
        note="Andel af årets visiterede, der begyndte i fleksjob uden ledighedsydelse.",
    ),
    Hovedsvar(
        "progression", "Kommer de små job op i tid?", "%", "hoej", _en("op_andel", "anciennitet"),
        note="Andel af job begyndt på 1-10 timer, der nu er gået op.",
    ),
    Hovedsvar(
        "frister", "Holder vi lovens frister?", "%", "hoej", _holdt, i_fjor="i_svaret", antal=_lovens,
        note="Andel af lovens frister i år, der blev holdt.",
    ),
    Hovedsvar(
        "udbetalingskoe", "Hvad venter på udbetaling?", "måneder", "lav", _venter, i_fjor="kan_ikke", andre=False,
        antal=lambda raekker, aar: (float(_venter(raekker, aar) or 0),),
        note="Beregnede måneder, der venter på et menneske.",
    ),
)  # fmt: skip


def besvar(
    om: Hovedsvar, mappe: Path, dag: date, *, land: Path, koder: tuple[int, ...] = (), skjult: bool
) -> Besvaret:
    """Svaret. `skjult`: læseren ser ingen små tal. Andre kommuners tal er altid skjult, når de er små."""
    maal = maalet(om.kode)

    def find(raekker: Sequence[Raekke], aar: int, skjules: bool) -> Tal:
        if skjules and om.antal:
            return SKJULT if any(map(er_lille, om.antal(raekker, aar))) else om.tal(raekker, aar)
        return om.tal(som_kan_gives_videre(maal, raekker) if skjules else raekker, aar)

    nu = svar(mappe, om.kode, dag).raekker
    foer: Tal = None
    if om.i_fjor == "i_svaret":
        foer = find(nu, dag.year - 1, skjult)
    elif om.i_fjor == "samme_dag":
        foer = find(svar(mappe, om.kode, dagen_i(dag, dag.year - 1)).raekker, dag.year - 1, skjult)
    andre = find(for_kommuner(land, om.kode, dag, koder), dag.year, True) if om.andre and koder else None
    return Besvaret(om, find(nu, dag.year, skjult), foer, andre)
