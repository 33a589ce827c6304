"""Den gamle ordning: tilskuddets brøk, om en ændring gør jobbet til et nyt, og borgerens eget valg af den nye."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import (
    FleksjobBevilget,
    FleksjobOphoert,
    FleksjobStartet,
    JobaendringVurderet,
    OrdningValgt,
    TilskudsbroekOplyst,
)
from fleksjob.forloeb.haendelser.udvikling import Broek
from fleksjob.forloeb.tilstand import Tilstand, Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.stoette.gammel_ordning import ANDELE
from fleksjob.lov.stoette.ordning import beregn_ordning
from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.aftal_udviklingsmaal import jobbet
from fleksjob.sager.kommandoer.felter import kraev_grund, kraev_vilkaar
from fleksjob.sager.models import Bruger, Sag

AARSAG = "valgt_ny_ordning"


def oplys_tilskudsbroek(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    andel: Broek,
    note: str = "",
) -> Sag:
    """Brøken i kommunens afgørelse: halvdelen eller to tredjedele. Programmet vælger den ikke."""
    if andel not in ANDELE.values():
        raise UgyldigtInput("andel", "Vælg halvdelen eller to tredjedele, som der står i afgørelsen.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("tilskudsbroek_oplyst", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        TilskudsbroekOplyst(gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, andel=andel, note=note)
    )


def vurder_jobaendring(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    aendring: str,
    udfald: Literal["samme", "nyt"],
    andre_opgaver: bool | None = None,
    andre_vilkaar: bool | None = None,
    afvigelsesgrund: str = "",
    note: str = "",
) -> Sag:
    """Kommunens svar ved siden af lovens. Er de forskellige, kræves grunden."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    den_dag = sag.kraev("jobaendring_vurderet", gyldig_fra, ansaettelse=ansaettelse)
    svar = beregn_ordning(
        dato=gyldig_fra,
        begyndt=jobbet(den_dag, ansaettelse).startet,
        aendring=aendring,
        andre_opgaver=andre_opgaver,
        andre_vilkaar=andre_vilkaar,
    )
    regeludfald = str(svar["ordning"])
    if udfald not in ("samme", "nyt"):
        raise UgyldigtInput("udfald", "Vælg, om det er det samme job eller et nyt.")
    if (regeludfald == "gammel") == (udfald == "samme"):
        afvigelsesgrund = ""
    else:
        afvigelsesgrund = kraev_grund(afvigelsesgrund, "afvigelsesgrund")
    return sag.tilfoej(
        JobaendringVurderet(
            gyldig_fra=gyldig_fra,
            ansaettelse=ansaettelse,
            aendring=aendring,
            andre_opgaver=andre_opgaver,
            andre_vilkaar=andre_vilkaar,
            regeludfald=regeludfald,
            udfald=udfald,
            afvigelsesgrund=afvigelsesgrund,
            note=note,
        )
    )


def skift_ordning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    valgt: date,
    dokument: str,
    timer: float,
    intensitet: float,
    timeloen: float,
    fuldtidsloen: float,
    borger_foer: float | None = None,
    borger_efter: float | None = None,
    firma_foer: float | None = None,
    firma_efter: float | None = None,
    note: str = "",
) -> Sag:
    """Skiftet: valget, det gamle jobs slutning og det nyes bevilling og start, i samme transaktion.

    `gyldig_fra` er den første dag i den nye ordning, altid den første i en måned, så ingen måned skal deles.
    Et frivilligt skift er et nyt job; derfor begynder de fem år, opfølgningerne og tilskuddet til borgeren forfra.
    """
    dokument = kraev_grund(dokument, "dokument")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    if gyldig_fra.day != 1:
        raise UgyldigtInput(
            "gyldig_fra", "Skiftet sker den 1. i en måned, så ingen måned skal deles. Vælg den 1."
        )
    if gyldig_fra < sag.dag.replace(day=1):
        raise UgyldigtInput(
            "gyldig_fra", "Skiftet kan ikke ske bagud. Vælg den 1. i denne eller en senere måned."
        )
    if valgt > sag.dag:
        raise UgyldigtInput("valgt", "Borgerens valg skal være skrevet, før det registreres her.")
    vilkaar = Vilkaar(gyldig_fra, timer, intensitet, timeloen, fuldtidsloen)
    kraev_vilkaar(vilkaar)
    nu_er = sag.kraev("ordning_valgt", sag.dag, ansaettelse=ansaettelse)
    sag.kraev("fleksjob_bevilget", sag.dag)
    gammelt = jobbet(nu_er, ansaettelse)
    if gammelt.udvikling.valg is not None or _er_skiftet(sag, ansaettelse):
        raise IkkeMuligt("Den nye ordning er allerede valgt for jobbet.")
    noegle = _ny_noegle(nu_er)
    return sag.tilfoej(
        OrdningValgt(
            gyldig_fra=sag.dag,
            ansaettelse=ansaettelse,
            ny_ansaettelse=noegle,
            valgt=valgt,
            dokument=dokument,
            borger_foer=borger_foer,
            borger_efter=borger_efter,
            firma_foer=firma_foer,
            firma_efter=firma_efter,
            note=note,
        ),
        FleksjobBevilget(
            gyldig_fra=sag.dag,
            ansaettelse=noegle,
            virksomhed=gammelt.virksomhed,
            cvr=gammelt.cvr,
            startdato=gyldig_fra,
            midlertidig=True,
        ),
        FleksjobOphoert(gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, aarsag=AARSAG),
        FleksjobStartet(
            gyldig_fra=gyldig_fra,
            ansaettelse=noegle,
            virksomhed=gammelt.virksomhed,
            cvr=gammelt.cvr,
            timer=timer,
            intensitet=intensitet,
            timeloen=timeloen,
            fuldtidsloen=fuldtidsloen,
        ),
    )


def _er_skiftet(sag: lager.AabenSag, ansaettelse: str) -> bool:
    return any(isinstance(en, OrdningValgt) and en.ansaettelse == ansaettelse for en in sag.haendelser)


def _ny_noegle(tilstand: Tilstand) -> str:
    brugte = {job.id for job in tilstand.ansaettelser}
    nr = len(brugte) + 1
    while f"job-{nr}" in brugte:
        nr += 1
    return f"job-{nr}"
