"""Fastholdelsen i et forløb: hvor mange måneder der er gået, hvad der mangler, og hvornår de 12 måneder er nået.

Reglerne er lovens (`lov.fastholdelsessvar`); her hentes kendsgerningerne i tilstanden. Om arbejdsgiverens forsøg var
reelt, er sagsbehandlerens skøn; det, der kan ses her, er, om noget er dokumenteret.
"""

from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Fastholdelse, Tilstand
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.fastholdelse import AFTALE
from fleksjob.lov.sagsgang.fastholdelseskrav import TAELLEMAADE
from fleksjob.lov.sagsgang.fastholdelsessvar import (
    AFTALENS_INDHOLD,
    hele_maaneder,
    kravet_ophoerer,
    tolv_maaneder,
    udfald,
)
from fleksjob.lov.sagsgang.relationer import NY_ORDNING

IKKE_SKRIFTLIG = ("mundtlig", "ingen", "nej")
HVORFOR_IKKE = {
    "maaneder_mangler": "De 12 måneder på særlige vilkår er ikke gået.",
    "aftale_mangler": "Der mangler en skriftlig aftale.",
    "forsoeg_mangler": "Arbejdsgiveren har ikke dokumenteret et reelt forsøg på et vedvarende job uden tilskud.",
}


class Fastholdelsesstilling(msgspec.Struct, frozen=True):
    """Det talte i forløbet: hele måneder, dagen, de 12 er gået, udfaldet efter loven, og det, der mangler.

    `ikke_oplyst` er det af aftalens indhold, som ingen har skrevet ned; det spærrer ikke, men bør undersøges.
    """

    begyndt: date
    maaneder: int
    tolv_maaneder: date
    udfald: str
    mangler: tuple[str, ...]
    ikke_oplyst: tuple[str, ...]
    forbehold: str


class Fastholdelsesfrist(msgspec.Struct, frozen=True):
    """Pligten for ét forløb. Den opfyldes af tiden selv, så `opfyldt_den` kan ligge fremme."""

    nummer: int
    frist: date
    regnestykke: str
    opfyldt_den: date | None = None
    bortfaldet_den: date | None = None


def fastholdelsesudfald(tilstand: Tilstand) -> str:
    """Lovens udfald for det forløb, der er i gang; tomt, når intet er."""
    igang = tilstand.fastholdelse_i_gang
    return "" if igang is None else _udfald(tilstand, igang)


def fastholdelsesstilling(tilstand: Tilstand) -> Fastholdelsesstilling | None:
    """Stillingen i det forløb, der er i gang; None, når intet er."""
    igang = tilstand.fastholdelse_i_gang
    if igang is None:
        return None
    fundet = _udfald(tilstand, igang)
    uoplyst = [tekst for felt, tekst in AFTALENS_INDHOLD.items() if not getattr(igang, felt)]
    kraeves = fundet not in ("kravet_gaelder_ikke", "undtaget")
    return Fastholdelsesstilling(
        begyndt=igang.begyndt,
        maaneder=hele_maaneder(igang.begyndt, tilstand.pr),
        tolv_maaneder=tolv_maaneder(igang.begyndt, tilstand.retsgrundlag).dato,
        udfald=fundet,
        mangler=_mangler(tilstand, igang) if kraeves else (),
        ikke_oplyst=tuple(uoplyst) if kraeves else (),
        forbehold=TAELLEMAADE if kraeves else "",
    )


def hvorfor_ikke_fastholdelsesfleksjob(tilstand: Tilstand) -> str:
    """Én sætning om, hvorfor der ikke kan gives fleksjob på den nuværende arbejdsplads på dagen; tom, når der kan.

    Er intet forløb begyndt, og kravet gælder, er det forløbet, der mangler.
    """
    if tilstand.fastholdelse_i_gang is not None:
        return HVORFOR_IKKE.get(fastholdelsesudfald(tilstand), "")
    fritaget = tilstand.fastholdelse_undtaget is not None
    uden = udfald(
        tilstand.person.foedselsdato,
        tilstand.pr,
        begyndt=None,
        akut=fritaget,
        formaalsloest=fritaget,
        retsgrundlag=tilstand.retsgrundlag,
    )
    if uden != "maaneder_mangler":
        return ""
    return (
        "Fleksjob på den nuværende arbejdsplads kræver 12 måneder dér under sociale kapitler eller på særlige vilkår; "
        "intet forløb er registreret."
    )


