"""Det første møde efter afgørelsen: anbefalingen er talt igennem, og tiden før er samlet op."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import OpsamlingHoldt, SamtaleAfholdt
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.jobsoegning import EMNER
from fleksjob.sager import lager
from fleksjob.sager.jobsoegningsblade import skriv_blad
from fleksjob.sager.kommandoer.samtaletider import luk_ved_samtale
from fleksjob.sager.models import Bruger, Sag

_KODER = {emne.kode for emne in EMNER}


def hold_opsamling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    form: Literal["fremmoede", "telefon", "video", ""] = "",
    forloebet: Literal["godt", "blandet", "haardt", ""] = "",
    anbefaling: bool = False,
    emner: tuple[str, ...] = (),
    ordene: str = "",
    oplevelser: str = "",
    jobsamtale: bool = False,
    note: str = "",
) -> Sag:
    """`ordene` er borgerens ord om tiden før, `oplevelser` job og praktikker, der har sat sig; begge er blade.

    Med `jobsamtale` tæller mødet også som den første samtale i kontaktforløbet.
    """
    fejl = []
    if any(kode not in _KODER for kode in emner):
        fejl.append(UgyldigtInput("emner", "Vælg blandt emnerne på listen."))
    if forloebet not in ("godt", "blandet", "haardt", ""):
        fejl.append(UgyldigtInput("forloebet", "Vælg en af de viste muligheder."))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("opsamling_holdt", gyldig_fra)
    nye: list[OpsamlingHoldt | SamtaleAfholdt] = [
        OpsamlingHoldt(
            gyldig_fra=gyldig_fra,
            form=form,
            forloebet=forloebet,
            anbefaling=anbefaling,
            emner=emner,
            note=note,
        )
    ]
    if jobsamtale:
        sag.kraev("samtale_afholdt", gyldig_fra)
        nye.append(SamtaleAfholdt(gyldig_fra=gyldig_fra, art="jobsamtale", form=form))
    with lager.transaktion():
        ny = sag.tilfoej(*nye)
        luk_ved_samtale(ny, bruger, gyldig_fra, status="holdt", nu=nu)
        if ordene.strip():
            skriv_blad(ny, bruger, "opsamling", {"ordene": ordene.strip()}, nu=nu, helbred=True)
        if oplevelser.strip():
            skriv_blad(ny, bruger, "oplevelser", {"tekst": oplevelser.strip()}, nu=nu, helbred=True)
    return ny
