"""Forberedelsen i et forløb: hvad teamets indstilling mangler, og hvem der manglede på mødet."""

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.lov.sagsgang.dokumentationskrav import Krav, mangler_i_indstilling
from fleksjob.lov.sagsgang.rehabilitering import foelger_indstillingen, mangler_i_team


def indstillingen_mangler(tilstand: Tilstand) -> tuple[Krav, ...]:
    """Det indhold, den seneste indstilling mangler efter reglerne på dens dag; tom, når ingen er afgivet.

    Er det ikke oplyst, om arbejdsevnen er meget begrænset, kræves begrundelsen for udvikling ikke.
    """
    if tilstand.indstilling is None:
        return ()
    til_fleksjob = bool(tilstand.indstilling_til) and foelger_indstillingen(
        tilstand.indstilling_til, "bevilget"
    )
    return mangler_i_indstilling(
        tilstand.indstilling_punkter,
        tilstand.indstilling,
        fleksjob=til_fleksjob,
        meget_begraenset=bool(tilstand.meget_begraenset),
    )


def manglede_i_teamet(tilstand: Tilstand) -> tuple[str, ...]:
    """De fagområder, der manglede på det seneste møde; tom, når deltagerne ikke er oplyst."""
    if tilstand.teammoede is None or not tilstand.teamdeltagere:
        return ()
    return mangler_i_team(tilstand.teamdeltagere, tilstand.teammoede, retsgrundlag=tilstand.retsgrundlag)
