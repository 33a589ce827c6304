"""Pligterne: hvad der skal ske, senest hvornår, og hvorfor.

Hvilke pligter der findes, og deres frister, følger alene af hændelserne. Dagen (`pr`) afgør kun status, så en
gemt liste kan holdes ajour ved at sammenligne frist og dato (se `status_pr`).
"""

from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.fastholdelse import fastholdelsesfrister
from fleksjob.forloeb.fastholdelsesvarsler import fastholdelsesvarsler
from fleksjob.forloeb.maerkning import Forpligtelse
from fleksjob.forloeb.pligter_om_papirer import om_papirer
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang import proces
from fleksjob.lov.sagsgang.fastholdelseskrav import TAELLEMAADE
from fleksjob.lov.sagsgang.kalender import (
    Frist,
    arbejdsdage_fra,
    forbehold_for_hviledag,
    maaneder_fra,
    uger_fra,
)
from fleksjob.lov.sagsgang.klage import for_sent, klageinstans
from fleksjob.lov.sagsgang.opfoelgning import GAMMELT_JOB, opfoelgningens_begyndelse
from fleksjob.lov.sagsgang.relationer import NY_ORDNING, Svar, hjemmel_pr
from fleksjob.lov.sagsgang.retsgrundlag import Retsgrundlag
from fleksjob.lov.sagsgang.revurdering import Revurdering, Ydelsesperiode, efter_flytning, revurdering
from fleksjob.lov.sagsgang.ure import Standset, Stop, der_standser, foer, forbehold_om_stop, standset
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

Pligtstatus = Literal["opfyldt", "kommende", "overskredet", "bortfaldet"]
Pligtart = Literal["lov", "anbefaling", "intern"]


class Pligt(msgspec.Struct, frozen=True, kw_only=True):
    """Én pligt med sin frist.

    `noegle` er entydig i sagen og den samme, hver gang pligterne udledes. `opfyldt_den` ligger fremme, når det er
    tiden selv, der opfylder pligten. `efter_frist` er den status, en
    pligt, der hverken er opfyldt eller bortfaldet, får dagen efter fristen. `siden` og `hos` er, hvor længe og på
    hvem der ventes, når pligten er at følge op på en anden.
    """

    kode: str
    navn: str
    noegle: str
    frist: date | None
    status: Pligtstatus
    art: Pligtart
    hjemmel: str
    forklaring: str
    ansvarlig: Rolle
    forbehold: str = ""
    opfyldt_den: date | None = None
    bortfaldet_den: date | None = None
    efter_frist: Literal["overskredet", "bortfaldet"] = "overskredet"
    siden: date | None = None
    hos: str = ""


def status_pr(
    frist: date | None,
    pr: date,
    *,
    opfyldt_den: date | None = None,
    bortfaldet_den: date | None = None,
    efter_frist: Literal["overskredet", "bortfaldet"] = "overskredet",
) -> Pligtstatus:
    """Status afhænger kun af frist, opfyldelse, bortfald og dagen. På selve fristdagen er den kommende."""
    if opfyldt_den is not None and opfyldt_den <= pr:
        return "opfyldt"
    if bortfaldet_den is not None and bortfaldet_den <= pr:
        return "bortfaldet"
    if frist is not None and frist < pr:
        return efter_frist
    return "kommende"


def pligter(tilstand: Tilstand, retsgrundlag: Retsgrundlag | None = None) -> list[Pligt]:
    """Alle sagens pligter, også de opfyldte og bortfaldne, efter frist og nøgle; uden frist til sidst.

    De følger det retsgrundlag, tilstanden er foldet efter. Nævnes et andet, kastes `ValueError`.
    """
    if retsgrundlag is not None and retsgrundlag is not tilstand.retsgrundlag:
        raise ValueError("Tilstanden er foldet efter et andet retsgrundlag; fold hændelserne efter det nye.")
    fundne = [_pligt(tilstand, ventet) for ventet in tilstand.maerkning.forpligtelser]
    fundne += _revurderinger(tilstand)
    fundne += _folkepension(tilstand)
    fundne += _fastholdelse(tilstand)
    fundne += _om_papirer(tilstand)
    fundne.sort(key=lambda pligt: (pligt.frist or date.max, pligt.noegle))
    return fundne


