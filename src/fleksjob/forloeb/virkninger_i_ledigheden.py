"""Hvad hændelserne i tiden på ledighedsydelse gør ved sagen, og dem om fravær og ventetid."""

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Periode, Samtale, Sanktionering, Udeblivelse
from fleksjob.forloeb.jobsoegningsbegreber import Aktoerforloeb, Joblinje
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilmelding import tilmelding
from fleksjob.forloeb.virkninger_i_jobsoegningen import fortalt, skete

I_LEDIGHEDEN, ved = tilmelding()


@ved(h.LedighedsydelseStartet)
def ledighedsydelse_startet(kladde: Kladde, h_: h.LedighedsydelseStartet, id_: str) -> None:
    if not kladde.faar_ledighedsydelse:
        kladde.ledighedsydelse.append(Periode(h_.gyldig_fra, None, h_.sats))


@ved(h.LedighedsydelseOphoert)
def ledighedsydelse_ophoert(kladde: Kladde, h_: h.LedighedsydelseOphoert, id_: str) -> None:
    kladde.slut_ydelse(h_.gyldig_fra)


@ved(h.SamtaleAfholdt)
def samtale_afholdt(kladde: Kladde, h_: h.SamtaleAfholdt, id_: str) -> None:
    kladde.samtaler.append(Samtale(h_.gyldig_fra, h_.art, h_.form))
    skete(kladde, h_.gyldig_fra, fortalt=fortalt(kladde, h_.gyldig_fra, h_.emner))


@ved(h.SamtaleOensket)
def samtale_oensket(kladde: Kladde, h_: h.SamtaleOensket, id_: str) -> None:
    skete(kladde, h_.gyldig_fra)


@ved(h.SamtalerFritaget)
def samtaler_fritaget(kladde: Kladde, h_: h.SamtalerFritaget, id_: str) -> None:
    kladde.jobsoegning = msgspec.structs.replace(kladde.jobsoegning, fritaget_samtaler=h_.gyldig_fra)


@ved(h.JobsoegningLogget)
def jobsoegning_logget(kladde: Kladde, h_: h.JobsoegningLogget, id_: str) -> None:
    linje = Joblinje(h_.gyldig_fra, h_.antal, h_.hvordan, h_.stilling, h_.sted)
    skete(kladde, h_.gyldig_fra, joblog=(*kladde.jobsoegning.joblog, linje))


@ved(h.CvRegistreret)
def cv_registreret(kladde: Kladde, h_: h.CvRegistreret, id_: str) -> None:
    kladde.cv_registreret.append(h_.gyldig_fra)
    skete(kladde, h_.gyldig_fra)


@ved(h.AndenAktoerTilbudt)
def anden_aktoer_tilbudt(kladde: Kladde, h_: h.AndenAktoerTilbudt, id_: str) -> None:
    kladde.anden_aktoer_tilbudt.append(h_.gyldig_fra)
    skete(kladde, h_.gyldig_fra)


@ved(h.AndenAktoerHenvist)
def anden_aktoer_henvist(kladde: Kladde, h_: h.AndenAktoerHenvist, id_: str) -> None:
    kladde.anden_aktoer_henvist.append(h_.gyldig_fra)
    forloeb = Aktoerforloeb(h_.aktoer, h_.gyldig_fra, h_.til)
    skete(kladde, h_.gyldig_fra, aktoerer=(*kladde.jobsoegning.aktoerer, forloeb))


@ved(h.RevurderingAfsluttet)
def revurdering_afsluttet(kladde: Kladde, h_: h.RevurderingAfsluttet, id_: str) -> None:
    kladde.revurderinger.append(h_.gyldig_fra)
    skete(kladde, h_.gyldig_fra, revurderet=h_.gyldig_fra, revurderet_til=h_.udfald)


@ved(h.RevurderingUdskudt)
def revurdering_udskudt(kladde: Kladde, h_: h.RevurderingUdskudt, id_: str) -> None:
    kladde.revurdering_udskudt = h_.gyldig_fra


@ved(h.Udeblivelse)
def udeblivelse(kladde: Kladde, h_: h.Udeblivelse, id_: str) -> None:
    kladde.udeblivelser.append(Udeblivelse(h_.gyldig_fra, h_.fra, h_.dage, h_.rimelig_grund))


@ved(h.Sanktion)
def sanktion(kladde: Kladde, h_: h.Sanktion, id_: str) -> None:
    kladde.jobsoegning = msgspec.structs.replace(kladde.jobsoegning, sanktionsudkast=None)
    handling = h_.handling or h_.gyldig_fra
    kladde.sanktioner.append(Sanktionering(id_, h_.gyldig_fra, handling, h_.adfaerd, h_.art, h_.dage, h_.til))


@ved(h.OrlovPaabegyndt)
def orlov_paabegyndt(kladde: Kladde, h_: h.OrlovPaabegyndt, id_: str) -> None:
    kladde.begynd_stop(h_.gyldig_fra, "anden_orlov" if h_.art == "andet" else h_.art)


@ved(h.OrlovAfsluttet)
def orlov_afsluttet(kladde: Kladde, h_: h.OrlovAfsluttet, id_: str) -> None:
    kladde.slut_stop(h_.gyldig_fra, "barsel", "sorgorlov", "anden_orlov")


@ved(h.SygdomPaabegyndt)
def sygdom_paabegyndt(kladde: Kladde, h_: h.SygdomPaabegyndt, id_: str) -> None:
    kladde.begynd_stop(h_.gyldig_fra, "sygdom")


@ved(h.SygdomAfsluttet)
def sygdom_afsluttet(kladde: Kladde, h_: h.SygdomAfsluttet, id_: str) -> None:
    kladde.slut_stop(h_.gyldig_fra, "sygdom")


@ved(h.AfventerPaabegyndt)
def afventer_paabegyndt(kladde: Kladde, h_: h.AfventerPaabegyndt, id_: str) -> None:
    kladde.begynd_stop(h_.gyldig_fra, f"afventer_{h_.hvad}")


@ved(h.AfventerAfsluttet)
def afventer_afsluttet(kladde: Kladde, h_: h.AfventerAfsluttet, id_: str) -> None:
    grunde = (h_.hvad,) if h_.hvad else ("borger", "helbredsoplysninger", "andet")
    kladde.slut_stop(h_.gyldig_fra, *(f"afventer_{grund}" for grund in grunde), alle=not h_.hvad)
