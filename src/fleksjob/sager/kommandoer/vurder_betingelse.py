"""Sagsbehandleren vurderer én betingelse for fleksjob. Hvad det fører til, siger loven."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import BetingelseVurderet
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.visitationskrav import KRAV, krav_pr
from fleksjob.sager import lager
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bilag, Bruger, Dokument, Sag

SAT_TILBAGE = "ikke_vurderet"


def vurder_betingelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    betingelse: str,
    svar: str,
    grund: str,
    bilag: Sequence[int] = (),
    dokumenter: Sequence[int] = (),
    note: str = "",
) -> Sag:
    """`svar` er en af betingelsens svarkoder eller `ikke_vurderet`; udfaldet følger af svaret og skrives ikke."""
    krav = KRAV.get(betingelse)
    if krav is None:
        raise UgyldigtInput("betingelse", "Vælg en af betingelserne på listen.")
    if krav not in krav_pr(gyldig_fra):
        raise UgyldigtInput(
            "gyldig_fra", "Loven stillede ikke den betingelse på den dag; vælg en senere dag."
        )
    udfald: Literal["opfyldt", "ikke_opfyldt", "ikke_vurderet"] = "ikke_vurderet"
    if svar != SAT_TILBAGE:
        udfald = "opfyldt" if krav.muligheden(svar).opfyldt else "ikke_opfyldt"
    if not grund.strip():
        raise UgyldigtInput(
            "grund", "Skriv, hvad vurderingen bygger på; den, der godkender, skal kunne følge den."
        )
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("betingelse_vurderet", gyldig_fra)
    _kraev_papirerne(sag_id, bruger, bilag, dokumenter)
    return sag.tilfoej(
        BetingelseVurderet(
            gyldig_fra=gyldig_fra,
            note=note,
            betingelse=betingelse,
            udfald=udfald,
            svar="" if svar == SAT_TILBAGE else svar,
            grund=grund,
            bilag=tuple(sorted(set(bilag))),
            dokumenter=tuple(sorted(set(dokumenter))),
        )
    )


def _kraev_papirerne(sag_id: int, bruger: Bruger, bilag: Sequence[int], dokumenter: Sequence[int]) -> None:
    """Papirerne skal ligge i netop den sag, og man kan ikke bygge på et, man ikke selv må læse."""
    sag = Sag.for_bruger(bruger).get(pk=sag_id)
    helbred = maa_se_helbred(bruger, sag)
    fejl = []
    for felt, model, numre in (("bilag", Bilag, bilag), ("dokumenter", Dokument, dokumenter)):
        mulige = model.for_bruger(bruger).filter(sag_id=sag_id, pk__in=list(numre))
        mulige = mulige if helbred else mulige.filter(helbred=False)
        if mulige.count() != len(set(numre)):
            fejl.append(UgyldigtInput(felt, "Et af papirerne ligger ikke i sagen, eller du må ikke se det."))
    kast(fejl)
