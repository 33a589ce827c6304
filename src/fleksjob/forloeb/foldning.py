"""Foldningen: fra hændelser til tilstand, én hændelse ad gangen."""

from collections.abc import Sequence
from datetime import date, datetime

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Fase, Person, Tilstand
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.maerkning import Maerkning, Oplyst, Sted
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.forloeb.virkninger import VIRKNINGER
from fleksjob.lov.bevilling import maaneden_efter, udbetalingsdag
from fleksjob.lov.klage import klagefrist
from fleksjob.lov.opfoelgning import opfoelgningens_begyndelse
from fleksjob.lov.relationer import Svar
from fleksjob.lov.vaerdier import dansk_dato


def tilstand(
    person: Person, haendelser: Sequence[h.AlleHaendelser], pr: date, kendt: datetime | None = None
) -> Tilstand:
    """Sagens tilstand pr. dagen, som den var kendt på tidspunktet (None: alt, hvad der er registreret)."""
    kladde, maerkning = Kladde(), Maerkning()
    fase, fase_siden = Fase.UDEN_SAG, None
    gaeldende = gaeldende_haendelser(haendelser, pr, kendt)
    for placeret in gaeldende:
        haendelse = placeret.haendelse
        virkning = VIRKNINGER.get(type(haendelse))
        if isinstance(haendelse, h.SagOprettet) and "sag_oprettet" not in maerkning.udelukket[""]:
            maerkning.ny_runde()
        if virkning is not None:
            virkning(kladde, haendelse, placeret.id)
        _maerk(maerkning, kladde, haendelse, placeret.id)
        ny_fase = _fase(kladde)
        if ny_fase != fase:
            fase, fase_siden = ny_fase, haendelse.gyldig_fra
    return _faerdig(kladde, maerkning, person, pr, kendt, fase, fase_siden, len(gaeldende))


def _maerk(maerkning: Maerkning, kladde: Kladde, haendelse: h.Haendelse, id_: str) -> None:
    dag = haendelse.gyldig_fra

    def vagt(navn: str) -> bool:
        if navn == "faar_ledighedsydelse":
            return kladde.faar_ledighedsydelse
        job = kladde.jobs.get(getattr(haendelse, "ansaettelse", ""))
        if navn == "ny_ordning":
            return job is not None and not job.gammel_ordning
        if navn == "midlertidig":
            return job is not None and job.er_midlertidig
        raise KeyError(navn)

    def grundlag(svar: Svar) -> date:
        match svar.frist.grundlag:
            case "bevilling":
                return kladde.jobs[getattr(haendelse, "ansaettelse", "")].bevillinger[-1].fra
            case "opfoelgning":
                return opfoelgningens_begyndelse(dag)
            case "klage":
                plads = kladde.klagen(getattr(haendelse, "klage", ""))
                return dag if plads is None else kladde.klager[plads].modtaget
        return dag

    maerkning.sker(
        _maerker(haendelse), dag, _sted(kladde, haendelse, id_), vagt, grundlag, _oplyst(haendelse)
    )


def _maerker(haendelse: h.Haendelse) -> tuple[str, ...]:
    """Typen og, hvor relationerne skelner, typen med sit udslag."""
    navn = str(haendelse.__struct_config__.tag)
    match haendelse:
        case h.AfgoerelseTruffet(art="visitation", udfald="bevilget"):
            return (navn, f"{navn}:bevilget", "visiteret")
        case h.AfgoerelseTruffet(art="visitation"):
            return (navn, f"{navn}:{haendelse.udfald}")
        case h.OpfoelgningAfholdt() | h.SamtaleAfholdt():
            return (navn, f"{navn}:{haendelse.art}")
        case h.GenvurderingAfsluttet():
            return (navn, f"{navn}:{haendelse.udfald}")
    return (navn,)


def _sted(kladde: Kladde, haendelse: h.Haendelse, id_: str) -> Sted:
    match haendelse:
        case h.IndkomstIndberettet():
            # Lønnen i en måned bestemmer tilskuddet for den næste; det er den måned, der skal udbetales.
            tilskudsmaaned = maaneden_efter(haendelse.periode)
            return Sted(("maaned", tilskudsmaaned), ("maaned", tilskudsmaaned))
        case h.UdbetalingBeregnet() | h.UdbetalingFrigivet():
            return Sted(("maaned", haendelse.periode), ("maaned", haendelse.periode))
        case h.KlageModtaget():
            return Sted(("afgoerelse", kladde.klager[-1].afgoerelse), ("klage", id_))
        case h.GenvurderingAfsluttet() | h.KlageOversendt() | h.KlageAfgjort():
            plads = kladde.klagen(haendelse.klage)
            klage = id_ if plads is None else kladde.klager[plads].id
            return Sted(("klage", klage), ("klage", klage))
        case h.AfgoerelseTruffet():
            return Sted(begynder=("afgoerelse", id_))
        case h.PartshoeringSendt():
            return Sted(begynder=("hoering", id_))
    ansaettelse = getattr(haendelse, "ansaettelse", "")
    if ansaettelse:
        return Sted(("ansaettelse", ansaettelse), ("ansaettelse", ansaettelse))
    return Sted()


