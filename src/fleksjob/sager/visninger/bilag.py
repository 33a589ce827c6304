"""Filerne i sagen: hvad der ligger, hvad læseren må se, og selve filen."""

from datetime import date, datetime
from typing import Any

import msgspec
from django.http import HttpResponse

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.bilagsfil import ENDELSER
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.helbredsadgang import kraev_helbred, maa_se_helbred, paa_dagsordenen
from fleksjob.sager.models import Bilag, Bruger, Sag
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger.opslagslog import log_opslag

INTET_BILAG = "Filen findes ikke, eller du har ikke adgang til den."


class Bilagslinje(msgspec.Struct, frozen=True):
    """En fil uden sit indhold."""

    id: int
    art: str
    titel: str
    afsender: str
    dateret: date | None
    filnavn: str
    mediatype: str
    sha256: str
    helbred: bool
    punkter: tuple[str, ...]
    haendelse_nr: int
    lagt_ind: datetime
    lagt_ind_af: str
    fra_borgeren: bool

    @property
    def hentenavn(self) -> str:
        """Et filnavn uden navne og numre om personen."""
        return f"bilag-{self.id}.{ENDELSER.get(self.mediatype, 'bin')}"


class Bilagsliste(msgspec.Struct, frozen=True):
    """Sagens filer efter, hvornår de kom, ældste først. `skjulte_nr` er hændelserne for de helbredspapirer, der ikke
    er med (0: uden hændelse)."""

    synlige: tuple[Bilagslinje, ...]
    skjulte_nr: tuple[int, ...] = ()

    @property
    def skjulte(self) -> int:
        """Antallet af helbredspapirer, der ikke er med."""
        return len(self.skjulte_nr)

    @property
    def om_de_skjulte(self) -> str:
        """Sætningen om det, der ikke vises; tom, når alt er med."""
        match self.skjulte:
            case 0:
                return ""
            case 1:
                return "1 helbredspapir, som du ikke har adgang til."
        return f"{self.skjulte} helbredspapirer, som du ikke har adgang til."


def bilag_i_sag(bruger: Bruger, sag: Sag, dag: date) -> Bilagsliste:
    """Filerne i en sag, brugeren har åbnet; helbredspapirer kun for den, der må se dem. Intet indhold læses."""
    felter = (
        *(
            "pk",
            "art",
            "titel",
            "afsender",
            "dateret",
            "filnavn",
            "mediatype",
            "sha256",
            "helbred",
            "punkter",
        ),
        *("haendelse_nr", "lagt_ind", "lagt_ind_af__navn", "lagt_ind_af__rolle"),
    )
    raekker: Any = _raekker(bruger, sag, dag).filter(sag=sag).order_by("lagt_ind", "pk").values_list(*felter)
    alle = [_linje(raekke) for raekke in raekker]
    ser_helbred = maa_se_helbred(bruger, sag, dag)
    synlige = tuple(linje for linje in alle if ser_helbred or not linje.helbred)
    return Bilagsliste(
        synlige, () if ser_helbred else tuple(linje.haendelse_nr for linje in alle if linje.helbred)
    )


def _linje(raekke: tuple[Any, ...]) -> Bilagslinje:
    *foer, punkter, nr, tid, navn, rolle = raekke
    felter: list[Any] = [*foer, tuple(punkter), nr, tid, navn, rolle == Rolle.BORGER]
    return Bilagslinje(*felter)


def _raekker(bruger: Bruger, sag: Sag, dag: date) -> SikretQuerySet[Bilag]:
    """De filer, brugeren må se. Et teammedlem ser ingen sager for sig selv, men sagen på sit eget møde."""
    if bruger.har_rolle(Rolle.TEAMMEDLEM) and paa_dagsordenen(bruger, sag, dag):
        return Bilag.for_kommune(sag.kommune_id)
    return Bilag.for_bruger(bruger)


def bilag(bruger: Bruger, nummer: str, bilag_id: int, *, nu: datetime, formaal: str) -> Bilag:
    """En fil med sit indhold, med opslaget skrevet ned. Samme svar, når den ikke findes og ikke må ses."""
    dag = nu.astimezone(DANSK_TID).date()
    i_kommunen = Bilag.for_kommune(bruger.kommune_id).filter(pk=bilag_id, sag__nummer=nummer)
    fundet = i_kommunen.select_related("sag", "sag__person").first()
    if fundet is None or not _raekker(bruger, fundet.sag, dag).filter(pk=bilag_id).exists():
        raise AdgangNaegtet(INTET_BILAG)
    if fundet.helbred:
        kraev_helbred(bruger, fundet.sag, dag)
    log_opslag(bruger, fundet.sag.person_id, formaal=formaal, nu=nu)
    return fundet


def som_svar(fundet: Bilag, *, hent: bool) -> HttpResponse:
    """Filen til browseren. Kun de tre kendte slags vises på siden; alt andet hentes, og intet gemmes eller køres."""
    slags = fundet.mediatype if fundet.mediatype in ENDELSER else "application/octet-stream"
    svar = HttpResponse(bytes(fundet.indhold), content_type=slags)
    maade = "attachment" if hent or slags == "application/octet-stream" else "inline"
    endelse = ENDELSER.get(slags, "bin")
    svar["Content-Disposition"] = f'{maade}; filename="bilag-{fundet.pk}.{endelse}"'
    svar["X-Content-Type-Options"] = "nosniff"
    svar["Cache-Control"] = "no-store"
    return svar
