"""Borgeren klager over en afgørelse, en sanktion eller en måneds tilskud."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import Henvendelsesform, KlageModtaget
from fleksjob.forloeb.paaklaget import kan_paaklages
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.klageord import FORMER, MUNDTLIG
from fleksjob.sager import klagepost, lager
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.kommandoer.laeg_bilag import laeg_bilag
from fleksjob.sager.kommandoer.spoerg_kommunen import spoerg_kommunen
from fleksjob.sager.models import Bruger, Sag


def modtag_klage(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    afgoerelse: str = "",
    form: Henvendelsesform = "",
    fra: str = "",
    saerlig_grund: str = "",
    grund_vurdering: str = "",
    ring_til: str = "",
    note: str = "",
    fil: Bilagsfil | None = None,
) -> Sag:
    """`afgoerelse` er nummeret på den hændelse, der klages over; tom betyder den seneste afgørelse i sagen.

    En klage behøver ingen begrundelse; `note` er ordene, som de blev sagt eller skrevet. `saerlig_grund` er borgerens
    grund til, at den kommer for sent, og `fil` det, hun vedlagde. Kvitteringen skrives og sendes i samme transaktion.
    """
    if form and form not in FORMER:
        raise UgyldigtInput("form", "Vælg, hvordan klagen kom.")
    if form in MUNDTLIG and not note.strip():
        raise UgyldigtInput(
            "note", "Skriv det ned, som borgeren sagde det; hun får det at se i kvitteringen."
        )
    if form == "repraesentant" and not fra.strip():
        raise UgyldigtInput("fra", "Skriv, hvem der klager for borgeren.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("klage_modtaget", gyldig_fra)
    trufne = [en.id for en in tilstand.afgoerelser]
    andre = [en.id for en in tilstand.sanktioner]
    andre += [en.id for en in tilstand.udbetalinger if en.frigivet is not None]
    andre += [en.id for en in tilstand.tilbagekrav if en.afgjort is not None]
    andre += [en.vurdering.id for en in tilstand.etableringer if en.vurdering is not None]
    andre += [en.afgjort_nr for en in tilstand.stoette if en.afgjort_nr]
    if afgoerelse and afgoerelse not in (*trufne, *andre):
        raise UgyldigtInput("afgoerelse", "Der er ingen afgørelse med det nummer i sagen.")
    paaklaget = afgoerelse or (trufne or andre)[-1]
    den = next(en for en in kan_paaklages(sag.haendelser) if en.id == paaklaget)
    if gyldig_fra < den.dato:
        raise UgyldigtInput("gyldig_fra", "Klagen kan ikke være kommet, før afgørelsen blev truffet.")
    klage = KlageModtaget(
        gyldig_fra=gyldig_fra,
        afgoerelse=paaklaget,
        form="selvbetjening" if bruger.rolle == Rolle.BORGER and not form else form,
        fra=fra.strip(),
        saerlig_grund=saerlig_grund,
        grund_vurdering=grund_vurdering,
        ring_til=ring_til.strip(),
        note=note,
    )
    with lager.transaktion():
        ny = sag.tilfoej(klage)
        if fil is not None:
            laeg_bilag(ny, bruger, fil, nu=nu, art="klage", titel="Bilag til klagen", helbred=True, afsender=fra,
                       haendelse_nr=ny.version)  # fmt: skip
        klagepost.kvitter(ny, bruger, nu=nu)
        if klage.ring_til:
            hvad = f"Ring til {klage.ring_til} om klagen, og skriv ned, hvad der bliver sagt."
            spoerg_kommunen(ny, bruger, hvad=hvad, nu=nu)
    return ny
