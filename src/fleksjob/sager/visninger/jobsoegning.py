"""Jobsøgningen, som den læses: planen, aftalerne, tiderne, forløbene hos andre, og borgerens egen side."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from fleksjob.forloeb.kompetencer import Styrkelinje, styrker
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.sagsgang.jobsoegning import AKTIVITETER, EMNER, KLAR, MAALTRIN, STOETTE, Emne
from fleksjob.sager.jobsoegningsblade import nyeste_blade
from fleksjob.sager.models import (
    Aktoerhenvisning,
    Bruger,
    Jobaftale,
    Jobarrangement,
    Jobdeltager,
    Jobsoegningsblad,
    Sag,
    Samtaletid,
)
from fleksjob.sager.projektioner import DANSK_TID


class Maal(msgspec.Struct, frozen=True):
    """Ét mål: en funktion og dens opgaver."""

    trin: str
    navn: str
    funktion: str
    opgaver: str


class Plan(msgspec.Struct, frozen=True):
    """Planen, som den står nu. `koder` er det, formularen begynder med."""

    nr: int
    skrevet: date
    af: str
    maal: tuple[Maal, ...]
    tekster: tuple[tuple[str, str], ...]
    stoette: tuple[str, ...]
    aktiviteter: tuple[str, ...]
    klar: str
    koder: dict[str, Any]


class Tid(msgspec.Struct, frozen=True):
    """En indkaldelse med dens tider som tidspunkter."""

    raekke: Samtaletid
    gaelder: datetime
    tider: tuple[datetime, ...]

    @property
    def kan_vaelges(self) -> bool:
        """Om der er mere end én tid at vælge mellem."""
        return len(self.tider) > 1


class Fortaltstatus(msgspec.Struct, frozen=True):
    """Et emne, og hvornår borgeren sidst har fået det fortalt."""

    emne: Emne
    gange: int
    senest: date | None


class Jobsoegningsbillede(msgspec.Struct, frozen=True):
    """Det i tabellerne, fanen viser."""

    plan: Plan | None
    opsamling: str
    oplevelser: str
    aabne: list[Jobaftale]
    afsluttede: list[Jobaftale]
    tid: Tid | None
    tidligere_tider: list[Tid]
    henvisninger: list[Aktoerhenvisning]
    styrker: list[Styrkelinje]
    redegoerelser: dict[str, Jobsoegningsblad]
    tilmeldt: list[Jobdeltager]


def jobsoegningen(bruger: Bruger, sag: Sag, *, ser_helbred: bool) -> Jobsoegningsbillede:
    """Sagens rækker om jobsøgning, for en bruger, der har ret til sagen."""
    blade = nyeste_blade(sag, bruger)
    synlige = {slags: en for slags, en in blade.items() if ser_helbred or not en.helbred}
    aftaler = list(Jobaftale.for_bruger(bruger).filter(sag=sag).order_by("frist", "pk"))
    tider = [_tid(en) for en in Samtaletid.for_bruger(bruger).filter(sag=sag).order_by("-dag", "-pk")]
    return Jobsoegningsbillede(
        plan=planen(synlige.get("plan")),
        opsamling=_ord(synlige.get("opsamling"), "ordene"),
        oplevelser=_ord(synlige.get("oplevelser"), "tekst"),
        aabne=[en for en in aftaler if not en.udfald],
        afsluttede=[en for en in reversed(aftaler) if en.udfald],
        tid=next((en for en in tider if en.raekke.status == "indkaldt"), None),
        tidligere_tider=[en for en in tider if en.raekke.status != "indkaldt"][:6],
        henvisninger=list(Aktoerhenvisning.for_bruger(bruger).filter(sag=sag).order_by("-fra")),
        styrker=mine_styrker(synlige),
        redegoerelser={
            slags.removeprefix("redegoerelse_"): en
            for slags, en in synlige.items()
            if slags.startswith("redegoerelse_")
        },
        tilmeldt=list(
            Jobdeltager.for_bruger(bruger)
            .filter(sag=sag)
            .select_related("arrangement")
            .order_by("-tilmeldt")[:5]
        ),
    )


def planen(blad: Jobsoegningsblad | None) -> Plan | None:
    """Bladet som en plan med ord i stedet for koder."""
    if blad is None:
        return None
    koder = blad.indhold
    navne = (
        ("interesser", "Det interesserer borgeren"),
        ("kan", "Det kan borgeren"),
        ("netvaerk", "Netværk, der kan hjælpe"),
        ("sidst_naer", "Seneste praktik og kontakter"),
        ("tilpasning", "Det passer vi til"),
        ("stoette_mere", "Mere om hjælpen"),
    )
    return Plan(
        nr=blad.nr,
        skrevet=blad.skrevet.astimezone(DANSK_TID).date(),
        af=blad.skrevet_af.navn,
        maal=tuple(
            Maal(trin, navn, koder[f"maal_{trin}_funktion"], koder.get(f"maal_{trin}_opgaver", ""))
            for trin, navn in MAALTRIN.items()
            if koder.get(f"maal_{trin}_funktion")
        ),
        tekster=tuple((navn, koder[felt]) for felt, navn in navne if koder.get(felt)),
        stoette=tuple(STOETTE[kode] for kode in koder.get("stoette", ()) if kode in STOETTE),
        aktiviteter=tuple(AKTIVITETER[kode] for kode in koder.get("aktiviteter", ()) if kode in AKTIVITETER),
        klar=KLAR.get(koder.get("klar", ""), ""),
        koder=koder,
    )


def mine_styrker(blade: dict[str, Jobsoegningsblad]) -> list[Styrkelinje]:
    """Borgerens svar i «Det kan jeg»."""
    return styrker(
        {slags.removeprefix("cv_"): en.indhold for slags, en in blade.items() if slags.startswith("cv_")}
    )


def fortalt(t: Tilstand) -> list[Fortaltstatus]:
    """Emnerne i deres orden, og hvor mange gange borgeren har hørt om dem."""
    ud = []
    for emne in EMNER:
        dage = [en.dato for en in t.jobsoegning.fortalt if en.emne == emne.kode]
        ud.append(Fortaltstatus(emne, len(dage), max(dage, default=None)))
    return ud


def kommende_arrangementer(bruger: Bruger, dag: date, antal: int = 6) -> list[Jobarrangement]:
    """Kommunens næste arrangementer; alle i kommunen må se dem."""
    alle = Jobarrangement.for_kommune(bruger.kommune_id).filter(dag__gte=dag)
    return list(alle.order_by("dag", "klokken")[:antal])


def mine_tilmeldinger(bruger: Bruger, sag: Sag) -> set[int]:
    """Numrene på de arrangementer, borgeren er meldt til."""
    return set(Jobdeltager.for_bruger(bruger).filter(sag=sag).values_list("arrangement_id", flat=True))


def _tid(raekke: Samtaletid) -> Tid:
    tider = tuple(datetime.fromisoformat(en) for en in raekke.tider)
    return Tid(raekke, datetime.combine(raekke.dag, raekke.klokken), tider)


def _ord(blad: Jobsoegningsblad | None, felt: str) -> str:
    return str(blad.indhold.get(felt, "")) if blad is not None else ""


class Samtalelinje(msgspec.Struct, frozen=True):
    """En kommende samtale på listen."""

    nummer: str
    navn: str
    gaelder: datetime
    art: str
    form: str
    sted: str
    valgt: bool


def kommende_samtaler(
    bruger: Bruger, dag: date, navne: Any, *, kun_mine: bool = True, antal: int = 30
) -> Sequence[Samtalelinje]:
    """Indkaldelserne fra i dag og frem; `navne` giver det navn, brugeren må se."""
    alle = Samtaletid.for_bruger(bruger).filter(status="indkaldt", dag__gte=dag)
    if kun_mine:
        alle = alle.filter(indkaldt_af=bruger)
    raekker = alle.select_related("sag", "sag__person").order_by("dag", "klokken")[:antal]
    return [
        Samtalelinje(
            en.sag.nummer, navne(bruger, en.sag, dag), datetime.combine(en.dag, en.klokken), en.art, en.form, en.sted,
            en.valgt is not None,
        )
        for en in raekker
    ]  # fmt: skip
