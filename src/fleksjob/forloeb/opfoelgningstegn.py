"""Tegnene på, at et job skal følges oftere: hvilke der gælder, hvor de kommer fra, og hvad der foreslås.

Et tegn er en kendsgerning i sagen eller noget, en medarbejder har set, og det gælder fra og til en dag. Der er ingen
vægte og ingen skjult sum: forslaget følger af antallet af tegn, og den, der har sagen, kan slå et tegn til og fra og
vælge en anden rytme. Ingen tegn bygger på helbred; en svingende sygdom kendes kun som det hensyn, der er aftalt.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Ansaettelse, Tilstand
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.opfoelgningsord import ARBEJDSGIVEREMNER, EMNENAVNE, TEGN, foreslaaet_rytme

ENDEN = date(9999, 12, 31)
LANG_LEDIGHED_DAGE = 548
"""Husets grænse for «lang tid»: halvandet år."""
SVINGENDE_HENSYN = "Mulighed for at gå hjem på en dårlig dag"


class Fundet(msgspec.Struct, frozen=True):
    """Et tegn, der gælder fra og med `fra` til (ikke med) `til`. `kilde` er kendsgerningen i ord.

    `slukket` er grunden, når en medarbejder har slået det fra, og `af` brugernavnet på den, der valgte.
    """

    kode: str
    fra: date
    til: date
    kilde: str
    slukket: str = ""
    af: str = ""

    @property
    def navn(self) -> str:
        """Tegnets navn."""
        return TEGN[self.kode].navn

    def gaelder(self, dag: date) -> bool:
        """Om tegnet tæller på dagen."""
        return not self.slukket and self.fra <= dag < self.til


def tegn(t: Tilstand, job: Ansaettelse) -> tuple[Fundet, ...]:
    """Alle jobbets tegn, også dem, der er gået ud eller slået fra; ét for hver kode, det der varer længst."""
    if job.startet is None:
        return ()
    valgt = {valg.tegn: valg for valg in job.tegnvalg if valg.tegn in TEGN}
    laengst: dict[str, Fundet] = {}
    for et in _fundne(t, job):
        valg = valgt.get(et.kode)
        if valg is not None and not valg.gaelder and et.fra <= valg.dato:
            et = msgspec.structs.replace(et, slukket=valg.grund or "Slået fra", af=valg.af)
        foer = laengst.get(et.kode)
        if foer is None or (bool(foer.slukket), -foer.til.toordinal()) > (
            bool(et.slukket),
            -et.til.toordinal(),
        ):
            laengst[et.kode] = et
    return tuple(laengst[kode] for kode in TEGN if kode in laengst)


def gaeldende(t: Tilstand, job: Ansaettelse, dag: date) -> tuple[Fundet, ...]:
    """De tegn, der tæller på dagen."""
    return tuple(et for et in tegn(t, job) if et.gaelder(dag))


def oftere_til(t: Tilstand, job: Ansaettelse) -> date | None:
    """Den første dag uden noget tegn; None, når der ingen er. Afhænger ikke af, hvornår der spørges."""
    if job.ophoert is not None:
        return None
    return max((et.til for et in tegn(t, job) if not et.slukket), default=None)


def forslag(t: Tilstand, job: Ansaettelse, dag: date) -> int:
    """Rytmen, der foreslås på dagen, i uger; 0 er kun de faste opfølgninger."""
    return foreslaaet_rytme(len(gaeldende(t, job, dag)))


def _fundne(t: Tilstand, job: Ansaettelse) -> Iterator[Fundet]:
    start = job.startet
    if start is None:
        return
    yield _et("foerste_maaneder", start, "Jobbet begyndte")
    if _foerste_job(t, job) and _ledige_dage(t, start) >= LANG_LEDIGHED_DAGE:
        yield _et(
            "foerste_job", start, f"{_ledige_dage(t, start) // 30} måneder på ledighedsydelse før jobbet"
        )
    for foer, efter in zip(job.vilkaar, job.vilkaar[1:], strict=False):
        if foer.timer is not None and efter.timer is not None and foer.timer != efter.timer:
            tekst = f"Fra {_tal(foer.timer)} til {_tal(efter.timer)} timer"
            yield _et("timer_aendret", efter.gyldig_fra, tekst)
    if SVINGENDE_HENSYN in t.skaanehensyn:
        yield _et("svingende", start, f"Aftalt hensyn: {SVINGENDE_HENSYN.lower()}")
    yield from _maal(job)
    yield from _af_kald(t, job)
    yield from _af_opfoelgninger(job)
    for valg in job.tegnvalg:
        if valg.gaelder and valg.tegn in TEGN:
            yield Fundet(valg.tegn, valg.dato, ENDEN, f"Sat af en medarbejder: {valg.grund}", af=valg.af)


def _maal(job: Ansaettelse) -> Iterator[Fundet]:
    for maal in job.udvikling.aabne:
        if maal.inden is not None:
            yield _et("maal", maal.inden, "Dagen for et aftalt mål er gået")


def _af_kald(t: Tilstand, job: Ansaettelse) -> Iterator[Fundet]:
    for kald in t.hjaelpekald:
        if kald.ansaettelse != job.id:
            continue
        hvem = "Arbejdspladsen" if kald.fra == "arbejdsgiver" else "Borgeren"
        navne = ARBEJDSGIVEREMNER if kald.fra == "arbejdsgiver" else EMNENAVNE
        emner = ", ".join(navne[kode].lower() for kode in kald.emner if kode in navne)
        kilde = f"{hvem} bad om hjælp{f' ({emner})' if emner else ''}"
        til = laeg_maaneder_til(kald.afsluttet, TEGN["hjaelp"].maaneder) if kald.afsluttet else ENDEN
        yield Fundet("hjaelp", kald.oensket, til, kilde)
        for kode in ("ny_leder", "fravaer"):
            if kode in kald.emner:
                yield _et(kode, kald.oensket, kilde)


def _af_opfoelgninger(job: Ansaettelse) -> Iterator[Fundet]:
    for en in job.opfoelgninger:
        for kode in en.nyt:
            if kode in TEGN:
                yield _et(kode, en.dato, "Set ved opfølgningen")
        lavest = min((tal for tal in (en.trivsel_borger, en.trivsel_leder) if tal is not None), default=5)
        if lavest <= 2:
            yield _et("lav_trivsel", en.dato, "Svaret ved opfølgningen")
        if en.kolleger is not None and en.kolleger <= 2:
            yield _et("uden_for", en.dato, "Svaret ved opfølgningen")


def _et(kode: str, fra: date, kilde: str) -> Fundet:
    return Fundet(kode, fra, laeg_maaneder_til(fra, TEGN[kode].maaneder), kilde)


def _foerste_job(t: Tilstand, job: Ansaettelse) -> bool:
    begyndte = [en.startet for en in t.ansaettelser if en.startet is not None]
    return job.startet == min(begyndte)


def _ledige_dage(t: Tilstand, start: date) -> int:
    """Dage på ledighedsydelse før jobbet, lagt sammen."""
    return sum(_dage(en.fra, en.til or start, start) for en in t.ledighedsydelse)


def _dage(fra: date, til: date, hoejst: date) -> int:
    return max(0, (min(til, hoejst) - fra).days)


def _tal(timer: float) -> str:
    return f"{timer:g}".replace(".", ",")


def koder(fundne: Iterable[Fundet]) -> tuple[str, ...]:
    """Koderne alene."""
    return tuple(en.kode for en in fundne)
