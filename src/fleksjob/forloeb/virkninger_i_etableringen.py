"""Hvad hændelserne om at etablere et job gør ved sagen. Et nyt forslag begynder svar og vurdering forfra."""

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.etableringsbegreber import (
    Etablering,
    Forslagssvar,
    Jobvurdering,
    Kapacitetssyn,
    Kontrakt,
    Stoette,
    Tillaegsudgave,
    Vitastrin,
)
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilmelding import tilmelding

erstat = msgspec.structs.replace
I_ETABLERINGEN, ved = tilmelding()


def _vejen(kladde: Kladde, ansaettelse: str) -> Etablering:
    return kladde.etableringer.get(ansaettelse) or Etablering(ansaettelse)


def _gem(kladde: Kladde, en: Etablering) -> None:
    kladde.etableringer[en.ansaettelse] = en


@ved(h.JobForeslaaet)
def job_foreslaaet(kladde: Kladde, h_: h.JobForeslaaet, id_: str) -> None:
    foer = _vejen(kladde, h_.ansaettelse)
    _gem(
        kladde,
        erstat(
            foer,
            foreslaaet=h_.gyldig_fra,
            forslag_nr=id_,
            virksomhed=h_.virksomhed or foer.virksomhed,
            cvr=h_.cvr or foer.cvr,
            stilling=h_.stilling or foer.stilling,
            startdato=h_.startdato,
            timer=h_.timer,
            intensitet=h_.intensitet,
            timeloen=h_.timeloen,
            fuldtidsloen=h_.fuldtidsloen,
            pension_pct=h_.pension_pct,
            slut_timer=h_.slut_timer,
            proevetid_til=h_.proevetid_til,
            ved_siden_af=h_.ved_siden_af,
            svar=(),
            vurdering=None,
        ),
    )


@ved(h.ForslagBesvaret)
def forslag_besvaret(kladde: Kladde, h_: h.ForslagBesvaret, id_: str) -> None:
    en = _vejen(kladde, h_.ansaettelse)
    svar = Forslagssvar(h_.gyldig_fra, h_.part, h_.svar, h_.oensker)
    _gem(kladde, erstat(en, svar=(*en.svar, svar), soeger=h_.soeger or en.soeger))


@ved(h.JobGodkendt)
def job_godkendt(kladde: Kladde, h_: h.JobGodkendt, id_: str) -> None:
    vurdering = Jobvurdering(
        id=id_,
        dato=h_.gyldig_fra,
        udfald="godkendt",
        vurderede_timer=h_.vurderede_timer,
        vurderet_intensitet=h_.vurderet_intensitet,
        uudnyttet=h_.uudnyttet or 0.0,
        forskel=h_.forskel,
        se_igen=h_.se_igen,
        betinget=h_.betinget,
        plan=h_.plan,
        progression_droeftet=h_.progression_droeftet,
        begrundelse=h_.begrundelse,
        kanal=h_.kanal,
        modtaget=h_.modtaget,
        af=h_.registreret_af,
    )
    _gem(kladde, erstat(_vejen(kladde, h_.ansaettelse), vurdering=vurdering))


@ved(h.JobAfslaaet)
def job_afslaaet(kladde: Kladde, h_: h.JobAfslaaet, id_: str) -> None:
    vurdering = Jobvurdering(
        id=id_,
        dato=h_.gyldig_fra,
        udfald="afslaaet",
        grund=h_.grund,
        begrundelse=h_.begrundelse,
        kanal=h_.kanal,
        modtaget=h_.modtaget,
        af=h_.registreret_af,
    )
    _gem(kladde, erstat(_vejen(kladde, h_.ansaettelse), vurdering=vurdering))


@ved(h.KapacitetSet)
def kapacitet_set(kladde: Kladde, h_: h.KapacitetSet, id_: str) -> None:
    en = _vejen(kladde, h_.ansaettelse)
    _gem(kladde, erstat(en, syn=(*en.syn, Kapacitetssyn(h_.gyldig_fra, h_.udfald, h_.tekst, h_.se_igen))))


@ved(h.VitasAendret)
def vitas_aendret(kladde: Kladde, h_: h.VitasAendret, id_: str) -> None:
    en = _vejen(kladde, h_.ansaettelse)
    trin = Vitastrin(h_.gyldig_fra, h_.status, h_.reference, h_.ansoegt_af, h_.startdato, h_.bemaerkning)
    _gem(kladde, erstat(en, vitas=(*en.vitas, trin)))


