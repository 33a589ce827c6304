"""Rejsen: hvor i forløbet en sag står, i de trin, evalueringen beskrev, og hvilken hændelse der skifter trinnet.

Tre baner løber ved siden af hinanden: sagen (S), fastholdelsen (R) og klagen (K). Trinnet er en ren funktion af
tilstanden; tabellen over overgange er det, prøverne viser sker, og det, diagrammet tegnes af.

Trinnene efter visitationen står i `rejse_i_jobbet`.

Kilde: Rundt om fleksjob (2017), kapitel 3-8, og DUKH's vejledning; numrene J01-J58 er rejsens egne.
"""

from typing import NamedTuple

from fleksjob.forloeb.begreber import Fase, Klage, Tilstand
from fleksjob.forloeb.fastholdelse import fastholdelsesstilling
from fleksjob.forloeb.maerkning import SAGEN
from fleksjob.forloeb.rejse_i_jobbet import trin_efter_visitation

TRIN = {
    "S01": "Sagen er åben",
    "S02": "Forberedelse",
    "S03": "Klar til teamet",
    "S04": "Teammøde",
    "S05": "Indstillet",
    "S06": "Visiteret og ledig",
    "S07": "Ressourceforløb",
    "S08": "Førtidspensionssag",
    "S09": "Videre afklaring",
    "S10": "Afslag",
    "S11": "Søger job",
    "S12": "Hos en anden aktør",
    "S13": "Lang ledighed",
    "S14": "I praktik",
    "S15": "Job foreslået",
    "S16": "Job godkendt",
    "S17": "Den første tid i jobbet",
    "S18": "I job",
    "S19": "Opfølgning efter 30 måneder",
    "S20": "Status efter 54 måneder",
    "S21": "Fornyet midlertidigt",
    "S22": "Varigt fleksjob",
    "S23": "Job på almindelige vilkår",
    "S24": "Jobbet er slut",
    "S25": "Ny afklaring",
    "R01": "Behov for fastholdelse",
    "R02": "Almindelig fastholdelse",
    "R03": "Sociale kapitler eller særlige vilkår",
    "R04": "Dokumentationen vurderes",
    "R05": "Undtagelse er ønsket",
    "R06": "Fastholdelsessag til afgørelse",
    "R07": "Fastholdelsesfleksjob",
    "R08": "Ikke fastholdt",
    "K02": "Klagen genvurderes",
    "K03": "Hos klageinstansen",
    "K04": "Klagen er afsluttet",
}
"""Trin → navn. K01 (klagen er indgivet) er dagen, K02 begynder; se `AFVIGELSER`."""


class Overgang(NamedTuple):
    """Et skift af trin. `numre` er rejsens; tom, når huset kan noget, kilden ikke nævner."""

    fra: str
    til: str
    haendelse: str
    numre: tuple[str, ...] = ()


