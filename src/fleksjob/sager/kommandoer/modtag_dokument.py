"""Et papir er kommet, med eller uden fil."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import DokumentModtaget
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.dokumentarter import dokumentart
from fleksjob.sager import lager
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.kommandoer.laeg_bilag import laeg_bilag
from fleksjob.sager.kommandoer.papirfelter import kraev_aaben_rekvisition, kraev_art, kraev_punkter
from fleksjob.sager.models import Bruger, Sag


def modtag_dokument(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int | None,
    nu: datetime,
    gyldig_fra: date,
    art: str = "",
    rekvisition: str = "",
    fra: str = "",
    dateret: date | None = None,
    punkter: tuple[str, ...] = (),
    helbred: bool | None = None,
    titel: str = "",
    fil: Bilagsfil | None = None,
    note: str = "",
) -> Sag:
    """Et papir er kommet. Uden version lægges det oven på sagen, som den er (borgeren retter ikke i andres arbejde).

    Slagsen kan følge af anmodningen. Et helbredspapir kan ikke gøres åbent for alle ved et kryds: er slagsen helbred,
    er papiret det.
    """
    kraev_punkter(punkter)
    if dateret is not None and dateret > gyldig_fra:
        raise UgyldigtInput("dateret", "Papirets dato ligger efter den dag, det kom. Ret den ene.")
    if bruger.rolle == Rolle.BORGER and punkter:
        raise UgyldigtInput("punkter", "Det er kommunen, der vurderer, hvad papiret viser.")
    with lager.transaktion():
        if forventet_version is None:
            sag = lager.hent_nyeste(sag_id, bruger, nu=nu)
        else:
            sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        tilstand = sag.kraev("dokument_modtaget", gyldig_fra)
        if rekvisition:
            bedt = kraev_aaben_rekvisition(tilstand, rekvisition)
            art, fra = art or bedt.art, fra or bedt.hos
        else:
            kraev_art(art)
        er_helbred = dokumentart(art).helbred or bool(helbred)
        skrevet = sag.tilfoej(
            DokumentModtaget(
                gyldig_fra=gyldig_fra,
                note=note,
                art=art,
                rekvisition=rekvisition,
                fra=fra,
                dateret=dateret,
                punkter=punkter,
                helbred=er_helbred,
            )
        )
        if fil is not None:
            laeg_bilag(
                skrevet,
                bruger,
                fil,
                nu=nu,
                art=art,
                titel=titel.strip() or dokumentart(art).navn,
                helbred=er_helbred,
                afsender=fra,
                dateret=dateret,
                punkter=punkter,
                haendelse_nr=skrevet.version,
            )
        return skrevet
