"""Læsningerne, opkaldt efter det, læseren vil vide. De ændrer intet ud over at skrive opslag ned."""

from fleksjob.sager.visninger.adgang import adgangsaendringer, en_bruger, kommunens_brugere
from fleksjob.sager.visninger.arbejdsliste import (
    MinDag,
    Overblik,
    dagens_tal,
    min_dag,
    overblik,
    penge_der_venter,
)
from fleksjob.sager.visninger.belastning import alle_numre, belastning, medarbejders_sager
from fleksjob.sager.visninger.godkendelser import TilGodkendelse, til_godkendelse
from fleksjob.sager.visninger.job import Jobliste, job_til_konsulent
from fleksjob.sager.visninger.mine_opgaver import (
    clearingkoe,
    mine_opgaver,
    tvaergaaende,
    vikar_for,
    vikarer_hos,
)
from fleksjob.sager.visninger.opslagskontrol import opslagskontrol, periodetal
from fleksjob.sager.visninger.opslagslog import (
    begrund_opslag,
    kraev_begrundelse,
    log_opslag,
    mine_opslag,
    opslag_i_sag,
    skal_begrundes,
)
from fleksjob.sager.visninger.penge import (
    Maanedsstand,
    Udbetalingsliste,
    maanedsstand,
    nyeste_maaned,
    udbetaling,
    udbetalinger,
)
from fleksjob.sager.visninger.sagsbillede import STATUSNAVNE, Sagsbillede, dokument, sagen
from fleksjob.sager.visninger.samarbejde import (
    bero,
    i_bero,
    notater,
    opgaver_i_sagen,
    overdragelser,
    vikarer_for_sagen,
)
from fleksjob.sager.visninger.selvbetjening import Ansat, MinSag, min_sag, mit_dokument, vores_ansatte
from fleksjob.sager.visninger.soegning import FundenSag, find_sager

__all__ = [
    "STATUSNAVNE",
    "Ansat",
    "FundenSag",
    "Jobliste",
    "Maanedsstand",
    "MinDag",
    "MinSag",
    "Overblik",
    "Sagsbillede",
    "TilGodkendelse",
    "Udbetalingsliste",
    "adgangsaendringer",
    "alle_numre",
    "begrund_opslag",
    "belastning",
    "bero",
    "clearingkoe",
    "dagens_tal",
    "dokument",
    "en_bruger",
    "find_sager",
    "i_bero",
    "job_til_konsulent",
    "kommunens_brugere",
    "kraev_begrundelse",
    "log_opslag",
    "maanedsstand",
    "medarbejders_sager",
    "min_dag",
    "min_sag",
    "mine_opgaver",
    "mine_opslag",
    "mit_dokument",
    "notater",
    "nyeste_maaned",
    "opgaver_i_sagen",
    "opslag_i_sag",
    "opslagskontrol",
    "overblik",
    "overdragelser",
    "penge_der_venter",
    "periodetal",
    "sagen",
    "skal_begrundes",
    "til_godkendelse",
    "tvaergaaende",
    "udbetaling",
    "udbetalinger",
    "vikar_for",
    "vikarer_for_sagen",
    "vikarer_hos",
    "vores_ansatte",
]
