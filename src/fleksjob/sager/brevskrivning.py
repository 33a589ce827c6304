"""Vejen for alle breve, og brevet, når penge frigives: skrives og gemmes i samme transaktion.

Hver frigivet linje kommer med i præcis ét brev. En rettelse af en tidligere måned står i brevet om den nye måned,
når sådan et er på vej; ellers får den sit eget.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

from fleksjob.breve import tilskudsbrev
from fleksjob.breve.gemt_beregning import beregning_af
from fleksjob.breve.maanedsbrev import begrundelse_for_sammensat, er_sammensat, med_det_nye
from fleksjob.breve.maanedsforskel import Maanedstal, nyt_siden
from fleksjob.breve.ramme import Afsender, Brevramme, Kanal, Modtager
from fleksjob.breve.tilskudsbrev import Forskel, TilskudsBrev
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import forsendelse
from fleksjob.sager.betalingsdag import betalingsdag, naeste_betalingsdag
from fleksjob.sager.models import Bruger, Dokument, Kommune, Person, Sag, Udbetaling
from fleksjob.sager.pengeopsaetning import opsaetning

FASTSAT = "Fastsat af et menneske: "
_NUL = Decimal(0)


def skriv_tilskudsbrev(
    sag: Sag, linje: Udbetaling, bruger: Bruger, *, nu: datetime, dag: date
) -> Dokument | None:
    """Brevet om en linje, der netop er frigivet, og de rettelser, der endnu ikke står i et brev.

    None, når en rettelse venter på brevet om en ny måned, eller når beløbene tilsammen er et krav om
    tilbagebetaling: det er en afgørelse for sig, som skal skrives af et menneske.
    """
    alle = list(
        Udbetaling.for_bruger(bruger)
        .filter(sag=sag)
        .exclude(status="erstattet")
        .order_by("maaned", "version")
    )
    senest = linje.frigivet or nu
    frigivne = [en for en in alle if en.frigivet is not None and en.frigivet <= senest]
    rettelser = _rettelser_uden_brev(sag, bruger, frigivne, linje)
    er_rettelse = not _er_maanedens_foerste(linje, frigivne)
    if er_rettelse and any(en.status == "beregnet" and en.maaned > linje.maaned for en in alle):
        return None
    kanal = kanal_for(sag)
    ramme = brevramme(sag, dag=dag, kanal=kanal)
    try:
        brev = _om_rettelser(rettelser, ramme) if er_rettelse else _om_maaneden(linje, rettelser, ramme)
        regel = opsaetning(sag.kommune_id).betalingsdag
        brev = med_det_nye(
            brev,
            betales=max(betalingsdag(regel, linje.maaned), naeste_betalingsdag(regel, dag)),
            nyt=() if er_rettelse else _nyt_siden(linje, frigivne),
        )
    except UgyldigtInput:
        return None
    med = [en.pk for en in (*rettelser, linje)]
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        kanal=kanal,
        art="fleksloentilskud",
        titel=brev.titel,
        pdf=tilskudsbrev.pdf(brev),
        linjer=sorted(set(med)),
    )


def _er_maanedens_foerste(linje: Udbetaling, frigivne: Sequence[Udbetaling]) -> bool:
    return not any(en.maaned == linje.maaned and en.version < linje.version for en in frigivne)


def _rettelser_uden_brev(
    sag: Sag, bruger: Bruger, frigivne: Sequence[Udbetaling], linje: Udbetaling
) -> list[Udbetaling]:
    """Frigivne rettelser, der ikke står i et brev, og som er frigivet, siden en ny måned sidst blev det."""
    breve = Dokument.for_bruger(bruger).filter(sag=sag, art="fleksloentilskud")
    i_brev = {nr for linjer in breve.values_list("linjer", flat=True) for nr in linjer or ()}
    maaneder = [
        en.frigivet
        for en in frigivne
        if en.frigivet and en.pk != linje.pk and _er_maanedens_foerste(en, frigivne)
    ]
    siden = max(maaneder, default=None)
    return [
        en
        for en in frigivne
        if not _er_maanedens_foerste(en, frigivne)
        and en.pk not in i_brev
        and (siden is None or (en.frigivet is not None and en.frigivet >= siden))
    ]


def _om_maaneden(linje: Udbetaling, rettelser: Sequence[Udbetaling], ramme: Brevramme) -> TilskudsBrev:
    forskelle = [_forskel(en) for en in rettelser]
    if linje.beregning is None or er_sammensat(linje.beregning):
        return tilskudsbrev.fra_fastsat(
            linje.fleksloentilskud or _NUL,
            linje.atp or _NUL,
            begrundelse_for_sammensat(linje.grundlag, linje.aarsag.removeprefix(FASTSAT)),
            ramme=ramme,
            maaned=linje.maaned,
            forskelle=forskelle,
        )
    grundlag = linje.grundlag
    return tilskudsbrev.fra_beregning(
        beregning_af(linje.beregning),
        ramme=ramme,
        maaned=linje.maaned,
        loenmaaned=date.fromisoformat(f"{grundlag['loenmaaned']}-01"),
        forskelle=forskelle,
        aftalt=grundlag["kilde"] == "aftalt",
    )


def _nyt_siden(linje: Udbetaling, frigivne: Sequence[Udbetaling]) -> tuple[str, ...]:
    """Det, der er anderledes end i den seneste måned før, som borgeren har fået brev om."""
    foer = [en for en in frigivne if en.maaned < linje.maaned]
    return nyt_siden(_maanedstal(foer[-1]), _maanedstal(linje)) if foer else ()


def _maanedstal(linje: Udbetaling) -> Maanedstal:
    tal = {"fleksloentilskud": linje.fleksloentilskud, "atp": linje.atp}
    return Maanedstal(maaned=linje.maaned, grundlag=linje.grundlag, beregning=(linje.beregning or {}) | tal)


def _om_rettelser(rettelser: Sequence[Udbetaling], ramme: Brevramme) -> TilskudsBrev:
    return tilskudsbrev.fra_rettelser([_forskel(linje) for linje in rettelser], ramme=ramme)


def _forskel(linje: Udbetaling) -> Forskel:
    return Forskel(linje.maaned, linje.forskel or _NUL, linje.forskel_atp or _NUL, linje.aarsag)


def kanal_for(sag: Sag) -> Kanal:
    """Vejen til borgeren: papir, når hun er fritaget for Digital Post."""
    fritaget = Person.for_kommune(sag.kommune_id).filter(pk=sag.person_id)
    return "brev" if fritaget.values_list("fritaget_digital_post", flat=True).get() else "digital"


def brevramme(sag: Sag, *, dag: date, kanal: Kanal, modtager: str = "") -> Brevramme:
    """Brevhovedet: kommunen, sagsbehandleren og modtageren (uden `modtager`: borgeren selv).

    En beskyttet adresse står aldrig på et brev; skal det med posten, kommer den på et adresseark for sig.
    """
    kommune = Kommune.objects.get(pk=sag.kommune_id)
    person = Person.for_kommune(sag.kommune_id).get(pk=sag.person_id)
    behandler = Bruger.objects.get(pk=sag.sagsbehandler_id) if sag.sagsbehandler_id else None
    vis_adresse = not modtager and person.adresse and not person.beskyttet
    return Brevramme(
        Afsender(
            kommune.navn if kommune.navn.endswith("Kommune") else f"{kommune.navn} Kommune",
            telefon=kommune.telefon,
            adresse=kommune.adresse,
            sagsbehandler=behandler.navn if behandler else "",
            sagsbehandlers_telefon=behandler.telefon if behandler else "",
        ),
        Modtager(modtager or person.navn, _adresselinjer(person.adresse) if vis_adresse else ()),
        sag.nummer,
        dag,
        kanal,
    )


def _adresselinjer(adresse: str) -> tuple[str, ...]:
    """«Lærkevej 3, 2. th, 4000 Roskilde» → vej og by på hver sin linje."""
    vej, skel, by = adresse.rpartition(", ")
    return (vej, by) if skel else (adresse,)


def gem_brev(
    sag: Sag,
    bruger: Bruger,
    *,
    nu: datetime,
    art: str,
    titel: str,
    pdf: bytes,
    kanal: Kanal | None = None,
    helbred: bool = False,
    modtager: str = "",
    haendelse: str = "",
    linjer: Sequence[int] | None = None,
    send: bool = True,
) -> Dokument:
    """Gemmer brevet byte for byte og sætter det på vej; uden `send` ligger det kun i sagen.

    `modtager` er en anden end borgeren; det brev går til print. `haendelse` er id på den afgørelse, brevet meddeler:
    kommer det med posten, regnes klagefristen fra den dag, det lægges i posten.
    """
    vej = kanal or ("brev" if modtager else kanal_for(sag))
    dokument: Dokument = Dokument.objects.create(
        kommune_id=sag.kommune_id,
        sag_id=sag.pk,
        art=art,
        titel=titel,
        pdf=pdf,
        sha256=sha256(pdf).hexdigest(),
        helbred=helbred,
        kanal=vej if send else "",
        modtager=modtager,
        haendelse=haendelse,
        oprettet=nu,
        oprettet_af=bruger,
        afsendt=nu if send else None,
        linjer=None if linjer is None else list(linjer),
    )
    if send:
        forsendelse.opret(dokument, sag, bruger, kanal=vej, nu=nu)
    return dokument
