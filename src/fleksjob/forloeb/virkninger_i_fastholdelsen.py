"""Hvad hændelserne om fastholdelse gør ved sagen.

Et tiltag, der er prøvet, før de 12 måneder begyndte, hører til de almindelige forsøg på at beholde jobbet; et, der er
prøvet siden, hører til forløbet. Kommer et papir eller en vurdering efter, at forløbet er slut, hører det stadig til
det.
"""

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.fastholdelsesbegreber import (
    Fastholdelse,
    Fastholdelsesbevis,
    Fastholdelsesforsoeg,
    Fastholdelsesmoede,
    Fastholdelsessag,
    Fastholdelsesvurdering,
    Undtagelsesanmodning,
)
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilmelding import tilmelding
from fleksjob.lov.sagsgang.fastholdelse import AFTALE

erstat = msgspec.structs.replace
I_FASTHOLDELSEN, ved = tilmelding()


def _aaben(kladde: Kladde) -> Fastholdelsessag | None:
    sag = kladde.fastholdelsessag
    return sag if sag is not None and sag.ophoert is None else None


@ved(h.FastholdelseHenvendt)
def fastholdelse_henvendt(kladde: Kladde, h_: h.FastholdelseHenvendt, id_: str) -> None:
    """En ny henvendelse er en ny fastholdelsessag, også når forløbet allerede løber, og ingen havde sagen."""
    sag = _aaben(kladde) or Fastholdelsessag(h_.gyldig_fra)
    kladde.fastholdelsessag = erstat(
        sag,
        kontakt_fra=h_.kontakt_fra,
        kanal=h_.kanal,
        virksomhed=h_.virksomhed or sag.virksomhed,
        cvr=h_.cvr or sag.cvr,
        kontakt=h_.kontakt,
        tovholder=h_.tovholder,
        besoeg_inden=h_.besoeg_inden,
    )


@ved(h.FastholdelseMoede)
def fastholdelse_moede(kladde: Kladde, h_: h.FastholdelseMoede, id_: str) -> None:
    sag = kladde.fastholdelsessag
    if sag is not None:
        moede = Fastholdelsesmoede(
            h_.gyldig_fra, h_.form, h_.holdt, h_.deltagere, h_.udfordringer, h_.forslag
        )
        kladde.fastholdelsessag = erstat(sag, moeder=(*sag.moeder, moede))


@ved(h.FastholdelseOverdraget)
def fastholdelse_overdraget(kladde: Kladde, h_: h.FastholdelseOverdraget, id_: str) -> None:
    if kladde.fastholdelsessag is not None:
        kladde.fastholdelsessag = erstat(kladde.fastholdelsessag, tovholder=h_.tovholder)


@ved(h.FastholdelsePaabegyndt)
def fastholdelse_paabegyndt(kladde: Kladde, h_: h.FastholdelsePaabegyndt, id_: str) -> None:
    if kladde.fastholdelse_i_gang:
        return
    sag = _aaben(kladde)
    if sag is None:
        sag = Fastholdelsessag(h_.gyldig_fra)
    virksomhed, cvr = h_.virksomhed or sag.virksomhed, h_.cvr or sag.cvr
    kladde.fastholdelsessag = erstat(sag, virksomhed=virksomhed, cvr=cvr)
    kladde.fastholdelser.append(
        Fastholdelse(
            begyndt=h_.gyldig_fra,
            grundlag=h_.grundlag,
            virksomhed=virksomhed,
            cvr=cvr,
            aftale=h_.aftale,
            funktioner=h_.funktioner,
            skaanehensyn=h_.skaanehensyn,
            aftalt=h_.gyldig_fra if h_.aftale else None,
            aftale_kendt=h_.gyldig_fra if h_.aftale else None,
            undtaget=kladde.undtaget_uden_forloeb,
        )
    )


@ved(h.FastholdelseAftalt)
def fastholdelse_aftalt(kladde: Kladde, h_: h.FastholdelseAftalt, id_: str) -> None:
    if not kladde.fastholdelser:
        return
    seneste = kladde.fastholdelser[-1]
    kladde.fastholdelser[-1] = erstat(
        seneste,
        aftale=f"skriftlig aftale {id_}",
        aftalt=min(filter(None, (seneste.aftalt, h_.indgaaet or h_.gyldig_fra))),
        aftale_kendt=seneste.aftale_kendt or h_.gyldig_fra,
        gaelder_fra=h_.fra or seneste.gaelder_fra,
        grundlag=h_.grundlag or seneste.grundlag,
        funktioner=h_.funktioner or seneste.funktioner,
        skaanehensyn=h_.skaanehensyn or seneste.skaanehensyn,
        overenskomst=h_.overenskomst or seneste.overenskomst,
        tillidsrepraesentant=h_.tillidsrepraesentant or seneste.tillidsrepraesentant,
        underskrevet=h_.underskrevet or seneste.underskrevet,
    )


