"""Arbejdet i én sag: noter, opgaver, bero, og hvem der har haft den. Sagen er åbnet, og opslaget skrevet, forinden."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec
from django.db.models import Q

from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bero, Bruger, Notat, Opgave, Sag, Tildeling, Vikariat
from fleksjob.sager.samarbejde import AFDELINGER, NOTATSLAGS, OPGAVEARTER, UDFALD


class Notatlinje(msgspec.Struct, frozen=True):
    """Et notat, som brugeren må læse det. `rettet_af` er nøglen på den rettelse, der gælder i stedet."""

    id: int
    slags: str
    slagsnavn: str
    intern: bool
    helbred: bool
    hvem: str
    tekst: str
    dag: date
    tid: datetime
    af: str
    retter: int | None
    rettet_af: int | None


class Notater(msgspec.Struct, frozen=True):
    """Sagens notater, nyeste først. `skjulte` er dem med helbredsoplysninger, som brugeren ikke må læse."""

    linjer: list[Notatlinje]
    skjulte: int


class Opgavelinje(msgspec.Struct, frozen=True):
    """En opgave i sagen eller på en liste. `over` er dage over svarfristen, når den er åben."""

    id: int
    art: str
    artnavn: str
    hvad: str
    til: str
    stillet_af: str
    oprettet: datetime
    frist: date
    paamind: date | None
    over: int
    aaben: bool
    udfald: str
    svar_id: int | None
    maa_lukke: bool


class Berobillede(msgspec.Struct, frozen=True):
    """Sagens hvil. `tilbage`: den er kommet tilbage af sig selv, men ingen har kvitteret."""

    fra: date
    til: date
    grund: str
    af: str
    tilbage: bool


class Overdragelse(msgspec.Struct, frozen=True):
    """Én gang, sagen skiftede hænder."""

    tid: datetime
    felt: str
    slags: str
    fra: str
    til: str
    grund: str
    af: str


def notater(bruger: Bruger, sag: Sag, *, dag: date, soeg: str = "", slags: str = "") -> Notater:
    """Notaterne i en sag, brugeren har åbnet. `soeg` finder dele af ord, uden forskel på store og små bogstaver."""
    fundne = Notat.for_bruger(bruger).filter(sag=sag).select_related("af").order_by("-tid", "-pk")
    alle = list(fundne)
    maa = maa_se_helbred(bruger, sag, dag=dag)
    synlige = [en for en in alle if maa or not en.helbred]
    rettet = {en.retter_id: en.pk for en in alle if en.retter_id is not None}
    linjer = [_notatlinje(en, rettet.get(en.pk)) for en in synlige]
    return Notater([en for en in linjer if _passer(en, soeg, slags)], len(alle) - len(synlige))


def _passer(linje: Notatlinje, soeg: str, slags: str) -> bool:
    ordene = soeg.casefold().split()
    tekst = f"{linje.tekst} {linje.hvem} {linje.af}".casefold()
    return (not slags or linje.slags == slags) and all(et_ord in tekst for et_ord in ordene)


def _notatlinje(en: Notat, rettet_af: int | None) -> Notatlinje:
    return Notatlinje(
        id=en.pk,
        slags=en.slags,
        slagsnavn=NOTATSLAGS[en.slags].navn,
        intern=en.intern,
        helbred=en.helbred,
        hvem=en.hvem,
        tekst=en.tekst,
        dag=en.dag,
        tid=en.tid,
        af=en.af.navn,
        retter=en.retter_id,
        rettet_af=rettet_af,
    )


def opgaver_i_sagen(bruger: Bruger, sag: Sag, dag: date) -> list[Opgavelinje]:
    """Sagens opgaver: de åbne først efter frist, derefter de lukkede, nyeste først."""
    fundne = list(
        Opgave.for_bruger(bruger)
        .filter(sag=sag)
        .select_related("ejer", "oprettet_af", "sag")
        .order_by("frist", "pk")
    )
    aabne = [en for en in fundne if en.afsluttet is None]
    lukkede = sorted(
        (en for en in fundne if en.afsluttet is not None), key=lambda en: (en.afsluttet, en.pk), reverse=True
    )
    return opgavelinjer(bruger, [*aabne, *lukkede], dag)


def opgavelinjer(bruger: Bruger, opgaver: Iterable[Opgave], dag: date) -> list[Opgavelinje]:
    """Opgaver med ejer, stiller og sag læst i forvejen."""
    return [
        Opgavelinje(
            id=en.pk,
            art=en.art,
            artnavn=OPGAVEARTER[en.art],
            hvad=en.hvad,
            til=_til(en),
            stillet_af=en.oprettet_af.navn,
            oprettet=en.oprettet,
            frist=en.frist,
            paamind=en.paamind,
            over=max(0, (dag - en.frist).days) if en.afsluttet is None else 0,
            aaben=en.afsluttet is None,
            udfald=UDFALD.get(en.udfald, ""),
            svar_id=en.svar_id,
            maa_lukke=en.afsluttet is None and en.art != "clearing" and _maa_lukke(bruger, en),
        )
        for en in opgaver
    ]


def _maa_lukke(bruger: Bruger, en: Opgave) -> bool:
    return bruger.pk in (en.ejer_id, en.oprettet_af_id, en.sag.sagsbehandler_id) or bruger.rolle == "leder"


def _til(en: Opgave) -> str:
    if en.art == "clearing":
        return "Lederen"
    if en.art == "afdeling":
        return ", ".join(filter(None, (AFDELINGER.get(en.afdeling, ""), en.modtager)))
    return en.modtager or (en.ejer.navn if en.ejer else "")


def bero(bruger: Bruger, sag: Sag, dag: date) -> Berobillede | None:
    """Sagens åbne hvil, eller None."""
    en = Bero.for_bruger(bruger).filter(sag=sag, afsluttet__isnull=True).select_related("oprettet_af").first()
    return Berobillede(en.fra, en.til, en.grund, en.oprettet_af.navn, en.til <= dag) if en else None


def i_bero(bruger: Bruger, numre: Sequence[str], dag: date) -> dict[str, date]:
    """De af sagerne, der er i bero på dagen, og hvornår de kommer tilbage. Ét opslag til en hel side."""
    if not numre:
        return {}
    fundne = Bero.for_bruger(bruger).filter(
        sag__nummer__in=numre, sag__kommune_id=bruger.kommune_id, afsluttet__isnull=True, til__gt=dag
    )
    return dict(fundne.values_list("sag__nummer", "til"))


def overdragelser(bruger: Bruger, sag: Sag) -> list[Overdragelse]:
    """Sagens historie, nyeste først."""
    fundne = (
        Tildeling.for_bruger(bruger)
        .filter(sag=sag)
        .filter(Q(felt="sagsbehandler") | Q(felt="virksomhedskonsulent"))
        .select_related("fra", "til", "af")
        .order_by("-tid", "-pk")
    )
    return [
        Overdragelse(
            tid=en.tid,
            felt=en.felt,
            slags=en.slags,
            fra=en.fra.navn if en.fra else "",
            til=en.til.navn if en.til else "",
            grund=en.grund,
            af=en.af.navn,
        )
        for en in fundne
    ]


def vikarer_for_sagen(bruger: Bruger, sag: Sag, dag: date) -> list[tuple[str, str, date]]:
    """Dem, der passer sagen lige nu: vikarens navn, for hvem, og sidste dag."""
    folk = [pk for pk in (sag.sagsbehandler_id, sag.virksomhedskonsulent_id) if pk is not None]
    loebende = Vikariat.for_bruger(bruger).filter(for_hvem_id__in=folk, fra__lte=dag, til__gte=dag)
    return list(loebende.order_by("til", "pk").values_list("vikar__navn", "for_hvem__navn", "til"))
