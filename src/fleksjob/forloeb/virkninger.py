"""Hvad hver hændelse gør ved sagen. Én lille funktion pr. type; det, der blot er sket, har ingen.

Tiden på ledighedsydelse, fravær og ventetid står i `virkninger_i_ledigheden`, planen i
`virkninger_i_planen`.
"""

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import (
    Bevilling,
    Indkomst,
    Status,
    UdbetaltMaaned,
    Vilkaar,
)
from fleksjob.forloeb.begyndelse import Begyndelse
from fleksjob.forloeb.kladde import JobKladde, Kladde, Runde
from fleksjob.forloeb.tilmelding import tilmelding
from fleksjob.forloeb.virkninger_i_afgoerelsen import I_AFGOERELSEN
from fleksjob.forloeb.virkninger_i_begyndelsen import I_BEGYNDELSEN
from fleksjob.forloeb.virkninger_i_dokumentationen import I_DOKUMENTATIONEN
from fleksjob.forloeb.virkninger_i_etableringen import I_ETABLERINGEN
from fleksjob.forloeb.virkninger_i_fastholdelsen import I_FASTHOLDELSEN
from fleksjob.forloeb.virkninger_i_jobsoegningen import I_JOBSOEGNINGEN
from fleksjob.forloeb.virkninger_i_klagen import I_KLAGEN
from fleksjob.forloeb.virkninger_i_ledigheden import I_LEDIGHEDEN
from fleksjob.forloeb.virkninger_i_opfoelgningen import I_OPFOELGNINGEN
from fleksjob.forloeb.virkninger_i_pengene import I_PENGENE, beregnet_for_meget
from fleksjob.forloeb.virkninger_i_planen import I_PLANEN
from fleksjob.forloeb.virkninger_i_udviklingen import I_UDVIKLINGEN
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.bevilling import udloeb
from fleksjob.lov.sagsgang.dokumentationskrav import INDSTILLINGENS_PUNKTER
from fleksjob.lov.sagsgang.relationer import NY_ORDNING

erstat = msgspec.structs.replace

VIRKNINGER, ved = tilmelding()

JOBSKIFTE = "Om et jobskifte giver en ny periode på 5 år, eller den gamle løber videre, er ikke fastslået."


@ved(h.PersonRegistreret)
def person_registreret(kladde: Kladde, h_: h.PersonRegistreret, id_: str) -> None:
    if h_.tilflyttet:
        kladde.tilflyttet = h_.gyldig_fra


@ved(h.SagOprettet)
def sag_oprettet(kladde: Kladde, h_: h.SagOprettet, id_: str) -> None:
    if kladde.runde.sag_oprettet is None or kladde.runde.lukket or kladde.runde.afslag:
        kladde.runde = Runde(
            sag_oprettet=h_.gyldig_fra,
            aarsag=h_.aarsag,
            ydelse=h_.ydelse,
            begyndelse=Begyndelse(
                oprindelse=h_.oprindelse,
                kanal=h_.kanal,
                enhed=h_.enhed,
                henvendt_af=h_.henvendt_af,
                repraesentant=h_.repraesentant,
                bisidder=h_.bisidder,
            ),
        )


@ved(h.TeammoedeIndkaldt)
def teammoede_indkaldt(kladde: Kladde, h_: h.TeammoedeIndkaldt, id_: str) -> None:
    kladde.runde.indkaldt_til = h_.moede or h_.gyldig_fra


@ved(h.TvaerfagligtMoedeAfholdt)
def tvaerfagligt_moede_afholdt(kladde: Kladde, h_: h.TvaerfagligtMoedeAfholdt, id_: str) -> None:
    kladde.runde.tvaerfagligt_moede = h_.gyldig_fra


@ved(h.TeammoedeAfholdt)
def teammoede_afholdt(kladde: Kladde, h_: h.TeammoedeAfholdt, id_: str) -> None:
    kladde.runde.teammoede, kladde.runde.teamdeltagere = h_.gyldig_fra, h_.deltagere


