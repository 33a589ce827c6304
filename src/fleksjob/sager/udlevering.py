"""Hvad der ligger i sagen, når den skal ud af huset: til klageinstansen og til borgeren selv.

Rækkefølgen er altid den samme: hændelserne, planen, notaterne, møderne, bilagene og brevene, hver efter dato. Interne
arbejdspapirer (notater af en intern slags, udkast) er ikke papirer her og kan derfor ikke komme med ved en fejl. En
beskyttet adresse står i intet af det, der laves her.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from fleksjob.breve.sagsbundt import Afsnit, Bundtdel, tekstdel
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.haendelsestekst import haendelseslinjer
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bilag, Borgerord, Bruger, Dokument, Notat, Plantekst, Sag, Teamreferat
from fleksjob.sager.projektioner import DANSK_TID

HUSETS_EGNE = frozenset({"klagebundt", "aktindsigtsbundt", "adresseark", "sagspapirer"})
"""Dokumenter, der selv er samlet af sagens papirer eller kun er til posten."""


class Papir(msgspec.Struct, frozen=True):
    """Ét papir på listen. `noegle` vælger det fra; indholdet hentes først, når bundtet laves."""

    noegle: str
    titel: str
    dato: date | None
    slags: str
    helbred: bool = False


class Fund(msgspec.Struct, frozen=True):
    """Det, der er fundet. `interne` er antallet af arbejdspapirer, der findes og aldrig er med."""

    papirer: tuple[Papir, ...]
    interne: int
    skjulte: int = 0


def find(sag: Sag, bruger: Bruger, haendelser: Sequence[AlleHaendelser], *, dag: date) -> Fund:
    """Sagens papirer uden indhold. Helbredspapirer, brugeren ikke må se, tælles i `skjulte` uden titel."""
    alle = [*_af_teksten(sag, bruger, haendelser), *_bilag(sag, bruger), *_breve(sag, bruger)]
    maa = maa_se_helbred(bruger, sag, dag)
    vist = tuple(en for en in alle if maa or not en.helbred)
    interne = Notat.for_bruger(bruger).filter(sag=sag, intern=True).count()
    return Fund(vist, interne, len(alle) - len(vist))


def hent(
    sag: Sag, bruger: Bruger, haendelser: Sequence[AlleHaendelser], *, dag: date, uden: Collection[str] = ()
) -> list[Bundtdel]:
    """Papirerne med indhold, uden dem, hvis nøgle er i `uden`. Kalderen har efterset, at helbred må komme med."""
    fundet = [en for en in find(sag, bruger, haendelser, dag=dag).papirer if en.noegle not in uden]
    bilag = Bilag.for_bruger(bruger).filter(sag=sag, pk__in=_numre(fundet, "bilag"))
    breve = Dokument.for_bruger(bruger).filter(sag=sag, pk__in=_numre(fundet, "brev"))
    filer = {f"bilag:{nr}": bytes(fil) for nr, fil in bilag.values_list("pk", "indhold")}
    filer |= {f"brev:{nr}": bytes(fil) for nr, fil in breve.values_list("pk", "pdf")}
    tekster = _tekster(sag, bruger, haendelser)
    return [
        Bundtdel(en.titel, en.dato, filer[en.noegle], en.slags, en.helbred)
        if en.noegle in filer
        else msgspec.structs.replace(
            tekstdel(en.titel, en.dato or dag, tekster[en.noegle](), en.slags), helbred=en.helbred
        )
        for en in fundet
    ]


def _numre(papirer: Sequence[Papir], slags: str) -> list[int]:
    dele = [en.noegle.split(":") for en in papirer]
    return [int(del_[1]) for del_ in dele if del_[0] == slags]


def _af_teksten(sag: Sag, bruger: Bruger, haendelser: Sequence[AlleHaendelser]) -> Iterator[Papir]:
    if haendelser:
        yield Papir("haendelser", "Sagens hændelser", haendelser[-1].gyldig_fra, "Fra sagen", helbred=True)
    sidste = Plantekst.for_kommune(sag.kommune_id).filter(sag=sag).order_by("-skrevet").first()
    if sidste is not None:
        dag = sidste.skrevet.astimezone(DANSK_TID).date()
        yield Papir("plan", "Planen, som den er nu", dag, "Fra sagen", helbred=True)
    notater = Notat.for_bruger(bruger).filter(sag=sag, intern=False)
    for helbred, noegle, titel in (
        (False, "notater", "Notater"),
        (True, "notater_helbred", "Notater om helbred"),
    ):
        notat = notater.filter(helbred=helbred).order_by("-dag").first()
        if notat is not None:
            yield Papir(noegle, titel, notat.dag, "Fra sagen", helbred)
    ordet = Borgerord.for_kommune(sag.kommune_id).filter(sag=sag).order_by("-skrevet").first()
    if ordet is not None:
        dag = ordet.skrevet.astimezone(DANSK_TID).date()
        yield Papir("borgerord", "Borgerens egne ord til mødet", dag, "Fra sagen", helbred=True)
    referat = Teamreferat.for_kommune(sag.kommune_id).filter(sag=sag).order_by("-dag").first()
    if referat is not None:
        yield Papir(
            "referater", "Referater fra rehabiliteringsteamet", referat.dag, "Fra sagen", helbred=True
        )


def _bilag(sag: Sag, bruger: Bruger) -> Iterator[Papir]:
    felter = ("pk", "titel", "dateret", "lagt_ind", "helbred")
    raekker = Bilag.for_bruger(bruger).filter(sag=sag).order_by("lagt_ind", "pk")
    for nr, titel, dateret, lagt_ind, helbred in raekker.values_list(*felter):
        yield Papir(f"bilag:{nr}", titel, dateret or lagt_ind.astimezone(DANSK_TID).date(), "Bilag", helbred)


def _breve(sag: Sag, bruger: Bruger) -> Iterator[Papir]:
    sendte = Dokument.for_bruger(bruger).filter(sag=sag, afsendt__isnull=False).exclude(art__in=HUSETS_EGNE)
    felter = ("pk", "titel", "oprettet", "helbred")
    for nr, titel, oprettet, helbred in sendte.order_by("oprettet", "pk").values_list(*felter):
        yield Papir(f"brev:{nr}", titel, oprettet.astimezone(DANSK_TID).date(), "Brev", helbred)


def _tekster(
    sag: Sag, bruger: Bruger, haendelser: Sequence[AlleHaendelser]
) -> dict[str, Callable[[], list[Afsnit]]]:
    return {
        "haendelser": lambda: _haendelser(haendelser),
        "plan": lambda: _plan(sag),
        "notater": lambda: _notater(sag, bruger, helbred=False),
        "notater_helbred": lambda: _notater(sag, bruger, helbred=True),
        "borgerord": lambda: _borgerord(sag),
        "referater": lambda: _referater(sag),
    }


def _haendelser(haendelser: Sequence[AlleHaendelser]) -> list[Afsnit]:
    aar: dict[int, list[str]] = {}
    for et_aar, linje in haendelseslinjer(haendelser):
        aar.setdefault(et_aar, []).append(linje)
    return [Afsnit(str(et_aar), tuple(linjer)) for et_aar, linjer in sorted(aar.items())]


_STEMMER = {
    "borger": "Borgerens egne ord",
    "kommune": "Kommunen",
    "virksomhedskonsulent": "Virksomhedskonsulenten",
}


def _plan(sag: Sag) -> list[Afsnit]:
    """Den nyeste udgave af hvert afsnit og hver stemme."""
    nyeste: dict[tuple[str, str], Plantekst] = {}
    for en in Plantekst.for_kommune(sag.kommune_id).filter(sag=sag).order_by("nr"):
        nyeste[en.afsnit, en.stemme] = en
    ud = []
    for (afsnit, stemme), en in sorted(nyeste.items()):
        linjer = tuple(_linjer(en.indhold))
        if linjer:
            ud.append(Afsnit(f"{_navn(afsnit)}: {_STEMMER.get(stemme, stemme)}", linjer))
    return ud


def _notater(sag: Sag, bruger: Bruger, *, helbred: bool) -> list[Afsnit]:
    raekker = Notat.for_bruger(bruger).filter(sag=sag, intern=False, helbred=helbred).order_by("dag", "tid")
    return [
        Afsnit(f"{dansk_dato(en.dag)}: {_navn(en.slags)}{f' med {en.hvem}' if en.hvem else ''}", (en.tekst,))
        for en in raekker
    ]


def _borgerord(sag: Sag) -> list[Afsnit]:
    """Det seneste svar på hvert spørgsmål."""
    nyeste: dict[str, str] = {}
    for en in Borgerord.for_kommune(sag.kommune_id).filter(sag=sag).order_by("skrevet", "pk"):
        nyeste[en.emne] = en.tekst
    return [Afsnit(_navn(emne), (tekst,)) for emne, tekst in nyeste.items() if tekst.strip()]


def _referater(sag: Sag) -> list[Afsnit]:
    raekker = Teamreferat.for_kommune(sag.kommune_id).filter(sag=sag).order_by("dag", "pk")
    return [Afsnit(f"Mødet {dansk_dato(en.dag)}", tuple(_linjer(en.indhold))) for en in raekker]


def _linjer(indhold: Any) -> Iterator[str]:
    """Felter og lister som læselige linjer, i den orden de står."""
    if isinstance(indhold, Mapping):
        for felt, vaerdi in indhold.items():
            dele = list(_linjer(vaerdi))
            if dele:
                yield f"{_navn(str(felt))}: {'; '.join(dele)}"
    elif isinstance(indhold, list | tuple):
        for en in indhold:
            yield ", ".join(_linjer(en))
    elif indhold not in (None, "", False):
        yield "ja" if indhold is True else str(indhold)


def _navn(kode: str) -> str:
    ordet = kode.replace("_", " ").replace("ae", "æ").replace("oe", "ø").replace("aa", "å")
    return ordet[:1].upper() + ordet[1:]
