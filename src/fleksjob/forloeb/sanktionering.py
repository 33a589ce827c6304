"""Sanktionen i en sag: lovens svar, med gentagelserne talt af sagens egne hændelser."""

from datetime import date

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.sanktioner import beregn_sanktion
from fleksjob.lov.sagsgang.sanktioner_udfald import TAELLER_SOM_GENTAGELSE


def forrige_gang(tilstand: Tilstand, foer: date) -> date | None:
    """Den seneste dag før `foer` med en adfærd, der tæller som gentagelse, og som der er truffet afgørelse om."""
    dage = [
        en.handling
        for en in tilstand.sanktioner
        if en.adfaerd in TAELLER_SOM_GENTAGELSE and en.art != "ingen" and en.handling < foer
    ]
    return max(dage, default=None)


def planen_er_gaaet(tilstand: Tilstand, dag: date) -> bool:
    """Om fristen i en plan for jobsøgning er gået, uden at den er opfyldt."""
    for ventet in tilstand.maerkning.forpligtelser:
        if ventet.svar.kode == "jobsoegningsplan" and ventet.aaben:
            frist = ventet.grundlag
            maaneder = round(tilstand.retsgrundlag.vaerdi(ventet.svar.frist.vaerdi, frist).vaerdi)
            return laeg_maaneder_til(frist, maaneder) < dag
    return False


def sanktion_i_sagen(
    tilstand: Tilstand,
    *,
    adfaerd: str,
    handling: date,
    rimelig_grund: bool,
    dage: float | None = None,
) -> Svar:
    """Lovens svar på adfærden den dag. Kaster `UgyldigtInput`, som `beregn_sanktion` gør."""
    soeger_ikke = adfaerd == "ikke_jobsoegende"
    return beregn_sanktion(
        dato=handling,
        adfaerd=adfaerd,
        rimelig_grund=rimelig_grund,
        forrige=forrige_gang(tilstand, handling),
        dage=dage,
        planen_er_brugt=planen_er_gaaet(tilstand, handling) if soeger_ikke else None,
    )
