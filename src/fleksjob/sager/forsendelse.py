"""Brevets vej ud: til Digital Post eller til print, og hvad der siden skete med det.

Historien er `Forsendelsestrin` og ændres aldrig. `Postkoe` er kun det, der venter på nogen nu. En kørsel kan gentages
uden skade: det, der er afleveret, venter ikke mere, og posten selv kender beskedens nummer.
"""

from datetime import date, datetime
from uuid import UUID, uuid5

import msgspec

from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import (
    Bruger,
    Dokument,
    Forsendelse,
    Forsendelsestrin,
    Kommune,
    Person,
    Postkoe,
    Sag,
)
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.snitflader.digitalpost import Digitalpost, Kvittering, Postfejl
from fleksjob.snitflader.memo import Post

STATUS = {
    "klar": "Klar til afsendelse",
    "overdraget": "Sendt i Digital Post",
    "leveret": "Leveret",
    "fejlet": "Ikke leveret",
    "omlagt": "Sendes på papir i stedet",
    "til_udskrift": "Venter på udskrift",
    "udskrevet": "Skrevet ud, ikke lagt i posten",
    "postet": "Lagt i posten",
}
"""Hvor langt brevet er, som det står på skærmen."""
VENTER = {
    "digital": "Venter på næste afsendelse",
    "udskrift": "Skal skrives ud og lægges i posten",
    "fejl": "Kunne ikke leveres",
}
"""Hvem det venter på."""
PAPIR = ("brev", "quickpost")
_NAVNERUM = UUID("5f0c5a52-6f7a-5a0e-9a54-2f3f6c1b7d11")


class Koersel(msgspec.Struct):
    """Hvad en afsendelse eller en læsning af kvitteringer nåede. Tal, så intet navn kommer i en log."""

    sendt: int = 0
    til_papir: int = 0
    leveret: int = 0
    fejlet: int = 0
    ukendte: int = 0


def opret(dokument: Dokument, sag: Sag, bruger: Bruger, *, kanal: str, nu: datetime) -> Forsendelse:
    """Sætter brevet i køen ad den vej. Er det der allerede, sker der ikke mere."""
    kendt = Forsendelse.for_kommune(sag.kommune_id).filter(dokument=dokument, kanal=kanal).first()
    if kendt is not None:
        return kendt
    forsendelse: Forsendelse = Forsendelse.objects.create(
        kommune_id=sag.kommune_id,
        sag_id=sag.pk,
        dokument=dokument,
        kanal=kanal,
        noegle=uuid5(_NAVNERUM, f"{sag.kommune_id}:{dokument.pk}:{dokument.sha256}:{kanal}"),
        oprettet=nu,
        oprettet_af=bruger,
    )
    paa_papir = kanal in PAPIR
    _trin(forsendelse, 1, "til_udskrift" if paa_papir else "klar", nu, bruger)
    _saet_i_koe(forsendelse, "udskrift" if paa_papir else "digital", nu)
    return forsendelse


def send_ventende(port: Digitalpost, kommune: Kommune, *, nu: datetime) -> Koersel:
    """Afleverer alt, der venter på Digital Post i kommunen. Ét brev, der ikke kan sendes, standser ikke de andre."""
    koersel = Koersel()
    venter = Postkoe.for_kommune(kommune).filter(venter="digital").order_by("siden", "pk")
    for forsendelse_id in list(venter.values_list("forsendelse_id", flat=True)):
        _send_en(port, kommune, forsendelse_id, nu, koersel)
    return koersel


def _send_en(
    port: Digitalpost, kommune: Kommune, forsendelse_id: int, nu: datetime, koersel: Koersel
) -> None:
    """Én besked i sin egen transaktion. Den skrives ned, efter posten har taget imod; går det galt imellem, sendes
    den samme besked igen med det samme nummer, og posten gør den til én."""
    with lager.transaktion():
        koe = Postkoe.for_kommune(kommune).select_for_update().filter(forsendelse_id=forsendelse_id)
        raekke = koe.filter(venter="digital").first()
        if raekke is None:
            return
        forsendelse = (
            Forsendelse.for_kommune(kommune).select_related("dokument", "sag__person").get(pk=forsendelse_id)
        )
        person = forsendelse.sag.person
        if not port.er_tilmeldt(person.cpr):
            _fritag(person)
            _omlaeg(forsendelse, "Borgeren er fritaget for Digital Post.", nu, None)
            koersel.til_papir += 1
            return
        try:
            port.send(_som_post(forsendelse, kommune))
        except (Postfejl, ValueError) as fejl:
            _trin(forsendelse, _naeste(forsendelse), "fejlet", nu, None, besked=str(fejl))
            _saet_i_koe(forsendelse, "fejl", nu)
            koersel.fejlet += 1
            return
        _trin(forsendelse, _naeste(forsendelse), "overdraget", nu, None)
        raekke.delete()
        koersel.sendt += 1


def _som_post(forsendelse: Forsendelse, kommune: Kommune) -> Post:
    brev = forsendelse.dokument
    navn = kommune.navn if kommune.navn.endswith("Kommune") else f"{kommune.navn} Kommune"
    return Post(
        noegle=forsendelse.noegle,
        cpr=forsendelse.sag.person.cpr,
        afsender_cvr=kommune.cvr,
        afsender=navn,
        titel=brev.titel,
        sagsnummer=forsendelse.sag.nummer,
        pdf=bytes(brev.pdf),
        oprettet=forsendelse.oprettet,
    )


