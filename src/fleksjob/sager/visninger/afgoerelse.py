"""Afgørelsen i en sag: betingelserne med fakta og vurdering over tid, lovens svar, menneskets, og det, de hviler på."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.afgoerelser import Afgoerelse, ForberedtAfgoerelse, Vurdering
from fleksjob.forloeb.betingelser import (
    gaeldende,
    lovens_udfald,
    menneskets_udfald_afviger,
    tidslinje,
)
from fleksjob.forloeb.helbred import SKJULT
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.tilstand import Hoering, SendtTilbage, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE, PLIGT
from fleksjob.lov.sagsgang.visitationskrav import (
    KRAV,
    Alderssvar,
    Regelkilde,
    Regeludfald,
    Visitationskrav,
    alderen,
    kilde_for,
    krav_pr,
)
from fleksjob.sager.afgoerelsesgrundlag import BYGGER_PAA, Laast, det_laaste
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger.betingelsesfakta import fakta_for
from fleksjob.sager.visninger.dokumentation import Hulliste, hullisten
from fleksjob.sager.visninger.sagsbillede import Sagsbillede

REGELNAVNE = {
    "bevilget": "Bevilling",
    "afslag": "Afslag",
    "oplys": "Oplys sagen først",
    "": "Intet svar endnu",
}
MENNESKENAVNE = {"bevilget": "Bevilling", "afslag": "Afslag", "andet": "Videre i et andet forløb"}
ANDRE_FORLOEB = {
    "ressourceforloeb": "Ressourceforløb",
    "foertidspension": "Sag om førtidspension",
    "afklaring": "Mere afklaring",
}


class Udfaldslinje(msgspec.Struct, frozen=True, kw_only=True):
    """Én vurdering på tidslinjen. `rettet`: en rettelse har sat den ud af kraft; den står her stadig."""

    fra: date
    til: date | None
    udfald: str
    svar: str
    grund: str
    af: str
    registreret: datetime | None
    id: str
    rettet: bool = False


class Betingelseslinje(msgspec.Struct, frozen=True, kw_only=True):
    """En betingelse, som siden viser den. `status` er opfyldt, ikke_opfyldt eller ikke_vurderet."""

    krav: Visitationskrav
    kilde: Regelkilde
    status: str
    svar: str
    grund: str
    dag: date | None
    af: str
    papirer: tuple[str, ...]
    fakta: tuple[str, ...]
    historie: tuple[Udfaldslinje, ...]


class Udfaldene(msgspec.Struct, frozen=True, kw_only=True):
    """De tre ting, holdt hver for sig: lovens svar, menneskets, og grunden til en forskel."""

    reglernes: str
    reglernes_grund: str
    menneskets: str = ""
    menneskets_grund: str = ""
    afviger: bool = False
    afvigelsesgrund: str = ""
    uden_vurdering: str = ""
    indstilling_fraveget: str = ""


class Afgoerelsesbillede(msgspec.Struct, frozen=True, kw_only=True):
    """Alt på fanen Afgørelse. `dag` er den, loven er spurgt på."""

    dag: date
    aaben: bool
    grupper: tuple[tuple[str, tuple[Betingelseslinje, ...]], ...]
    alder: Alderssvar | None
    regler: Regeludfald
    mangler: tuple[str, ...]
    hulliste: Hulliste
    udfaldene: Udfaldene
    udkast: ForberedtAfgoerelse | None
    truffet: Afgoerelse | None
    laast: Laast | None
    skjulte_papirer: int
    nyt_siden_udkastet: tuple[str, ...]
    sendt_tilbage: SendtTilbage | None
    hoeringer: tuple[Hoering, ...]
    pligter: tuple[Pligt, ...]


def afgoerelsen(bruger: Bruger, billede: Sagsbillede) -> Afgoerelsesbillede:
    """Afgørelsen i en sag, brugeren har åbnet. Helbredstekst er kun med for den, der må se den."""
    t = billede.tilstand
    aaben = any(s.kode == "betingelse_vurderet" and s.mulig for s in billede.skridt)
    truffet = next((en for en in reversed(t.afgoerelser) if en.art == "visitation"), None)
    afgjort = None if _er_i_gang(t, truffet) else truffet
    dag = afgjort.dato if afgjort is not None else t.pr
    regler = lovens_udfald(t, dag)
    hul = hullisten(bruger, billede)
    udkast = t.forberedt_afgoerelse
    vist: ForberedtAfgoerelse | Afgoerelse | None = udkast or (
        truffet if dag != t.pr or not _er_i_gang(t, truffet) else None
    )
    laast = det_laaste(billede.sag, bruger, vist.grundlag) if vist is not None else None
    return Afgoerelsesbillede(
        dag=dag,
        aaben=aaben,
        grupper=_grupper(billede, hul, dag),
        alder=_alderen(t, dag),
        regler=regler,
        mangler=tuple(KRAV[kode].spoergsmaal for kode in regler.mangler),
        hulliste=hul,
        udfaldene=_udfaldene(regler, vist, billede.ser_helbred),
        udkast=udkast,
        truffet=truffet,
        laast=_uden_skjulte(laast, billede.ser_helbred),
        skjulte_papirer=_antal_skjulte(laast, billede.ser_helbred),
        nyt_siden_udkastet=_nyt_siden(billede, udkast),
        sendt_tilbage=t.sendt_tilbage,
        hoeringer=tuple(_hoering(en, billede.ser_helbred) for en in reversed(t.partshoeringer)),
        pligter=tuple(en for en in billede.pligter if en.kode == PLIGT),
    )


def _er_i_gang(t: Tilstand, truffet: Afgoerelse | None) -> bool:
    """Om sagen er på vej mod en (ny) afgørelse: intet er afgjort i denne runde, eller den er åbnet igen."""
    if truffet is None or t.sag_oprettet is None:
        return True
    if truffet.dato < t.sag_oprettet or t.forberedt_afgoerelse is not None or t.sendt_tilbage is not None:
        return True
    return "afgoerelse_forberedt" not in t.maerkning.udelukket.get("", {})


def _alderen(t: Tilstand, dag: date) -> Alderssvar | None:
    try:
        return alderen(t.person.foedselsdato, dag)
    except UgyldigtInput:
        return None


def _grupper(
    billede: Sagsbillede, hul: Hulliste, dag: date
) -> tuple[tuple[str, tuple[Betingelseslinje, ...]], ...]:
    try:
        spurgte = krav_pr(dag)
    except UgyldigtInput:
        return ()
    svaret = gaeldende(billede.tilstand.vurderinger, dag)
    navne = dict.fromkeys(krav.gruppe for krav in spurgte)
    return tuple(
        (
            navn,
            tuple(
                _linje(billede, hul, krav, svaret.get(krav.kode), dag)
                for krav in spurgte
                if krav.gruppe == navn
            ),
        )
        for navn in navne
    )


def _linje(
    billede: Sagsbillede, hul: Hulliste, krav: Visitationskrav, vurdering: Vurdering | None, dag: date
) -> Betingelseslinje:
    return Betingelseslinje(
        krav=krav,
        kilde=kilde_for(krav.kode, dag),
        status=vurdering.udfald if vurdering else "ikke_vurderet",
        svar=_svartekst(krav, vurdering.svar) if vurdering else "",
        grund=_synlig(vurdering.grund, billede.ser_helbred) if vurdering else "",
        dag=vurdering.dag if vurdering else None,
        af=billede.navne.get(vurdering.af, vurdering.af) if vurdering else "",
        papirer=_papirer(billede, vurdering),
        fakta=fakta_for(krav.kode, billede, hul),
        historie=_historie(billede, krav),
    )


def _svartekst(krav: Visitationskrav, kode: str) -> str:
    return next((mulighed.tekst for mulighed in krav.svar if mulighed.kode == kode), "Ikke vurderet")


def _synlig(tekst: str, ser_helbred: bool) -> str:
    return tekst if ser_helbred or not tekst else SKJULT


def _papirer(billede: Sagsbillede, vurdering: Vurdering | None) -> tuple[str, ...]:
    if vurdering is None or not billede.ser_helbred:
        return ()
    titler = {en.pk: en.titel for en in billede.dokumenter}
    antal = len(vurdering.bilag)
    filer = (f"{antal} bilag i sagen",) if antal else ()
    return (*filer, *(titler[nr] for nr in vurdering.dokumenter if nr in titler))


def _historie(billede: Sagsbillede, krav: Visitationskrav) -> tuple[Udfaldslinje, ...]:
    """Det, der gælder og har gjaldt, og det, en rettelse har sat ud af kraft. Intet er væk."""
    linjer = [
        Udfaldslinje(
            fra=en.fra,
            til=en.til,
            udfald=en.vurdering.udfald,
            svar=_svartekst(krav, en.vurdering.svar),
            grund=_synlig(en.vurdering.grund, billede.ser_helbred),
            af=billede.navne.get(en.vurdering.af, en.vurdering.af),
            registreret=en.vurdering.registreret,
            id=en.vurdering.id,
        )
        for en in tidslinje(billede.tilstand.vurderinger, krav.kode)
    ]
    rettede = {x.af for x in billede.haendelser if isinstance(x, h.Rettelse)}
    linjer += [
        Udfaldslinje(
            fra=x.gyldig_fra,
            til=None,
            udfald=x.udfald,
            svar=_svartekst(krav, x.svar),
            grund=x.grund,
            af=billede.navne.get(x.registreret_af, x.registreret_af),
            registreret=x.registreret,
            id=x.id,
            rettet=True,
        )
        for x in billede.haendelser
        if isinstance(x, h.BetingelseVurderet) and x.betingelse == krav.kode and x.id in rettede
    ]
    return tuple(sorted(linjer, key=lambda en: (en.fra, en.rettet)))


def _udfaldene(
    regler: Regeludfald, vist: ForberedtAfgoerelse | Afgoerelse | None, ser_helbred: bool
) -> Udfaldene:
    """Før et udkast: kun reglernes. Efter: det, der blev gemt, ikke det, der regnes nu."""
    if vist is None:
        return Udfaldene(reglernes=REGELNAVNE[regler.udfald], reglernes_grund=_led(regler.grund))
    gemt = msgspec.structs.replace(regler, udfald=vist.regeludfald or "", grund=vist.regelgrund)
    return Udfaldene(
        reglernes=REGELNAVNE.get(vist.regeludfald, vist.regeludfald),
        reglernes_grund=_led(vist.regelgrund),
        menneskets=MENNESKENAVNE.get(vist.udfald, vist.udfald),
        menneskets_grund=_led(vist.afslagsgrund) or ANDRE_FORLOEB.get(vist.andet_udfald, ""),
        afviger=bool(vist.regelgrund or vist.regeludfald == "bevilget")
        and menneskets_udfald_afviger(gemt, vist.udfald, vist.afslagsgrund, vist.andet_udfald),
        afvigelsesgrund=_synlig(vist.afvigelsesgrund, ser_helbred),
        uden_vurdering=_synlig(vist.uden_vurdering, ser_helbred),
        indstilling_fraveget=_synlig(vist.indstilling_fraveget, ser_helbred),
    )


def _led(kode: str) -> str:
    if kode in AFSLAGSGRUNDE:
        return AFSLAGSGRUNDE[kode].navn
    return "Sagen er ikke afklaret" if kode == "ikke_afklaret" else ""


def _uden_skjulte(laast: Laast | None, ser_helbred: bool) -> Laast | None:
    if laast is None or ser_helbred:
        return laast
    vurderinger: list[dict[str, Any]] = [{**en, "grund": SKJULT} for en in laast.vurderinger]
    synlige = [papir for papir in laast.papirer if not papir.helbred]
    return msgspec.structs.replace(laast, papirer=synlige, vurderinger=vurderinger)


def _antal_skjulte(laast: Laast | None, ser_helbred: bool) -> int:
    return 0 if laast is None or ser_helbred else sum(papir.helbred for papir in laast.papirer)


def _nyt_siden(billede: Sagsbillede, udkast: ForberedtAfgoerelse | None) -> tuple[str, ...]:
    """Det, der er kommet i sagen, efter at udkastet blev skrevet, og som derfor ikke indgår."""
    if udkast is None or not udkast.id.isdigit():
        return ()
    nye: Sequence[h.AlleHaendelser] = [
        x
        for x in billede.haendelser
        if x.id.isdigit() and int(x.id) > int(udkast.id) and x.type in BYGGER_PAA
    ]
    return tuple(f"{x.titel} {x.gyldig_fra:%-d.%-m.%Y}" for x in nye)


def _hoering(hoering: Hoering, ser_helbred: bool) -> Hoering:
    if ser_helbred:
        return hoering
    return msgspec.structs.replace(
        hoering,
        om=_synlig(hoering.om, False),
        svar=_synlig(hoering.svar, False),
        forlaenget=tuple((dag, SKJULT if grund else "") for dag, grund in hoering.forlaenget),
    )
