"""Kommunens vurdering af, om forsøget uden tilskud var reelt, og om mulighederne for at beholde jobbet er udtømt."""

from datetime import date, datetime

from fleksjob.forloeb.fastholdelse import er_dokumenteret, fastholdelsesudfald
from fleksjob.forloeb.haendelser import FastholdelseVurderet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import TILTAGSNAVNE
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def vurder_fastholdelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    reelt_forsoeg: bool,
    udtoemt: bool,
    begrundelse: str,
    ordinaert: tuple[str, ...] = (),
    afvigelsesgrund: str = "",
    afklaring: str = "",
    note: str = "",
) -> Sag:
    """Lovens udfald af det, der står i sagen, gemmes ved siden af skønnet. Er de forskellige, skal det begrundes."""
    kraev_tekst("begrundelse", begrundelse, "Skriv, hvad vurderingen bygger på.")
    if set(ordinaert) - set(TILTAGSNAVNE):
        raise UgyldigtInput("ordinaert", "Vælg blandt de viste.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("fastholdelse_vurderet", gyldig_fra)
    forloeb = tilstand.fastholdelse_i_gang
    if forloeb is not None and reelt_forsoeg != er_dokumenteret(forloeb):
        kraev_tekst(
            "afvigelsesgrund",
            afvigelsesgrund,
            "Sagens papirer siger noget andet. Skriv, hvorfor vurderingen er forskellig fra dem.",
        )
    return sag.tilfoej(
        FastholdelseVurderet(
            gyldig_fra=gyldig_fra,
            note=note,
            reelt_forsoeg=reelt_forsoeg,
            udtoemt=udtoemt,
            ordinaert=tuple(ordinaert),
            begrundelse=begrundelse,
            regeludfald=fastholdelsesudfald(tilstand),
            afvigelsesgrund=afvigelsesgrund,
            afklaring=afklaring,
        )
    )
