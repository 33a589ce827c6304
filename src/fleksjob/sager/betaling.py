"""Betalingsfilen: hvad der kan betales, at danne filen, at frigive den, og kvitteringen.

En linje er i præcis én fil. Den ene danner filen, og den anden frigiver den; først når frigivelsen står i arkivet,
bliver filen skrevet, og altid med de samme bytes. Går noget galt imens, kan den skrives igen, men aldrig opløses: en
fil, banken kan have set, må ikke få sine linjer over i en ny. Afviser banken en betaling, kommer den i køen igen og kan
komme med i en ny fil som et nyt forsøg.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

import msgspec
from django.db.models import Max

from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as maanedsnavn
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Betaling, Betalingsfil, Bruger, Kommune, Udbetaling
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger.refusion import godkendte_refusioner
from fleksjob.snitflader.betalingsfil import (
    Betalingslinje,
    Betalingsvej,
    Filhoved,
    Kvitteringsfejl,
    kontrolsum,
    laes_kvittering,
    skriv,
)

NUL = Decimal("0.00")
ARTER = {
    "tilskud": "Fleksløntilskud",
    "rettelse": "Rettelse af fleksløntilskud",
    "refusion": "Refusion til arbejdsgiver",
}
TO_PERSONER = "Du har selv dannet filen; en anden skal frigive den."
_BUNKE = 1000


class Betalingskilde(msgspec.Struct, frozen=True, kw_only=True):
    """Noget, der kan betales. `noegle` er det samme hver gang, så det aldrig kan betales to gange."""

    noegle: str
    art: str
    periode: date
    beloeb: Decimal
    sag_id: int | None = None
    udbetaling_id: int | None = None
    cvr: str = ""


Kilder = Callable[[int], Iterable[Betalingskilde]]


def kraev_ret(bruger: Bruger) -> None:
    """Rejser, når brugerens rolle ikke betaler penge ud."""
    if not bruger.er_medarbejder or not bruger.har_rolle(*HVEM_KAN["udbetaling_frigivet"]):
        raise AdgangNaegtet("Betalinger er for dem, der frigiver udbetalinger.")


def tilskud_til_borgere(kommune_id: int) -> Iterator[Betalingskilde]:
    """Frigivne linjer, der giver borgeren noget. En linje, der trækker fra, betales aldrig: den er et krav."""
    raekker = Udbetaling.for_kommune(kommune_id).filter(status="frigivet", forskel__gt=0).order_by("pk")
    felter = ("pk", "sag_id", "maaned", "version", "forskel", "forskel_atp")
    for nr, sag, maaned, version, forskel, atp in raekker.values_list(*felter).iterator(chunk_size=2000):
        beloeb = (forskel or NUL) - (atp or NUL)
        if beloeb > 0:
            yield Betalingskilde(
                noegle=f"udbetaling:{nr}",
                art="tilskud" if version == 1 else "rettelse",
                periode=maaned,
                beloeb=beloeb,
                sag_id=sag,
                udbetaling_id=nr,
            )


def refusion_til_arbejdsgivere(kommune_id: int) -> Iterator[Betalingskilde]:
    """Godkendte refusioner i den gamle ordning."""
    for en in godkendte_refusioner(kommune_id):
        if en.beloeb is not None and en.beloeb > 0:
            yield Betalingskilde(
                noegle=f"refusion:{en.pk}",
                art="refusion",
                periode=en.krav.kvartal,
                beloeb=en.beloeb,
                sag_id=en.krav.sag_id,
                cvr=en.krav.cvr,
            )


KILDER: tuple[Kilder, ...] = (tilskud_til_borgere, refusion_til_arbejdsgivere)


def klar_til_betaling(kommune_id: int) -> list[tuple[Betalingskilde, int]]:
    """Det, der ikke er i en fil, og det, banken afviste, med nummeret på forsøget."""
    brugt: dict[str, tuple[int, str]] = {}
    foer = Betaling.for_kommune(kommune_id).order_by("forsoeg")
    for noegle, forsoeg, svar in foer.values_list("noegle", "forsoeg", "svar").iterator(chunk_size=5000):
        brugt[noegle] = (forsoeg, svar)
    fundne = []
    for kilde in KILDER:
        for en in kilde(kommune_id):
            forsoeg, svar = brugt.get(en.noegle, (0, "afvist"))
            if svar == "afvist":
                fundne.append((en, forsoeg + 1))
    return fundne


def dan_fil(bruger: Bruger, *, betalingsdag: date, nu: datetime) -> Betalingsfil:
    """Samler alt, der er klar, i en ny fil. Den skrives først, når en anden frigiver den."""
    kraev_ret(bruger)
    if betalingsdag < nu.astimezone(DANSK_TID).date():
        raise UgyldigtInput("betalingsdag", "Betalingsdagen er gået; vælg en dag fra i dag og frem.")
    with lager.transaktion():
        Kommune.objects.select_for_update().get(pk=bruger.kommune_id)
        klar = klar_til_betaling(bruger.kommune_id)
        if not klar:
            raise IkkeMuligt("Der er intet at betale: alt det frigivne er allerede i en fil.")
        sidste = Betalingsfil.for_bruger(bruger).aggregate(nr=Max("nr"))["nr"] or 0
        fil: Betalingsfil = Betalingsfil.objects.create(
            kommune_id=bruger.kommune_id,
            nr=sidste + 1,
            betalingsdag=betalingsdag,
            antal=len(klar),
            kontrolsum=kontrolsum(en.beloeb for en, _ in klar),
            dannet=nu,
            dannet_af=bruger,
        )
        Betaling.objects.bulk_create(
            (_betaling(fil, nr, kilde, forsoeg) for nr, (kilde, forsoeg) in enumerate(klar, start=1)),
            batch_size=_BUNKE,
        )
    return fil


def _betaling(fil: Betalingsfil, nr: int, kilde: Betalingskilde, forsoeg: int) -> Betaling:
    return Betaling(
        kommune_id=fil.kommune_id,
        fil=fil,
        noegle=kilde.noegle,
        forsoeg=forsoeg,
        reference=f"FJ{fil.nr:05d}-{nr:06d}",
        art=kilde.art,
        sag_id=kilde.sag_id,
        udbetaling_id=kilde.udbetaling_id,
        cvr=kilde.cvr,
        periode=kilde.periode,
        beloeb=kilde.beloeb,
    )


def filen(bruger: Bruger, nr: int) -> Betalingsfil:
    """Filen med det nummer i brugerens kommune."""
    kraev_ret(bruger)
    fil = Betalingsfil.for_bruger(bruger).select_related("dannet_af", "frigivet_af").filter(nr=nr).first()
    if fil is None:
        raise AdgangNaegtet("Filen findes ikke.")
    return fil


def filens_bytes(fil: Betalingsfil) -> bytes:
    """Filens indhold af dens linjer. Det samme hver gang."""
    raekker = Betaling.for_kommune(fil.kommune_id).filter(fil=fil).order_by("pk")
    felter = ("reference", "cvr", "sag__person__cpr", "beloeb", "art", "periode")
    linjer = [
        Betalingslinje(
            reference=reference,
            art="CVR" if cvr else "CPR",
            nummer=cvr or cpr,
            beloeb=beloeb,
            tekst=f"{ARTER[art]} {maanedsnavn(periode)}",
        )
        for reference, cvr, cpr, beloeb, art, periode in raekker.values_list(*felter).iterator(
            chunk_size=5000
        )
    ]
    hoved = Filhoved(
        kommune=fil.kommune_id,
        nr=fil.nr,
        betalingsdag=fil.betalingsdag,
        antal=fil.antal,
        kontrolsum=fil.kontrolsum,
    )
    return skriv(hoved, linjer)


def frigiv_fil(bruger: Bruger, nr: int, vej: Betalingsvej, *, nu: datetime) -> Betalingsfil:
    """Den anden person frigiver filen, og så bliver den skrevet."""
    kraev_ret(bruger)
    with lager.transaktion():
        fil = Betalingsfil.for_bruger(bruger).select_for_update().filter(nr=nr).first()
        if fil is None:
            raise AdgangNaegtet("Filen findes ikke.")
        if fil.frigivet is not None:
            raise IkkeMuligt("Filen er allerede frigivet.")
        if fil.dannet_af_id == bruger.pk:
            raise IkkeMuligt(TO_PERSONER)
        indhold = filens_bytes(fil)
        fil.filnavn = f"betaling-{fil.kommune_id}-{fil.nr:05d}.txt"
        fil.sha256, fil.frigivet, fil.frigivet_af = sha256(indhold).hexdigest(), nu, bruger
        fil.save(update_fields=["filnavn", "sha256", "frigivet", "frigivet_af"])
    _send(fil, indhold, vej)
    return fil


def skriv_igen(bruger: Bruger, nr: int, vej: Betalingsvej) -> Betalingsfil:
    """Skriver en frigivet fil igen, byte for byte som den blev frigivet. Rejser, når den ikke længere er den samme."""
    fil = filen(bruger, nr)
    if fil.frigivet is None:
        raise IkkeMuligt("Filen er ikke frigivet.")
    indhold = filens_bytes(fil)
    if sha256(indhold).hexdigest() != fil.sha256:
        raise IkkeMuligt("Filens linjer er ikke længere dem, der blev frigivet; den skrives ikke igen.")
    _send(fil, indhold, vej)
    return fil


def _send(fil: Betalingsfil, indhold: bytes, vej: Betalingsvej) -> None:
    try:
        vej.send(fil.filnavn, indhold)
    except OSError as fejl:
        raise IkkeMuligt(
            f"Fil {fil.nr} er frigivet, men ikke skrevet: {fejl.strerror or fejl}. Skriv den igen."
        ) from fejl


def fortryd_fil(bruger: Bruger, nr: int) -> None:
    """En fil, som ingen har frigivet, opløses; dens linjer kan komme i en ny."""
    kraev_ret(bruger)
    with lager.transaktion():
        fil = Betalingsfil.for_bruger(bruger).select_for_update().filter(nr=nr).first()
        if fil is None:
            raise AdgangNaegtet("Filen findes ikke.")
        if fil.frigivet is not None:
            raise IkkeMuligt("Filen er frigivet og kan ikke fortrydes.")
        Betaling.for_bruger(bruger).filter(fil=fil).delete()
        fil.delete()


class Kvitteringsrapport(msgspec.Struct):
    """Hvad kvitteringen sagde. `kendte` er svar, der stod i forvejen."""

    betalte: int = 0
    afviste: int = 0
    kendte: int = 0
    fejl: list[Kvitteringsfejl] = []


def laes_svar(bruger: Bruger, tekst: str, *, nu: datetime) -> Kvitteringsrapport:
    """Skriver bankens svar på linjerne. Den samme kvittering to gange ændrer intet."""
    kraev_ret(bruger)
    linjer, fejl = laes_kvittering(tekst)
    rapport = Kvitteringsrapport(fejl=fejl)
    with lager.transaktion():
        kendte = {
            en.reference: en
            for en in Betaling.for_bruger(bruger)
            .select_for_update(of=("self",))
            .filter(reference__in=[en.reference for en in linjer], fil__frigivet__isnull=False)
        }
        aendrede = []
        for linje in linjer:
            en = kendte.get(linje.reference)
            if en is None:
                rapport.fejl.append(
                    Kvitteringsfejl(linje.linje, "Referencen er ikke i en fil, vi har sendt.")
                )
            elif en.svar == linje.svar:
                rapport.kendte += 1
            elif en.svar:
                rapport.fejl.append(Kvitteringsfejl(linje.linje, f"Betalingen er allerede meldt {en.svar}."))
            else:
                en.svar, en.svargrund, en.svar_den = linje.svar, linje.grund[:200], linje.dag
                aendrede.append(en)
                if linje.svar == "betalt":
                    rapport.betalte += 1
                else:
                    rapport.afviste += 1
        Betaling.for_bruger(bruger).bulk_update(
            aendrede, ["svar", "svargrund", "svar_den"], batch_size=_BUNKE
        )
    rapport.fejl.sort(key=lambda en: en.linje)
    return rapport


class Klarbillede(msgspec.Struct, frozen=True):
    """Det, der kan komme i den næste fil: antal og kroner pr. art, og hvor mange der er nye forsøg."""

    antal: int
    beloeb: Decimal
    pr_art: dict[str, tuple[int, Decimal]]
    igen: int


def klarbillede(bruger: Bruger) -> Klarbillede:
    """Køen til næste fil, i tal."""
    kraev_ret(bruger)
    klar = klar_til_betaling(bruger.kommune_id)
    antal: Counter[str] = Counter(en.art for en, _ in klar)
    return Klarbillede(
        antal=len(klar),
        beloeb=kontrolsum(en.beloeb for en, _ in klar),
        pr_art={
            ARTER[art]: (antal[art], kontrolsum(en.beloeb for en, _ in klar if en.art == art))
            for art in sorted(antal)
        },
        igen=sum(forsoeg > 1 for _, forsoeg in klar),
    )
