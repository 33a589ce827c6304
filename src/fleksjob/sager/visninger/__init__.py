"""Læsningerne, opkaldt efter det, læseren vil vide. De ændrer intet ud over at skrive opslag ned."""

from fleksjob.sager.visninger.arbejdsliste import MinDag, Overblik, dagens_tal, min_dag, overblik
from fleksjob.sager.visninger.godkendelser import TilGodkendelse, til_godkendelse
from fleksjob.sager.visninger.job import Jobliste, job_til_konsulent
from fleksjob.sager.visninger.opslagslog import (
    begrund_opslag,
    kraev_begrundelse,
    log_opslag,
    mine_opslag,
    opslag_i_sag,
    skal_begrundes,
)
from fleksjob.sager.visninger.penge import Udbetalingsliste, udbetaling, udbetalinger
from fleksjob.sager.visninger.sagsbillede import STATUSNAVNE, Sagsbillede, dokument, sagen
from fleksjob.sager.visninger.selvbetjening import Ansat, MinSag, min_sag, mit_dokument, vores_ansatte
from fleksjob.sager.visninger.soegning import FundenSag, find_sager

__all__ = [
    "STATUSNAVNE",
    "Ansat",
    "FundenSag",
    "Jobliste",
    "MinDag",
    "MinSag",
    "Overblik",
    "Sagsbillede",
    "TilGodkendelse",
    "Udbetalingsliste",
    "begrund_opslag",
    "dagens_tal",
    "dokument",
    "find_sager",
    "job_til_konsulent",
    "kraev_begrundelse",
    "log_opslag",
    "min_dag",
    "min_sag",
    "mine_opslag",
    "mit_dokument",
    "opslag_i_sag",
    "overblik",
    "sagen",
    "skal_begrundes",
    "til_godkendelse",
    "udbetaling",
    "udbetalinger",
    "vores_ansatte",
]
