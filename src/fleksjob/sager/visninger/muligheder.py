"""Ranglisterne: åbninger til en borger, borgere til en åbning, og to, der kan dele.

Databasen læses én gang for hele bunken; kun de viste får navne. At se en borger på en liste til en åbning er et opslag
i hendes oplysninger og skrives ned.
"""

from datetime import date, datetime

import msgspec

from fleksjob.forloeb.matchgrunde import Vaegte, Vurdering
from fleksjob.forloeb.matchning import Kort, Rangliste, kandidater, muligheder
from fleksjob.forloeb.matchpar import Par, par
from fleksjob.forloeb.matchprofil import Kandidat, Opslag, Profil
from fleksjob.forloeb.rejsetid import Sted
from fleksjob.sager import aabningsbegreber as begreber, beskyttelse
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, KraeverBegrundelse
from fleksjob.sager.lager import transaktion
from fleksjob.sager.models import Aabning, Bruger, Kandidatprofil, Naboaabning, Postomraade, Sag
from fleksjob.sager.visninger.opslagslog import log_opslag

FORMAAL = "Match til åbning"
_INGEN_VAEGT = Vaegte()


class Muligheder(msgspec.Struct, frozen=True):
    """En borgers rangliste. Nøgler under nul er naboers kort."""

    liste: Rangliste
    aabninger: dict[int, Aabning]
    naboer: dict[int, Naboaabning]


class Kandidatlinje(msgspec.Struct, frozen=True):
    """En borger på åbningens liste. En beskyttet person, brugeren ikke har, vises uden navn og grunde."""

    sag_id: int
    nummer: str
    navn: str
    vurdering: Vurdering | None
    i_job: bool


class Kandidatliste(msgspec.Struct, frozen=True):
    """Åbningens rangliste, de udelukkede med grund, og par, der kan dele."""

    linjer: list[Kandidatlinje]
    udelukkede: list[Kandidatlinje]
    par: list[tuple[str, str, str, str, Par]]
    mulige: int
    udelukket: int


def muligheder_for(
    bruger: Bruger,
    sag: Sag,
    profil: Profil,
    postnr: str,
    dag: date,
    *,
    antal: int = 15,
    vaegte: Vaegte = _INGEN_VAEGT,
) -> Muligheder:
    """Åbningerne til borgeren, de bedste først. Dem, der er holdt til en anden, er ikke med."""
    _kraev_matcher(bruger)
    if sag.kommune_id != bruger.kommune_id:
        raise AdgangNaegtet(INGEN_SAG)
    steder = _steder(bruger)
    opslag = [*_egne(bruger, sag.pk, dag), *_naboernes(bruger, steder)]
    liste = muligheder(Kandidat(sag.pk, postnr, profil), opslag, Kort(steder), antal=antal, vaegte=vaegte)
    viste = [plads.id for plads in (*liste.pladser, *liste.udelukkede)]
    egne = Aabning.for_bruger(bruger).in_bulk([nr for nr in viste if nr > 0])
    naboer = (
        Naboaabning.for_bruger(bruger).select_related("fra_kommune").in_bulk([-nr for nr in viste if nr < 0])
    )
    return Muligheder(liste, egne, {-nr: en for nr, en in naboer.items()})