def laes_kvitteringer(port: Digitalpost, kommune: Kommune, *, nu: datetime) -> Koersel:
    """Skriver postens svar ned. Et svar på en besked, kommunen ikke kender, bliver liggende og tælles som ukendt."""
    koersel = Koersel()
    for kvittering in port.kvitteringer():
        with lager.transaktion():
            forsendelse = (
                Forsendelse.for_kommune(kommune)
                .select_related("dokument", "sag__person")
                .filter(noegle=kvittering.noegle)
                .first()
            )
            if forsendelse is None:
                koersel.ukendte += 1
                continue
            _skriv_svar(forsendelse, kvittering, nu, koersel)
        port.kvitter(kvittering)
    return koersel


def _skriv_svar(forsendelse: Forsendelse, kvittering: Kvittering, nu: datetime, koersel: Koersel) -> None:
    """Svaret som et trin. Er det det samme, som der allerede står, sker der intet."""
    nyeste = _nyeste(forsendelse)
    if nyeste in ("leveret", "omlagt"):
        return
    match kvittering.status:
        case "leveret":
            _trin(forsendelse, _naeste(forsendelse), "leveret", nu, None, dag=_dansk_dag(kvittering.tid))
            Postkoe.for_kommune(forsendelse.kommune_id).filter(forsendelse=forsendelse).delete()
            koersel.leveret += 1
        case "ikke_tilmeldt":
            _fritag(forsendelse.sag.person)
            _omlaeg(forsendelse, "Borgeren er ikke tilmeldt Digital Post.", nu, None)
            koersel.til_papir += 1
        case "afvist":
            if nyeste != "fejlet":
                grund = kvittering.besked or "Digital Post afviste brevet."
                _trin(forsendelse, _naeste(forsendelse), "fejlet", nu, None, besked=grund[:400])
            _saet_i_koe(forsendelse, "fejl", nu)
            koersel.fejlet += 1


def proev_igen(bruger: Bruger, forsendelse_id: int, *, nu: datetime) -> None:
    """Et brev, der fejlede, sættes i køen igen med det samme nummer."""
    with lager.transaktion():
        forsendelse = _fejlet(bruger, forsendelse_id)
        _trin(forsendelse, _naeste(forsendelse), "klar", nu, bruger)
        _saet_i_koe(forsendelse, "digital", nu)


def send_paa_papir(bruger: Bruger, forsendelse_id: int, *, nu: datetime) -> None:
    """Et brev, der ikke kunne sendes digitalt, går til print."""
    with lager.transaktion():
        _omlaeg(_fejlet(bruger, forsendelse_id), "Sendes på papir.", nu, bruger)


def _fejlet(bruger: Bruger, forsendelse_id: int) -> Forsendelse:
    venter = Postkoe.for_bruger(bruger).select_for_update().filter(venter="fejl")
    raekke = venter.filter(forsendelse_id=forsendelse_id).first()
    if raekke is None:
        raise IkkeMuligt("Brevet venter ikke på, at nogen gør noget. Genindlæs siden.")
    return Forsendelse.for_bruger(bruger).select_related("dokument", "sag").get(pk=forsendelse_id)


def _omlaeg(forsendelse: Forsendelse, grund: str, nu: datetime, bruger: Bruger | None) -> None:
    """Det samme brev, nu ad papirvejen. Fristerne regnes fra den dag, det lægges i posten."""
    _trin(forsendelse, _naeste(forsendelse), "omlagt", nu, bruger, besked=grund)
    Postkoe.for_kommune(forsendelse.kommune_id).filter(forsendelse=forsendelse).delete()
    opret(forsendelse.dokument, forsendelse.sag, bruger or forsendelse.oprettet_af, kanal="brev", nu=nu)


def _fritag(person: Person) -> None:
    """Næste brev bliver skrevet til papir fra begyndelsen, så klagefristen i det er rigtig."""
    Person.for_kommune(person.kommune_id).filter(pk=person.pk).update(fritaget_digital_post=True)


def skriv_trin(
    forsendelse: Forsendelse, status: str, *, nu: datetime, bruger: Bruger | None, dag: date | None = None
) -> None:
    """Næste trin på vejen."""
    _trin(forsendelse, _naeste(forsendelse), status, nu, bruger, dag=dag)


def _trin(
    forsendelse: Forsendelse,
    nr: int,
    status: str,
    nu: datetime,
    bruger: Bruger | None,
    *,
    besked: str = "",
    dag: date | None = None,
) -> None:
    Forsendelsestrin.objects.create(
        kommune_id=forsendelse.kommune_id,
        forsendelse=forsendelse,
        nr=nr,
        status=status,
        dag=dag or _dansk_dag(nu),
        besked=besked,
        tid=nu,
        af=bruger,
    )


def _naeste(forsendelse: Forsendelse) -> int:
    trin = Forsendelsestrin.for_kommune(forsendelse.kommune_id).filter(forsendelse=forsendelse)
    return int(trin.order_by("-nr").values_list("nr", flat=True).first() or 0) + 1


def _nyeste(forsendelse: Forsendelse) -> str:
    trin = Forsendelsestrin.for_kommune(forsendelse.kommune_id).filter(forsendelse=forsendelse)
    return str(trin.order_by("-nr").values_list("status", flat=True).first() or "")


def _saet_i_koe(forsendelse: Forsendelse, venter: str, nu: datetime) -> None:
    koe = Postkoe.for_kommune(forsendelse.kommune_id).filter(forsendelse=forsendelse)
    if not koe.update(venter=venter, siden=nu):
        Postkoe.objects.create(
            kommune_id=forsendelse.kommune_id, forsendelse=forsendelse, venter=venter, siden=nu
        )


def _dansk_dag(tid: datetime) -> date:
    return tid.astimezone(DANSK_TID).date()
