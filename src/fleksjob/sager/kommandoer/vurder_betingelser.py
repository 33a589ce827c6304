"""Sagsbehandleren vurderer flere betingelser for fleksjob på én gang: alle gemmes, eller ingen."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

from fleksjob.forloeb.haendelser import BetingelseVurderet
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.visitationskrav import KRAV, Visitationskrav, krav_pr
from fleksjob.sager import lager
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bilag, Bruger, Dokument, Sag

SAT_TILBAGE = "ikke_vurderet"
Udfald = Literal["opfyldt", "ikke_opfyldt", "ikke_vurderet"]


class Vurderet(msgspec.Struct, frozen=True, kw_only=True):
    """Én vurdering: en svarkode fra `lov.visitationskrav` eller `ikke_vurderet`, og det, den bygger på."""

    betingelse: str
    svar: str
    grund: str
    bilag: tuple[int, ...] = ()
    dokumenter: tuple[int, ...] = ()


def vurder_betingelser(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    vurderinger: Sequence[Vurderet],
    note: str = "",
) -> Sag:
    """Udfaldet følger af svaret og skrives ikke. Er én vurdering forkert, gemmes ingen."""
    if not vurderinger:
        raise UgyldigtInput("betingelse", "Vurdér mindst én betingelse.")
    kast([fejl for en in vurderinger for fejl in _fejl(en, gyldig_fra)])
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("betingelse_vurderet", gyldig_fra)
    for en in vurderinger:
        _kraev_papirerne(sag_id, bruger, en)
    return sag.tilfoej(*(_haendelse(en, gyldig_fra, note) for en in vurderinger))


def _fejl(en: Vurderet, dag: date) -> list[UgyldigtInput]:
    krav = KRAV.get(en.betingelse)
    if krav is None:
        return [UgyldigtInput("betingelse", "Vælg en af betingelserne på listen.")]
    if krav not in krav_pr(dag):
        besked = "Loven stillede ikke den betingelse på den dag; vælg en senere dag."
        return [UgyldigtInput("gyldig_fra", besked)]
    fejl = []
    if en.svar != SAT_TILBAGE and all(en.svar != mulighed.kode for mulighed in krav.svar):
        fejl.append(UgyldigtInput("svar", "Vælg et af svarene på netop den betingelse."))
    if not en.grund.strip():
        besked = "Skriv, hvad vurderingen bygger på; den, der godkender, skal kunne følge den."
        fejl.append(UgyldigtInput("grund", besked))
    return fejl


def _haendelse(en: Vurderet, dag: date, note: str) -> BetingelseVurderet:
    return BetingelseVurderet(
        gyldig_fra=dag,
        note=note,
        betingelse=en.betingelse,
        udfald=_udfald(KRAV[en.betingelse], en.svar),
        svar="" if en.svar == SAT_TILBAGE else en.svar,
        grund=en.grund,
        bilag=tuple(sorted(set(en.bilag))),
        dokumenter=tuple(sorted(set(en.dokumenter))),
    )


def _udfald(krav: Visitationskrav, svar: str) -> Udfald:
    if svar == SAT_TILBAGE:
        return "ikke_vurderet"
    return "opfyldt" if krav.muligheden(svar).opfyldt else "ikke_opfyldt"


def _kraev_papirerne(sag_id: int, bruger: Bruger, en: Vurderet) -> None:
    """Papirerne skal ligge i netop den sag, og man kan ikke bygge på et, man ikke selv må læse."""
    if not (en.bilag or en.dokumenter):
        return
    helbred = maa_se_helbred(bruger, Sag.for_bruger(bruger).get(pk=sag_id))
    fejl = []
    for felt, model, numre in (("bilag", Bilag, en.bilag), ("dokumenter", Dokument, en.dokumenter)):
        mulige = model.for_bruger(bruger).filter(sag_id=sag_id, pk__in=list(numre))
        mulige = mulige if helbred else mulige.filter(helbred=False)
        if mulige.count() != len(set(numre)):
            fejl.append(UgyldigtInput(felt, "Et af papirerne ligger ikke i sagen, eller du må ikke se det."))
    kast(fejl)