OVERGANGE = (
    Overgang("", "S01", "sag_oprettet"),
    Overgang("S01", "S02", "plan_paabegyndt", ("J01",)),
    Overgang("S02", "S03", "plan_faerdig", ("J02",)),
    Overgang("S02", "S03", "clearing_givet", ("J02",)),
    Overgang("S02", "S10", "afgoerelse_truffet", ("J03",)),
    Overgang("S01", "S10", "afgoerelse_truffet", ("J03",)),
    Overgang("S03", "S04", "teammoede_indkaldt", ("J04",)),
    Overgang("S03", "S04", "teammoede_afholdt", ("J04",)),
    Overgang("S04", "S05", "indstilling_afgivet", ("J05",)),
    Overgang("S03", "S05", "raadgivning_modtaget"),
    Overgang("S02", "S05", "raadgivning_modtaget"),
    Overgang("S05", "S04", "indstilling_genforelagt"),
    Overgang("S05", "S06", "afgoerelse_truffet", ("J06",)),
    Overgang("S05", "S07", "afgoerelse_truffet", ("J07",)),
    Overgang("S05", "S08", "afgoerelse_truffet", ("J08",)),
    Overgang("S05", "S09", "afgoerelse_truffet", ("J09",)),
    Overgang("S05", "S10", "afgoerelse_truffet", ("J10",)),
    Overgang("S10", "S08", "foertidspension_overvejet", ("J57",)),
    Overgang("S10", "S09", "hjaelp_til_job_aftalt", ("J58",)),
    Overgang("S10", "S09", "forbedringsplan_lagt", ("J58",)),
    Overgang("S10", "S09", "tilbud_aftalt", ("J58",)),
    Overgang("S10", "S01", "sag_oprettet"),
    Overgang("S06", "S11", "opsamling_holdt", ("J11",)),
    Overgang("S06", "S11", "jobsoegningsplan_aftalt", ("J11",)),
    Overgang("S06", "S11", "samtale_afholdt", ("J11",)),
    Overgang("S06", "S16", "fleksjob_bevilget"),
    Overgang("S11", "S12", "anden_aktoer_henvist", ("J12",)),
    Overgang("S13", "S12", "anden_aktoer_henvist"),
    Overgang("S12", "S11", "anden_aktoer_afsluttet", ("J13",)),
    Overgang("S12", "S13", "anden_aktoer_afsluttet"),
    Overgang("S11", "S13", "", ("J14",)),
    Overgang("S13", "S25", "revurdering_afsluttet", ("J15",)),
    Overgang("S13", "S08", "revurdering_afsluttet"),
    Overgang("S25", "S08", "revurdering_afsluttet", ("J17",)),
    Overgang("S25", "S11", "jobsoegningsplan_aftalt"),
    Overgang("S11", "S14", "praktik_startet", ("J18",)),
    Overgang("S14", "S15", "job_foreslaaet", ("J19",)),
    Overgang("S14", "S11", "praktik_sluttet", ("J20",)),
    Overgang("S11", "S15", "job_foreslaaet", ("J21",)),
    Overgang("S11", "S16", "fleksjob_bevilget"),
    Overgang("S15", "S16", "job_godkendt", ("J22",)),
    Overgang("S15", "S11", "job_afslaaet", ("J23",)),
    Overgang("S15", "S11", "forslag_besvaret", ("J23",)),
    Overgang("S16", "S17", "fleksjob_startet", ("J24",)),
    Overgang("S17", "S18", "opfoelgning_afholdt", ("J25",)),
    Overgang("S17", "S18", ""),
    Overgang("S17", "S24", "fleksjob_ophoert"),
    Overgang("S18", "S25", "opfoelgning_afholdt", ("J26",)),
    Overgang("S25", "S18", "vilkaar_aendret", ("J27",)),
    Overgang("S18", "S19", "", ("J28",)),
    Overgang("S19", "S18", "opfoelgning_afholdt", ("J29",)),
    Overgang("S19", "S21", "opfoelgning_afholdt"),
    Overgang("S19", "S22", "opfoelgning_afholdt"),
    Overgang("S18", "S20", "", ("J30",)),
    Overgang("S21", "S20", ""),
    Overgang("S20", "S21", "bevilling_fornyet", ("J31",)),
    Overgang("S20", "S22", "bevilling_fornyet", ("J32",)),
    Overgang("S20", "S23", "fleksjob_ophoert", ("J33",)),
    Overgang("S20", "S08", "pensionssag_rejst", ("J34",)),
    Overgang("S18", "S08", "pensionssag_rejst"),
    Overgang("S18", "S23", "fleksjob_ophoert", ("J35",)),
    Overgang("S18", "S24", "fleksjob_ophoert", ("J36",)),
    Overgang("S24", "S11", "opsamling_holdt", ("J37",)),
    Overgang("S18", "S15", "job_foreslaaet", ("J38",)),
    Overgang("S21", "S19", "", ("J39",)),
    Overgang("S22", "S19", ""),
    Overgang("", "R01", "fastholdelse_henvendt"),
    Overgang("R01", "R02", "fastholdelse_moede", ("J40",)),
    Overgang("R02", "R03", "fastholdelse_paabegyndt", ("J41",)),
    Overgang("R01", "R03", "fastholdelse_paabegyndt"),
    Overgang("", "R03", "fastholdelse_paabegyndt"),
    Overgang("R02", "R05", "fastholdelse_undtagelse_soegt", ("J42",)),
    Overgang("R03", "R05", "fastholdelse_undtagelse_soegt"),
    Overgang("R03", "R04", "", ("J43",)),
    Overgang("R04", "R06", "fastholdelse_vurderet", ("J44",)),
    Overgang("R05", "R06", "fastholdelse_undtaget", ("J46",)),
    Overgang("R05", "R03", "fastholdelse_undtagelse_afslaaet", ("J47",)),
    Overgang("R05", "R02", "fastholdelse_undtagelse_afslaaet", ("J47",)),
    Overgang("R06", "R07", "fleksjob_bevilget", ("J48",)),
    Overgang("R03", "R08", "fastholdelse_ophoert", ("J50",)),
    Overgang("R04", "R08", "fastholdelse_ophoert"),
    Overgang("", "K02", "klage_modtaget", ("J52", "J53")),
    Overgang("K02", "K04", "genvurdering_afsluttet", ("J54",)),
    Overgang("K02", "K03", "klage_oversendt", ("J55",)),
    Overgang("K03", "K04", "klage_afgjort", ("J56",)),
)

