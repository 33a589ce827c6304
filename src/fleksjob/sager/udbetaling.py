"""Udbetaling i arkivet: en sags nye linjer skrives med deres hændelser og grunde i én transaktion.

Hvilke linjer en sag mangler, er rent og står i `maanedslinjer`. **To personer.** Den, der beregner, frigiver ikke.

Arkivet svarer for de måneder, det selv har kørt: i en sag begynder linjerne med kommunens første kørte måned.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Min

from fleksjob.sager import lager
from fleksjob.sager.lagerdata import Sagshoved
from fleksjob.sager.maanedsbunke import haendelser_for
from fleksjob.sager.maanedslinjer import Linje, Sagslinjer, mangler_linjer
from fleksjob.sager.models import Bruger, Koegrund, Sag, Udbetaling

__all__ = [
    "Linje",
    "Sagslinjer",
    "foerste_koerte_maaned",
    "gem",
    "haendelser_for",
    "koegrundraekker",
    "mangler_linjer",
    "som_raekke",
]


def foerste_koerte_maaned(kommune_id: int) -> date | None:
    """Den første måned, kommunen har beregnet i arkivet."""
    svar = Udbetaling.for_kommune(kommune_id).aggregate(foerste=Min("maaned"))
    foerste: date | None = svar["foerste"]
    return foerste


def gem(aaben: lager.AabenSag, linjer: Sagslinjer, nu: datetime, koersel_id: int | None = None) -> Sag | None:
    """Skriver linjerne og deres hændelser i én transaktion.

    Uden hændelser er sagen uændret, og svaret er None.
    """
    haendelser = haendelser_for(linjer, aaben.dag)
    kommune = aaben.hoved.kommune_id
    with lager.transaktion():
        aaben.laas()
        sag = aaben.tilfoej(*haendelser) if haendelser else None
        forbi = [*linjer.bort, *(linje.erstatter for linje in linjer.nye if linje.erstatter)]
        if forbi:
            Udbetaling.for_kommune(kommune).filter(pk__in=forbi).update(status="erstattet")
        version = sag.version if sag else aaben.hoved.version
        nye = [som_raekke(aaben.hoved, en, version, nu, aaben.bruger, koersel_id) for en in linjer.nye]
        Udbetaling.objects.bulk_create(nye)
        Koegrund.objects.bulk_create(koegrundraekker(linjer.nye, nye))
    return sag


def som_raekke(
    hoved: Sagshoved,
    linje: Linje,
    sag_version: int,
    oejeblik: datetime,
    bruger: Bruger,
    koersel_id: int | None = None,
) -> Udbetaling:
    """Linjen som en række, der endnu ikke er gemt."""
    return Udbetaling(
        kommune_id=hoved.kommune_id,
        sag_id=hoved.sag_id,
        maaned=linje.maaned,
        version=linje.version,
        fleksloentilskud=linje.tilskud,
        atp=linje.atp,
        forskel=linje.forskel,
        forskel_atp=linje.forskel_atp,
        aarsag=linje.aarsag,
        status=linje.status,
        grundlag=linje.grundlag,
        beregning=linje.beregning,
        forbehold=list(linje.forbehold),
        sag_version=sag_version,
        beregnet=oejeblik,
        beregnet_af=bruger,
        i_koe=bool(linje.koegrunde),
        foer=linje.foer,
        koersel_id=koersel_id,
    )


def koegrundraekker(linjer: Sequence[Linje], gemte: Sequence[Udbetaling]) -> list[Koegrund]:
    """Køens grunde til de gemte linjer."""
    return [
        Koegrund(
            kommune_id=gemt.kommune_id,
            udbetaling_id=gemt.pk,
            maaned=gemt.maaned,
            kode=grund.kode,
            tekst=grund.tekst[:400],
            foer=grund.foer,
            nu=grund.nu,
        )
        for linje, gemt in zip(linjer, gemte, strict=True)
        for grund in linje.koegrunde
    ]