@ved(h.KontraktsamtykkeGivet)
def kontraktsamtykke_givet(kladde: Kladde, h_: h.KontraktsamtykkeGivet, id_: str) -> None:
    en = _vejen(kladde, h_.ansaettelse)
    nye = dict(en.samtykke) | dict.fromkeys(h_.til, h_.gyldig_fra)
    _gem(kladde, erstat(en, samtykke=tuple(nye.items()), fagforening=h_.fagforening or en.fagforening,
                        samtykke_trukket=None))  # fmt: skip


@ved(h.KontraktsamtykkeTrukket)
def kontraktsamtykke_trukket(kladde: Kladde, h_: h.KontraktsamtykkeTrukket, id_: str) -> None:
    en = _vejen(kladde, h_.ansaettelse)
    tilbage = tuple(et for et in en.samtykke if h_.til and et[0] not in h_.til)
    _gem(kladde, erstat(en, samtykke=tilbage, samtykke_trukket=h_.gyldig_fra))


@ved(h.KontraktAftalt)
def kontrakt_aftalt(kladde: Kladde, h_: h.KontraktAftalt, id_: str) -> None:
    kontrakt = Kontrakt(h_.gyldig_fra, h_.underskrevet, h_.punkter, h_.overenskomst, h_.udloeber, h_.bilag)
    _gem(kladde, erstat(_vejen(kladde, h_.ansaettelse), kontrakt=kontrakt))


@ved(h.TillaegsaftaleSkrevet)
def tillaegsaftale_skrevet(kladde: Kladde, h_: h.TillaegsaftaleSkrevet, id_: str) -> None:
    en = _vejen(kladde, h_.ansaettelse)
    udgave = Tillaegsudgave(h_.gyldig_fra, h_.udgave, h_.opfoelgninger)
    _gem(kladde, erstat(en, tillaegsaftaler=(*en.tillaegsaftaler, udgave)))


@ved(h.TillaegsaftaleBekraeftet)
def tillaegsaftale_bekraeftet(kladde: Kladde, h_: h.TillaegsaftaleBekraeftet, id_: str) -> None:
    en = _vejen(kladde, h_.ansaettelse)
    udgaver = tuple(
        erstat(u, bekraeftet=(*u.bekraeftet, (h_.part, h_.gyldig_fra, h_.maade)))
        if u.udgave == h_.udgave and not u.har(h_.part)
        else u
        for u in en.tillaegsaftaler
    )
    _gem(kladde, erstat(en, tillaegsaftaler=udgaver))


@ved(h.JobOverdraget)
def job_overdraget(kladde: Kladde, h_: h.JobOverdraget, id_: str) -> None:
    _gem(kladde, erstat(_vejen(kladde, h_.ansaettelse), overdraget_til=h_.til, overdraget=h_.gyldig_fra))


@ved(h.StoetteSoegt)
def stoette_soegt(kladde: Kladde, h_: h.StoetteSoegt, id_: str) -> None:
    kladde.stoette[id_] = Stoette(
        id=id_,
        soegt=h_.gyldig_fra,
        art=h_.art,
        ansaettelse=h_.ansaettelse,
        hvad=h_.hvad,
        timer_uge=h_.timer_uge,
        fra=h_.fra,
        til=h_.til,
        udloeser=h_.udloeser,
        svar_inden=h_.svar_inden,
    )


@ved(h.StoetteAfgjort)
def stoette_afgjort(kladde: Kladde, h_: h.StoetteAfgjort, id_: str) -> None:
    en = kladde.stoette.get(h_.stoette)
    if en is None:
        return
    kladde.stoette[h_.stoette] = erstat(
        en,
        udfald=h_.udfald,
        afgjort=h_.gyldig_fra,
        afgjort_nr=id_,
        timer_uge=en.timer_uge if h_.timer_uge is None else h_.timer_uge,
        fra=h_.fra or en.fra,
        til=h_.til or en.til,
        mentortype=h_.mentortype,
        hvem=h_.hvem,
        foelg_op=h_.foelg_op,
        begrundelse=h_.begrundelse,
    )


@ved(h.StoetteFulgtOp)
def stoette_fulgt_op(kladde: Kladde, h_: h.StoetteFulgtOp, id_: str) -> None:
    en = kladde.stoette.get(h_.stoette)
    if en is None:
        return
    fulgt = (*en.fulgt_op, (h_.gyldig_fra, h_.udfald))
    kladde.stoette[h_.stoette] = erstat(en, fulgt_op=fulgt, til=h_.til or en.til, foelg_op=h_.foelg_op)