AFVIGELSER = {
    "J03": "Et afslag kan også træffes, før planen er begyndt; borgeren bestemmer selv, hvornår hun vil have sit svar.",
    "J16": "En ny behandling er en ny plan i sagen; borgeren bliver i S25, mens den laves, for hun er visiteret.",
    "J45": "Mangler der dokumentation efter 12 måneder, bliver sagen i R04, til den er samlet; et nyt år begynder kun "
    "med en ny aftale.",
    "J47": "Var de 12 måneder ikke begyndt, går sagen tilbage til R02 og ikke til R03.",
    "J49": "Fastholdelsesfleksjobbet løber på sagens egen bane (S16 og frem); på fastholdelsens bane bliver det R07.",
    "J51": "En ny sag efter R08 er en almindelig S01; fastholdelsen bliver stående som R08.",
    "J52": "K01 og K02 er ét trin: de fire ugers genvurdering løber fra den dag, klagen er modtaget.",
    "J53": "Se J52.",
}
"""Hvor huset med vilje gør noget andet end rejsen i kilden, og hvorfor."""


def sagens_trin(t: Tilstand) -> str:
    """Trinnet på sagens bane; tomt uden sag, og når den er lukket."""
    match t.fase:
        case Fase.UDEN_SAG | Fase.LUKKET:
            return ""
        case Fase.LEDIG | Fase.JOB_BEVILGET | Fase.I_FLEKSJOB:
            return trin_efter_visitation(t)
        case Fase.AFSLAG:
            return _efter_afslag(t)
        case Fase.ANDET_FORLOEB:
            andet = t.afgoerelser[-1].andet_udfald if t.afgoerelser else ""
            return {"ressourceforloeb": "S07", "foertidspension": "S08"}.get(andet, "S09")
    if t.venter_paa_indstilling:
        return "S04"
    if t.indstilling or t.raadgivning:
        return "S05"
    if t.teammoede or t.indkaldt_til:
        return "S04"
    if t.plan_faerdig or (t.clearing is not None and t.clearing.klar):
        return "S03"
    return "S02" if t.plan_paabegyndt else "S01"


def _efter_afslag(t: Tilstand) -> str:
    afgjort = t.afgoerelser[-1].dato if t.afgoerelser else t.pr
    sket = {navn for navn, dag in t.maerkning.sket[SAGEN].items() if dag >= afgjort}
    if "foertidspension_overvejet" in sket:
        return "S08"
    return "S09" if sket & {"hjaelp_til_job_aftalt", "forbedringsplan_lagt", "tilbud_aftalt"} else "S10"


