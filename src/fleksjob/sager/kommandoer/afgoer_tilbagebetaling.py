"""Tilbagebetaling vurderes af den ene og underskrives af den anden; et krav kan betales.

En negativ forskel tages aldrig af sig selv. Kræves beløbet ikke tilbage, får linjen status `eftergivet`: pengene er
borgerens, og måneden er færdig. Kræves det, er linjen frigivet, og kravet åbnes.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from fleksjob.forloeb.haendelser import (
    TilbagebetalingAfgjort,
    TilbagebetalingBetalt,
    TilbagebetalingForberedt,
)
from fleksjob.forloeb.tilbagebetaling import Tilbagekrav, aabne
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.relationer import hjemmel_pr
from fleksjob.lov.sagsgang.tilbagebetaling import TILBAGEBETALING, UDFALD, maa_kraeves
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning_penge import netto, skriv_afgoerelse_om_tilbagebetaling
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.hoer_om_tilbagebetaling import negativ_linje
from fleksjob.sager.models import Bruger, Sag, Tilbagekravspost, Udbetaling

TO_PERSONER = "Du har selv vurderet det; en anden skal underskrive."


def forbered_tilbagebetaling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    periode: str,
    uden_ret: bool,
    bedre_vidende: bool,
    udfald: Literal["kraeves", "kraeves_ikke"],
    begrundelse: str,
    note: str = "",
) -> Sag:
    """Prøvens to led, svaret og begrundelsen. Et krav forudsætter, at borgeren er hørt; et nej til krav gør ikke."""
    kraev_tekst("begrundelse", begrundelse, "Skriv begrundelsen; den kommer i brevet til borgeren.")
    _kraev_lovligt(udfald, uden_ret, bedre_vidende)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("tilbagebetaling_forberedt", gyldig_fra)
    krav = _kravet(tilstand, periode)
    if udfald == "kraeves":
        _kraev_hoert(krav, gyldig_fra)
    linje = negativ_linje(sag_id, bruger, periode)
    return sag.tilfoej(
        TilbagebetalingForberedt(
            gyldig_fra=gyldig_fra,
            note=note,
            periode=periode,
            version=linje.version,
            udfald=udfald,
            beloeb=float(-netto(linje)),
            uden_ret=uden_ret,
            bedre_vidende=bedre_vidende,
            begrundelse=begrundelse.strip(),
        )
    )


def _kraev_lovligt(udfald: str, uden_ret: bool, bedre_vidende: bool) -> None:
    if udfald not in UDFALD:
        raise UgyldigtInput("udfald", "Vælg, om beløbet kræves tilbage.")
    if udfald == "kraeves" and not maa_kraeves(uden_ret, bedre_vidende):
        raise UgyldigtInput(
            "udfald",
            "Beløbet kan kun kræves tilbage, når begge betingelser er opfyldt; vælg, at det ikke kræves.",
        )


def _kraev_hoert(krav: Tilbagekrav, dag: date) -> None:
    if krav.hoert is None:
        raise IkkeMuligt("Borgeren skal høres, før beløbet kan kræves tilbage; send en høring først.")
    if not krav.hoeringen_er_slut(dag):
        raise IkkeMuligt(
            "Borgeren kan stadig svare på høringen; vent, til hun har svaret, eller fristen er gået."
        )


def _kravet(tilstand: Tilstand, periode: str) -> Tilbagekrav:
    for krav in aabne(tilstand):
        if krav.periode == periode:
            return krav
    raise UgyldigtInput("periode", "Vælg en måned, hvor der er betalt for meget.")


def afgoer_tilbagebetaling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    periode: str,
    kanal: Literal["digital", "brev", "quickpost"] = "digital",
    note: str = "",
) -> Sag:
    """Den anden underskriver det, den første har vurderet. Brevet skrives, og linjen er færdig."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("tilbagebetaling_afgjort", gyldig_fra)
    krav = _kravet(tilstand, periode)
    forslag = krav.forslag
    if forslag is None:
        raise UgyldigtInput("periode", "Ingen har vurderet den måned endnu.")
    if forslag.af == bruger.username:
        raise IkkeMuligt(TO_PERSONER)
    _kraev_lovligt(forslag.udfald, forslag.uden_ret, forslag.bedre_vidende)
    with lager.transaktion():
        sag.laas()
        linje = negativ_linje(sag_id, bruger, periode)
        if linje.version != krav.version:
            raise IkkeMuligt("Måneden er regnet om, siden den blev vurderet; vurdér den igen.")
        ny = sag.tilfoej(
            TilbagebetalingAfgjort(
                gyldig_fra=gyldig_fra,
                note=note,
                periode=periode,
                version=linje.version,
                udfald="kraeves" if forslag.udfald == "kraeves" else "kraeves_ikke",
                beloeb=float(-netto(linje)),
                begrundelse=forslag.begrundelse,
                hjemmel=hjemmel_pr(TILBAGEBETALING, gyldig_fra),
                forberedt_af=forslag.af,
                godkendt_af=bruger.username,
                kanal=kanal,
            )
        )
        _luk_linjen(linje, forslag.udfald, bruger, nu, gyldig_fra)
        skriv_afgoerelse_om_tilbagebetaling(
            ny,
            linje,
            bruger,
            nu=nu,
            dag=sag.dag,
            udfald=forslag.udfald,
            led=(forslag.uden_ret, forslag.bedre_vidende),
            begrundelse=forslag.begrundelse,
            kanal=kanal,
            haendelse=str(ny.version),
        )
    return ny