def _pligt(tilstand: Tilstand, ventet: Forpligtelse) -> Pligt:
    svar = ventet.svar
    frist = _standset(tilstand, ventet, _frist(tilstand, ventet))
    tekst = svar.forklaring.format(
        regnestykke=frist.regnestykke,
        sket=ventet.sket,
        antal=ventet.antal,
        instans=klageinstans(ventet.udloest),
    )
    hviledag = (
        forbehold_for_hviledag(frist.dato)
        if frist.dato is not None and ventet.aaben and svar.kode not in _EGEN_REGEL_OM_HVILEDAGE
        else ""
    )
    return _faerdig(
        tilstand,
        svar,
        noegle=ventet.noegle,
        frist=frist.dato,
        forklaring=tekst,
        forbehold=(frist.forbehold, hviledag, svar.forbehold, _over_lovaendring(svar, frist.dato)),
        opfyldt_den=ventet.opfyldt_den,
        bortfaldet_den=ventet.bortfaldet_den or _maaned_uden_job(tilstand, ventet),
        efter_frist=svar.efter_frist,
    )


_EGEN_REGEL_OM_HVILEDAGE = {"klagefrist", "udbetaling", "bevilling_foer_start"}  # eller som er en bestemt dag


def _standset(tilstand: Tilstand, ventet: Forpligtelse, frist: Standset) -> Standset:
    """Fristen rykket af det, der standsede uret, og forbeholdene om det, der ikke gjorde."""
    if not tilstand.stop or frist.dato is None or not ventet.svar.standses:
        return frist
    kode, raekker = ventet.svar.kode, tilstand.maerkning.raekker.standsninger
    lukket = ventet.opfyldt_den or ventet.bortfaldet_den
    stop = foer(tilstand.stop, lukket) if lukket else tilstand.stop
    rykket = standset(
        Frist(frist.dato, frist.regnestykke, frist.forbehold),
        ventet.grundlag,
        der_standser(kode, stop, raekker),
    )
    om_stop = forbehold_om_stop(kode, stop, ventet.grundlag, rykket.dato, raekker)
    return Standset(rykket.dato, rykket.regnestykke, _saml(rykket.forbehold, om_stop), rykket.dage)


def _maaned_uden_job(tilstand: Tilstand, ventet: Forpligtelse) -> date | None:
    """Dagen, jobbet ophørte, når pligten gælder tilskud for en måned, hvor intet job løb."""
    if ventet.omfang != "maaned" or not ventet.aaben:
        return None
    foerste = date.fromisoformat(f"{ventet.instans}-01")
    ophoer = [job.ophoert for job in tilstand.ansaettelser if job.startet is not None]
    sluttede = [dag for dag in ophoer if dag is not None and dag <= foerste]
    return max(sluttede) if sluttede and len(sluttede) == len(ophoer) else None


def _frist(tilstand: Tilstand, ventet: Forpligtelse) -> Standset:
    """Fristens dato, regnestykke og forbehold efter rækkens regel, uden at noget har standset den."""
    regel = ventet.svar.frist
    if ventet.frist is not None:
        return Standset(ventet.frist, ventet.regnestykke, ventet.forbehold)
    if regel.enhed == "ingen":
        return Standset(None, dansk_dato(ventet.udloest))
    if regel.enhed == "oplyst":
        return Standset(None, "hurtigst muligt; kommunen har ikke sat en dag")
    if regel.enhed == "samme_dag":
        bevilget = ventet.opfyldt_den
        tekst = f"bevilget {dansk_dato(bevilget)}" if bevilget else "ikke bevilget"
        return Standset(ventet.grundlag, f"begyndt {dansk_dato(ventet.grundlag)}, {tekst}")
    antal = tilstand.retsgrundlag.vaerdi(regel.vaerdi, max(ventet.udloest, NY_ORDNING))
    frist = _LAEG_TIL[regel.enhed](ventet.grundlag, round(antal.vaerdi))
    forbehold = _saml(
        frist.forbehold, antal.forbehold, _om_bevillingen(tilstand, ventet), _om_klagen(tilstand, ventet)
    )
    return Standset(frist.dato, frist.regnestykke, forbehold)


_LAEG_TIL = {"maaneder": maaneder_fra, "uger": uger_fra, "arbejdsdage": arbejdsdage_fra}


def klagefrist_for(tilstand: Tilstand, afgoerelse: str) -> date | None:
    """Klagefristen for afgørelsen med det id; None, når der ingen er. Er den lagt i posten senere, gælder den dag."""
    for ventet in reversed(tilstand.maerkning.forpligtelser):
        if ventet.svar.kode == "klagefrist" and ventet.instans == afgoerelse:
            return ventet.frist
    return None


