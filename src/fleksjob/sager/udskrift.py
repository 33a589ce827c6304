"""Print: det, der skal på papir, som én fil, og den dag, det kom i posten. Den dag bestemmer klagefristen."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

import msgspec
from django.db.models import Count
from pypdf import PdfReader, PdfWriter

from fleksjob.breve import frit_brev
from fleksjob.breve.frit_brev import Afsnit, FritBrev
from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager import beskyttelse, forsendelse, lager
from fleksjob.sager.brevskrivning import brevramme
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer import send_afgoerelse
from fleksjob.sager.models import Bruger, Forsendelse, Forsendelsestrin, Postkoe
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger.opslagslog import log_opslag

MEST = 200
"""Så mange breve i én bunke."""


class Ventende(msgspec.Struct, frozen=True):
    """En forsendelse, der venter på nogen. `besked` er, hvad der gik galt."""

    id: int
    sagsnummer: str
    navn: str
    titel: str
    modtager: str
    siden: datetime
    afgoerelse: bool
    udskrevet: bool
    besked: str
    kanal: str


def ventende(bruger: Bruger, venter: str, *, dag: date) -> list[Ventende]:
    """Køen til udskrift, fejl eller Digital Post i kommunen, ældste først."""
    _kraev(bruger)
    koe = (
        Postkoe.for_bruger(bruger)
        .filter(venter=venter)
        .select_related(
            "forsendelse", "forsendelse__sag", "forsendelse__sag__person", "forsendelse__dokument"
        )
        .defer("forsendelse__dokument__pdf")
        .order_by("siden", "pk")[:MEST]
    )
    raekker = list(koe)
    trin = Forsendelsestrin.for_bruger(bruger).filter(forsendelse__in=[en.forsendelse_id for en in raekker])
    seneste = {et.forsendelse_id: et for et in trin.order_by("nr")}
    return [
        Ventende(
            en.forsendelse_id,
            en.forsendelse.sag.nummer,
            beskyttelse.navn(bruger, en.forsendelse.sag, dag),
            en.forsendelse.dokument.titel,
            en.forsendelse.dokument.modtager,
            en.siden,
            bool(en.forsendelse.dokument.haendelse),
            seneste[en.forsendelse_id].status == "udskrevet",
            seneste[en.forsendelse_id].besked,
            en.forsendelse.kanal,
        )
        for en in raekker
    ]


def antal(bruger: Bruger) -> dict[str, int]:
    """Hvor mange der venter i hver kø."""
    talt = Postkoe.for_bruger(bruger).values("venter").order_by("venter").annotate(antal=Count("pk"))
    return dict.fromkeys(forsendelse.VENTER, 0) | {en["venter"]: en["antal"] for en in talt}


def bunken(bruger: Bruger, ider: Sequence[int], *, nu: datetime) -> bytes:
    """Brevene efter hinanden i én PDF, og noteret som udskrevet. Hvert brev begynder på en ny side.

    En beskyttet adresse står på et adresseark foran brevet; arket lægges uden på og gemmes ikke.
    """
    dag = nu.astimezone(DANSK_TID).date()
    samlet = PdfWriter()
    with lager.transaktion():
        for en in _valgte(bruger, ider):
            log_opslag(bruger, en.sag.person_id, formaal="Udskrift af brev", nu=nu)
            if not en.dokument.modtager and en.sag.person.beskyttet:
                samlet.append(PdfReader(io.BytesIO(_adresseark(en, dag))))
            samlet.append(PdfReader(io.BytesIO(bytes(en.dokument.pdf))))
            forsendelse.skriv_trin(en, "udskrevet", nu=nu, bruger=bruger)
    ud = io.BytesIO()
    samlet.write(ud)
    return ud.getvalue()


def _adresseark(en: Forsendelse, dag: date) -> bytes:
    person = en.sag.person
    ramme = brevramme(en.sag, dag=dag, kanal="brev")
    adresse = person.adresse or "Adressen er ikke registreret her. Slå den op i CPR."
    return frit_brev.pdf(
        FritBrev(
            ramme,
            "Adresseark – gemmes ikke",
            (
                Afsnit(
                    "", (person.navn, adresse, "Adressen er beskyttet. Makulér arket, når brevet er sendt.")
                ),
            ),
        )
    )


def marker_postet(
    bruger: Bruger,
    ider: Iterable[int],
    *,
    dag: date,
    kanal: Literal["brev", "quickpost"],
    nu: datetime,
) -> int:
    """Brevene er lagt i posten på dagen. Er et af dem en afgørelse, regnes klagefristen fra den dag."""
    i_dag = nu.astimezone(DANSK_TID).date()
    if kanal not in forsendelse.PAPIR:
        raise UgyldigtInput("kanal", "Vælg almindeligt brev eller quickbrev.")
    if dag > i_dag:
        raise UgyldigtInput("dag", "Dagen ligger ude i fremtiden; skriv den dag, brevene kom i posten.")
    with lager.transaktion():
        valgte = _valgte(bruger, ider)
        for en in valgte:
            skrevet = en.oprettet.astimezone(DANSK_TID).date()
            if dag < skrevet:
                besked = (
                    f"Brevet i sag {en.sag.nummer} er fra {dansk_dato(skrevet)}; det kan ikke være sendt før."
                )
                raise UgyldigtInput("dag", besked)
            forsendelse.skriv_trin(en, "postet", nu=nu, bruger=bruger, dag=dag)
            Postkoe.for_bruger(bruger).filter(forsendelse=en).delete()
            if en.dokument.haendelse:
                _flyt_klagefrist(bruger, en, dag, kanal, nu)
    return len(valgte)


def _flyt_klagefrist(
    bruger: Bruger, en: Forsendelse, dag: date, kanal: Literal["brev", "quickpost"], nu: datetime
) -> None:
    """Klagefristen regnes fra den dag, brevet kom i posten, men kun frem til en klage er kommet."""
    sag = lager.hent_nyeste(en.sag_id, bruger, nu=nu)
    paaklaget = {klage.afgoerelse for klage in sag.tilstand().klager}
    if en.dokument.haendelse in paaklaget:
        return
    send_afgoerelse(
        en.sag_id,
        bruger,
        forventet_version=sag.hoved.version,
        nu=nu,
        gyldig_fra=dag,
        afgoerelse=en.dokument.haendelse,
        kanal=kanal,
    )


def _valgte(bruger: Bruger, ider: Iterable[int]) -> list[Forsendelse]:
    """De valgte, der stadig venter på print. Rejser, når ingen er valgt, eller en af dem er væk."""
    _kraev(bruger)
    valgte = list(dict.fromkeys(ider))[:MEST]
    if not valgte:
        raise UgyldigtInput("brev", "Sæt kryds ved mindst ét brev.")
    koe = Postkoe.for_bruger(bruger).select_for_update().filter(venter="udskrift", forsendelse_id__in=valgte)
    fundne = set(koe.values_list("forsendelse_id", flat=True))
    if len(fundne) < len(valgte):
        raise IkkeMuligt("Et af brevene er allerede lagt i posten. Genindlæs siden.")
    raekker = Forsendelse.for_bruger(bruger).filter(pk__in=fundne).select_related("dokument", "sag__person")
    return sorted(raekker, key=lambda en: valgte.index(en.pk))


def _kraev(bruger: Bruger) -> None:
    if not (bruger.is_active and bruger.har_rolle(*HVEM_KAN["afgoerelse_sendt"])):
        raise AdgangNaegtet("Print er for sagsbehandlere og ledere.")
