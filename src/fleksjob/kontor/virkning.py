"""«Tjek»: skridtet udføres for alvor og rulles tilbage, så kontrollen er den samme som ved «Gem»."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

import msgspec
from django.db import transaction
from django.http import HttpResponse

from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.tilstand import Fase, Tilstand
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Dokument, Sag

AABEN = ("kommende", "overskredet")


class Virkning(msgspec.Struct, frozen=True):
    """Hvad der bliver anderledes i sagen, når skridtet gemmes."""

    fase_foer: Fase
    fase_efter: Fase
    nye: tuple[Pligt, ...]
    opfyldte: tuple[Pligt, ...]
    bortfaldne: tuple[Pligt, ...]

    @property
    def uden_virkning(self) -> bool:
        """Om hverken fase eller frister ændrer sig."""
        return self.fase_foer == self.fase_efter and not (self.nye or self.opfyldte or self.bortfaldne)


def proev(
    udfoer: Callable[[], Sag],
    bruger: Bruger,
    foer: tuple[Tilstand, Sequence[Pligt]],
    *,
    nu: datetime,
    pr: date,
) -> Virkning:
    """Udfører skridtet, ser efter, og ruller alt tilbage. Rejser det samme som kommandoen."""
    with lager.transaktion():
        sag = udfoer()
        ny = lager.hent(sag.pk, bruger, forventet_version=sag.version, nu=nu).tilstand(pr)
        transaction.set_rollback(True)
    return _forskel(foer[0], foer[1], ny, pligter(ny))


def _forskel(foer: Tilstand, gamle: Sequence[Pligt], efter: Tilstand, nye: Sequence[Pligt]) -> Virkning:
    aabne_foer = {p.noegle: p for p in gamle if p.status in AABEN}
    nu = {p.noegle: p for p in nye}
    aendret = [nu[n] for n, p in aabne_foer.items() if n in nu and nu[n].status != p.status]
    return Virkning(
        fase_foer=foer.fase,
        fase_efter=efter.fase,
        nye=tuple(p for n, p in nu.items() if p.status in AABEN and n not in aabne_foer),
        opfyldte=tuple(p for p in aendret if p.status == "opfyldt"),
        bortfaldne=(
            *(p for p in aendret if p.status == "bortfaldet"),
            *(p for n, p in aabne_foer.items() if n not in nu),
        ),
    )


def brevet(udfoer: Callable[[], Sag], bruger: Bruger) -> bytes:
    """Det brev, skridtet ville sende, som PDF. Intet bliver stående."""
    with lager.transaktion():
        sag = udfoer()
        breve = Dokument.for_bruger(bruger).filter(sag_id=sag.pk).order_by("-pk")
        pdf = bytes(breve.values_list("pdf", flat=True)[0])
        transaction.set_rollback(True)
    return pdf


def som_udkast(pdf: bytes, nummer: str) -> HttpResponse:
    """Brevet vist i browseren. Filnavnet bærer kun sagsnummeret."""
    svar = HttpResponse(pdf, content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="udkast-{nummer}.pdf"'
    return svar