@ved(h.IndstillingAfgivet)
def indstilling_afgivet(kladde: Kladde, h_: h.IndstillingAfgivet, id_: str) -> None:
    kladde.runde.indstilling, kladde.runde.indstilling_til = h_.gyldig_fra, h_.indstilling
    kladde.runde.indstilling_punkter = tuple(
        punkt for punkt in INDSTILLINGENS_PUNKTER if getattr(h_, punkt).strip()
    )
    kladde.runde.meget_begraenset = h_.meget_begraenset
    kladde.runde.venter_paa_indstilling = False


@ved(h.IndstillingGenforelagt)
def indstilling_genforelagt(kladde: Kladde, h_: h.IndstillingGenforelagt, id_: str) -> None:
    kladde.runde.genforelagt, kladde.runde.venter_paa_indstilling = h_.gyldig_fra, True


@ved(h.RaadgivningModtaget)
def raadgivning_modtaget(kladde: Kladde, h_: h.RaadgivningModtaget, id_: str) -> None:
    kladde.runde.raadgivning = h_.gyldig_fra


@ved(h.FleksjobBevilget)
def fleksjob_bevilget(kladde: Kladde, h_: h.FleksjobBevilget, id_: str) -> None:
    job = kladde.job(h_.ansaettelse)
    job.bevilget = job.bevilget or h_.gyldig_fra
    job.virksomhed = h_.virksomhed or job.virksomhed
    job.cvr = h_.cvr or job.cvr
    job.planlagt_start = h_.startdato
    job.midlertidig = h_.midlertidig
    job.fastholdelse = job.fastholdelse or h_.fastholdelse
    if job.startet is not None and not job.gammel_ordning:
        job.bevillinger = [_foerste_bevilling(kladde, job)]


@ved(h.FleksjobStartet)
def fleksjob_startet(kladde: Kladde, h_: h.FleksjobStartet, id_: str) -> None:
    job = kladde.job(h_.ansaettelse)
    job.startet = h_.gyldig_fra
    job.virksomhed = h_.virksomhed or job.virksomhed
    job.cvr = h_.cvr or job.cvr
    job.fastholdelse = job.fastholdelse or h_.fastholdelse
    job.gammel_ordning = h_.gyldig_fra < NY_ORDNING
    job.bevillinger = [_foerste_bevilling(kladde, job)]
    job.vilkaar.append(
        Vilkaar(h_.gyldig_fra, h_.timer, h_.intensitet, h_.timeloen, h_.fuldtidsloen, h_.pension_pct)
    )
    if h_.fuldtidsloen is not None:
        job.fuldtidsloen_oplyst = h_.gyldig_fra
    kladde.slut_fastholdelse(h_.gyldig_fra, "fleksjob")
    kladde.slut_ydelse(h_.gyldig_fra)


def _foerste_bevilling(kladde: Kladde, job: JobKladde) -> Bevilling:
    start = job.startet
    if start is None:
        raise ValueError("En bevillings periode regnes først, når jobbet er begyndt.")
    if job.gammel_ordning or not job.midlertidig:
        return Bevilling(start, varig=True)
    foer = any(
        andet is not job and andet.startet is not None and not andet.gammel_ordning
        for andet in kladde.jobs.values()
    )
    slut = udloeb(start, foerste=not foer, retsgrundlag=kladde.retsgrundlag)
    return Bevilling(start, False, slut.dato, slut.regnestykke, JOBSKIFTE if foer else "")


@ved(h.VilkaarAendret)
def vilkaar_aendret(kladde: Kladde, h_: h.VilkaarAendret, id_: str) -> None:
    job = kladde.job(h_.ansaettelse)
    nye = {
        felt: vaerdi
        for felt in ("timer", "intensitet", "timeloen", "fuldtidsloen", "pension_pct")
        if (vaerdi := getattr(h_, felt)) is not None
    }
    _nye_vilkaar(job, Vilkaar(h_.gyldig_fra), nye)
    if h_.fuldtidsloen is not None:
        job.fuldtidsloen_oplyst = h_.gyldig_fra


@ved(h.FuldtidsloenOplyst)
def fuldtidsloen_oplyst(kladde: Kladde, h_: h.FuldtidsloenOplyst, id_: str) -> None:
    job = kladde.job(h_.ansaettelse)
    job.fuldtidsloen_oplyst = h_.gyldig_fra
    _nye_vilkaar(job, Vilkaar(h_.gyldig_fra), {"fuldtidsloen": h_.fuldtidsloen})


