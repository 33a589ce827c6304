"""Anna med et afslag, en klage og en anmodning om aktindsigt, ført frem gennem kommandoerne."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from tests.kontor.conftest import Vej, kl

AFSLAG = "Behandlingen i smerteklinikken er ikke afsluttet."
ORDENE = "Jeg kan ikke mere, og ingen har hørt på mig."


def med_afslag(folk: SimpleNamespace) -> Vej:
    """Afslag 12. oktober 2026; klagefristen er 9. november."""
    vej = Vej(folk)
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_afgoerelse()
    vej.tag("afgoerelse_forberedt", date(2026, 10, 5), udfald="afslag", begrundelse=AFSLAG,
            afslagsgrund="ikke_afproevet", hoering_undladt="Borgeren har selv oplyst det.")  # fmt: skip
    vej.tag("afgoerelse_truffet", date(2026, 10, 12), folk.kollega)
    return vej


def med_klage(folk: SimpleNamespace) -> Vej:
    """Klaget pr. telefon 2. november."""
    vej = med_afslag(folk)
    vej.tag("klage_modtaget", date(2026, 11, 2), form="telefon", note=ORDENE)
    return vej


def genvurderet(folk: SimpleNamespace) -> Vej:
    vej = med_klage(folk)
    vej.tag(
        "genvurdering_afsluttet",
        date(2026, 11, 9),
        udfald="fastholdt",
        begrundelse="Intet nyt er kommet frem.",
    )
    return vej


def hos_instansen(folk: SimpleNamespace) -> Vej:
    from fleksjob.sager.kommandoer import lav_klagebundt

    vej = genvurderet(folk)
    klage = str(vej.sag.version - 1)
    dokument, _ = lav_klagebundt(vej.sag, folk.sagsbehandler, klage=klage, nu=kl(date(2026, 11, 10)))
    vej.tag("klage_oversendt", date(2026, 11, 10), bundt=dokument.pk)
    return vej


def sagens(vej: Vej, **felter: Any) -> dict[str, Any]:
    """Felterne i en formular om sagen."""
    return {"forventet_version": vej.sag.version, "gyldig_fra": "2026-11-20", **felter}
