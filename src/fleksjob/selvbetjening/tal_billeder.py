"""De åbne tals billeder: hvad hvert svarer på, hvilket mål det er tegnet af, og det samme i ord. Små tal er skjult."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from fleksjob.breve.tegning import Svg

if TYPE_CHECKING:
    from fleksjob.indblik.filer import Udtraek
    from fleksjob.indblik.jobindsats.billedtal import Tabellernes, Tal

BREDDER = {"smal": 340.0, "bred": 700.0}


class Kortvalg(NamedTuple):
    """Et tal, kortet kan vise: målet, det der står i listen, og en linje om, hvordan det læses."""

    maal: str
    navn: str
    laes: str


KORTVALG = {
    "faa-timer": Kortvalg(
        "bestand", "Andel i fleksjob med højst 10 timer om ugen",
        "Mørk: en stor del af dem i fleksjob arbejder højst 10 timer om ugen.",
    ),
    "ledige": Kortvalg(
        "ledighedsandel", "Andel på ledighedsydelse", "Mørk: mange af dem i ordningen har ikke et job."
    ),
    "ventetid": Kortvalg(
        "ledighedsydelse_nu", "Uger på ledighedsydelse, median", "Mørk: de ledige har ventet længe."
    ),
    "op-i-tid": Kortvalg(
        "progression", "Andel af de små job, der er gået op i tid", "Mørk: mange af de små job er blevet større."
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aabent:
    """Et billede på siden: dets kode i adressen, spørgsmålet, ordene under og tallene bag."""

    kode: str
    titel: str
    ordene: str
    udtraek: "Udtraek"
    smalt: Svg
    bredt: Svg
    uden_ramme: Svg
    i_filen: str

    def fil(self, *, opdigtet: bool) -> tuple["Udtraek", Svg]:
        """Tallene og billedet, som de hentes: de siger selv, hvad de er, og om de er opdigtede."""
        from msgspec.structs import replace

        from fleksjob.indblik.kort import til_fil

        ud = replace(self.udtraek, opdigtet=opdigtet)
        return ud, til_fil(self.uden_ramme, ud, self.i_filen)


def timer_over_tid(tal: "Tal") -> Aabent:
    """Timebåndene samme dag år for år."""
    from fleksjob.indblik.figurer.aarene import aarsbillede
    from fleksjob.indblik.filer import udtraek_over_tid
    from fleksjob.indblik.historie import dagen_i
    from fleksjob.indblik.jobindsats.billedtal import TIMER
    from fleksjob.indblik.kort import koderne

    dag = tal.dag
    dage = [dagen_i(dag, dag.year - nr) for nr in range(TIMER.aar - 1, -1, -1)]
    hver = {en: ud for en in dage if (ud := tal.hent(TIMER, en)).raekker}
    hver = hver or {dag: tal.hent(TIMER, dag)}
    ud = udtraek_over_tid(list(hver), list(hver.values()))
    tider = [(str(en.year), et.raekker) for en, et in hver.items()]

    def tegn(id_: str, bredde: float) -> Svg:
        return aarsbillede("timer", tider, koderne(ud.maal), id_=id_, bredde=bredde) if et_tal(ud) else Svg()

    i_alt = tal.i_alt("bestand")
    ordene = "Hver søjle er et år. Nederst de færreste timer, øverst de fleste."
    if i_alt and i_alt["antal"] is not None:
        andel = i_alt["hoejst_10_andel"]
        faa = "" if andel is None else f" {_pct(andel)} af dem arbejder højst 10 timer om ugen."
        ordene = f"{_antal(i_alt['antal'])} er i fleksjob.{faa} {ordene}"
    return _aabent("timer-over-tid", "Hvor mange timer arbejder folk i fleksjob?", ordene, ud, tegn)


def fra_timer_til_timer(tal: "Tal") -> Aabent:
    """Båndet ved jobbets start mod båndet nu."""
    from fleksjob.indblik.jobindsats.billedtal import TIMESKIFT

    ud = tal.hent(TIMESKIFT, tal.dag)
    alle = tal.i_alt("progression")
    ordene = "Til venstre timerne, da jobbet begyndte; til højre, om det nu er i et bånd med flere, samme eller færre."
    if alle and None not in [alle[en] for en in ("antal", "op_andel", "ned_andel", "uaendret_andel")]:
        ordene = (
            f"Af {_antal(alle['antal'])} job, der begyndte på højst 10 timer, er {_pct(alle['op_andel'])} gået op, "
            f"{_pct(alle['ned_andel'])} ned, og {_pct(alle['uaendret_andel'])} har samme timer. {ordene}"
        )
    return _aabent("fra-timer-til-timer", "Bliver jobbene større?", ordene, ud, _maalets(ud))


def tid_til_job(tal: "Tal") -> Aabent:
    """Kurven over dem, der endnu venter på et job; en lille kommunes år lægges sammen, så tallene ikke er for små."""
    from fleksjob.indblik.jobindsats.billedtal import KURVEN, KURVERNE

    ud = tal.hent(KURVERNE if tal.hvert_aar else KURVEN, tal.dag)
    i_alt = tal.i_alt("tid_til_job_median")
    hvem = "Hver kurve er dem, der begyndte samme år" if tal.hvert_aar else "Kurven er alle"
    ordene = (
        f"{hvem}, og den falder, når de kommer i job. Den er aflæst hver {13 if tal.hvert_aar else 26}. uge. "
        "Skyggen er usikkerheden."
    )
    if i_alt and i_alt["job_52"] is not None:
        ordene = f"Et år efter starten er {_pct(i_alt['job_52'])} kommet i fleksjob. {ordene}"
    return _aabent("tid-til-job", "Hvor længe venter man på et job?", ordene, ud, _maalets(ud))


def landkort(land: "Tabellernes", valgt: str) -> Aabent:
    """Et tal for hver kommune. Rejser KeyError for et valg, der ikke findes."""
    from fleksjob.indblik.filer import aabent

    valg = KORTVALG[valgt]
    ud = aabent(land.mappe, valg.maal, land.dag, efter="kommune")
    ordene = f"{valg.laes} En kommune er en flise, lige stor for alle, så små kommuner kan ses."
    return _aabent(f"kort-{valgt}", "Hvor er det anderledes?", ordene, ud, _maalets(ud), i_filen=valg.navn)


def et_tal(ud: "Udtraek") -> bool:
    """Om der er mindst én række at tegne."""
    from fleksjob.indblik.skjul import SKJULT

    return any(SKJULT not in raekke.values() for raekke in ud.raekker)


def _maalets(ud: "Udtraek") -> Any:
    from fleksjob.indblik.figurer import figur
    from fleksjob.indblik.kort import koderne

    def tegn(id_: str, bredde: float) -> Svg:
        return figur(ud.maal.kode, ud.raekker, koderne(ud.maal), id_=id_, bredde=bredde)

    return tegn


def _aabent(kode: str, titel: str, ordene: str, ud: "Udtraek", tegn: Any, *, i_filen: str = "") -> Aabent:
    smalt, bredt = (tegn(f"{kode}-{navn}", bredde) for navn, bredde in BREDDER.items())
    return Aabent(kode, titel, ordene, ud, smalt, bredt, tegn("billede", BREDDER["bred"]), i_filen or titel)


def _antal(tal: float) -> str:
    return f"{tal:,.0f}".replace(",", ".")


def _pct(tal: float) -> str:
    from fleksjob.indblik.ord import procent

    return procent(tal)
