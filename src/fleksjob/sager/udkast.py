"""Breve under arbejde: gem, se, send én gang, eller lad være. Hver gemt udgave bliver stående."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict

import msgspec

from fleksjob.breve import frit_brev
from fleksjob.breve.afsnitsfelter import uudfyldte
from fleksjob.breve.frit_brev import FritBrev, afsnit_af_tekst
from fleksjob.breve.ramme import Kanal
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.afsnit import SLAGS
from fleksjob.sager.brevskrivning import brevramme, gem_brev
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Brevudkast, Bruger, Dokument, Sag
from fleksjob.sager.projektioner import DANSK_TID

KANALER: dict[str, str] = {
    "digital": "Digital Post",
    "brev": "Almindeligt brev",
    "quickpost": "Quickbrev",
}
MEST = 12
"""Flere afsnit end det er ikke et brev."""


class Del(TypedDict):
    """Et afsnit i et udkast. `fra` er afsnittet i biblioteket; tom, når teksten er ens egen."""

    overskrift: str
    tekst: str
    fra: str


class Brevtekst(msgspec.Struct, frozen=True):
    """Det, der er skrevet, før det gemmes."""

    slags: str
    titel: str
    kanal: str
    dele: Sequence[Del]
    helbred: bool = False


def gem_udkast(bruger: Bruger, sag: Sag, tekst: Brevtekst, *, nu: datetime, noegle: str = "") -> Brevudkast:
    """En ny udgave af udkastet; uden `noegle` et nyt udkast. Rejser, når brevet er tomt eller allerede er sendt."""
    _kraev_adgang(bruger, sag, helbred=tekst.helbred)
    _kontroller(tekst)
    with lager.transaktion():
        if noegle:
            _kraev_aabent(udkastet(bruger, sag, noegle, nu=nu))
        return _skriv(bruger, sag, noegle or _ny_noegle(), tekst, "gemt", nu, None)


def som_pdf(sag: Sag, tekst: Brevtekst, *, dag: date) -> bytes:
    """Brevet, som det vil se ud, når det sendes i dag."""
    _kontroller(tekst)
    return frit_brev.pdf(_brev(sag, tekst, dag))


def send_udkast(bruger: Bruger, sag: Sag, noegle: str, *, nr: int, nu: datetime) -> Dokument:
    """Sender den udgave, brugeren har set (`nr`). To gange giver det samme brev, som kun er sendt én gang."""
    with lager.transaktion():
        _laas(sag)
        udkast = udkastet(bruger, sag, noegle, nu=nu)
        _kraev_adgang(bruger, sag, helbred=udkast.helbred)
        if udkast.handling == "sendt" and udkast.dokument is not None:
            return udkast.dokument
        _kraev_aabent(udkast)
        if udkast.nr != nr:
            raise IkkeMuligt("Brevet er ændret, siden du så det. Se det igen, før du sender.")
        tekst = teksten(udkast)
        mangler = uudfyldte(" ".join(f"{en['overskrift']} {en['tekst']}" for en in tekst.dele))
        if mangler:
            hvilke = ", ".join(f"{{{navn}}}" for navn in mangler)
            raise IkkeMuligt(f"Udfyld {hvilke}, før brevet sendes. Feltet står stadig i teksten.")
        dag = nu.astimezone(DANSK_TID).date()
        dokument = gem_brev(
            sag,
            bruger,
            nu=nu,
            art=tekst.slags,
            titel=tekst.titel,
            pdf=frit_brev.pdf(_brev(sag, tekst, dag)),
            kanal=_kanal(tekst.kanal),
            helbred=tekst.helbred,
        )
        _skriv(bruger, sag, noegle, tekst, "sendt", nu, dokument)
        return dokument


def annuller_udkast(bruger: Bruger, sag: Sag, noegle: str, *, nu: datetime) -> None:
    """Brevet bliver ikke sendt. Det, der var skrevet, kan stadig læses i basen, men vises ikke mere."""
    with lager.transaktion():
        udkast = udkastet(bruger, sag, noegle, nu=nu)
        _kraev_adgang(bruger, sag, helbred=udkast.helbred)
        if udkast.handling == "annulleret":
            return
        _kraev_aabent(udkast)
        _skriv(bruger, sag, noegle, teksten(udkast), "annulleret", nu, None)


def udkastet(bruger: Bruger, sag: Sag, noegle: str, *, nu: datetime) -> Brevudkast:
    """Den nyeste udgave. Rejser `AdgangNaegtet`, når den ikke findes i sagen, eller brugeren ikke må se den."""
    raekker = Brevudkast.for_bruger(bruger).filter(sag=sag, noegle=noegle)
    fundet = raekker.select_related("dokument", "af").order_by("-nr").first()
    if fundet is None or (fundet.helbred and not _ser_helbred(bruger, sag, nu)):
        raise AdgangNaegtet("Udkastet findes ikke, eller du har ikke adgang til det.")
    return fundet


def aabne_udkast(bruger: Bruger, sag: Sag, *, nu: datetime) -> tuple[list[Brevudkast], int]:
    """Sagens åbne udkast, nyeste først, og hvor mange der ikke vises, fordi de har helbredsoplysninger."""
    nyeste: dict[str, Brevudkast] = {}
    for raekke in Brevudkast.for_bruger(bruger).filter(sag=sag).select_related("af").order_by("nr"):
        nyeste[raekke.noegle] = raekke
    aabne = sorted(
        (en for en in nyeste.values() if en.handling == "gemt"), key=lambda en: en.tid, reverse=True
    )
    ser = _ser_helbred(bruger, sag, nu)
    synlige = [en for en in aabne if ser or not en.helbred]
    return synlige, len(aabne) - len(synlige)


def teksten(udkast: Brevudkast) -> Brevtekst:
    """Det skrevne, som det står i udkastet."""
    return Brevtekst(udkast.slags, udkast.titel, udkast.kanal, udkast.afsnit, udkast.helbred)


def _brev(sag: Sag, tekst: Brevtekst, dag: date) -> FritBrev:
    return FritBrev(
        brevramme(sag, dag=dag, kanal=_kanal(tekst.kanal)),
        tekst.titel,
        tuple(afsnit_af_tekst(en["overskrift"], en["tekst"]) for en in tekst.dele),
    )


def _kanal(kanal: str) -> Kanal:
    return "brev" if kanal == "brev" else "quickpost" if kanal == "quickpost" else "digital"


def _skriv(
    bruger: Bruger,
    sag: Sag,
    noegle: str,
    tekst: Brevtekst,
    handling: str,
    nu: datetime,
    dokument: Dokument | None,
) -> Brevudkast:
    raekker = Brevudkast.for_bruger(bruger).filter(sag=sag, noegle=noegle)
    nr = (raekker.order_by("-nr").values_list("nr", flat=True).first() or 0) + 1
    ny: Brevudkast = Brevudkast.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        noegle=noegle,
        nr=nr,
        handling=handling,
        slags=tekst.slags,
        titel=" ".join(tekst.titel.split()),
        afsnit=[dict(en) for en in tekst.dele if en["tekst"].strip() or en["overskrift"].strip()],
        kanal=tekst.kanal,
        helbred=tekst.helbred,
        dokument=dokument,
        tid=nu,
        af=bruger,
    )
    return ny


def _ny_noegle() -> str:
    """Tolv bogstaver. Cifre kunne tilfældigt ligne et CPR-nummer i en adresse."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz") for _ in range(12))


