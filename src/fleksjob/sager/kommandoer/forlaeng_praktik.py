"""Praktikken forlænges. Ud over 12 uger er det en leders beslutning med en grund."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PraktikForlaenget
from fleksjob.forloeb.praktikresultat import kraever_leder, uger_mellem
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.hjaelp_i_jobbet import LAENGST_UDEN_LEDER_UGER
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_grund
from fleksjob.sager.models import Bruger, Sag


def forlaeng_praktik(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    slut: date,
    grund: str,
    note: str = "",
) -> Sag:
    """`slut` er den nye sidste dag, og `grund`, hvad de ekstra uger skal vise."""
    grund = kraev_grund(grund)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("praktik_forlaenget", gyldig_fra)
    praktik = tilstand.praktik_i_gang
    if praktik is None:
        raise UgyldigtInput("slut", "Der er ingen praktik i gang.")
    if slut <= (praktik.forventet_slut or gyldig_fra):
        raise UgyldigtInput("slut", "Den nye sidste dag skal ligge efter den gamle. Vælg en senere dag.")
    if kraever_leder(uger_mellem(praktik.startet, slut)) and not bruger.har_rolle(Rolle.LEDER):
        raise UgyldigtInput(
            "slut",
            f"Så bliver praktikken på mere end {LAENGST_UDEN_LEDER_UGER} uger. Det kan kun en leder beslutte; bed "
            "hende forlænge den, eller vælg en tidligere dag.",
        )
    return sag.tilfoej(PraktikForlaenget(gyldig_fra=gyldig_fra, slut=slut, grund=grund, note=note))