def _nye_vilkaar(job: JobKladde, tomme: Vilkaar, nye: dict[str, float]) -> None:
    """Vilkår fra en dag: de gamle med det nye i. To ændringer samme dag bliver til én."""
    gamle = job.vilkaar[-1] if job.vilkaar else tomme
    aendret = erstat(gamle, gyldig_fra=tomme.gyldig_fra, **nye)
    if job.vilkaar and gamle.gyldig_fra == tomme.gyldig_fra:
        job.vilkaar[-1] = aendret
    else:
        job.vilkaar.append(aendret)


@ved(h.FleksjobOphoert)
def fleksjob_ophoert(kladde: Kladde, h_: h.FleksjobOphoert, id_: str) -> None:
    job = kladde.job(h_.ansaettelse)
    job.ophoert, job.ophoersaarsag = h_.gyldig_fra, h_.aarsag


@ved(h.StatusUdarbejdet)
def status_udarbejdet(kladde: Kladde, h_: h.StatusUdarbejdet, id_: str) -> None:
    kladde.job(h_.ansaettelse).status.append(
        Status(h_.gyldig_fra, h_.konklusion, h_.proevet, h_.betingelser_opfyldt, h_.anbefaling)
    )


@ved(h.BevillingFornyet)
def bevilling_fornyet(kladde: Kladde, h_: h.BevillingFornyet, id_: str) -> None:
    job = kladde.job(h_.ansaettelse)
    job.midlertidig = not h_.varig
    if h_.varig:
        job.bevillinger.append(Bevilling(h_.gyldig_fra, varig=True))
        return
    udloebet = job.bevillinger[-1].udloeber if job.bevillinger else None
    fra = max(h_.gyldig_fra, udloebet) if udloebet else h_.gyldig_fra
    slut = udloeb(fra, foerste=False, retsgrundlag=kladde.retsgrundlag)
    tekst = slut.regnestykke
    if fra != h_.gyldig_fra:
        tekst += f" (fornyet {dansk_dato(h_.gyldig_fra)}, regnet fra den gamle bevillings udløb)"
    job.bevillinger.append(Bevilling(fra, False, slut.dato, tekst))


@ved(h.IndkomstIndberettet)
def indkomst_indberettet(kladde: Kladde, h_: h.IndkomstIndberettet, id_: str) -> None:
    kladde.indkomster.append(
        Indkomst(
            h_.periode,
            h_.dispositionsdato,
            h_.loen,
            h_.pension,
            h_.timer,
            h_.indberetter,
            h_.ansaettelse,
            h_.art,
            h_.fra,
            h_.til,
        )
    )


@ved(h.UdbetalingBeregnet)
def udbetaling_beregnet(kladde: Kladde, h_: h.UdbetalingBeregnet, id_: str) -> None:
    kladde.udbetalinger[h_.periode] = UdbetaltMaaned(
        h_.periode, h_.beloeb, beregnet=h_.gyldig_fra, version=h_.version
    )
    beregnet_for_meget(kladde, h_)


@ved(h.UdbetalingFrigivet)
def udbetaling_frigivet(kladde: Kladde, h_: h.UdbetalingFrigivet, id_: str) -> None:
    foer = kladde.udbetalinger.get(h_.periode, UdbetaltMaaned(h_.periode, h_.beloeb, version=h_.version))
    kladde.udbetalinger[h_.periode] = erstat(foer, frigivet=h_.gyldig_fra, id=id_)


@ved(h.SagLukket)
def sag_lukket(kladde: Kladde, h_: h.SagLukket, id_: str) -> None:
    kladde.runde.lukket, kladde.runde.lukket_aarsag = h_.gyldig_fra, h_.aarsag
    kladde.slut_ydelse(h_.gyldig_fra)


VIRKNINGER |= (
    I_ETABLERINGEN
    | I_BEGYNDELSEN
    | I_AFGOERELSEN
    | I_DOKUMENTATIONEN
    | I_FASTHOLDELSEN
    | I_OPFOELGNINGEN
    | I_JOBSOEGNINGEN
    | I_KLAGEN
    | I_LEDIGHEDEN
    | I_PLANEN
)
VIRKNINGER |= I_UDVIKLINGEN
VIRKNINGER |= I_PENGENE
