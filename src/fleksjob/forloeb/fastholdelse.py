"""Fastholdelsen i et forløb: hvor mange måneder der er gået, hvad der mangler, og hvornår de 12 måneder er nået.

Reglerne er lovens (`lov.fastholdelsessvar`); her hentes kendsgerningerne i tilstanden. Om arbejdsgiverens forsøg var
reelt, er sagsbehandlerens skøn; det, der kan ses her, er, om noget er dokumenteret.
"""

from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse
from fleksjob.forloeb.fastholdelsesmaaneder import aftalen_mangler, er_skriftlig
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

MAANEDER_MANGLER = "De 12 måneder på særlige vilkår er ikke gået."
FORSOEG_MANGLER = "Arbejdsgiveren har ikke dokumenteret et reelt forsøg på et vedvarende job uden tilskud."
FORSOEG_IKKE_REELT = (
    "Det er vurderet, at arbejdsgiverens forsøg på et vedvarende job uden tilskud ikke var reelt."
)
IKKE_VURDERET = (
    "Det er ikke vurderet, om arbejdsgiverens forsøg var reelt, og om mulighederne for at fastholde er udtømt. "
    "Gør det først på fanen Fastholdelse."
)
IKKE_UDTOEMT = "Det er vurderet, at mulighederne for at fastholde uden tilskud ikke er udtømt."


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
    uoplyst = [tekst for felt, tekst in AFTALENS_INDHOLD.items() if not getattr(igang, felt).strip()]
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
    igang = tilstand.fastholdelse_i_gang
    if igang is not None:
        fundet = _udfald(tilstand, igang)
        if fundet == "kan_bevilges":
            return _uden_vurdering(igang)
        return _hvorfor(igang, fundet)
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
        slut = forloebets_slut(tilstand, forloeb)
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


def forloebets_slut(tilstand: Tilstand, forloeb: Fastholdelse) -> date | None:
    """Dagen, forløbet eller kravet holdt op: ophørt, fraveget eller sagen lukket."""
    lukket = tilstand.lukket
    dage = [forloeb.undtaget, forloeb.ophoert]
    if lukket is not None and lukket >= forloeb.begyndt:
        dage.append(lukket)
    kendte = [max(dag, forloeb.begyndt) for dag in dage if dag is not None]
    return min(kendte) if kendte else None


def _reelt_forsoeg(forloeb: Fastholdelse) -> bool:
    """Menneskets vurdering, når der er en; ellers om noget forsøg er dokumenteret."""
    vurdering = forloeb.vurdering
    if vurdering is not None and vurdering.reelt_forsoeg is not None:
        return vurdering.reelt_forsoeg
    return er_dokumenteret(forloeb)


def er_dokumenteret(forloeb: Fastholdelse) -> bool:
    """Om mindst ét tiltag har et papir, enten nævnt ved tiltaget eller lagt ind for sig."""
    tiltag = [et for et in forloeb.forsoeg if et.art != AFTALE]
    return any(et.dokumentation.strip() for et in tiltag) or bool(tiltag and forloeb.beviser)


def _udfald(tilstand: Tilstand, forloeb: Fastholdelse) -> str:
    fritaget = forloeb.undtaget is not None
    return udfald(
        tilstand.person.foedselsdato,
        tilstand.pr,
        begyndt=forloeb.begyndt,
        akut=fritaget,
        formaalsloest=fritaget,
        skriftlig_aftale=er_skriftlig(forloeb),
        # Loven kræver, at aftalen nævner begge dele. Er de ikke skrevet ned her, er kravet ikke vist opfyldt.
        aftalte_funktioner=bool(forloeb.funktioner.strip()),
        aftalte_hensyn=bool(forloeb.skaanehensyn.strip()),
        reelt_forsoeg=_reelt_forsoeg(forloeb),
        retsgrundlag=tilstand.retsgrundlag,
    )


def _hvorfor(forloeb: Fastholdelse, fundet: str) -> str:
    match fundet:
        case "maaneder_mangler":
            return MAANEDER_MANGLER
        case "aftale_mangler":
            return ". ".join(aftalen_mangler(forloeb)) + "."
        case "forsoeg_mangler":
            return _forsoeget(forloeb)
    return ""


def _forsoeget(forloeb: Fastholdelse) -> str:
    return FORSOEG_IKKE_REELT if forloeb.vurdering is not None else FORSOEG_MANGLER


def _uden_vurdering(forloeb: Fastholdelse) -> str:
    """Sætningen, når loven er opfyldt af det, der står, men intet menneske har vurderet det endnu."""
    if forloeb.vurdering is None:
        return IKKE_VURDERET
    return "" if forloeb.vurdering.udtoemt else IKKE_UDTOEMT


def aftaleord(tilstand: Tilstand) -> dict[str, str]:
    """Ordene til rækkens sætning: det, aftalen mangler."""
    igang = tilstand.fastholdelse_i_gang
    mangler = aftalen_mangler(igang) if igang is not None else ()
    return {"mangel": ". ".join(mangler) or "Der mangler en skriftlig aftale"}


def _mangler(tilstand: Tilstand, forloeb: Fastholdelse) -> tuple[str, ...]:
    tolv = tolv_maaneder(forloeb.begyndt, tilstand.retsgrundlag).dato
    fundne = [] if tilstand.pr >= tolv else [MAANEDER_MANGLER]
    fundne += [f"{saetning}." for saetning in aftalen_mangler(forloeb)]
    if not _reelt_forsoeg(forloeb):
        fundne.append(_forsoeget(forloeb))
    return tuple(fundne)


def fastholdelsestrin(tilstand: Tilstand) -> str:
    """Hvor fastholdelsen er: R01 henvendelse, R02 almindelige tiltag, R03 de 12 måneder, R05 bedt om at fravige, R06
    klar til afgørelse, R07 fleksjob på arbejdspladsen, R08 endt uden. Tom, når der ingen er, eller den er færdig.

    R04 (de 12 måneder er gået, og papirerne vurderes) er R03 på en dag efter de 12 måneder; det afgør læseren.
    """
    sag = tilstand.fastholdelsessag
    if sag is None or tilstand.lukket is not None:
        return ""
    if sag.ophoert is not None:
        fortsat = any(job.fastholdelse and job.ophoert is None for job in tilstand.ansaettelser)
        if fortsat:
            return "R07"
        return "R08" if sag.videre and not sag.siden else ""
    forloeb = tilstand.fastholdelse_i_gang
    if any(job.fastholdelse and job.ophoert is None for job in tilstand.ansaettelser):
        return "R07"
    if sag.anmodning is not None and not sag.anmodning.svar:
        return "R05"
    if tilstand.fastholdelse_undtaget is not None:
        return "R06"
    if forloeb is not None:
        return "R06" if forloeb.vurdering is not None and forloeb.vurdering.klar else "R03"
    return "R02" if sag.moeder or sag.ordinaert else "R01"
