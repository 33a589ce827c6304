"""Klageinstansen har afgjort klagen, og afgørelsen føres ud i sagen."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import (
    AlleHaendelser,
    KlageAfgjort,
    LedighedsydelseStartet,
    Rettelse,
    Visiteret,
)
from fleksjob.forloeb.tilstand import Klage, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.klage import klageinstans
from fleksjob.lov.sagsgang.klageord import AABNER_SAGEN, AFGJORT, FEJLTYPER
from fleksjob.lov.ydelse.ledighedssatser import TITLER
from fleksjob.sager import klagepost, lager
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.kommandoer.laeg_bilag import laeg_bilag
from fleksjob.sager.models import Bruger, Sag


def afgoer_klage(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: Literal["stadfaestet", "aendret", "ophaevet", "hjemvist", "afvist"],
    klage: str = "",
    behandlingsuger: int | None = None,
    ny_udfald: Literal["bevilget", "afslag", ""] = "",
    virkning_fra: date | None = None,
    ydelse_sats: str = "",
    begrundelse: str = "",
    fejl: Sequence[str] = (),
    journalnummer: str = "",
    note: str = "",
    fil: Bilagsfil | None = None,
) -> Sag:
    """Uden `klage` er det den ældste hos klageinstansen. `behandlingsuger` er kommunens frist for en åbnet sag.

    `ny_udfald` er det, klageinstansen selv afgjorde om fleksjob. Er det «bevilget», er borgeren visiteret fra
    `virkning_fra`, også når dagen ligger bagud: frister og ydelse følger med. `ydelse_sats` starter ledighedsydelsen
    samme dag. En sanktion, der ophæves, gælder ikke længere.
    """
    _efterse(udfald, behandlingsuger, ny_udfald, virkning_fra, ydelse_sats, fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("klage_afgjort", gyldig_fra)
    mulige = [en.id for en in tilstand.klager if en.oversendt is not None and en.afgjort is None]
    if klage and klage not in mulige:
        raise UgyldigtInput("klage", "Der er ingen klage hos klageinstansen med det nummer.")
    den = klage or (mulige[0] if mulige else "")
    afgjort = KlageAfgjort(
        gyldig_fra=gyldig_fra,
        udfald=udfald,
        klage=den,
        behandlingsuger=behandlingsuger,
        ny_udfald=ny_udfald,
        virkning_fra=virkning_fra,
        begrundelse=begrundelse,
        fejl=tuple(fejl),
        journalnummer=journalnummer,
        note=note,
    )
    klagen = next(en for en in tilstand.klager if en.id == den)
    with lager.transaktion():
        ny = sag.tilfoej(afgjort, *_foelger(sag, tilstand, klagen, afgjort, ydelse_sats))
        if fil is not None:
            laeg_bilag(ny, bruger, fil, nu=nu, art="klageafgoerelse", titel="Klageinstansens afgørelse",
                       helbred=True, afsender=klageinstans(gyldig_fra), dateret=gyldig_fra,
                       haendelse_nr=sag.hoved.version + 1)  # fmt: skip
        if begrundelse.strip():
            klagepost.meddel_afgjort(ny, bruger, den, nu=nu)
    return ny


def _efterse(
    udfald: str,
    behandlingsuger: int | None,
    ny_udfald: str,
    virkning_fra: date | None,
    ydelse_sats: str,
    forkert: Sequence[str],
) -> None:
    fejl = []
    if udfald not in AFGJORT:
        fejl.append(UgyldigtInput("udfald", "Vælg, hvad klageinstansen har afgjort."))
    if behandlingsuger is not None and (udfald not in AABNER_SAGEN or not 1 <= behandlingsuger <= 520):
        besked = "Kommunens egen frist er 1 til 520 uger og hører kun til en sag, der er sendt tilbage."
        fejl.append(UgyldigtInput("behandlingsuger", besked))
    if ny_udfald and udfald != "aendret":
        fejl.append(UgyldigtInput("ny_udfald", "Kun en ændret afgørelse har et nyt udfald."))
    if (ny_udfald == "bevilget") != (virkning_fra is not None):
        besked = "Skriv den dag, borgeren er visiteret fra, når klageinstansen har givet fleksjob; ellers ingen dag."
        fejl.append(UgyldigtInput("virkning_fra", besked))
    if ydelse_sats and (ny_udfald != "bevilget" or ydelse_sats not in TITLER):
        fejl.append(UgyldigtInput("ydelse_sats", "Vælg en sats, og kun når borgeren er visiteret."))
    if set(forkert) - set(FEJLTYPER):
        fejl.append(UgyldigtInput("fejl", "Vælg blandt de viste."))
    kast(fejl)


def _foelger(
    sag: lager.AabenSag, tilstand: Tilstand, klagen: Klage, afgjort: KlageAfgjort, sats: str
) -> list[AlleHaendelser]:
    """De hændelser, afgørelsen selv fører med sig."""
    if afgjort.virkning_fra is not None:
        fra = afgjort.virkning_fra
        om_visitation = any(
            en.id == klagen.afgoerelse and en.art == "visitation" and en.udfald == "afslag"
            for en in tilstand.afgoerelser
        )
        if not om_visitation:
            besked = (
                "Klagen er ikke over et afslag på fleksjob; klageinstansen kan ikke have visiteret i den."
            )
            raise UgyldigtInput("ny_udfald", besked)
        begyndt = tilstand.sag_oprettet
        if fra > afgjort.gyldig_fra or (begyndt is not None and fra < begyndt):
            besked = (
                "Dagen skal ligge mellem den dag, sagen begyndte, og den dag, klageinstansen afgjorde den."
            )
            raise UgyldigtInput("virkning_fra", besked)
        instans = klageinstans(afgjort.gyldig_fra)
        ud: list[AlleHaendelser] = [Visiteret(gyldig_fra=fra, klage=klagen.id, note=f"Afgjort af {instans}.")]
        if sats:
            ud.append(LedighedsydelseStartet(gyldig_fra=fra, sats=sats))
        return ud
    if afgjort.udfald == "ophaevet" and any(en.id == klagen.afgoerelse for en in tilstand.sanktioner):
        note = f"{klageinstans(afgjort.gyldig_fra)} har ophævet sanktionen."
        return [Rettelse(gyldig_fra=afgjort.gyldig_fra, af=klagen.afgoerelse, note=note)]
    return []
