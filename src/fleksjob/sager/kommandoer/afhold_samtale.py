"""En samtale er holdt. Kun `art` «jobsamtale» tæller i kontaktforløbet."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import SamtaleAfholdt
from fleksjob.forloeb.samtaleplan import TELEFON
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.samtaletider import luk_ved_samtale
from fleksjob.sager.models import Bruger, Sag


def afhold_samtale(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    art: str = "jobsamtale",
    form: Literal["fremmoede", "telefon", "video", ""] = "",
    emner: tuple[str, ...] = (),
    note: str = "",
) -> Sag:
    """`emner` er det, der blev fortalt (igen). Var der indkaldt til den dag, er indkaldelsen dermed brugt."""
    kraev_tekst("art", art, "Vælg, hvilken samtale det var.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("samtale_afholdt", gyldig_fra)
    with lager.transaktion():
        ny = sag.tilfoej(SamtaleAfholdt(gyldig_fra=gyldig_fra, art=art, form=form, emner=emner, note=note))
        if art != TELEFON:
            luk_ved_samtale(ny, bruger, gyldig_fra, status="holdt", nu=nu)
    return ny
