"""Arket, en virksomhedskonsulent kan vise en virksomhed, når borgeren har sagt ja: det, hun kan bidrage med.

Arket handler om værdi. Hensyn står som det, der får arbejdet til at lykkes, og kun med ord fra husets lister; der er
intet felt, sygdom kan stå i.
"""

from collections.abc import Mapping
from datetime import date

from fleksjob.breve.pdf import saet
from fleksjob.forloeb.matchbegreber import navne
from fleksjob.forloeb.matchprofil import Profil
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato

ORDNINGEN = (
    "I betaler løn for det arbejde, der bliver udført. Kommunen betaler et tilskud direkte til medarbejderen.",
    "Få timer om ugen er fint. Det kan begynde småt og vokse.",
    "Kommunen skal bevilge jobbet, før det begynder. Ring, før I aftaler den første dag.",
)


def arkets_data(profil: Profil, navn: str, kommune: str, konsulent: str, telefon: str) -> dict[str, object]:
    """Arkets indhold; det samme, siden viser borgeren, før hun siger ja."""
    if not (profil.kan or profil.vil or profil.styrker or profil.interesser):
        raise UgyldigtInput("profil", "Udfyld, hvad borgeren kan eller gerne vil, før arket laves.")
    return {
        "navn": navn,
        "titel": f"{navn} kan give jer en hånd",
        "styrker": navne("styrker", profil.styrker),
        "kan": navne("opgaver", profil.kan),
        "vil": navne("opgaver", profil.vil),
        "interesser": navne("interesser", profil.interesser),
        "ord": profil.oensker,
        "tid": _tid(profil),
        "lykkes": navne("tilbud", (*profil.skal_have, *profil.gerne_have)),
        "uden": navne("krav", profil.kan_ikke),
        "ordningen": list(ORDNINGEN),
        "kommune": kommune,
        "konsulent": konsulent,
        "telefon": telefon,
    }


def _tid(profil: Profil) -> list[str]:
    ud = []
    fra, til = profil.timer_fra, profil.timer_til
    if til is not None:
        ud.append(
            f"{_tal(fra)} til {_tal(til)} timer om ugen"
            if fra and fra != til
            else f"{_tal(til)} timer om ugen"
        )
    elif fra is not None:
        ud.append(f"Fra {_tal(fra)} timer om ugen")
    if profil.dage:
        ud.append(", ".join(navne("dage", profil.dage)).capitalize())
    if profil.tider:
        ud.append(", ".join(navne("tider", profil.tider)).capitalize())
    if profil.deler:
        ud.append("Deler gerne et job med en anden")
    return ud


def arkside(data: Mapping[str, object], dag: date) -> bytes:
    """Arket som PDF, én side."""
    om = {"dato": dansk_dato(dag), "aar": dag.year, "maaned": dag.month, "dag": dag.day}
    return saet("kandidatark", {**data, **om}, dag)


def _tal(timer: float | None) -> str:
    return f"{timer or 0:g}".replace(".", ",")