@ved(h.FastholdelseSkridt)
def fastholdelse_skridt(kladde: Kladde, h_: h.FastholdelseSkridt, id_: str) -> None:
    forsoeg = Fastholdelsesforsoeg(
        h_.gyldig_fra, h_.art, h_.dokumentation, h_.samtidig, h_.til, h_.resultat, id_
    )
    sag = _aaben(kladde)
    if sag is not None and not kladde.fastholdelse_i_gang and h_.art != AFTALE:
        kladde.fastholdelsessag = erstat(sag, ordinaert=(*sag.ordinaert, forsoeg))
        return
    if not kladde.fastholdelser:
        return
    seneste = kladde.fastholdelser[-1]
    aftale = h_.dokumentation if h_.art == AFTALE else ""
    kladde.fastholdelser[-1] = erstat(
        seneste,
        forsoeg=(*seneste.forsoeg, forsoeg),
        aftale=aftale or seneste.aftale,
        aftalt=seneste.aftalt or (h_.gyldig_fra if aftale else None),
        aftale_kendt=seneste.aftale_kendt or (h_.gyldig_fra if aftale else None),
        funktioner=h_.funktioner or seneste.funktioner,
        skaanehensyn=h_.skaanehensyn or seneste.skaanehensyn,
    )


@ved(h.FastholdelseDokumenteret)
def fastholdelse_dokumenteret(kladde: Kladde, h_: h.FastholdelseDokumenteret, id_: str) -> None:
    if not kladde.fastholdelser:
        return
    seneste = kladde.fastholdelser[-1]
    bevis = Fastholdelsesbevis(
        dato=h_.gyldig_fra,
        fra=h_.fra,
        til=h_.til,
        art=h_.bevis,
        samtidig=h_.samtidig,
        lavet=h_.lavet,
        indestaar=h_.indestaar,
        skridt=h_.skridt,
        bilag=h_.bilag,
        id=id_,
    )
    kladde.fastholdelser[-1] = erstat(seneste, beviser=(*seneste.beviser, bevis))


@ved(h.FastholdelseVurderet)
def fastholdelse_vurderet(kladde: Kladde, h_: h.FastholdelseVurderet, id_: str) -> None:
    if not kladde.fastholdelser:
        return
    vurdering = Fastholdelsesvurdering(
        dato=h_.gyldig_fra,
        reelt_forsoeg=h_.reelt_forsoeg,
        udtoemt=h_.udtoemt,
        ordinaert=h_.ordinaert,
        begrundelse=h_.begrundelse,
        regeludfald=h_.regeludfald,
        afvigelsesgrund=h_.afvigelsesgrund,
        afklaring=h_.afklaring,
        af=h_.registreret_af,
    )
    kladde.fastholdelser[-1] = erstat(kladde.fastholdelser[-1], vurdering=vurdering)


@ved(h.FastholdelseUndtagelseSoegt)
def undtagelse_soegt(kladde: Kladde, h_: h.FastholdelseUndtagelseSoegt, id_: str) -> None:
    sag = _aaben(kladde) or Fastholdelsessag(h_.gyldig_fra)
    anmodning = Undtagelsesanmodning(
        dato=h_.gyldig_fra,
        af=h_.registreret_af,
        akut_grund=h_.akut_grund,
        akut_bevis=h_.akut_bevis,
        formaalsloest_grund=h_.formaalsloest_grund,
        formaalsloest_bevis=h_.formaalsloest_bevis,
    )
    kladde.fastholdelsessag = erstat(sag, anmodning=anmodning)


@ved(h.FastholdelseUndtaget)
def fastholdelse_undtaget(kladde: Kladde, h_: h.FastholdelseUndtaget, id_: str) -> None:
    if h_.akut is False or h_.formaalsloest is False:
        return
    _besvar(kladde, h_, "godkendt", h_.grund)
    if kladde.fastholdelse_i_gang:
        kladde.fastholdelser[-1] = erstat(kladde.fastholdelser[-1], undtaget=h_.gyldig_fra)
    else:
        kladde.undtaget_uden_forloeb = h_.gyldig_fra


@ved(h.FastholdelseUndtagelseAfslaaet)
def undtagelse_afslaaet(kladde: Kladde, h_: h.FastholdelseUndtagelseAfslaaet, id_: str) -> None:
    _besvar(kladde, h_, "afslaaet", h_.begrundelse)


def _besvar(kladde: Kladde, h_: h.Haendelse, svar: str, begrundelse: str) -> None:
    sag = kladde.fastholdelsessag
    if sag is not None and sag.anmodning is not None and not sag.anmodning.svar:
        besvaret = erstat(sag.anmodning, svar=svar, besvaret=h_.gyldig_fra, begrundelse=begrundelse)
        kladde.fastholdelsessag = erstat(sag, anmodning=besvaret)


@ved(h.FastholdelseOphoert)
def fastholdelse_ophoert(kladde: Kladde, h_: h.FastholdelseOphoert, id_: str) -> None:
    kladde.slut_fastholdelse(h_.gyldig_fra, h_.aarsag)
    if kladde.fastholdelsessag is not None:
        kladde.fastholdelsessag = erstat(kladde.fastholdelsessag, videre=h_.videre)


@ved(h.FastholdelseFulgtOp)
def fastholdelse_fulgt_op(kladde: Kladde, h_: h.FastholdelseFulgtOp, id_: str) -> None:
    sag = kladde.fastholdelsessag
    if sag is not None and sag.ophoert is not None:
        kladde.fastholdelsessag = erstat(sag, siden=h_.siden, siden_den=h_.gyldig_fra)