def fastholdelsens_trin(t: Tilstand) -> str:
    """Trinnet på fastholdelsens bane; tomt, når ingen har bedt om hjælp til at beholde et job."""
    if any(job.fastholdelse for job in t.ansaettelser):
        return "R07"
    seneste = t.fastholdelser[-1] if t.fastholdelser else None
    sagen = t.fastholdelsessag
    if seneste is not None and seneste.ophoert is not None:
        return "R08"
    if sagen is not None and sagen.anmodning is not None and not sagen.anmodning.svar:
        return "R05"
    if t.fastholdelse_undtaget is not None:
        return "R06"
    if seneste is not None:
        return _i_forloebet(t)
    if sagen is None:
        return ""
    if sagen.ophoert is not None:
        return "R08"
    return "R02" if sagen.moeder or sagen.ordinaert or sagen.anmodning is not None else "R01"


def _i_forloebet(t: Tilstand) -> str:
    stilling, igang = fastholdelsesstilling(t), t.fastholdelse_i_gang
    if stilling is None or igang is None or t.pr < stilling.tolv_maaneder:
        return "R03"
    klar = igang.vurdering is not None and igang.vurdering.klar
    return "R06" if klar and stilling.udfald in ("kan_bevilges", "undtaget") else "R04"


def klagens_trin(klage: Klage) -> str:
    """Trinnet på klagens bane."""
    if klage.afgjort is not None:
        return "K04"
    if klage.oversendt is not None:
        return "K03"
    return "K04" if klage.genvurdering == "aendret" else "K02"


def baner(t: Tilstand) -> tuple[str, str, str]:
    """Trinnene på de tre baner; klagens er den seneste klages."""
    return sagens_trin(t), fastholdelsens_trin(t), klagens_trin(t.klager[-1]) if t.klager else ""


def rejsens_trin() -> str:
    """Diagram, tabel og afvigelser som side."""
    linjer = ["# Rejsens trin", "", *_HOVED, "```mermaid", "flowchart LR"]
    linjer += [f'    {kode}["{kode} {navn}"]' for kode, navn in TRIN.items()]
    linjer += [f"    {o.fra} -->|{o.haendelse or 'tiden går'}| {o.til}" for o in OVERGANGE if o.fra]
    linjer += ["```", "", "| Fra | Til | Hændelse | Nummer |", "|---|---|---|---|"]
    linjer += [
        f"| {_vist(o.fra)} | {_vist(o.til)} | {f'`{o.haendelse}`' if o.haendelse else 'tiden går'} "
        f"| {', '.join(o.numre) or 'kun her'} |"
        for o in OVERGANGE
    ]
    linjer += ["", "## Med vilje anderledes end kilden", ""]
    linjer += [f"- **{nummer}**: {hvorfor}" for nummer, hvorfor in AFVIGELSER.items()]
    return "\n".join(linjer) + "\n"


def _vist(trin: str) -> str:
    return f"{trin} {TRIN[trin]}" if trin else "(intet)"


_HOVED = (
    "Tegnet af `fleksjob.forloeb.rejse`. Trinnene og numrene J01-J58 følger evalueringen *Rundt om fleksjob* (2017),",
    "kapitel 3-8, og DUKH's vejledning. Hver overgang vises af en prøve, der folder rigtige hændelser. «Kun her»",
    "er det, kilden ikke nævner: fra 1. juli 2026 er der intet team, og rådgivning fra den kliniske funktion fører til",
    "S05; et forløb kan begynde uden besøg; en sag kan søges igen efter et afslag; et job kan bevilges uden et forslag",
    "i sagen; den første tid slutter af sig selv efter et år; og varige og fornyede job følges også op hver 30. måned.",
    "",
)
