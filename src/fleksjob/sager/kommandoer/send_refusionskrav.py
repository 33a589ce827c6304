"""Arbejdsgiverens krav om refusion i den gamle ordning: sendt, sendt tilbage, efterset og godkendt af to."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from hashlib import blake2b

import msgspec
from django.db.models import Sum

from fleksjob.forloeb.refusion import TAL, Kvartal, beregn_krav, kvartalet, mangler_loft
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Ansaettelse
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import adgang, lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.aftal_udviklingsmaal import jobbet
from fleksjob.sager.kommandoer.felter import kraev_grund
from fleksjob.sager.models import Bruger, Refusionskrav, Refusionsskridt

_NUL = Decimal(0)
SENDER = frozenset({Rolle.ARBEJDSGIVER, Rolle.SAGSBEHANDLER, Rolle.YDELSESMEDARBEJDER})
EFTERSER = frozenset({Rolle.SAGSBEHANDLER, Rolle.YDELSESMEDARBEJDER})
GODKENDER = frozenset({Rolle.SAGSBEHANDLER, Rolle.YDELSESMEDARBEJDER, Rolle.LEDER})
HOEJST = {"timer_uge": 168.0, "refusionsdage": 92.0, "timer_dag": 24.0, "refusion_dag": 100_000.0}
NAVNE = {
    "loen_time": "Skriv timelønnen.",
    "bidrag_time": "Skriv jeres bidrag pr. time. Skriv 0, hvis der ingen er.",
    "overenskomst_time": "Skriv den mindste timeløn i overenskomsten, eller den sædvanlige løn for arbejdet.",
    "overenskomst_bidrag_time": "Skriv jeres bidrag af den løn. Skriv 0, hvis der ingen er.",
    "timer_uge": "Skriv de betalte timer om ugen.",
    "refusionsdage": "Skriv antallet af dage. Skriv 0, hvis der ingen var.",
    "timer_dag": "Skriv timerne på en fraværsdag.",
    "refusion_dag": "Skriv refusionen for en dag.",
}


def send_refusionskrav(
    sag_id: int,
    bruger: Bruger,
    *,
    nu: datetime,
    ansaettelse: str,
    kvartal: date,
    oplyst: Mapping[str, float | None],
) -> Refusionskrav:
    """Et krav for et helt kvartal, eller en rettelse af et, der er godkendt eller sendt tilbage.

    Det samme krav to gange afvises, og der kan ikke ligge to krav for samme kvartal og vente på svar.
    """
    _kraev_rolle(bruger, SENDER, "sende et krav om refusion")
    with lager.transaktion():
        sag = lager.hent_nyeste(sag_id, bruger, nu=nu)
        sag.laas()
        adgang.kraev_ansaettelse(bruger, sag.tilstand().ansaettelser, ansaettelse)
        job = jobbet(sag.tilstand(), ansaettelse)
        valgt = kvartalet(job, kvartal, sag.dag)
        tal = _kontroller(oplyst)
        _proev(job, valgt, tal)
        aftryk = blake2b(msgspec.json.encode(sorted(tal.items())), digest_size=16).hexdigest()
        tidligere = list(
            Refusionskrav.for_kommune(bruger.kommune_id)
            .filter(sag_id=sag_id, ansaettelse=ansaettelse, kvartal=kvartal)
            .order_by("nr")
        )
        if tidligere:
            _kraev_ny_udgave(tidligere[-1], aftryk, valgt.navn)
        krav: Refusionskrav = Refusionskrav.objects.create(
            kommune_id=bruger.kommune_id,
            sag_id=sag_id,
            ansaettelse=ansaettelse,
            cvr=job.cvr,
            kvartal=kvartal,
            nr=len(tidligere) + 1,
            oplyst=tal,
            aftryk=aftryk,
        )
        _skridt(krav, bruger, nu, "sendt")
        return krav


def _kraev_rolle(bruger: Bruger, roller: frozenset[Rolle], hvad: str) -> None:
    if not bruger.is_active or not bruger.har_rolle(*roller):
        raise AdgangNaegtet(f"Som {bruger.som_rolle.navn.lower()} kan du ikke {hvad}.")


def _kontroller(oplyst: Mapping[str, float | None]) -> dict[str, float]:
    fejl = []
    tal: dict[str, float] = {}
    dage = oplyst.get("refusionsdage") or 0
    for felt in TAL:
        vaerdi = oplyst.get(felt)
        if felt in ("timer_dag", "refusion_dag") and not dage:
            continue
        if vaerdi is None:
            fejl.append(UgyldigtInput(felt, NAVNE[felt]))
        elif not 0 <= vaerdi <= HOEJST.get(felt, 10_000.0):
            fejl.append(UgyldigtInput(felt, f"Tallet skal være fra 0 til {HOEJST.get(felt, 10_000.0):g}."))
        else:
            tal[felt] = float(vaerdi)
    kast(fejl)
    return tal


def _proev(job: Ansaettelse, kvartal: Kvartal, tal: dict[str, float]) -> None:
    """Det, der kan ses forkert, før nogen har slået loft og brøk op: her en fuld prøve med stedfortrædere for dem."""
    udvikling = msgspec.structs.replace(job.udvikling, andel=job.udvikling.andel or "halvdelen")
    beregn_krav(msgspec.structs.replace(job, udvikling=udvikling), kvartal, tal, loft_time=10_000.0)


def _kraev_ny_udgave(forrige: Refusionskrav, aftryk: str, navn: str) -> None:
    trin = _sidste_trin(forrige)
    if trin in ("sendt", "efterset"):
        raise IkkeMuligt(
            f"Der ligger allerede et krav for {navn}, som kommunen ser på. Ring, hvis der er en fejl i det, "
            "så sender vi det tilbage til jer."
        )
    if forrige.aftryk == aftryk:
        slut = "godkendt" if trin == "godkendt" else "sendt tilbage"
        raise IkkeMuligt(f"Kravet for {navn} er det samme som det, der er {slut}. Ret tallene, før I sender.")


def _sidste_trin(krav: Refusionskrav) -> str:
    skridt = Refusionsskridt.for_kommune(krav.kommune_id).filter(krav=krav).order_by("-pk").first()
    return skridt.trin if skridt is not None else ""


def _skridt(
    krav: Refusionskrav, bruger: Bruger, nu: datetime, trin: str, **felter: object
) -> Refusionsskridt:
    ny: Refusionsskridt = Refusionsskridt.objects.create(
        kommune_id=krav.kommune_id, krav=krav, trin=trin, tid=nu, af=bruger, **felter
    )
    return ny


def send_refusionskrav_tilbage(bruger: Bruger, krav_id: int, *, nu: datetime, grund: str) -> Refusionsskridt:
    """Arbejdsgiveren skal rette noget; grunden er det, der vises hos dem."""
    _kraev_rolle(bruger, EFTERSER, "sende et krav tilbage")
    grund = kraev_grund(grund, hoejst=600)
    with lager.transaktion():
        krav = _aabent(bruger, krav_id, nu, ("sendt", "efterset"))
        return _skridt(krav, bruger, nu, "sendt_tilbage", grund=grund)


def efterse_refusionskrav(
    bruger: Bruger, krav_id: int, *, nu: datetime, loft_time: float | None = None
) -> Refusionsskridt:
    """Den første af to: kravet regnes, og beregningen gemmes, som den næste skal se den."""
    _kraev_rolle(bruger, EFTERSER, "efterse et krav")
    with lager.transaktion():
        krav = _aabent(bruger, krav_id, nu, ("sendt",))
        sag = lager.hent_nyeste(krav.sag_id, bruger, nu=nu)
        job = jobbet(sag.tilstand(), krav.ansaettelse)
        valgt = kvartalet(job, krav.kvartal, sag.dag)
        if mangler_loft(job, valgt) and loft_time is None:
            raise UgyldigtInput(
                "loft_time",
                f"Slå årets højeste timeløn op i satserne for {valgt.fra.year}, og skriv den her. Den er ikke læst "
                "for årene efter 2024.",
            )
        svar = beregn_krav(job, valgt, krav.oplyst, loft_time)
        return _skridt(
            krav,
            bruger,
            nu,
            "efterset",
            tilskud=svar.beloeb("tilskud"),
            loft_time=loft_time if mangler_loft(job, valgt) else None,
            beregning=svar.som_json(),
            forbehold=list(svar.forbehold),
        )


def godkend_refusionskrav(bruger: Bruger, krav_id: int, *, nu: datetime) -> Refusionsskridt:
    """Den anden af to. Beløbet er forskellen til det, der allerede er godkendt for kvartalet; det kan være under 0."""
    _kraev_rolle(bruger, GODKENDER, "godkende et krav")
    with lager.transaktion():
        krav = _aabent(bruger, krav_id, nu, ("efterset",))
        alle = Refusionsskridt.for_kommune(bruger.kommune_id)
        efterset = alle.filter(krav=krav, trin="efterset").get()
        if efterset.af_id == bruger.pk:
            raise IkkeMuligt("Du har selv efterset kravet; en anden skal godkende det.")
        foer = alle.filter(
            krav__sag_id=krav.sag_id,
            krav__ansaettelse=krav.ansaettelse,
            krav__kvartal=krav.kvartal,
            trin="godkendt",
        ).aggregate(i_alt=Sum("beloeb"))["i_alt"]
        tilskud = efterset.tilskud or _NUL
        return _skridt(
            krav,
            bruger,
            nu,
            "godkendt",
            tilskud=tilskud,
            beloeb=tilskud - (foer or _NUL),
            loft_time=efterset.loft_time,
            beregning=efterset.beregning,
            forbehold=efterset.forbehold,
        )


def _aabent(bruger: Bruger, krav_id: int, nu: datetime, trin: tuple[str, ...]) -> Refusionskrav:
    """Kravet, når det står på et af trinene. Sagen låses, så to ikke kan svare på det samme."""
    krav = Refusionskrav.for_bruger(bruger).filter(pk=krav_id).first()
    if krav is None:
        raise AdgangNaegtet(INGEN_SAG)
    lager.hent_nyeste(krav.sag_id, bruger, nu=nu).laas()
    if _sidste_trin(krav) not in trin:
        raise IkkeMuligt("Kravet er behandlet, siden du så det. Genindlæs siden.")
    return krav
