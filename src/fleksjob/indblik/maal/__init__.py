"""Målene: hvert et udtryk over tabellerne med navn, definition, population, formel, kilde, sikkerhed og forbehold.

    from fleksjob.indblik import maal
    maal.MAAL["progression"].udtryk(maal.ubundne(), date(2026, 6, 30), taerskel=1.0)

På en egen forbindelse: `maal.paa(con, dag=…).progression(taerskel=1.0)`. Se `docs/analyse.md`.
"""

from fleksjob.indblik.maal.afgang import AFGANG
from fleksjob.indblik.maal.bestand import BESTAND
from fleksjob.indblik.maal.fastholdelse import FASTHOLDELSE
from fleksjob.indblik.maal.frister import FRISTER
from fleksjob.indblik.maal.fristfare import FRISTER_I_FARE
from fleksjob.indblik.maal.gennemsnitstimer import GENNEMSNITSTIMER
from fleksjob.indblik.maal.grund import Kolonne, Maal, Tabeller, ubunden, ubundne
from fleksjob.indblik.maal.hjaelp import HJAELP
from fleksjob.indblik.maal.klager import ANKESAGER, KLAGER
from fleksjob.indblik.maal.ledighedsandel import LEDIGHEDSANDEL
from fleksjob.indblik.maal.ledighedsydelse import LEDIGHEDSYDELSE_NU, LEDIGHEDSYDELSE_SLUT
from fleksjob.indblik.maal.noegletal import NOEGLETAL
from fleksjob.indblik.maal.overgange import OVERGANGE
from fleksjob.indblik.maal.personer import PERSONER
from fleksjob.indblik.maal.praksis_kontakt import KONTAKT
from fleksjob.indblik.maal.praksis_moeder import KONSULENT_VED_MOEDET
from fleksjob.indblik.maal.praksis_start import AFTALER_VED_START
from fleksjob.indblik.maal.praksis_udvikling import UDVIKLING_I_JOBBET
from fleksjob.indblik.maal.praksis_vurdering import NY_VURDERING
from fleksjob.indblik.maal.progression import PROGRESSION
from fleksjob.indblik.maal.progression_taerskel import PROGRESSION_TAERSKEL
from fleksjob.indblik.maal.stagnation import STAGNATION
from fleksjob.indblik.maal.tid_til_job import TID_TIL_JOB, TID_TIL_JOB_MEDIAN
from fleksjob.indblik.maal.tilgang import TILGANG
from fleksjob.indblik.maal.tilgang_aar import TILGANG_AAR
from fleksjob.indblik.maal.timer import TIMER, TIMER_LOEN
from fleksjob.indblik.maal.timeskift import TIMESKIFT
from fleksjob.indblik.maal.udbetalinger import UDBETALINGSKOE
from fleksjob.indblik.maal.ventetid import VENTER, VENTETID
from fleksjob.indblik.notesbog import paa

ALLE: tuple[Maal, ...] = (
    TILGANG,
    TILGANG_AAR,
    AFGANG,
    PERSONER,
    BESTAND,
    VENTER,
    VENTETID,
    FRISTER,
    FRISTER_I_FARE,
    LEDIGHEDSANDEL,
    LEDIGHEDSYDELSE_NU,
    LEDIGHEDSYDELSE_SLUT,
    TID_TIL_JOB,
    TID_TIL_JOB_MEDIAN,
    OVERGANGE,
    TIMER,
    TIMER_LOEN,
    GENNEMSNITSTIMER,
    FASTHOLDELSE,
    PROGRESSION,
    PROGRESSION_TAERSKEL,
    TIMESKIFT,
    STAGNATION,
    NOEGLETAL,
    UDBETALINGSKOE,
    HJAELP,
    KLAGER,
    ANKESAGER,
    KONSULENT_VED_MOEDET,
    AFTALER_VED_START,
    KONTAKT,
    UDVIKLING_I_JOBBET,
    NY_VURDERING,
)
MAAL = {en.kode: en for en in ALLE}

__all__ = ["ALLE", "MAAL", "Kolonne", "Maal", "Tabeller", "paa", "ubunden", "ubundne"]
