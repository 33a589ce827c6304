"""Sagens breve: hvad der er sendt, hvordan, og om det er kommet frem."""

from datetime import date, datetime

import msgspec

from fleksjob.sager.forsendelse import STATUS
from fleksjob.sager.models import Bruger, Dokument, Forsendelse, Forsendelsestrin, Sag
from fleksjob.sager.udkast import KANALER


class Trinlinje(msgspec.Struct, frozen=True):
    """Ét skridt på brevets vej."""

    status: str
    navn: str
    dag: date
    besked: str
    af: str


class Brevlinje(msgspec.Struct, frozen=True):
    """Et brev på listen. `trin` er dets vej, ældste først; tom for breve fra før forsendelserne blev skrevet ned."""

    id: int
    art: str
    titel: str
    modtager: str
    oprettet: datetime
    oprettet_af: str
    kanal: str
    kanalnavn: str
    trin: tuple[Trinlinje, ...]
    forsendelse: int | None
    sha256: str
    sendt: bool

    @property
    def status(self) -> str:
        """Hvor brevet er nu."""
        return self.trin[-1].status if self.trin else ("sendt" if self.sendt else "gemt")

    @property
    def statusnavn(self) -> str:
        """Det samme, som det står på skærmen."""
        if self.trin:
            return self.trin[-1].navn
        return "Sendt" if self.sendt else "Gemt i sagen, ikke sendt"


def sagens_breve(bruger: Bruger, sag: Sag, *, ser_helbred: bool) -> tuple[list[Brevlinje], int]:
    """Brevene, nyeste først, og hvor mange der ikke vises. Tre opslag, uanset hvor mange breve der er."""
    dokumenter = list(
        Dokument.for_bruger(bruger)
        .filter(sag=sag)
        .select_related("oprettet_af")
        .defer("pdf")
        .order_by("-oprettet", "-pk")
    )
    synlige = [en for en in dokumenter if ser_helbred or not en.helbred]
    nyeste: dict[int, Forsendelse] = {}
    for forsendelse in Forsendelse.for_bruger(bruger).filter(sag=sag).order_by("pk"):
        nyeste[forsendelse.dokument_id] = forsendelse
    trin: dict[int, list[Trinlinje]] = {}
    raekker = (
        Forsendelsestrin.for_bruger(bruger).filter(forsendelse__sag=sag).select_related("af", "forsendelse")
    )
    for et in raekker.order_by("forsendelse_id", "nr"):
        linje = Trinlinje(et.status, STATUS[et.status], et.dag, et.besked, et.af.navn if et.af else "")
        trin.setdefault(et.forsendelse.dokument_id, []).append(linje)
    linjer = [_linje(en, nyeste.get(en.pk), tuple(trin.get(en.pk, ()))) for en in synlige]
    return linjer, len(dokumenter) - len(synlige)


def _linje(brev: Dokument, forsendelse: Forsendelse | None, trin: tuple[Trinlinje, ...]) -> Brevlinje:
    kanal = forsendelse.kanal if forsendelse else brev.kanal
    return Brevlinje(
        brev.pk,
        brev.art,
        brev.titel,
        brev.modtager,
        brev.oprettet,
        brev.oprettet_af.navn,
        kanal,
        KANALER.get(kanal, ""),
        trin,
        forsendelse.pk if forsendelse else None,
        brev.sha256,
        brev.afsendt is not None,
    )
