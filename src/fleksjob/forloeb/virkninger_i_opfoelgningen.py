"""Hvad opfølgning, kald om hjælp og en forlænget praktik gør ved sagen."""

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.opfoelgningsbegreber import Hjaelpekald, Opfoelgning, Rytme, Tegnvalg
from fleksjob.forloeb.tilmelding import tilmelding

I_OPFOELGNINGEN, ved = tilmelding()
erstat = msgspec.structs.replace


@ved(h.OpfoelgningAfholdt)
def opfoelgning_afholdt(kladde: Kladde, h_: h.OpfoelgningAfholdt, id_: str) -> None:
    kladde.job(h_.ansaettelse).opfoelgninger.append(
        Opfoelgning(
            h_.gyldig_fra,
            h_.art,
            form=h_.form,
            trivsel_borger=h_.trivsel_borger,
            trivsel_leder=h_.trivsel_leder,
            kolleger=h_.kolleger,
            kapacitet_udnyttet=h_.kapacitet_udnyttet,
            betingelser_opfyldt=h_.betingelser_opfyldt,
            konklusion=h_.konklusion,
            nyt=h_.nyt,
            naeste=h_.naeste,
            id=id_,
        )
    )


@ved(h.FleksjobbevisUdstedt)
def fleksjobbevis_udstedt(kladde: Kladde, h_: h.FleksjobbevisUdstedt, id_: str) -> None:
    kladde.skaanehensyn = h_.skaanehensyn


@ved(h.HjaelpOensket)
def hjaelp_oensket(kladde: Kladde, h_: h.HjaelpOensket, id_: str) -> None:
    kladde.hjaelpekald[id_] = Hjaelpekald(
        id_,
        h_.gyldig_fra,
        fra=h_.fra,
        ansaettelse=h_.ansaettelse,
        emner=h_.emner,
        svar_senest=h_.svar_senest,
        kaldt=h_.registreret,
    )


@ved(h.HjaelpBesvaret)
def hjaelp_besvaret(kladde: Kladde, h_: h.HjaelpBesvaret, id_: str) -> None:
    kladde.svaret_paa = kladde.kaldet(h_.kald)
    kald = kladde.hjaelpekald.get(kladde.svaret_paa)
    if kald is not None and kald.besvaret is None:
        kladde.hjaelpekald[kald.id] = erstat(
            kald, besvaret=h_.gyldig_fra, hvordan=h_.hvordan, svaret=h_.registreret
        )


@ved(h.HjaelpAfsluttet)
def hjaelp_afsluttet(kladde: Kladde, h_: h.HjaelpAfsluttet, id_: str) -> None:
    kladde.svaret_paa = kladde.kaldet(h_.kald)
    kald = kladde.hjaelpekald.get(kladde.svaret_paa)
    if kald is not None and kald.afsluttet is None:
        kladde.hjaelpekald[kald.id] = erstat(
            kald,
            besvaret=kald.besvaret or h_.gyldig_fra,
            svaret=kald.svaret or h_.registreret,
            afsluttet=h_.gyldig_fra,
            aendret=h_.aendret,
        )


@ved(h.OpfoelgningstegnVurderet)
def tegn_vurderet(kladde: Kladde, h_: h.OpfoelgningstegnVurderet, id_: str) -> None:
    valg = Tegnvalg(h_.gyldig_fra, h_.tegn, h_.gaelder, h_.grund, h_.registreret_af)
    kladde.job(h_.ansaettelse).tegnvalg.append(valg)


@ved(h.OpfoelgningsrytmeValgt)
def rytme_valgt(kladde: Kladde, h_: h.OpfoelgningsrytmeValgt, id_: str) -> None:
    kladde.job(h_.ansaettelse).rytme = Rytme(
        h_.gyldig_fra, h_.uger, h_.snak_uger, h_.naeste, h_.grund, h_.registreret_af
    )


@ved(h.PensionssagRejst)
def pensionssag_rejst(kladde: Kladde, h_: h.PensionssagRejst, id_: str) -> None:
    kladde.job(h_.ansaettelse).pensionssag = h_.gyldig_fra


@ved(h.PraktikForlaenget)
def praktik_forlaenget(kladde: Kladde, h_: h.PraktikForlaenget, id_: str) -> None:
    if kladde.praktikker and kladde.praktikker[-1].sluttet is None:
        seneste = kladde.praktikker[-1]
        kladde.praktikker[-1] = erstat(
            seneste,
            forventet_slut=h_.slut or seneste.forventet_slut,
            forlaengelser=(*seneste.forlaengelser, (h_.slut or h_.gyldig_fra, h_.grund)),
        )