def _oplyst(haendelse: h.Haendelse) -> Oplyst | None:
    """Den frist, hændelsen selv bærer."""
    match haendelse:
        case h.PartshoeringSendt():
            return Oplyst(haendelse.frist, f"fristen er sat til {dansk_dato(haendelse.frist)}")
        case h.AfgoerelseTruffet():
            regnet = klagefrist(haendelse.gyldig_fra, kanal=haendelse.kanal, modtaget=haendelse.modtaget)
            if haendelse.klagefrist is not None and haendelse.klagefrist != regnet.dato:
                tekst = f"afgørelsen oplyser {dansk_dato(haendelse.klagefrist)}"
                return Oplyst(haendelse.klagefrist, tekst)
            return Oplyst(regnet.dato, regnet.regnestykke, regnet.forbehold)
        case h.IndkomstIndberettet():
            regnet = udbetalingsdag(haendelse.periode)
            return Oplyst(regnet.dato, regnet.regnestykke)
    return None


def _fase(kladde: Kladde) -> Fase:
    runde = kladde.runde
    if runde.lukket is not None:
        return Fase.LUKKET
    if kladde.i_job:
        return Fase.I_FLEKSJOB
    if any(job.startet is None and job.ophoert is None for job in kladde.jobs.values()):
        return Fase.JOB_BEVILGET
    if runde.visiteret is not None:
        return Fase.LEDIG
    if runde.afslag:
        return Fase.AFSLAG
    if runde.sag_oprettet is None:
        return Fase.UDEN_SAG
    if runde.forberedt_afgoerelse or runde.indstilling or runde.raadgivning or runde.hoert:
        return Fase.AFGOERELSE
    return Fase.INDSTILLING if runde.plan_faerdig else Fase.FORBEREDELSE


def _faerdig(
    kladde: Kladde,
    maerkning: Maerkning,
    person: Person,
    pr: date,
    kendt: datetime | None,
    fase: Fase,
    fase_siden: date | None,
    antal: int,
) -> Tilstand:
    runde = kladde.runde
    return Tilstand(
        pr=pr,
        kendt=kendt,
        person=person,
        fase=fase,
        fase_siden=fase_siden,
        sag_oprettet=runde.sag_oprettet,
        aarsag=runde.aarsag,
        ydelse=runde.ydelse,
        tilflyttet=kladde.tilflyttet,
        plan_paabegyndt=runde.plan_paabegyndt,
        plan_faerdig=runde.plan_faerdig,
        teammoede=runde.teammoede,
        indstilling=runde.indstilling,
        indstilling_til=runde.indstilling_til,
        raadgivning=runde.raadgivning,
        partshoeringer=tuple(kladde.partshoeringer),
        forberedt_afgoerelse=runde.forberedt_afgoerelse,
        afgoerelser=tuple(kladde.afgoerelser),
        visiteret=runde.visiteret,
        visiteret_til=runde.visiteret_til,
        ledighedsydelse=tuple(kladde.ledighedsydelse),
        samtaler=tuple(kladde.samtaler),
        cv_registreret=tuple(kladde.cv_registreret),
        anden_aktoer_tilbudt=tuple(kladde.anden_aktoer_tilbudt),
        anden_aktoer_henvist=tuple(kladde.anden_aktoer_henvist),
        revurderinger=tuple(kladde.revurderinger),
        ansaettelser=tuple(job.faerdig() for job in kladde.jobs.values()),
        indkomster=tuple(kladde.indkomster),
        udbetalinger=tuple(kladde.udbetalinger.values()),
        klager=tuple(kladde.klager),
        fuldmagter=tuple(kladde.fuldmagter),
        lukket=runde.lukket,
        lukket_aarsag=runde.lukket_aarsag,
        maerkning=maerkning,
        antal_haendelser=antal,
    )
