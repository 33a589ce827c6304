"""Opfølgningen i en sag: arkene, kladden, det, skemaet begynder med, og kaldene om hjælp med deres ord."""

from datetime import date, datetime
from typing import Any

import msgspec

from fleksjob.forloeb.opfoelgningsbegreber import Hjaelpekald
from fleksjob.forloeb.praktikresultat import praktikresultat
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bruger, Hjaelpeord, Notat, Opfoelgningsark, Opfoelgningskladde, Sag

FASTE = (("3_mdr", 3), ("6_mdr", 6), ("30_mdr", 30))
FORMULARFELTER = ("opgaver", "hensyn", "stoette")


class Ark(msgspec.Struct, frozen=True):
    """Et ark, som læseren må se det. `kun_kommunen` er tom for arbejdspladsen og for den, der ikke har brug for det."""

    id: int
    ansaettelse: str
    art: str
    dag: date
    svar: dict[str, Any]
    kun_kommunen: str
    skjult: bool
    skrevet: datetime
    af: str


def arkene(bruger: Bruger, sag: Sag, ansaettelse: str = "") -> list[Ark]:
    """Sagens ark, nyeste først. En arbejdsgiver ser kun sin egen arbejdsplads'."""
    alle = Opfoelgningsark.for_bruger(bruger).filter(sag=sag).select_related("skrevet_af")
    if ansaettelse:
        alle = alle.filter(ansaettelse=ansaettelse)
    maa_alt = maa_se_helbred(bruger, sag)
    return [_ark(en, bruger, maa_alt=maa_alt) for en in alle.order_by("-dag", "-pk")]


def _ark(en: Opfoelgningsark, bruger: Bruger, *, maa_alt: bool) -> Ark:
    egen = maa_alt or en.skrevet_af_id == bruger.pk
    return Ark(
        id=en.pk,
        ansaettelse=en.ansaettelse,
        art=en.art,
        dag=en.dag,
        svar=en.svar,
        kun_kommunen=en.kun_kommunen if egen else "",
        skjult=bool(en.kun_kommunen) and not egen and bruger.rolle != Rolle.ARBEJDSGIVER,
        skrevet=en.skrevet,
        af=en.skrevet_af.navn,
    )


def et_ark(bruger: Bruger, sag: Sag, nr: int) -> Ark | None:
    """Arket med det nummer, når det er i sagen og læseren må se det."""
    return next((en for en in arkene(bruger, sag) if en.id == nr), None)


def kladden(bruger: Bruger, sag: Sag, ansaettelse: str) -> Opfoelgningskladde | None:
    """Den opfølgning i jobbet, der er begyndt og ikke gemt."""
    if not bruger.er_medarbejder:
        return None
    return (
        Opfoelgningskladde.for_bruger(bruger)
        .filter(sag=sag, ansaettelse=ansaettelse, faerdig__isnull=True)
        .select_related("gemt_af")
        .first()
    )


def begynd_med(t: Tilstand, job: Ansaettelse, ark: list[Ark], dag: date) -> dict[str, Any]:
    """Det, skemaet er udfyldt med: vilkårene, de aftalte hensyn og opgaver, og den opfølgning, der står for tur."""
    vilkaar = job.vilkaar_pr(dag)
    sidst = next((en.svar for en in ark if en.ansaettelse == job.id and "opgaver" in en.svar), {})
    praktik = praktikresultat(t)
    return {
        "art": naeste_art(job, dag),
        "dag": dag.isoformat(),
        "timer": vilkaar.timer if vilkaar else None,
        "intensitet": vilkaar.intensitet if vilkaar else None,
        "opgaver": sidst.get("opgaver", ""),
        "hensyn": sidst.get("hensyn") or "\n".join(t.skaanehensyn) or (praktik.hensyn if praktik else ""),
        "stoette": sidst.get("stoette", ""),
        "maal": [[maal.id, maal.maal, "paa_vej"] for maal in job.udvikling.aabne],
    }


def naeste_art(job: Ansaettelse, dag: date) -> str:
    """Den af de faste opfølgninger, der står for tur: den første, som ikke er holdt, og som der er gået tid nok til."""
    if job.startet is None:
        return "ad_hoc"
    gaaet = (dag.year - job.startet.year) * 12 + dag.month - job.startet.month
    holdt = {en.art for en in job.opfoelgninger}
    for art, maaneder in FASTE:
        if art not in holdt and maaneder - 1 <= gaaet < maaneder + 3:
            return art
    sidste = max((en.dato for en in job.opfoelgninger if en.art == "30_mdr"), default=job.startet)
    siden = (dag.year - sidste.year) * 12 + dag.month - sidste.month
    return "30_mdr" if siden >= 28 else "ad_hoc"


class Kald(msgspec.Struct, frozen=True):
    """Et kald om hjælp med ordene. `timer` er svartiden i hele timer, når der er svaret."""

    kald: Hjaelpekald
    ord_: str
    ring_til: str
    svar: str
    lukket: str
    sted: str

    @property
    def timer(self) -> int | None:
        """Hele timer fra kald til svar."""
        if self.kald.kaldt is None or self.kald.svaret is None:
            return None
        return max(0, int((self.kald.svaret - self.kald.kaldt).total_seconds() // 3600))

    @property
    def i_tide(self) -> bool | None:
        """Om svaret kom inden for målet; None uden svar."""
        if self.kald.besvaret is None or self.kald.svar_senest is None:
            return None
        return self.kald.besvaret <= self.kald.svar_senest


def kaldene(bruger: Bruger, sag: Sag, t: Tilstand) -> list[Kald]:
    """Sagens kald, de åbne først. En arbejdsgiver ser kun sine egne; borgeren ser alle om sig selv."""
    ord_ = Hjaelpeord.for_bruger(bruger).filter(sag=sag).order_by("skrevet", "pk")
    raekker: dict[str, dict[str, Hjaelpeord]] = {}
    for et in ord_:
        raekker.setdefault(str(et.kald), {})[et.slags] = et
    steder = {job.id: job.virksomhed for job in t.ansaettelser}
    fundne = [
        Kald(
            kald,
            *_kaldets(raekker.get(kald.id, {}), bruger),
            sted=steder.get(kald.ansaettelse, "Praktikken"),
        )
        for kald in t.hjaelpekald
        if bruger.rolle != Rolle.ARBEJDSGIVER or kald.id in raekker
    ]
    fundne.sort(key=lambda en: en.kald.oensket, reverse=True)
    return sorted(fundne, key=lambda en: not en.kald.aabent)


def _kaldets(slags: dict[str, Hjaelpeord], bruger: Bruger) -> tuple[str, str, str, str]:
    kald = slags.get("kald")
    return (
        kald.tekst if kald else "",
        kald.ring_til if kald else "",
        slags["svar"].tekst if "svar" in slags else "",
        slags["lukket"].tekst if "lukket" in slags else "",
    )


def snakke(bruger: Bruger, sag: Sag) -> list[Notat]:
    """De uformelle samtaler i jobbet, nyeste først. Med helbredsoplysninger kun for den, der må se dem."""
    alle = Notat.for_bruger(bruger).filter(sag=sag, slags="jobsnak").select_related("af")
    if not maa_se_helbred(bruger, sag):
        alle = alle.filter(helbred=False)
    return list(alle.order_by("-dag", "-tid")[:20])
