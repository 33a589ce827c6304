"""Hvad vurderingerne, høringen og afgørelsen gør ved sagen."""

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.afgoerelser import (
    Afgoerelse,
    ForberedtAfgoerelse,
    Hoering,
    SendtTilbage,
    Vurdering,
)
from fleksjob.forloeb.begyndelse import afgjort
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilmelding import tilmelding

erstat = msgspec.structs.replace

I_AFGOERELSEN, ved = tilmelding()


@ved(h.BetingelseVurderet)
def betingelse_vurderet(kladde: Kladde, h_: h.BetingelseVurderet, id_: str) -> None:
    kladde.runde.vurderinger.append(
        Vurdering(
            id=id_,
            dag=h_.gyldig_fra,
            betingelse=h_.betingelse,
            udfald=h_.udfald,
            svar=h_.svar,
            grund=h_.grund,
            bilag=h_.bilag,
            dokumenter=h_.dokumenter,
            af=h_.registreret_af,
            registreret=h_.registreret,
        )
    )


@ved(h.PartshoeringSendt)
def partshoering_sendt(kladde: Kladde, h_: h.PartshoeringSendt, id_: str) -> None:
    kladde.runde.hoert = True
    kladde.partshoeringer.append(
        Hoering(
            id_,
            h_.gyldig_fra,
            h_.frist,
            om=h_.om,
            betingelser=h_.betingelser,
            paataenkt=h_.paataenkt,
            afslagsgrund=h_.afslagsgrund,
        )
    )


@ved(h.PartshoeringForlaenget)
def partshoering_forlaenget(kladde: Kladde, h_: h.PartshoeringForlaenget, id_: str) -> None:
    plads = kladde.hoeringen(h_.hoering)
    if plads is not None:
        gammel = kladde.partshoeringer[plads]
        forlaenget = (*gammel.forlaenget, (h_.frist, h_.grund))
        kladde.partshoeringer[plads] = erstat(gammel, frist=h_.frist, forlaenget=forlaenget)


@ved(h.PartshoeringBesvaret)
def partshoering_besvaret(kladde: Kladde, h_: h.PartshoeringBesvaret, id_: str) -> None:
    for plads, hoering in enumerate(kladde.partshoeringer):
        if hoering.besvaret is None:
            kladde.partshoeringer[plads] = erstat(hoering, besvaret=h_.gyldig_fra, svar=h_.svar)


@ved(h.AfgoerelseForberedt)
def afgoerelse_forberedt(kladde: Kladde, h_: h.AfgoerelseForberedt, id_: str) -> None:
    kladde.runde.sendt_tilbage = None
    kladde.runde.forberedt_afgoerelse = ForberedtAfgoerelse(
        id=id_,
        dato=h_.gyldig_fra,
        af=h_.registreret_af,
        art=h_.art,
        udfald=h_.udfald,
        til=h_.til,
        begrundelse=h_.begrundelse,
        hjemmel=h_.hjemmel,
        midlertidig=h_.midlertidig,
        regeludfald=h_.regeludfald,
        afvigelsesgrund=h_.afvigelsesgrund,
        afslagsgrund=h_.afslagsgrund,
        hoering_undladt=h_.hoering_undladt,
        regelgrund=h_.regelgrund,
        andet_udfald=h_.andet_udfald,
        uden_vurdering=h_.uden_vurdering,
        indstilling_fraveget=h_.indstilling_fraveget,
        bemaerkninger=h_.bemaerkninger,
        opfoelgning=h_.opfoelgning,
        grundlag=h_.grundlag,
    )


@ved(h.AfgoerelseSendtTilbage)
def afgoerelse_sendt_tilbage(kladde: Kladde, h_: h.AfgoerelseSendtTilbage, id_: str) -> None:
    udkast = kladde.runde.forberedt_afgoerelse
    if udkast is None:
        return
    kladde.runde.forberedt_afgoerelse = None
    kladde.runde.sendt_tilbage = SendtTilbage(h_.gyldig_fra, h_.registreret_af, h_.grund, udkast.af)


@ved(h.AfgoerelseTruffet)
def afgoerelse_truffet(kladde: Kladde, h_: h.AfgoerelseTruffet, id_: str) -> None:
    kladde.runde.forberedt_afgoerelse = None
    kladde.runde.sendt_tilbage = None
    kladde.afgoerelser.append(
        Afgoerelse(
            id=id_,
            dato=h_.gyldig_fra,
            art=h_.art,
            udfald=h_.udfald,
            til=h_.til,
            begrundelse=h_.begrundelse,
            hjemmel=h_.hjemmel,
            modtaget=h_.modtaget,
            kanal=h_.kanal,
            klagefrist=h_.klagefrist,
            forberedt_af=h_.forberedt_af,
            godkendt_af=h_.godkendt_af,
            regeludfald=h_.regeludfald,
            afvigelsesgrund=h_.afvigelsesgrund,
            afslagsgrund=h_.afslagsgrund,
            regelgrund=h_.regelgrund,
            andet_udfald=h_.andet_udfald,
            uden_vurdering=h_.uden_vurdering,
            indstilling_fraveget=h_.indstilling_fraveget,
            hoering_undladt=h_.hoering_undladt,
            bemaerkninger=h_.bemaerkninger,
            opfoelgning=h_.opfoelgning,
            grundlag=h_.grundlag,
        )
    )
    if h_.art != "visitation":
        return
    kladde.runde.begyndelse = afgjort(kladde.runde.begyndelse)
    kladde.runde.afslag = h_.udfald == "afslag"
    kladde.runde.andet_udfald = h_.andet_udfald if h_.udfald == "andet" else ""
    if h_.udfald == "bevilget":
        kladde.runde.visiteret, kladde.runde.visiteret_til = h_.gyldig_fra, h_.til


@ved(h.Visiteret)
def visiteret(kladde: Kladde, h_: h.Visiteret, id_: str) -> None:
    kladde.runde.begyndelse = afgjort(kladde.runde.begyndelse)
    kladde.runde.afslag = False
    kladde.runde.andet_udfald = ""
    kladde.runde.visiteret_til = h_.til
    if kladde.runde.visiteret is None:
        kladde.runde.visiteret = h_.gyldig_fra