def kandidater_til(
    bruger: Bruger,
    aabning: Aabning,
    dag: date,
    *,
    nu: datetime,
    antal: int = 10,
    vaegte: Vaegte = _INGEN_VAEGT,
) -> Kandidatliste:
    """Borgerne til åbningen, de bedste først, og par, når den må deles."""
    _kraev_matcher(bruger)
    opslag = Opslag(
        aabning.pk, aabning.postnr, begreber.indhold_af(aabning.indhold), bekraeftet=aabning.se_efter >= dag
    )
    alle, kort = _kandidaterne(bruger), Kort(_steder(bruger))
    liste = kandidater(opslag, alle, kort, antal=antal, vaegte=vaegte)
    fundne = par(opslag, alle, kort, vaegte=vaegte)
    noegler = {plads.id for plads in (*liste.pladser, *liste.udelukkede)}
    noegler |= {nr for et in fundne for nr in (et.ene, et.anden)}
    sager = Sag.for_bruger(bruger).select_related("person").in_bulk(noegler)
    with transaktion():  # opslagene skrives sammen; hver for sig ventede listen på disken for hver borger
        laeste = {nr: _maa_se(bruger, sag, nu) for nr, sag in sager.items()}

    def linje(nr: int, vurdering: Vurdering) -> Kandidatlinje:
        sag = sager[nr]
        set_ = laeste[nr]
        navn = beskyttelse.navn(bruger, sag, dag) if set_ else beskyttelse.BESKYTTET
        return Kandidatlinje(nr, sag.nummer, navn, vurdering if set_ else None, sag.fase == "i_fleksjob")

    return Kandidatliste(
        [linje(plads.id, plads.vurdering) for plads in liste.pladser],
        [linje(plads.id, plads.vurdering) for plads in liste.udelukkede],
        [_par(et, sager, laeste) for et in fundne],
        liste.mulige,
        liste.udelukket,
    )


def _maa_se(bruger: Bruger, sag: Sag, nu: datetime) -> bool:
    """Skriver opslaget; nej, når personen er beskyttet og brugeren ikke har sagen."""
    try:
        log_opslag(bruger, sag.person_id, formaal=FORMAAL, nu=nu)
    except KraeverBegrundelse:
        return False
    return True


def _par(et: Par, sager: dict[int, Sag], laeste: dict[int, bool]) -> tuple[str, str, str, str, Par]:
    navne = [sager[nr].person.navn if laeste[nr] else beskyttelse.BESKYTTET for nr in (et.ene, et.anden)]
    return (sager[et.ene].nummer, navne[0], sager[et.anden].nummer, navne[1], et)


def _egne(bruger: Bruger, sag_id: int, dag: date) -> list[Opslag]:
    raekker = list(
        Aabning.for_bruger(bruger)
        .filter(status__in=begreber.KAN_SOEGES)
        .values_list("pk", "postnr", "se_efter", "reserveret_id", "indhold")
    )
    indhold = begreber.indhold_i([r[4] for r in raekker])
    return [
        Opslag(r[0], r[1], i, r[2] >= dag)
        for r, i in zip(raekker, indhold, strict=True)
        if r[3] is None or r[3] == sag_id
    ]


def _naboernes(bruger: Bruger, steder: dict[str, Sted]) -> list[Opslag]:
    """Naboernes kort; deres steder kendes af deres egne koordinater."""
    ud = []
    for en in Naboaabning.for_bruger(bruger).filter(aaben=True):
        noegle = en.postnr
        if en.bredde is not None and en.laengde is not None:
            noegle = f"nabo {en.fra_kommune_id} {en.postnr}"
            steder[noegle] = Sted(en.bredde, en.laengde)
        ud.append(Opslag(-en.pk, noegle, begreber.indhold_af(en.indhold)))
    return ud


def _kandidaterne(bruger: Bruger) -> list[Kandidat]:
    """De borgere, der søger. En beskyttet persons postnummer regnes der ikke med."""
    raekker = list(
        Kandidatprofil.for_bruger(bruger)
        .filter(soeger=True, sag__fase__in=begreber.SOEGER)
        .values_list("sag_id", "postnr", "sag__person__beskyttet", "data")
    )
    profiler = begreber.profiler_i([r[3] for r in raekker])
    return [Kandidat(r[0], "" if r[2] else r[1], profil) for r, profil in zip(raekker, profiler, strict=True)]


def _steder(bruger: Bruger) -> dict[str, Sted]:
    alle = Postomraade.for_kommune(bruger.kommune_id).values_list("postnr", "bredde", "laengde")
    return {postnr: Sted(bredde, laengde) for postnr, bredde, laengde in alle}


def _kraev_matcher(bruger: Bruger) -> None:
    if not bruger.har_rolle(*begreber.MATCHER):
        raise AdgangNaegtet("Ranglisterne er for dem, der finder job til borgere.")
