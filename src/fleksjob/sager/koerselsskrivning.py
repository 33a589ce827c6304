"""En regnet bunke i databasen: sagerne, deres linjer og køens grunde. Kræver en åben transaktion."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
from django.db import connection

from fleksjob.sager import masseopdatering
from fleksjob.sager.maanedsbunke import Linjepost, Sagssvar
from fleksjob.sager.models import Bruger, Koegrund, Sag, Udbetaling

_LINJE = Linjepost.__struct_fields__
_KOLONNER = (
    "kommune_id", "sag_id", "sag_version", "beregnet", "beregnet_af_id", "koersel_id", "behandling", *_LINJE,
)  # fmt: skip


def skriv_svar(svar: Sequence[Sagssvar], bruger: Bruger, nu: datetime, koersel_id: int) -> None:
    """Skriver bunken. Rejser `AndreSkrev`, når en af sagerne er skrevet imens."""
    aendrede = [en for en in svar if en.linjer or en.forbi]
    masseopdatering.skriv([en.ny for en in aendrede if en.ny is not None])
    _kraev_uroert([en for en in aendrede if en.ny is None])
    forbi = [pk for en in aendrede for pk in en.forbi]
    if forbi:
        Udbetaling.for_kommune(bruger.kommune_id).filter(pk__in=forbi).update(status="erstattet")
    raekker = [
        (
            en.hoved.kommune_id, en.hoved.sag_id, en.sag_version, _tid(nu), bruger.pk, koersel_id, "",
            *_vaerdier(linje),
        )
        for en in aendrede
        for linje in en.linjer
    ]  # fmt: skip
    masseopdatering.indsaet("sager_udbetaling", _KOLONNER, raekker)
    _grunde([en for en in aendrede if any(en.grunde)])


def _kraev_uroert(svar: Sequence[Sagssvar]) -> None:
    """Sager uden nye hændelser skal stadig være dem, der blev læst."""
    if not svar:
        return
    kommune = svar[0].hoved.kommune_id
    laeste = {en.hoved.sag_id: en.hoved.version for en in svar}
    nu = Sag.for_kommune(kommune).filter(pk__in=laeste).select_for_update()
    if dict(nu.values_list("pk", "version")) != laeste:
        raise masseopdatering.AndreSkrev


def _grunde(svar: Sequence[Sagssvar]) -> None:
    if not svar:
        return
    noegler = _noegler([en.hoved.sag_id for en in svar])
    Koegrund.objects.bulk_create(
        [
            Koegrund(
                kommune_id=en.hoved.kommune_id,
                udbetaling_id=noegler[en.hoved.sag_id, linje.maaned.isoformat(), linje.version],
                maaned=linje.maaned,
                kode=grund.kode,
                tekst=grund.tekst[:400],
                foer=grund.foer,
                nu=grund.nu,
            )
            for en in svar
            for linje, grunde in zip(en.linjer, en.grunde, strict=True)
            for grund in grunde
        ]
    )


def _noegler(sag_ider: Sequence[int]) -> dict[tuple[int, str, int], int]:
    """(sag, måned, version) → linjens nøgle, for linjerne i køen. Opslaget er på sagerne, som er kommunens."""
    pladser = ", ".join(["%s"] * len(sag_ider))
    with connection.cursor() as markoer:
        markoer.execute(
            f"SELECT sag_id, maaned, version, id FROM sager_udbetaling WHERE sag_id IN ({pladser}) AND i_koe",  # noqa: S608
            tuple(sag_ider),
        )
        return {(sag, str(maaned), version): pk for sag, maaned, version, pk in markoer.fetchall()}


def _tid(oejeblik: datetime) -> Any:
    utc = oejeblik.astimezone(UTC)
    return utc if connection.vendor == "postgresql" else utc.replace(tzinfo=None).isoformat(sep=" ")


def _vaerdier(linje: Linjepost) -> tuple[Any, ...]:
    """Linjens værdier, som databasen skal have dem."""
    felter = msgspec.structs.astuple(linje)
    if connection.vendor == "postgresql":
        return felter
    return tuple(
        str(vaerdi)
        if isinstance(vaerdi, Decimal)
        else vaerdi.isoformat()
        if hasattr(vaerdi, "isoformat")
        else vaerdi
        for vaerdi in felter
    )
