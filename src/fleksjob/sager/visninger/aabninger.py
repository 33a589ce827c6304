"""Registret over åbninger: tavlen, listen, én åbning med sin historie, naboernes kort, og virksomhedens egne."""

from datetime import date

import msgspec
from django.db.models import Count, Q

from fleksjob.forloeb.matchbegreber import NAVNE, navne
from fleksjob.forloeb.matchprofil import Indhold
from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.sager import aabningsbegreber as begreber, beskyttelse
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.gem_aabning import INGEN_AABNING
from fleksjob.sager.models import (
    Aabning,
    Aabningsskridt,
    Bruger,
    Delingspartner,
    Kommune,
    Naboaabning,
    Postomraade,
)
from fleksjob.sager.projektioner import DANSK_TID

PAA_EN_SIDE = 50
I_EN_SPALTE = 30
TAVLENS = ("tilbudt", "aaben", "i_tale", "besat")


class Kort(msgspec.Struct, frozen=True):
    """En åbning på tavlen, listen eller et firmakort. Intet om borgere."""

    id: int
    titel: str
    virksomhed: str
    sted: str
    status: str
    timer: str
    fundet: date
    enhed: str
    se_efter: date
    delt: bool
    holdt: bool
    kilde: str
    indhold: Indhold

    @property
    def statusnavn(self) -> str:
        """Status, som den læses."""
        return begreber.STATUS[self.status]

    @property
    def opgaver(self) -> list[str]:
        """Opgaverne, også de frit skrevne."""
        return [*navne("opgaver", self.indhold.opgaver), *self.indhold.andre_opgaver]


class Aabningsliste(msgspec.Struct, frozen=True):
    """En side af listen."""

    raekker: list[Kort]
    antal: dict[str, int]
    i_alt: int
    sider: int


class Spalte(msgspec.Struct, frozen=True):
    """En spalte på tavlen: de nyeste, og hvor mange der er i alt."""

    status: str
    navn: str
    kort: list[Kort]
    i_alt: int


class Skridt(msgspec.Struct, frozen=True):
    """Ét skridt i åbningens historie. `borger` er navnet på den, den blev holdt til, for den, der må se det."""

    dag: date
    navn: str
    tekst: str
    hvem: str
    borger: str = ""


class Nabokort(msgspec.Struct, frozen=True):
    """En nabokommunes åbning: det, naboen har lagt hos os."""

    id: int
    kommune: str
    opgaver: list[str]
    timer: str
    sted: str
    enhed: str
    telefon: str
    delt: date
    indhold: Indhold


def timer_tekst(indhold: Indhold) -> str:
    """Timerne, som de læses: «3 til 8 timer», «op til 8 timer», «timer kan aftales»."""
    fra, til = indhold.timer_fra, indhold.timer_til
    if fra is None and til is None:
        return "timer kan aftales"
    if fra is None or til is None:
        return f"op til {_tal(til)} timer" if fra is None else f"mindst {_tal(fra)} timer"
    return f"{_tal(fra)} timer" if fra == til else f"{_tal(fra)} til {_tal(til)} timer"


def tid_tekst(indhold: Indhold) -> str:
    """Hvornår, som det læses."""
    if indhold.fri_tid:
        return "når det passer"
    dele = [", ".join(navne("dage", indhold.dage)), ", ".join(navne("tider", indhold.tider))]
    return "; ".join(filter(None, dele)) or "tidspunkt kan aftales"


