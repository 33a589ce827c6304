"""Sagen fortalt til borgeren: hvor er jeg, hvad sker der, og hvad skal jeg gøre. Kun tekst, ingen database.

Sproget er til én, der har svært ved at læse: korte sætninger, »du« og »kommunen«, og et fagord forklares første gang.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fleksjob.breve.tegning import i_timer
from fleksjob.forloeb.begreber import Ansaettelse, Fase, Tilstand
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.vaerdier import dansk_dato

TRIN = ("Ansøgning", "Forberedelse", "Afgørelse", "Find et job", "I fleksjob")
_TRIN_FOR_FASE = {
    Fase.UDEN_SAG: 0,
    Fase.FORBEREDELSE: 1,
    Fase.INDSTILLING: 2,
    Fase.AFGOERELSE: 2,
    Fase.AFSLAG: 2,
    Fase.ANDET_FORLOEB: 2,
    Fase.LEDIG: 3,
    Fase.JOB_BEVILGET: 4,
    Fase.I_FLEKSJOB: 4,
}


@dataclass(frozen=True, slots=True)
class Vejtrin:
    """Et trin på vejen: gjort, nu eller senere."""

    navn: str
    status: str


def vejen(tilstand: Tilstand) -> tuple[Vejtrin, ...]:
    """De fem trin, med »nu« ved det, borgeren er på. En lukket sag har ingen vej."""
    nu = _TRIN_FOR_FASE.get(tilstand.fase)
    if nu is None:
        return ()
    return tuple(
        Vejtrin(navn, "gjort" if nr < nu else "nu" if nr == nu else "senere") for nr, navn in enumerate(TRIN)
    )


def den_roede_traad(tilstand: Tilstand) -> tuple[str, ...]:
    """Højst tre sætninger: hvor du er, hvad der sker nu, og hvad du lever af imens."""
    job = tilstand.aktuel_ansaettelse
    saetninger: tuple[str, ...]
    match tilstand.fase:
        case Fase.UDEN_SAG:
            saetninger = ("Du har ikke en sag om fleksjob hos kommunen.",)
        case Fase.FORBEREDELSE:
            saetninger = (
                f"Kommunen undersøger, om du kan få fleksjob{_siden(tilstand.sag_oprettet)}.",
                "Lige nu samler I oplysninger om, hvad du kan arbejde med, og hvor meget.",
                "Når oplysningerne er samlet, afgør kommunen sagen.",
            )
        case Fase.INDSTILLING | Fase.AFGOERELSE:
            saetninger = _til_afgoerelse(tilstand)
        case Fase.AFSLAG:
            saetninger = ("Kommunen har sagt nej til fleksjob.", "Grunden står i brevet.", "Du kan klage.")
        case Fase.ANDET_FORLOEB:
            saetninger = (
                "Kommunen går videre med din sag i et andet forløb.",
                "Hvad der sker, står i brevet.",
                "Vil du have et ja eller nej til fleksjob, så sig det til kommunen.",
            )
        case Fase.LEDIG:
            saetninger = _ledig(tilstand)
        case Fase.JOB_BEVILGET:
            saetninger = _bevilget(job)
        case Fase.I_FLEKSJOB:
            saetninger = _i_job(job, tilstand.pr)
        case Fase.LUKKET:
            saetninger = (f"Din sag om fleksjob er lukket{_den(tilstand.lukket)}.",)
    return saetninger


def _til_afgoerelse(tilstand: Tilstand) -> tuple[str, ...]:
    venter = any(
        hoering.besvaret is None and hoering.frist >= tilstand.pr for hoering in tilstand.partshoeringer
    )
    return (
        "Kommunen er ved at afgøre, om du kan få fleksjob.",
        "Først må du sige din mening om sagen." if venter else "Du skal ikke gøre mere lige nu.",
        "Du får svaret i et brev.",
    )


def _siden(dag: date | None) -> str:
    return f". Sagen begyndte {dansk_dato(dag)}" if dag else ""


def _den(dag: date | None) -> str:
    return f" {dansk_dato(dag)}" if dag else ""


def _ledig(tilstand: Tilstand) -> tuple[str, ...]:
    penge = (
        "Du får ledighedsydelse fra kommunen, mens du leder."
        if tilstand.faar_ledighedsydelse
        else "Du får ikke ledighedsydelse lige nu."
    )
    return (
        f"Kommunen har sagt ja til, at du kan få fleksjob{_den(tilstand.visiteret)}.",
        "Nu skal du finde et fleksjob. Kommunen hjælper dig.",
        penge,
    )


def _bevilget(job: Ansaettelse | None) -> tuple[str, ...]:
    hos = f" hos {job.virksomhed}" if job and job.virksomhed else ""
    start = job.planlagt_start if job else None
    return (
        f"Kommunen har godkendt et fleksjob til dig{hos}.",
        f"Du begynder {dansk_dato(start)}." if start else "Den første dag er ikke skrevet ind endnu.",
        "Når du får løn, lægger kommunen fleksløntilskud til.",
    )


def _i_job(job: Ansaettelse | None, dag: date) -> tuple[str, ...]:
    if job is None or job.startet is None:
        return ("Du er i fleksjob.",)
    hos = f" hos {job.virksomhed}" if job.virksomhed else ""
    vilkaar = job.vilkaar_pr(dag)
    timer = vilkaar.betalte_timer if vilkaar else None
    loen = f"Du får løn for {i_timer(timer)} om ugen" if timer is not None else "Du får løn for dine timer"
    if job.varig:
        bevilling = "Dit fleksjob er varigt. Det skal ikke fornyes."
    elif job.udloeber:
        bevilling = f"Kommunens ja til fleksjobbet gælder til {dansk_dato(job.udloeber)}."
    else:
        bevilling = "Der står ingen slutdato for fleksjobbet."
    return (
        f"Du er i fleksjob{hos} fra {dansk_dato(job.startet)}.",
        f"{loen}, og kommunen lægger fleksløntilskud til.",
        bevilling,
    )


SNART = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Kommende:
    """Noget, der sker, med dagen og grunden."""

    overskrift: str
    frist: date
    overskredet: bool
    forklaring: str
    hjemmel: str
    forbehold: str


_SKER_PAA_ARBEJDSPLADSEN = {
    "opfoelgning_3_mdr": "Kommunen følger op på fleksjobbet",
    "opfoelgning_6_mdr": "Kommunen følger op på fleksjobbet",
    "opfoelgning_30_mdr": "Kommunen følger op på fleksjobbet",
    "status_54_mdr": "Kommunen gør status: skal fleksjobbet fortsætte?",
    "bevilling_udloeber": "Kommunens ja til fleksjobbet udløber, hvis det ikke bliver fornyet",
}

_SKER = {
    "jobsamtale": "Kommunen holder en samtale med dig om job",
    "raadighedsvurdering": "Kommunen ser på, om du står til rådighed for et job",
    "revurdering_ledighedsydelse": "Kommunen ser igen på din ret til ledighedsydelse",
    "anden_aktoer_ret": "Du kan få hjælp fra en anden end kommunen til at finde job",
    "anden_aktoer_pligt": "Kommunen skal henvise dig til en anden, der hjælper dig med at finde job",
    "opfoelgning_3_mdr": "Kommunen følger op på dit fleksjob",
    "opfoelgning_6_mdr": "Kommunen følger op på dit fleksjob",
    "opfoelgning_30_mdr": "Kommunen følger op på dit fleksjob",
    "status_54_mdr": "Kommunen gør status: skal du fortsætte i fleksjob?",
    "bevilling_udloeber": "Kommunens ja til dit fleksjob udløber, hvis det ikke bliver fornyet",
    "bevilling_foer_start": "Kommunen skal godkende jobbet, før du begynder",
    "genvurdering_klage": "Kommunen ser igen på den afgørelse, du har klaget over",
    "folkepensionsalder": "Du når folkepensionsalderen",
    "udbetaling": "Dit fleksløntilskud skal udbetales",
    "afslag_fulgt_op": "Kommunen gør det, den lovede i afgørelsen",
    "fleksjobbevis": "Kommunen laver dit fleksjobbevis",
    "klagefrist": "Sidste dag, du kan klage over afgørelsen",
    "fastholdelse_12_mdr": "12 måneder på særlige vilkår på din arbejdsplads er gået",
}


def paa_arbejdspladsen(pligter: Iterable[Pligt], dag: date) -> tuple[Kommende, ...]:
    """Det, der sker i jobbet, med arbejdsgiverens ord.

    Uden regnestykket: det kan røbe den ansattes alder eller sagens gang. Reglen må alle læse.
    """
    kendte = _kommende(pligter, dag, _SKER_PAA_ARBEJDSPLADSEN)
    return tuple(replace(et, forklaring="", forbehold="") for et in kendte)


def det_der_sker(pligter: Iterable[Pligt], dag: date) -> tuple[Kommende, ...]:
    """Det, kommunen og andre skal gøre, i tidsorden. Borgerens egne opgaver står for sig, bortset fra klagefristen."""
    andres = (
        en
        for en in pligter
        if en.kode not in ("rykkes", "papir_laeses")
        and (en.ansvarlig != Rolle.BORGER or en.kode == "klagefrist")
    )
    return _kommende(andres, dag, _SKER)


def delt_i_snart_og_senere(
    sker: tuple[Kommende, ...], dag: date
) -> tuple[tuple[Kommende, ...], tuple[Kommende, ...]]:
    """Det, der er overskredet eller sker inden for et halvt år (mindst det første), og resten."""
    snart = sum(et.frist <= dag + SNART for et in sker) or 1
    return sker[:snart], sker[snart:]


def _kommende(pligter: Iterable[Pligt], dag: date, ord_: dict[str, str]) -> tuple[Kommende, ...]:
    fundne = [
        Kommende(
            overskrift=ord_.get(pligt.kode, pligt.navn),
            frist=pligt.frist,
            overskredet=pligt.frist < dag,
            forklaring=pligt.forklaring,
            hjemmel=pligt.hjemmel,
            forbehold=pligt.forbehold,
        )
        for pligt in pligter
        if pligt.frist
    ]
    return tuple(sorted(fundne, key=lambda et: et.frist))
