"""Fleks-tillægsaftalen: en ny udgave med opgaver, hensyn, mål og dage, og de tre, der siger ja til den."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

from fleksjob.forloeb.haendelser import (
    AlleHaendelser,
    TillaegsaftaleBekraeftet,
    TillaegsaftaleSkrevet,
    UdviklingsmaalAftalt,
)
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.etablering import kraev_uden_cpr, rensede_maal, rensede_opgaver, vejen
from fleksjob.sager.models import Bruger, Sag, Tillaegsaftale


def skriv_tillaegsaftale(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    opgaver: Sequence[Mapping[str, Any]] = (),
    maal: Sequence[Mapping[str, Any]] = (),
    opfoelgninger: Collection[date] = (),
    arbejdstid: str = "",
    hensyn: str = "",
    stoette: str = "",
    kontakt: str = "",
    fravaer: str = "",
    note: str = "",
) -> Sag:
    """Hvert mål bliver også et udviklingsmål i sagen. Den nye udgave skal bekræftes af alle tre igen."""
    rene, maalene = rensede_opgaver(opgaver), rensede_maal(maal, gyldig_fra)
    if not rene:
        raise UgyldigtInput("opgaver", "Skriv mindst én opgave.")
    if any(dag <= gyldig_fra for dag in opfoelgninger):
        raise UgyldigtInput("opfoelgninger", "Dagene skal ligge efter den dag, aftalen er fra.")
    kraev_uden_cpr("hensyn", arbejdstid, hensyn, stoette, kontakt, fravaer)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        en = vejen(sag.kraev("tillaegsaftale_skrevet", gyldig_fra, ansaettelse=ansaettelse), ansaettelse)
        udgave = (en.tillaegsaftale.udgave if en.tillaegsaftale else 0) + 1
        dage = tuple(sorted(set(opfoelgninger)))
        Tillaegsaftale.objects.create(
            kommune_id=sag.hoved.kommune_id,
            sag_id=sag_id,
            ansaettelse=ansaettelse,
            cvr=en.cvr,
            udgave=udgave,
            opgaver=rene,
            arbejdstid=arbejdstid.strip(),
            hensyn=hensyn.strip(),
            stoette=stoette.strip(),
            kontakt=kontakt.strip(),
            maal=[{**m, "inden": m["inden"].isoformat() if m["inden"] else ""} for m in maalene],
            opfoelgninger=[dag.isoformat() for dag in dage],
            fravaer=fravaer.strip(),
            haendelse_nr=sag.hoved.version + 1,
            skrevet=nu,
            skrevet_af=bruger,
        )
        nye: list[AlleHaendelser] = [
            TillaegsaftaleSkrevet(
                gyldig_fra=gyldig_fra,
                note=note,
                ansaettelse=ansaettelse,
                udgave=udgave,
                opfoelgninger=dage,
                maal=len(maalene),
            ),
            *(
                UdviklingsmaalAftalt(
                    gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, kilde="tillaegsaftale", **m
                )
                for m in maalene
            ),
        ]
        return sag.tilfoej(*nye)


_EGEN: dict[str, Literal["borger", "arbejdsgiver"]] = {
    Rolle.BORGER: "borger",
    Rolle.ARBEJDSGIVER: "arbejdsgiver",
}


def bekraeft_tillaegsaftale(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    part: Literal["borger", "arbejdsgiver", "kommune"] = "kommune",
    maade: Literal["digital", "papir"] = "digital",
    udgave: int | None = None,
    note: str = "",
) -> Sag:
    """Borger og virksomhed siger ja for sig selv. En medarbejder kan kun sige ja for en anden, når det er på papir.

    `udgave` er den, brugeren har læst; er der siden kommet en nyere, skal den læses først.
    """
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    en = vejen(sag.kraev("tillaegsaftale_bekraeftet", gyldig_fra, ansaettelse=ansaettelse), ansaettelse)
    nyeste = en.tillaegsaftale
    if nyeste is None:
        raise UgyldigtInput("ansaettelse", "Der er ikke skrevet nogen tillægsaftale for jobbet.")
    if udgave is not None and udgave != nyeste.udgave:
        raise UgyldigtInput("udgave", "Aftalen er skrevet om, siden du læste den. Læs den nye udgave først.")
    egen = _EGEN.get(bruger.rolle, part)
    if bruger.rolle not in _EGEN and egen != "kommune" and maade != "papir":
        raise UgyldigtInput(
            "maade", "Kun de selv kan sige ja digitalt. Vælg papir, når de har skrevet under."
        )
    if nyeste.har(egen):
        raise UgyldigtInput("part", "Der er allerede sagt ja til den udgave.")
    return sag.tilfoej(
        TillaegsaftaleBekraeftet(
            gyldig_fra=gyldig_fra,
            note=note,
            ansaettelse=ansaettelse,
            udgave=nyeste.udgave,
            part=egen,
            maade="digital" if bruger.rolle in _EGEN else maade,
        )
    )
