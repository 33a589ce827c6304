"""Den røde tråd: sagens hændelser og kommende frister som én læselig række med i dag i midten.

Ren funktion af hændelser, pligter og dagen; ingen database.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Literal

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.pligter import Pligt
from fleksjob.kontor.tekster import afstand, kort_dato, kroner, maaned_aar, tal
from fleksjob.kontor.traad_etablering import OM_ETABLERINGEN
from fleksjob.kontor.traad_fastholdelse import OM_FASTHOLDELSE
from fleksjob.kontor.traad_jobsoegning import OM_JOBSOEGNINGEN
from fleksjob.kontor.traad_klage import OM_KLAGE
from fleksjob.kontor.traad_papirer import OM_PAPIRER
from fleksjob.kontor.traad_penge import OM_PENGE
from fleksjob.kontor.traad_udvikling import OM_UDVIKLING
from fleksjob.lov.sagsgang.ansoegning import EMNER, KANALER, OPRINDELSER, ydelsesnavn
from fleksjob.lov.sagsgang.visitationskrav import KRAV
from fleksjob.lov.ydelse.ledighedssatser import TITLER
from fleksjob.snitflader.loenlinjer import LOENARTER

HORISONT = timedelta(days=366)
"""Frister længere ude end et år står for sig, så de ikke skygger for det nære."""

Slags = Literal["haendelse", "rettelse", "overskredet", "kommende", "planlagt"]


class Punkt(msgspec.Struct, frozen=True, kw_only=True):
    """Ét punkt på tråden. `tekst` er sætningen under titlen; `note` er det, nogen har skrevet til."""

    dato: date | None
    slags: Slags
    titel: str
    tekst: str = ""
    note: str = ""
    hvornaar: str = ""
    hjemmel: str = ""
    art: str = ""
    forbehold: str = ""
    kode: str = ""
    id: str = ""
    ret_id: str = ""
    af: str = ""
    registreret: datetime | None = None
    rettet: bool = False
    dele: tuple["Punkt", ...] = ()


class Traad(msgspec.Struct, frozen=True):
    """Tråden delt i det, der er sket, det, der skulle være sket, og det, der kommer."""

    fortid: tuple[Punkt, ...]
    overskredet: tuple[Punkt, ...]
    fremtid: tuple[Punkt, ...]
    fjern_fremtid: tuple[Punkt, ...]
    opfyldt: tuple[Pligt, ...]
    bortfaldet: tuple[Pligt, ...]


def traad(
    haendelser: Sequence[h.Haendelse],
    pligter: Sequence[Pligt],
    dag: date,
    navne: Mapping[str, str] | None = None,
) -> Traad:
    """Bygger tråden pr. `dag`. Hændelser med virkning senere end dagen står i fremtiden som planlagte.

    `navne` er medarbejdernes navne efter brugernavn.
    """
    rettede = {x.af for x in haendelser if isinstance(x, h.Rettelse)}
    punkter = [_af_haendelse(x, rettede, haendelser, navne or {}) for x in haendelser]
    punkter.sort(key=lambda p: (p.dato or date.min, p.registreret is not None, p.registreret))
    planlagte = [msgspec.structs.replace(p, slags="planlagt", hvornaar=afstand(p.dato, dag))
                 for p in punkter if p.dato and p.dato > dag and not p.rettet]  # fmt: skip
    kommende = [_af_pligt(p, dag) for p in pligter if p.status == "kommende"]
    overskredne = sorted((_af_pligt(p, dag) for p in pligter if p.status == "overskredet"), key=_orden)
    sket = [p for p in punkter if not p.dato or p.dato <= dag or p.rettet]
    fremtid = sorted(planlagte + kommende, key=_orden)
    graense = dag + HORISONT
    return Traad(
        fortid=tuple(sorted([*sket, *overskredne], key=lambda p: p.dato or date.min)),
        overskredet=tuple(overskredne),
        fremtid=tuple(p for p in fremtid if not p.dato or p.dato <= graense),
        fjern_fremtid=tuple(p for p in fremtid if p.dato and p.dato > graense),
        opfyldt=tuple(p for p in pligter if p.status == "opfyldt"),
        bortfaldet=tuple(p for p in pligter if p.status == "bortfaldet"),
    )


PENGE = frozenset({"indkomst_indberettet", "udbetaling_beregnet", "udbetaling_frigivet"})
"""Det, der gentager sig hver måned."""
NYESTE = 14
"""Så mange punkter af fortiden vises på én gang; resten foldes sammen."""


def foldet(fortid: Sequence[Punkt]) -> tuple[list[Punkt], list[Punkt]]:
    """Fortiden, nyeste først, delt i det, der vises, og det ældre. Tre eller flere penge-punkter i træk er ét."""
    samlet: list[Punkt] = []
    for om_penge, raekke in groupby(reversed(fortid), lambda p: p.kode in PENGE and not p.rettet):
        stykke = list(raekke)
        samlet.extend([_samling(stykke)] if om_penge and len(stykke) > 2 else stykke)
    return samlet[:NYESTE], samlet[NYESTE:]


def _samling(stykke: list[Punkt]) -> Punkt:
    """Mange måneders løn og tilskud som ét punkt, der kan foldes ud."""
    fra, til = stykke[-1].dato, stykke[0].dato
    hvornaar = f"{kort_dato(fra)}–{kort_dato(til)}" if fra and til else ""
    return Punkt(
        dato=til,
        slags="haendelse",
        titel="Løn og udbetalinger",
        tekst=f"{len(stykke)} registreringer, {hvornaar}.",
        dele=tuple(stykke),
    )


def _orden(punkt: Punkt) -> tuple[date, str]:
    return (punkt.dato or date.max, punkt.titel)


def _af_pligt(pligt: Pligt, dag: date) -> Punkt:
    return Punkt(
        dato=pligt.frist,
        slags="overskredet" if pligt.status == "overskredet" else "kommende",
        titel=pligt.navn,
        tekst=pligt.forklaring,
        hvornaar=afstand(pligt.frist, dag) if pligt.frist else "uden dato",
        hjemmel=pligt.hjemmel,
        art=pligt.art,
        forbehold=pligt.forbehold,
        kode=pligt.kode,
        af=pligt.ansvarlig.navn,
    )


def _af_haendelse(
    x: h.Haendelse, rettede: set[str], alle: Sequence[h.Haendelse], navne: Mapping[str, str]
) -> Punkt:
    if isinstance(x, h.Rettelse):
        return _af_rettelse(x, alle, navne)
    return Punkt(
        dato=x.gyldig_fra,
        slags="haendelse",
        titel=titel(x),
        tekst=beskriv(x) + _to_personer(x, navne),
        note=x.note,
        kode=x.type,
        id=x.id,
        ret_id="" if x.id in rettede else x.id,
        af=navne.get(x.registreret_af, x.registreret_af),
        registreret=x.registreret,
        rettet=x.id in rettede,
    )


def _to_personer(x: h.Haendelse, navne: Mapping[str, str]) -> str:
    if not isinstance(x, h.AfgoerelseTruffet) or not (x.forberedt_af and x.godkendt_af):
        return ""
    forberedt, godkendt = (navne.get(n, n) for n in (x.forberedt_af, x.godkendt_af))
    return f" Forberedt af {forberedt}, godkendt af {godkendt}."


def _af_rettelse(x: h.Rettelse, alle: Sequence[h.Haendelse], navne: Mapping[str, str]) -> Punkt:
    gammel = next((y for y in alle if y.id == x.af), None)
    samme = [y.id for y in alle if isinstance(y, h.Rettelse) and y.af == x.af]
    erstattet = samme[-1] != x.id
    om = f"«{titel(gammel)}» ({kort_dato(gammel.gyldig_fra)})" if gammel else "en tidligere oplysning"
    tekst = f"Annullerer {om}." if x.ny is None else f"Erstatter {om}. {beskriv(x.ny)}".strip()
    return Punkt(
        dato=x.ny.gyldig_fra if x.ny else (gammel.gyldig_fra if gammel else x.gyldig_fra),
        slags="rettelse",
        titel=f"Rettet: {titel(x.ny)}" if x.ny else f"Annulleret: {titel(gammel) if gammel else 'oplysning'}",
        tekst=tekst,
        note=x.note,
        kode=x.ny.type if x.ny else x.type,
        id=x.id,
        ret_id=x.af if x.ny and not erstattet else "",
        af=navne.get(x.registreret_af, x.registreret_af),
        registreret=x.registreret,
        rettet=erstattet,
    )


def titel(x: h.Haendelse) -> str:
    """Hændelsens navn; afgørelser siger deres udfald, samtaler og opfølgninger deres art."""
    match x:
        case h.AfgoerelseTruffet():
            return f"Afgørelse: {_AFGOERELSE[x.udfald]}"
        case h.BetingelseVurderet() if x.betingelse in KRAV:
            return f"Vurderet: {KRAV[x.betingelse].spoergsmaal}"
        case h.SamtaleAfholdt(art="jobsamtale"):
            return "Jobsamtale holdt"
        case h.SamtaleAfholdt(art="trekantsmoede"):
            return "Trekantsmøde holdt"
        case h.ClearingGivet():
            return "Clearing: sagen er klar" if x.udfald == "klar" else "Clearing: der mangler noget"
        case h.OpfoelgningAfholdt():
            return f"Opfølgning i jobbet ({_OPFOELGNING.get(x.art, x.art)})"
        case h.IndkomstIndberettet() | h.UdbetalingBeregnet() | h.UdbetalingFrigivet():
            return f"{x.titel}: {maaned_aar(x.periode)}"
        case _:
            return x.titel


def beskriv(x: h.Haendelse) -> str:
    """Én sætning om det særlige ved netop denne hændelse; tom, når titlen siger det hele."""
    skriver = _BESKRIVELSER.get(type(x))
    return skriver(x) if skriver else ""


_OPFOELGNING = {"3_mdr": "3 måneder", "6_mdr": "6 måneder", "30_mdr": "2½ år", "ad_hoc": "ved behov"}
_AFGOERELSE = {"bevilget": "bevilling af fleksjob", "afslag": "afslag", "andet": "videre i et andet forløb"}
_PENSION = {
    "sag_rejst": "Der er rejst en sag om førtidspension.",
    "ikke_relevant": "Førtidspension er ikke relevant nu.",
    "borgeren_oensker_det_ikke": "Borgeren ønsker ikke, at der rejses en sag.",
}
_UDFALD = {"fastholdt": "Afgørelsen er fastholdt.", "aendret": "Borgeren fik medhold.",
           "delvis_aendret": "Borgeren fik delvis medhold."}  # fmt: skip


def _vilkaar(x: Any) -> str:
    dele = []
    if x.timer is not None:
        dele.append(f"{tal(x.timer)} timer om ugen")
    if x.intensitet is not None:
        dele.append(f"{tal(x.intensitet)} % intensitet")
    if x.timer is not None and x.intensitet is not None:
        dele.append(f"{tal(x.timer * x.intensitet / 100)} betalte timer")
    if x.timeloen is not None:
        dele.append(f"{kroner(x.timeloen)} i timen")
    return ", ".join(dele)


def _stort(tekst: str) -> str:
    """Med stort begyndelsesbogstav og punktum; tom forbliver tom."""
    return f"{tekst[0].upper()}{tekst[1:]}{'' if tekst.endswith(('.', '!', '?')) else '.'}" if tekst else ""


def _start(x: Any) -> str:
    hvor = f"Hos {x.virksomhed}. " if x.virksomhed else ""
    return hvor + _stort(_vilkaar(x))


def _bevilget(x: Any) -> str:
    laengde = "Midlertidigt, fem år" if x.midlertidig else "Varigt"
    hos = f" hos {x.virksomhed}" if x.virksomhed else ""
    start = f". Aftalt start {kort_dato(x.startdato)}" if x.startdato else ""
    return f"{laengde}{hos}{start}."


def _indkomst(x: Any) -> str:
    dele = [f"{LOENARTER.get(x.art, 'Løn') if x.art != 'loen' else 'Løn'} {kroner(x.loen)}"]
    if x.pension:
        dele.append(f"pension {kroner(x.pension)}")
    if x.timer is not None:
        dele.append(f"{tal(x.timer)} timer")
    return ", ".join(dele) + "."


def _truffet(x: Any) -> str:
    dele = [
        {"brev": "Sendt som brev.", "quickpost": "Sendt som quickbrev."}.get(x.kanal, "Sendt i Digital Post.")
    ]
    if x.afvigelsesgrund:
        dele.append(f"Afviger fra reglernes udfald: {x.afvigelsesgrund}")
    return " ".join(d for d in dele if d)


def _svaret(x: Any) -> str:
    krav = KRAV.get(x.betingelse)
    return next((f"{m.tekst}." for m in krav.svar if m.kode == x.svar), "Ikke vurderet.") if krav else ""


def _saet(navn: str) -> Callable[[Any], str]:
    """Feltets tekst med stort begyndelsesbogstav og punktum."""

    def skriv(x: Any) -> str:
        return _stort(str(getattr(x, navn) or "").strip())

    return skriv


def _oprettet(x: Any) -> str:
    dele = []
    if x.oprindelse:
        dele.append(f"{OPRINDELSER.get(x.oprindelse, x.oprindelse)}.")
    if x.ydelse:
        dele.append(f"Ydelse nu: {ydelsesnavn(x.ydelse).lower()}.")
    for navn, vaerdi in (
        ("Fra", x.enhed),
        ("Henvendelse fra", x.henvendt_af),
        ("Bisidder", x.bisidder),
        ("Repræsenteres af", x.repraesentant),
    ):
        if vaerdi:
            dele.append(f"{navn}: {vaerdi}.")
    return " ".join(dele)


def _vejledt(x: Any) -> str:
    emner = ", ".join(EMNER[kode].navn.lower() for kode in x.emner if kode in EMNER)
    dele = [f"Om {emner}." if emner else ""]
    if x.undladt:
        dele.append(f"Ikke alle udfald er nævnt: {x.undladt.rstrip('.')}.")
    if x.forventet_afgoerelse:
        dele.append(f"Borgeren kan vente en afgørelse senest {kort_dato(x.forventet_afgoerelse)}.")
    return " ".join(d for d in dele if d)


_BESKRIVELSER: dict[type[h.Haendelse], Callable[[Any], str]] = {
    **OM_PAPIRER,
    **OM_FASTHOLDELSE,
    **OM_UDVIKLING,
    **OM_ETABLERINGEN,
    **OM_KLAGE,
    **OM_JOBSOEGNINGEN,
    **OM_PENGE,
    h.SagOprettet: _oprettet,
    h.AnsoegningModtaget: lambda x: (
        f"Kommet: {KANALER.get(x.kanal, x.kanal).lower()}. Borgeren skal have en skriftlig afgørelse."
        if x.kanal
        else "Borgeren skal have en skriftlig afgørelse."
    ),
    h.AnsoegningTrukket: _saet("hvordan"),
    h.AfgoerelsePaaGrundlagOensket: lambda x: (
        f"Borgeren fik at vide, hvad sagen manglede: {' '.join(x.mangler)}" if x.mangler else ""
    ),
    h.VejledningGivet: _vejledt,
    h.AfgoerelseSendt: lambda x: (
        f"Sendt som {'quickbrev' if x.kanal == 'quickpost' else 'brev'}; klagefristen regnes fra denne dag."
    ),
    h.TeammoedeAfholdt: lambda x: f"Deltagere: {', '.join(x.deltagere)}." if x.deltagere else "",
    h.TeammoedeIndkaldt: lambda x: (
        f"Mødet er {kort_dato(x.moede) if x.moede else ''}{f' kl. {x.klokken}' if x.klokken else ''}."
        + (f" Ikke alle udfald er vist: {x.udfald_udeladt}" if x.udfald_udeladt else "")
    ),
    h.TvaerfagligtMoedeAfholdt: _saet("resume"),
    h.IndstillingGenforelagt: _saet("begrundelse"),
    h.IndstillingAfgivet: lambda x: (
        f"Teamet indstiller til {x.indstilling.replace('_', ' ')}." if x.indstilling else ""
    ),
    h.RaadgivningModtaget: _saet("resume"),
    h.PlanPaabegyndt: lambda x: "Med afsnittet om egen virksomhed." if x.selvstaendig else "",
    h.PlanFaerdig: lambda x: (
        f"Gjort færdig uden {len(x.mangler)} punkter. {_stort(x.mangelgrund)}".strip() if x.mangler else ""
    ),
    h.VirksomhedskonsulentFravalgt: _saet("grund"),
    h.ClearingGivet: _saet("begrundelse"),
    h.PartshoeringSendt: lambda x: f"Svarfrist {kort_dato(x.frist)}. {x.om}".strip(),
    h.PartshoeringBesvaret: _saet("svar"),
    h.BetingelseVurderet: lambda x: " ".join(filter(None, (_svaret(x), x.grund))),
    h.PartshoeringForlaenget: lambda x: f"Ny svarfrist {kort_dato(x.frist)}. {x.grund}".strip(),
    h.AfgoerelseForberedt: lambda x: (
        f"Udkast til {_AFGOERELSE[x.udfald]}, sendt til godkendelse hos en anden."
    ),
    h.AfgoerelseSendtTilbage: _saet("grund"),
    h.FoertidspensionOvervejet: lambda x: " ".join(filter(None, (_PENSION.get(x.udfald, ""), x.grund))),
    h.HjaelpTilJobAftalt: _saet("aftale"),
    h.ForbedringsplanLagt: _saet("plan"),
    h.TilbudAftalt: _saet("tilbud"),
    h.AndenHjaelpVejledt: _saet("om"),
    h.FleksjobbevisUdstedt: lambda x: f"{len(x.skaanehensyn)} skånehensyn." if x.skaanehensyn else "",
    h.AfgoerelseTruffet: _truffet,
    h.LedighedsydelseStartet: lambda x: f"{TITLER.get(x.sats, x.sats)}." if x.sats else "",
    h.LedighedsydelseOphoert: _saet("aarsag"),
    h.FleksjobBevilget: _bevilget,
    h.FleksjobStartet: _start,
    h.VilkaarAendret: lambda x: _stort(_vilkaar(x)),
    h.FuldtidsloenOplyst: lambda x: f"{kroner(x.fuldtidsloen)} om måneden på fuld tid, inklusive pension.",
    h.FleksjobOphoert: lambda x: f"Årsag: {x.aarsag.replace('_', ' ')}." if x.aarsag else "",
    h.StatusUdarbejdet: lambda x: f"Konklusion: {x.konklusion.replace('_', ' ')}." if x.konklusion else "",
    h.BevillingFornyet: lambda x: "Bevillingen er nu varig." if x.varig else "Fem år mere.",
    h.IndkomstIndberettet: _indkomst,
    h.UdbetalingBeregnet: lambda x: f"{kroner(x.beloeb)} før ATP og skat." if x.beloeb is not None else "",
    h.UdbetalingFrigivet: lambda x: f"{kroner(x.beloeb)} før ATP og skat." if x.beloeb is not None else "",
    h.GenvurderingAfsluttet: lambda x: _UDFALD.get(x.udfald, ""),
    h.AndenAktoerTilbudt: _saet("aktoer"),
    h.SagLukket: lambda x: f"Årsag: {x.aarsag.replace('_', ' ')}." if x.aarsag else "",
}