def _om_klagen(tilstand: Tilstand, ventet: Forpligtelse) -> str:
    """Forbeholdet for en klage, der kom efter klagefristen."""
    if ventet.omfang != "klage":
        return ""
    klage = next((en for en in tilstand.klager if en.id == ventet.instans), None)
    frist = klagefrist_for(tilstand, klage.afgoerelse) if klage else None
    if klage is None or frist is None or klage.modtaget <= frist:
        return ""
    return for_sent(frist, klage.modtaget, klage.saerlig_grund)


def _om_bevillingen(tilstand: Tilstand, ventet: Forpligtelse) -> str:
    """Forbehold, der hænger på jobbet: nyt job før de 5 år, eller et job fra før reglen."""
    grundlag = ventet.svar.frist.grundlag
    if grundlag == "bevilling":
        for ansaettelse in tilstand.ansaettelser:
            if ansaettelse.id == ventet.instans:
                return next((b.forbehold for b in ansaettelse.bevillinger if b.fra == ventet.grundlag), "")
    if grundlag == "opfoelgning" and opfoelgningens_begyndelse(ventet.udloest) != ventet.udloest:
        return GAMMELT_JOB
    return ""


def _over_lovaendring(svar: Svar, frist: date | None) -> str:
    if svar.til is None or frist is None or frist <= svar.til:
        return ""
    return (
        f"Reglen gjaldt til og med {dansk_dato(svar.til)}, mens fristen løb; overgangsreglen er ikke læst, "
        "og fristen er ikke flyttet."
    )


def _faerdig(
    tilstand: Tilstand,
    svar: Svar,
    *,
    noegle: str,
    frist: date | None,
    forklaring: str,
    forbehold: tuple[str, ...],
    opfyldt_den: date | None,
    bortfaldet_den: date | None,
    efter_frist: Literal["overskredet", "bortfaldet"] = "overskredet",
) -> Pligt:
    dato = frist
    if opfyldt_den and dato and opfyldt_den > dato:
        forklaring += f" Opfyldt {dansk_dato(opfyldt_den)}, {_dage((opfyldt_den - dato).days)} for sent."
    return Pligt(
        kode=svar.kode,
        navn=svar.navn,
        noegle=noegle,
        frist=dato,
        status=status_pr(
            dato,
            tilstand.pr,
            opfyldt_den=opfyldt_den,
            bortfaldet_den=bortfaldet_den,
            efter_frist=efter_frist,
        ),
        art=svar.art,
        hjemmel=hjemmel_pr(svar.hjemmel, dato or date.max),
        forklaring=forklaring,
        ansvarlig=_ROLLER[svar.ansvarlig],
        forbehold=_saml(tilstand.retsgrundlag.forbehold, *forbehold),
        opfyldt_den=opfyldt_den,
        bortfaldet_den=bortfaldet_den,
        efter_frist=efter_frist,
    )


_ROLLER = {rolle.value: rolle for rolle in Rolle}


def _dage(antal: int) -> str:
    return "1 dag" if antal == 1 else f"{antal} dage"


def _saml(*saetninger: str) -> str:
    """Sætningerne efter hinanden, uden tomme."""
    return " ".join(saetning for saetning in saetninger if saetning)


def _revurderinger(tilstand: Tilstand) -> list[Pligt]:
    """De afsluttede revurderinger og den næste, som regnes fra den dag, den forrige blev udløst.

    Løber ingen ydelse, er pligten bortfaldet: der er ingen ret at revurdere. Den kommer igen med ydelsen.
    """
    if not tilstand.ledighedsydelse:
        return []
    perioder = [Ydelsesperiode(periode.fra, periode.til) for periode in tilstand.ledighedsydelse]
    regnet_fra = perioder[0].fra
    raekker = tilstand.maerkning.raekker.standsninger
    uden = der_standser(proces.REVURDERING.kode, tilstand.stop, raekker)
    fundne = []
    for nummer, afsluttet in enumerate((*tilstand.revurderinger, None), start=1):
        naeste = revurdering(nummer, perioder, regnet_fra, tilstand.retsgrundlag, uden=uden)
        fundne.append(_revurderingspligt(tilstand, naeste, afsluttet, uden))
        if naeste.udloest is None:
            break
        regnet_fra = naeste.udloest
    return fundne


