"""Hvad papirer, rykkere og praktik gør ved sagen.

Et svar kan være dateret før den anmodning, det svarer på (nogen rettede en dato). Derfor gemmes et svar, hvis
anmodning ikke er kendt endnu, og lægges på, når den kommer.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.dokumentation import Besoeg, Maaling, Papir, Praktik, Rekvisition, Undladt
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.forloeb.tilmelding import tilmelding
from fleksjob.lov.sagsgang.dokumentarter import svarfrist

I_DOKUMENTATIONEN, ved = tilmelding()
erstat = msgspec.structs.replace

RAPPORT = ("fremmoede", "udholdenhed", "kvalitet", "tempo", "samarbejde", "hensyn_virkede")
"""Rapportens felter i den orden, de læses."""


@ved(h.DokumentRekvireret)
def dokument_rekvireret(kladde: Kladde, h_: h.DokumentRekvireret, id_: str) -> None:
    frist = h_.svarfrist or svarfrist(h_.art, h_.gyldig_fra)
    ny = Rekvisition(id_, h_.art, h_.fra, h_.gyldig_fra, (frist,), h_.spoergsmaal, h_.punkter)
    for virkning in kladde.svar_foer_tiden.pop(id_, ()):
        ny = virkning(ny)
    kladde.rekvisitioner[id_] = ny


def _paa(kladde: Kladde, id_: str, virkning: Callable[[Rekvisition], Rekvisition]) -> None:
    """Lægger virkningen på anmodningen, nu eller når den kommer."""
    if not id_:
        return
    fundet = kladde.rekvisitioner.get(id_)
    if fundet is None:
        kladde.svar_foer_tiden.setdefault(id_, []).append(virkning)
    else:
        kladde.rekvisitioner[id_] = virkning(fundet)


def _besvares(kladde: Kladde, h_: h.DokumentModtaget) -> str:
    """Den anmodning, papiret svarer på: den nævnte, ellers den eneste åbne af samme slags."""
    if h_.rekvisition or not h_.art:
        return h_.rekvisition
    samme = [en.id for en in kladde.rekvisitioner.values() if en.aaben and en.art == h_.art]
    return samme[0] if len(samme) == 1 else ""


@ved(h.DokumentModtaget)
def dokument_modtaget(kladde: Kladde, h_: h.DokumentModtaget, id_: str) -> None:
    besvarer = _besvares(kladde, h_)
    bedt = kladde.rekvisitioner.get(besvarer)
    kladde.papirer[id_] = Papir(
        id=id_,
        art=h_.art or (bedt.art if bedt else ""),
        fra=h_.fra or (bedt.hos if bedt else ""),
        modtaget=h_.gyldig_fra,
        dateret=h_.dateret,
        punkter=h_.punkter,
        helbred=h_.helbred,
        rekvisition=besvarer,
        vurderet=h_.gyldig_fra if h_.punkter else None,
        af=h_.registreret_af,
    )
    dag = h_.gyldig_fra
    _paa(kladde, besvarer, lambda en: erstat(en, modtaget=en.modtaget or dag))


@ved(h.DokumentRykket)
def dokument_rykket(kladde: Kladde, h_: h.DokumentRykket, id_: str) -> None:
    def rykket(en: Rekvisition) -> Rekvisition:
        ny = h_.ny_frist or svarfrist(en.art, h_.gyldig_fra)
        return erstat(en, rykket=(*en.rykket, h_.gyldig_fra), frister=(*en.frister, ny))

    _paa(kladde, h_.rekvisition, rykket)


@ved(h.RekvisitionOpgivet)
def rekvisition_opgivet(kladde: Kladde, h_: h.RekvisitionOpgivet, id_: str) -> None:
    dag, grund = h_.gyldig_fra, h_.grund
    _paa(kladde, h_.rekvisition, lambda en: erstat(en, opgivet=dag, opgivet_grund=grund))


@ved(h.DokumentVurderet)
def dokument_vurderet(kladde: Kladde, h_: h.DokumentVurderet, id_: str) -> None:
    papir = kladde.papirer.get(h_.papir)
    if papir is not None:
        kladde.papirer[h_.papir] = erstat(papir, punkter=h_.punkter, vurderet=h_.gyldig_fra)


@ved(h.PraktikStartet)
def praktik_startet(kladde: Kladde, h_: h.PraktikStartet, id_: str) -> None:
    begyndt = _maalinger(h_, "Begyndt", h_.virksomhed)
    kladde.praktikker.append(
        Praktik(
            id=id_,
            startet=h_.gyldig_fra,
            virksomhed=h_.virksomhed,
            formaal=h_.formaal,
            maal=h_.maal,
            funktioner=h_.funktioner,
            hensyn=h_.hensyn,
            timer_slut=h_.timer_slut,
            forventet_slut=h_.slut,
            kontakt=h_.kontakt,
            egen_virksomhed=h_.egen_virksomhed,
            cvr=h_.cvr,
            jobloefte=h_.jobloefte,
            lang_grund=h_.lang_grund,
            opfoelgninger=h_.opfoelgninger,
            maalinger=begyndt,
        )
    )


def _maalinger(h_: Any, hvad: str, sted: str) -> tuple[Maaling, ...]:
    """Målingen i hændelsen, når den har timer."""
    return () if h_.timer is None else (Maaling(h_.gyldig_fra, h_.timer, h_.intensitet, hvad, sted),)


@ved(h.PraktikBesoegt)
def praktik_besoegt(kladde: Kladde, h_: h.PraktikBesoegt, id_: str) -> None:
    if kladde.praktikker:
        seneste = kladde.praktikker[-1]
        kladde.praktikker[-1] = erstat(
            seneste,
            besoeg=(*seneste.besoeg, Besoeg(h_.gyldig_fra, h_.deltagere, h_.iagttagelser)),
            maalinger=(*seneste.maalinger, *_maalinger(h_, "Besøg", seneste.virksomhed)),
        )


@ved(h.PraktikSluttet)
def praktik_sluttet(kladde: Kladde, h_: h.PraktikSluttet, id_: str) -> None:
    if kladde.praktikker and kladde.praktikker[-1].sluttet is None:
        seneste = kladde.praktikker[-1]
        kladde.praktikker[-1] = erstat(
            seneste,
            sluttet=h_.gyldig_fra,
            slut_id=id_,
            resultat=h_.resultat,
            rapport=tuple((felt, svar) for felt in RAPPORT if (svar := getattr(h_, felt))),
            punkter=h_.punkter,
            udgang=h_.udgang,
            maalinger=(*seneste.maalinger, *_maalinger(h_, "Nået", seneste.virksomhed)),
        )


@ved(h.AfproevningUndladt)
def afproevning_undladt(kladde: Kladde, h_: h.AfproevningUndladt, id_: str) -> None:
    kladde.runde.afproevning_undladt = Undladt(id_, h_.gyldig_fra, h_.grund)


def rekvisitioner(haendelser: Sequence[h.AlleHaendelser], pr: date) -> dict[str, Rekvisition]:
    """Kun anmodningerne, efter id, uden at folde resten af sagen. Til lister over mange sager."""
    kladde = Kladde()
    for placeret in gaeldende_haendelser(haendelser, pr, None):
        virkning = I_DOKUMENTATIONEN.get(type(placeret.haendelse))
        if virkning is not None:
            virkning(kladde, placeret.haendelse, placeret.id)
    return kladde.rekvisitioner