def aabninger(
    bruger: Bruger,
    dag: date,
    *,
    status: str = "",
    opgave: str = "",
    postnr: str = "",
    tekst: str = "",
    kun: str = "",
    side: int = 1,
) -> Aabningsliste:
    """Listen. `kun` er `se_efter` (skal ses efter), `mine` (fundet af brugeren) eller `delt`."""
    _kraev_medarbejder(bruger)
    alle = Aabning.for_bruger(bruger)
    antal = _antal(alle, dag)
    if status in begreber.STATUS:
        alle = alle.filter(status=status)
    if kun == "se_efter":
        alle = alle.filter(status__in=begreber.KAN_SOEGES, se_efter__lte=dag)
    elif kun == "mine":
        alle = alle.filter(fundet_af=bruger)
    elif kun == "delt":
        alle = alle.filter(delt=True, status__in=begreber.KAN_SOEGES)
    elif not status:
        alle = alle.filter(status__in=("tilbudt", *begreber.KAN_SOEGES))
    if opgave in NAVNE["opgaver"]:
        alle = alle.filter(indhold__contains=f'"{opgave}"')
    if postnr:
        alle = alle.filter(postnr=postnr)
    for et_ord in tekst.split()[:5]:
        alle = alle.filter(Q(titel__icontains=et_ord) | Q(virksomhed__icontains=et_ord))
    i_alt = alle.count()
    sider = max(1, -(-i_alt // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    raekker = _kortene(alle.order_by("-fundet", "-pk")[foerste : foerste + PAA_EN_SIDE])
    return Aabningsliste(raekker, antal, i_alt, sider)


def _antal(alle: SikretQuerySet[Aabning], dag: date) -> dict[str, int]:
    talt = dict(alle.order_by().values_list("status").annotate(n=Count("pk")).values_list("status", "n"))
    se_efter = alle.filter(status__in=begreber.KAN_SOEGES, se_efter__lte=dag).count()
    return {status: talt.get(status, 0) for status in begreber.STATUS} | {"se_efter": se_efter}


def tavle(bruger: Bruger, dag: date) -> list[Spalte]:
    """Tavlen: de nyeste i hver status. Besatte står der i 30 dage, så alle kan se, at det lykkes."""
    _kraev_medarbejder(bruger)
    alle = Aabning.for_bruger(bruger)
    ud = []
    for status in TAVLENS:
        i_den = alle.filter(status=status)
        if status == "besat":
            i_den = i_den.filter(aendret__date__gte=dag - begreber.SER_EFTER)
        kort = _kortene(i_den.order_by("-fundet", "-pk")[:I_EN_SPALTE])
        ud.append(Spalte(status, begreber.STATUS[status], kort, i_den.count()))
    return ud


def en_aabning(bruger: Bruger, nr: int) -> tuple[Aabning, Indhold]:
    """Åbningen og dens indhold; rejser, når den ikke er brugerens kommunes."""
    fundet = None
    if bruger.har_rolle(*MEDARBEJDERE):
        alle = Aabning.for_bruger(bruger).select_related("fundet_af", "reserveret", "reserveret__person")
        fundet = alle.filter(pk=nr).first()
    if fundet is None:
        raise AdgangNaegtet(INGEN_AABNING)
    return fundet, begreber.indhold_af(fundet.indhold)


def historien(bruger: Bruger, aabning: Aabning, dag: date) -> list[Skridt]:
    """Det, der er sket med åbningen, nyeste først. Navne på borgere er kun for dem, der finder job til dem."""
    _kraev_medarbejder(bruger)
    ser_navne = bruger.har_rolle(*begreber.MATCHER)
    alle = (
        Aabningsskridt.for_bruger(bruger).filter(aabning=aabning).select_related("af", "sag", "sag__person")
    )
    return [
        Skridt(
            en.tid.astimezone(DANSK_TID).date(),
            begreber.STATUS[en.til] if en.art == "status" else begreber.SKRIDT[en.art],
            en.tekst,
            en.af.navn,
            beskyttelse.navn(bruger, en.sag, dag) if en.sag is not None and ser_navne else "",
        )
        for en in alle.order_by("-tid", "-pk")
    ]


def firmaets_aabninger(bruger: Bruger, cvr: str) -> list[Kort]:
    """En virksomheds åbninger, nyeste først. For medarbejdere."""
    _kraev_medarbejder(bruger)
    if not cvr:
        return []
    return _kortene(Aabning.for_bruger(bruger).filter(cvr=cvr).order_by("-fundet", "-pk")[:PAA_EN_SIDE])


def vores_tilbud(bruger: Bruger) -> list[Kort]:
    """De opgaver, virksomheden selv har tilbudt. Hvem en opgave er holdt til, er ikke med."""
    if bruger.rolle != Rolle.ARBEJDSGIVER or not bruger.is_active or not bruger.virksomhed_cvr:
        raise AdgangNaegtet("Siden er for arbejdsgivere.")
    egne = Aabning.for_kommune(bruger.kommune_id).filter(cvr=bruger.virksomhed_cvr, fundet_af=bruger)
    kort = _kortene(egne.order_by("-fundet", "-pk")[:PAA_EN_SIDE])
    return [msgspec.structs.replace(et, holdt=False) for et in kort]


def naboernes(bruger: Bruger) -> list[Nabokort]:
    """De åbninger, nabokommuner har delt med os."""
    _kraev_medarbejder(bruger)
    alle = Naboaabning.for_bruger(bruger).filter(aaben=True).select_related("fra_kommune")
    ud = []
    for en in alle.order_by("-delt", "-pk")[:PAA_EN_SIDE]:
        indhold = begreber.indhold_af(en.indhold)
        opgaver = navne("opgaver", indhold.opgaver) or ["Opgaver kan aftales"]
        felter = (timer_tekst(indhold), en.sted, en.enhed, en.telefon, en.delt, indhold)
        ud.append(Nabokort(en.pk, en.fra_kommune.navn, opgaver, *felter))
    return ud


def delingspartnere(bruger: Bruger) -> list[Delingspartner]:
    """De naboer, der deles med nu."""
    _kraev_medarbejder(bruger)
    alle = Delingspartner.for_bruger(bruger).filter(til__isnull=True).select_related("nabo", "oprettet_af")
    return list(alle.order_by("nabo__navn"))


def andre_kommuner(bruger: Bruger) -> list[tuple[int, str]]:
    """De kommuner, der kan deles med."""
    _kraev_medarbejder(bruger)
    return list(Kommune.objects.exclude(pk=bruger.kommune_id).order_by("navn").values_list("pk", "navn"))


def postomraader(bruger: Bruger) -> list[tuple[str, str]]:
    """Kommunens postnumre og deres navne."""
    alle = Postomraade.for_kommune(bruger.kommune_id).order_by("postnr")
    return [(nr, f"{nr} {navn}") for nr, navn in alle.values_list("postnr", "navn")]


def _kortene(alle: SikretQuerySet[Aabning]) -> list[Kort]:
    felter = ("pk", "titel", "virksomhed", "sted", "postnr", "status", "fundet", "enhed", "se_efter", "delt",
              "reserveret_id", "kilde", "indhold")  # fmt: skip
    raekker = list(alle.values_list(*felter))
    indhold = begreber.indhold_i([r[-1] for r in raekker])
    return [
        Kort(
            id=r[0],
            titel=r[1],
            virksomhed=r[2],
            sted=r[3] or r[4],
            status=r[5],
            timer=timer_tekst(i),
            fundet=r[6],
            enhed=r[7],
            se_efter=r[8],
            delt=r[9],
            holdt=r[10] is not None,
            kilde=begreber.KILDER.get(r[11], ""),
            indhold=i,
        )
        for r, i in zip(raekker, indhold, strict=True)
    ]


def _kraev_medarbejder(bruger: Bruger) -> None:
    if not bruger.har_rolle(*MEDARBEJDERE):
        raise AdgangNaegtet("Registret over åbninger er for kommunens medarbejdere.")


def _tal(timer: float | None) -> str:
    return f"{timer:g}".replace(".", ",") if timer is not None else ""