def _revurderingspligt(
    tilstand: Tilstand, naeste: Revurdering, afsluttet: date | None, uden: tuple[Stop, ...]
) -> Pligt:
    svar = proces.REVURDERING
    frist, regnestykke = naeste.frist, naeste.regnestykke
    forbehold: tuple[str, ...] = ()
    if naeste.frist is not None:
        flyttet = tilstand.tilflyttet
        if flyttet is not None and naeste.regnet_fra <= flyttet <= naeste.frist:
            efter = efter_flytning(naeste.frist, flyttet, tilstand.retsgrundlag)
            regnestykke += f"; {efter.regnestykke}"
            forbehold += (efter.forbehold,)
            frist = efter.dato if tilstand.revurdering_udskudt is not None else naeste.frist
        gaelder = max(naeste.regnet_fra, NY_ORDNING)
        senest = tilstand.retsgrundlag.vaerdi("revurdering_afsluttet_senest", gaelder)
        forbehold += (senest.note, forbehold_for_hviledag(frist or naeste.frist))
        raekker = tilstand.maerkning.raekker.standsninger
        forbehold += (forbehold_om_stop(svar.kode, uden, naeste.regnet_fra, naeste.frist, raekker),)
    if naeste.nummer > 1:
        forbehold += ("At der tælles videre fra den dag, den forrige blev udløst, er udledt.",)
    bortfaldet = None if afsluttet else _uret_gik_i_staa(tilstand)
    if bortfaldet is not None and naeste.udloest is not None and tilstand.lukket is None:
        forbehold += ("At revurderingen falder bort, når ydelsen er ophørt, er udledt.",)
    return _faerdig(
        tilstand,
        svar,
        noegle=f"{svar.kode}:{naeste.nummer}",
        frist=frist,
        forklaring=svar.forklaring.format(regnestykke=regnestykke),
        forbehold=forbehold,
        opfyldt_den=afsluttet,
        bortfaldet_den=bortfaldet,
    )


def _uret_gik_i_staa(tilstand: Tilstand) -> date | None:
    """Dagen, sagen lukkede eller ydelsen ophørte; None, så længe ydelsen løber."""
    return tilstand.lukket or tilstand.ledighedsydelse[-1].til


def _folkepension(tilstand: Tilstand) -> list[Pligt]:
    if tilstand.visiteret is None and not tilstand.ansaettelser:
        return []
    svar = proces.FOLKEPENSION
    i_job = any(job.startet is not None and job.ophoert is None for job in tilstand.ansaettelser)
    dag = folkepensionsdag(tilstand.person.foedselsdato, tilstand.retsgrundlag)
    return [
        _faerdig(
            tilstand,
            svar,
            noegle=svar.kode,
            frist=dag.dato,
            forklaring=svar.forklaring.format(regnestykke=dag.regnestykke),
            forbehold=(dag.forbehold,),
            opfyldt_den=None,
            bortfaldet_den=tilstand.lukket,
            efter_frist="overskredet" if i_job or tilstand.faar_ledighedsydelse else "bortfaldet",
        )
    ]


def _fastholdelse(tilstand: Tilstand) -> list[Pligt]:
    """De 12 måneder på særlige vilkår; tiden opfylder dem, så længe forløbet er i gang."""
    svar = proces.FASTHOLDELSE
    return [
        _faerdig(
            tilstand,
            svar,
            noegle=f"{svar.kode}:{en.nummer}",
            frist=en.frist,
            forklaring=svar.forklaring.format(regnestykke=en.regnestykke),
            forbehold=(TAELLEMAADE,),
            opfyldt_den=en.opfyldt_den,
            bortfaldet_den=en.bortfaldet_den,
        )
        for en in fastholdelsesfrister(tilstand)
    ] + [
        _faerdig(
            tilstand,
            en.svar,
            noegle=f"{en.svar.kode}:{en.nummer}",
            frist=en.frist,
            forklaring=en.tekst,
            forbehold=(),
            opfyldt_den=en.opfyldt_den,
            bortfaldet_den=en.bortfaldet_den,
        )
        for en in fastholdelsesvarsler(tilstand)
    ]


def _om_papirer(tilstand: Tilstand) -> list[Pligt]:
    return [
        replace(
            _faerdig(
                tilstand,
                en.svar,
                noegle=en.noegle,
                frist=en.frist,
                forklaring=en.svar.forklaring.format(regnestykke=en.regnestykke),
                forbehold=(),
                opfyldt_den=en.opfyldt_den,
                bortfaldet_den=en.bortfaldet_den,
            ),
            siden=en.siden,
            hos=en.hos,
        )
        for en in om_papirer(tilstand)
    ]
