"""Regnskabet for en fastholdelse i ord: hvad der er gået, hvad der er vist, og hvad der mangler. Ren."""

from datetime import date

import msgspec

from fleksjob.forloeb.fastholdelse import fastholdelsesstilling, hvorfor_ikke_fastholdelsesfleksjob
from fleksjob.forloeb.fastholdelsesmaaneder import mangler_de_foerste, opregning
from fleksjob.forloeb.fastholdelsesvarsler import Varsel, fastholdelsesvarsler
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.fastholdelsessvar import tolv_maaneder
from fleksjob.sager.visninger.fastholdelse import Regnskab

TRIN = {
    "R01": "Ny henvendelse",
    "R02": "Almindelige tiltag",
    "R03": "De 12 måneder løber",
    "R04": "12 måneder gået, papirerne ses efter",
    "R05": "Lederen svarer på en fravigelse",
    "R06": "Klar til afgørelse",
    "R07": "Fleksjob på arbejdspladsen",
    "R08": "Sluttet uden fleksjob",
    "": "Ingen fastholdelse",
}
UDFALD = {
    "kan_bevilges": "Kravene til de 12 måneder er opfyldt af det, der står i sagen.",
    "kravet_gaelder_ikke": "Kravet om 12 måneder gælder ikke borgeren.",
    "undtaget": "Kravet om 12 måneder er fraveget.",
    "maaneder_mangler": "De 12 måneder er ikke gået.",
    "aftale_mangler": "Den skriftlige aftale mangler eller er ikke fuldstændig.",
    "forsoeg_mangler": "Et reelt forsøg uden tilskud er ikke vist.",
}
MAANEDER_FOER = (
    "Aftalen er skrevet {antal} efter, at de 12 måneder begyndte. Om tiden før den skriftlige aftale tæller med, er "
    "ikke fastslået; regnes der fra aftalen, er de 12 måneder gået {dag}."
)


class Delmaal(msgspec.Struct, frozen=True):
    """Et delmål på vejen: nået, nu, over tiden eller senere."""

    navn: str
    dag: date
    status: str
    tekst: str


def saetninger(tal: Regnskab) -> list[str]:
    """Tallene i hele sætninger."""
    gaaet = min(tal.gaaet, 12)
    ud = [f"{gaaet} af 12 måneder er gået siden {dansk_dato(tal.forloeb.begyndt)}."]
    samtidige, siden, tomme = tal.antal("samtidig"), tal.antal("rekonstrueret"), len(tal.tomme)
    if tal.hele:
        dele = [f"{samtidige} har papirer fra dengang"]
        if siden:
            dele.append(f"{siden} kun papirer, der er lavet siden")
        dele.append(f"{tomme} har ingen" if tomme else "ingen er tomme")
        ud.append(
            f"Af {tal.hele} hele måneder: {opregning(dele)}."
            if tal.hele > 1
            else f"Af den: {opregning(dele)}."
        )
    return ud


def tidligst(tal: Regnskab) -> str:
    """Sætningen om den første dag, loven tillader fleksjob på arbejdspladsen."""
    if tal.forloeb.undtaget is not None:
        return f"Kravet er fraveget {dansk_dato(tal.forloeb.undtaget)}; de 12 måneder skal ikke gå."
    if tal.forloeb.ophoert is not None:
        return f"Forløbet sluttede {dansk_dato(tal.forloeb.ophoert)}."
    return (
        f"Fleksjob på arbejdspladsen kan tidligst gives {dansk_dato(tal.tidligst)}, hvis resten er i orden."
    )


def om_alderen(tal: Regnskab, pr: date) -> str:
    """Sætningen om seksårsreglen; tom, når den ikke rammer forløbet."""
    dag = tal.kravet_ophoerer
    if dag is None:
        return ""
    if dag <= pr:
        return (
            f"Kravet om 12 måneder gælder ikke: fra {dansk_dato(dag)} har borgeren højst 6 år til "
            "folkepensionsalderen. De andre betingelser gælder stadig."
        )
    return (
        f"Fra {dansk_dato(dag)} har borgeren højst 6 år til folkepensionsalderen. Så gælder kravet om 12 måneder ikke "
        "længere, også selv om de ikke er gået."
    )


def om_aftalens_dag(tal: Regnskab) -> str:
    """Forbeholdet, når aftalen er skrevet efter, at forløbet begyndte; tom ellers."""
    aftalt = tal.forloeb.aftalt
    if aftalt is None or aftalt <= tal.forloeb.begyndt:
        return ""
    dage = (aftalt - tal.forloeb.begyndt).days
    antal = f"{dage} dage" if dage < 60 else f"omkring {round(dage / 30.4)} måneder"
    return MAANEDER_FOER.format(antal=antal, dag=dansk_dato(tolv_maaneder(aftalt).dato))


def det_der_mangler(tal: Regnskab, t: Tilstand) -> list[str]:
    """Det, der mangler lige nu, som hele sætninger; tomt, når kravet ikke gælder."""
    stilling = fastholdelsesstilling(t)
    if stilling is None or stilling.udfald in ("kravet_gaelder_ikke", "undtaget"):
        return []
    ud = [f"{en}." for en in mangler_de_foerste(tal.forloeb, tal.hele)]
    hvorfor = hvorfor_ikke_fastholdelsesfleksjob(t)
    if stilling.udfald in ("kan_bevilges", "forsoeg_mangler") and hvorfor:
        ud.append(hvorfor)
    return list(dict.fromkeys(ud))


def delmaal(t: Tilstand) -> list[Delmaal]:
    """3, 6, 9 og 12 måneder i det seneste forløb."""
    nummer = len(t.fastholdelser)
    return [_delmaal(en, t.pr) for en in fastholdelsesvarsler(t) if en.nummer == nummer]


def _delmaal(en: Varsel, pr: date) -> Delmaal:
    navn = (
        "12 måneder: vurdering"
        if en.svar.kode == "fastholdelse_vurdering"
        else en.svar.navn.split("efter ")[-1]
    )
    if en.opfyldt_den is not None and en.opfyldt_den <= pr:
        return Delmaal(navn, en.frist, "naaet", f"På plads {kort_dato(en.opfyldt_den)}.")
    if en.bortfaldet_den is not None and en.bortfaldet_den <= pr:
        return Delmaal(navn, en.frist, "forbi", en.tekst)
    return Delmaal(navn, en.frist, "over" if en.frist < pr else "kommer", en.tekst)
