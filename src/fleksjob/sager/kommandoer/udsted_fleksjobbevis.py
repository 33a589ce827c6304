"""Kommunen giver borgeren et fleksjobbevis."""

from collections.abc import Sequence
from datetime import date, datetime

from fleksjob.forloeb.haendelser import FleksjobbevisUdstedt
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning_afgoerelse import skriv_fleksjobbevis
from fleksjob.sager.models import Bruger, Sag

HOEJST_PUNKTER = 12


def udsted_fleksjobbevis(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    skaanehensyn: Sequence[str],
    opgaver: Sequence[str] = (),
    samtykke: bool = False,
    note: str = "",
) -> Sag:
    """Beviset har borgerens skånehensyn og aldrig en diagnose. `samtykke`: borgeren har læst og godkendt indholdet."""
    hensyn = [tekst.strip() for tekst in skaanehensyn if tekst.strip()]
    kan = [tekst.strip() for tekst in opgaver if tekst.strip()]
    fejl = []
    if not hensyn:
        fejl.append(UgyldigtInput("skaanehensyn", "Skriv borgerens skånehensyn, ét på hver linje."))
    if max(len(hensyn), len(kan)) > HOEJST_PUNKTER:
        fejl.append(
            UgyldigtInput("skaanehensyn", f"Skriv højst {HOEJST_PUNKTER} punkter, så beviset kan læses.")
        )
    if not samtykke:
        fejl.append(UgyldigtInput("samtykke", "Borgeren skal have godkendt, hvad der står i beviset."))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fleksjobbevis_udstedt", gyldig_fra)
    with lager.transaktion():
        ny = sag.tilfoej(
            FleksjobbevisUdstedt(
                gyldig_fra=gyldig_fra, skaanehensyn=tuple(hensyn), opgaver=tuple(kan), note=note
            )
        )
        skriv_fleksjobbevis(ny, bruger, nu=nu)
    return ny
