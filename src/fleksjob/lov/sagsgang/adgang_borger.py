"""Adgangen til fleksjob sagt i tre sætninger til borgeren: hvad svaret er, hvorfor, og hvad der ville ændre det.

Den tredje er spurgt af loven med én anden oplysning, når der er én, der ville ændre svaret.
"""

from collections.abc import Callable, Mapping
from typing import Any

from fleksjob.lov.kerne.forklaring import tal
from fleksjob.lov.kerne.regelsaet import Saetninger
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE

I_MAALGRUPPEN, IKKE_AFKLARET, KAN_BEVILGES = "i_maalgruppen", "ikke_afklaret", "kan_bevilges"

_AENDRING: dict[str, tuple[dict[str, Any], str]] = {
    "for_lav": (
        {"meget_begraenset": "ja_kan_udvikles"},
        "Kan din arbejdsevne blive bedre inden for en rimelig tid",
    ),
    "ikke_varig": ({"varig": True}, "Viser det sig, at begrænsningen er varig"),
    "ikke_afproevet": ({"tilbud_proevet": "ja"}, "Når de relevante tilbud er prøvet"),
    IKKE_AFKLARET: ({"afklaret": True}, "Når din sag er afklaret"),
    "for_hoej": (
        {"normale_vilkaar": False, "vaesentlig": True},
        "Bliver din arbejdsevne væsentligt mindre",
    ),
}
_GRUND = {
    "for_lav": "Din arbejdsevne er for lille, og den kan ikke blive bedre inden for en rimelig tid.",
    "for_hoej": "Du kan arbejde på almindelige vilkår, eller din arbejdsevne er ikke nedsat nok.",
    "ikke_varig": "Din arbejdsevne er nedsat, men ikke varigt.",
    "ikke_afproevet": "Der er tilbud, som endnu ikke er prøvet.",
    "uden_for_personkredsen": "Du får en pension, eller din alder er uden for det, loven giver plads til.",
}


def om_maalgruppen(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Om du kan få fleksjob, hvilket led der svigter, og hvad der ville ændre det."""
    udfald = str(svar["maalgruppe"])
    if udfald == I_MAALGRUPPEN:
        return (
            "Du kan få fleksjob.",
            "Din arbejdsevne er varigt nedsat, og du opfylder lovens andre krav.",
            "Svaret ændrer sig, hvis du får pension, eller hvis du igen kan arbejde på almindelige vilkår.",
        )
    if udfald == IKKE_AFKLARET:
        hvad, hvorfor = "Vi kan ikke svare endnu.", "Det er ikke afklaret, hvad du kan, og hvad der er svært."
    else:
        hvad, hvorfor = "Du kan ikke få fleksjob nu.", _GRUND[udfald]
    return hvad, hvorfor, _hvad_ville_aendre(udfald, spoerg)


def _hvad_ville_aendre(udfald: str, spoerg: Callable[..., Svar]) -> str:
    if udfald not in _AENDRING:
        return AFSLAGSGRUNDE[udfald].naeste_skridt
    andet, naar = _AENDRING[udfald]
    nyt = str(spoerg(**andet)["maalgruppe"])
    if nyt == I_MAALGRUPPEN:
        return f"{naar}, kan du få fleksjob."
    return f"{naar}, er der stadig andet, som mangler."


_MANGLER = {
    "maaneder_mangler": "Du har ikke haft 12 måneder dér på særlige vilkår.",
    "aftale_mangler": "Der mangler en skriftlig aftale om det, der er svært, og de hensyn, der bliver taget.",
    "forsoeg_mangler": "Din arbejdsgiver har ikke vist, at et job uden tilskud er prøvet.",
}
_KAN = {
    KAN_BEVILGES: "De 12 måneder er gået, aftalen er skriftlig, og din arbejdsgiver har vist, hvad der er prøvet.",
    "kravet_gaelder_ikke": "Kravet om 12 måneder på særlige vilkår gælder ikke for dig.",
    "undtaget": "Du er akut syg eller skadet, og det nytter ikke at prøve de 12 måneder først.",
}


def om_fastholdelsen(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Om du kan få fleksjob, hvor du allerede er ansat, hvorfor, og hvad der så skal til."""
    udfald, dag = str(svar["fastholdelse"]), dansk_dato(svar.dato)
    if udfald in _KAN:
        return (
            f"Du kan få fleksjob på din egen arbejdsplads fra {dag}.",
            _KAN[udfald],
            "Du skal også opfylde de almindelige krav til fleksjob.",
        )
    return (
        f"Du kan ikke få fleksjob på din egen arbejdsplads {dag}.",
        _MANGLER[udfald],
        _hvad_skal_til(svar, udfald),
    )


def _hvad_skal_til(svar: Svar, udfald: str) -> str:
    if udfald == "maaneder_mangler":
        antal = svar.beloeb("maaneder_mangler")
        return f"Der mangler {tal(float(antal))} {'måned' if antal == 1 else 'måneder'}."
    if udfald == "aftale_mangler":
        return "Når aftalen er skrevet, ser vi på det igen."
    return "Når din arbejdsgiver har vist det, kan du få fleksjob dér."