def _luk_linjen(linje: Udbetaling, udfald: str, bruger: Bruger, nu: datetime, dag: date) -> None:
    if udfald != "kraeves":
        linje.status = "eftergivet"
        linje.save(update_fields=["status"])
        return
    if linje.beregnet_af_id == bruger.pk:
        raise IkkeMuligt("Du har selv beregnet måneden; en anden skal underskrive kravet.")
    linje.status, linje.frigivet, linje.frigivet_af = "frigivet", nu, bruger
    linje.save(update_fields=["status", "frigivet", "frigivet_af"])
    Tilbagekravspost.objects.create(
        kommune_id=linje.kommune_id,
        sag_id=linje.sag_id,
        udbetaling=linje,
        maaned=linje.maaned,
        beloeb=-netto(linje),
        aabnet=dag,
    )


def registrer_tilbagebetaling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    periode: str,
    beloeb: Decimal,
    note: str = "",
) -> Sag:
    """Borgeren har betalt noget af kravet. Mere end det, der mangler, tages ikke imod."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("tilbagebetaling_betalt", gyldig_fra)
    krav = [en for en in tilstand.tilbagekrav if en.periode == periode and en.mangler > 0]
    fejl = []
    if not krav:
        fejl.append(UgyldigtInput("periode", "Vælg en måned med et krav, der ikke er betalt."))
    elif not 0 < beloeb <= Decimal(str(krav[-1].mangler)):
        fejl.append(UgyldigtInput("beloeb", f"Skriv et beløb på højst {krav[-1].mangler:.2f} kr."))
    kast(fejl)
    maaned = date.fromisoformat(f"{periode}-01")
    with lager.transaktion():
        ny = sag.tilfoej(
            TilbagebetalingBetalt(gyldig_fra=gyldig_fra, note=note, periode=periode, beloeb=float(beloeb))
        )
        poster = Tilbagekravspost.for_bruger(bruger).filter(sag_id=sag_id, maaned=maaned, lukket__isnull=True)
        post = poster.order_by("-pk").first()
        if post is not None:
            post.betalt += beloeb
            post.lukket = gyldig_fra if post.betalt >= post.beloeb else None
            post.save(update_fields=["betalt", "lukket"])
    return ny