def _laas(sag: Sag) -> None:
    """To, der sender samtidig, venter på hinanden."""
    Sag.for_kommune(sag.kommune_id).select_for_update().filter(pk=sag.pk).values_list("pk").first()


def _kraev_aabent(udkast: Brevudkast) -> None:
    if udkast.handling == "sendt":
        raise IkkeMuligt("Brevet er sendt og kan ikke ændres. Skriv et nyt.")
    if udkast.handling == "annulleret":
        raise IkkeMuligt("Brevet er annulleret. Skriv et nyt.")


def _ser_helbred(bruger: Bruger, sag: Sag, nu: datetime) -> bool:
    return bool(maa_se_helbred(bruger, sag, dag=nu.astimezone(DANSK_TID).date()))


def _kraev_adgang(bruger: Bruger, sag: Sag, *, helbred: bool) -> None:
    if not (bruger.is_active and bruger.er_medarbejder and bruger.kommune_id == sag.kommune_id):
        raise AdgangNaegtet("Breve i sagen skrives af kommunens medarbejdere.")
    if helbred and not maa_se_helbred(bruger, sag):
        besked = "Du har ikke adgang til helbredsoplysninger i sagen og kan ikke skrive dem i et brev."
        raise UgyldigtInput("helbred", besked)


def _kontroller(tekst: Brevtekst) -> None:
    fejl = []
    if not tekst.titel.strip():
        fejl.append(UgyldigtInput("titel", "Skriv en overskrift, som siger, hvad brevet handler om."))
    elif len(tekst.titel) > 120:
        fejl.append(UgyldigtInput("titel", "Overskriften må højst være 120 tegn."))
    if tekst.slags not in SLAGS:
        fejl.append(UgyldigtInput("slags", "Vælg, hvad det er for et brev."))
    if tekst.kanal not in KANALER:
        fejl.append(UgyldigtInput("kanal", "Vælg, hvordan brevet skal sendes."))
    if not any(en["tekst"].strip() for en in tekst.dele):
        fejl.append(UgyldigtInput("tekst", "Brevet er tomt. Skriv noget, eller sæt et afsnit ind."))
    if len(tekst.dele) > MEST or sum(len(en["tekst"]) for en in tekst.dele) > 20_000:
        fejl.append(UgyldigtInput("tekst", "Brevet er for langt. Del det i to."))
    kast(fejl)