def fastholdelsesord(tilstand: Tilstand) -> dict[str, str]:
    """Ordene til rækkens sætning: måneder, der er gået, og den første dag, der kan bevilges."""
    stilling = fastholdelsesstilling(tilstand)
    if stilling is None:
        return {"maaneder": "0", "dag": ""}
    return {"maaneder": str(stilling.maaneder), "dag": dansk_dato(stilling.tolv_maaneder)}


def fastholdelsesfrister(tilstand: Tilstand) -> list[Fastholdelsesfrist]:
    """En for hvert forløb, som kravet gjaldt. Følger alene af hændelserne, ikke af dagen."""
    fundne = []
    ophoerer = kravet_ophoerer(tilstand.person.foedselsdato, tilstand.retsgrundlag)
    for nummer, forloeb in enumerate(tilstand.fastholdelser, start=1):
        frist = tolv_maaneder(forloeb.begyndt, tilstand.retsgrundlag)
        if ophoerer <= forloeb.begyndt or frist.dato < NY_ORDNING:
            continue
        slut = _slut(tilstand, forloeb)
        foerst = min(slut, ophoerer) if slut else ophoerer
        regnestykke = frist.regnestykke
        if ophoerer < frist.dato:
            regnestykke += f"; fra {dansk_dato(ophoerer)} er der højst 6 år til folkepensionsalderen"
        naaet = frist.dato <= foerst
        fundne.append(
            Fastholdelsesfrist(
                nummer,
                frist.dato,
                regnestykke,
                opfyldt_den=frist.dato if naaet else None,
                bortfaldet_den=None if naaet else foerst,
            )
        )
    return fundne


def _slut(tilstand: Tilstand, forloeb: Fastholdelse) -> date | None:
    """Dagen, forløbet eller kravet holdt op: ophørt, fraveget eller sagen lukket."""
    lukket = tilstand.lukket
    dage = [forloeb.undtaget, forloeb.ophoert]
    if lukket is not None and lukket >= forloeb.begyndt:
        dage.append(lukket)
    kendte = [max(dag, forloeb.begyndt) for dag in dage if dag is not None]
    return min(kendte) if kendte else None


def _skriftlig(forloeb: Fastholdelse) -> bool:
    aftale = forloeb.aftale.strip().lower()
    return bool(aftale) and not aftale.startswith(IKKE_SKRIFTLIG)


def _dokumenteret(forloeb: Fastholdelse) -> bool:
    return any(et.dokumentation.strip() and et.art != AFTALE for et in forloeb.forsoeg)


def _udfald(tilstand: Tilstand, forloeb: Fastholdelse) -> str:
    fritaget = forloeb.undtaget is not None
    skriftlig = _skriftlig(forloeb)
    return udfald(
        tilstand.person.foedselsdato,
        tilstand.pr,
        begyndt=forloeb.begyndt,
        akut=fritaget,
        formaalsloest=fritaget,
        skriftlig_aftale=skriftlig,
        # Aftalens indhold er ikke altid skrevet ned her; det spærrer ikke, men står som ikke oplyst i stillingen.
        aftalte_funktioner=skriftlig,
        aftalte_hensyn=skriftlig,
        reelt_forsoeg=_dokumenteret(forloeb),
        retsgrundlag=tilstand.retsgrundlag,
    )


def _mangler(tilstand: Tilstand, forloeb: Fastholdelse) -> tuple[str, ...]:
    tolv = tolv_maaneder(forloeb.begyndt, tilstand.retsgrundlag).dato
    opfyldt = {
        "maaneder_mangler": tilstand.pr >= tolv,
        "aftale_mangler": _skriftlig(forloeb),
        "forsoeg_mangler": _dokumenteret(forloeb),
    }
    return tuple(HVORFOR_IKKE[kode] for kode, er_der in opfyldt.items() if not er_der)
