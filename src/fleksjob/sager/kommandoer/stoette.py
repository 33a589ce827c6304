"""Støtte til jobbet: der søges, kommunen afgør med periode og timer, og der ses på den, før den slutter."""

from datetime import date, datetime, timedelta

from fleksjob.breve import frit_brev
from fleksjob.breve.frit_brev import Afsnit, FritBrev
from fleksjob.breve.tegning import i_timer
from fleksjob.forloeb.etableringsbegreber import Stoette
from fleksjob.forloeb.haendelser import StoetteAfgjort, StoetteFulgtOp, StoetteSoegt
from fleksjob.forloeb.haendelser.etablering import Stoetteudfald
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.etableringsord import MENTORTYPER, STOETTE, STOETTEUDFALD, UDLOESERE
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning import brevramme, gem_brev, kanal_for
from fleksjob.sager.etablering import kraev_uden_cpr, stoetten
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag

FOER_SLUT = timedelta(days=28)
"""Så lang tid før slut ser kommunen på støtten, når ingen dag er valgt."""


def soeg_stoette(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    art: str,
    hvad: str,
    ansaettelse: str = "",
    timer_uge: float | None = None,
    fra: date | None = None,
    til: date | None = None,
    udloeser: str = "",
    svar_inden: date | None = None,
    note: str = "",
) -> Sag:
    """`hvad` er det, der er brug for hjælp til i jobbet, ikke helbredet. `udloeser`: det, der talte for en mentor."""
    fejl = []
    if art not in STOETTE:
        fejl.append(UgyldigtInput("art", "Vælg, hvilken støtte der søges om."))
    if udloeser and udloeser not in {et.kode for et in UDLOESERE}:
        fejl.append(UgyldigtInput("udloeser", "Vælg blandt de viste grunde."))
    fejl += _periode(fra, til)
    kast(fejl)
    kraev_tekst("hvad", hvad, STOETTE[art].spoerg)
    kraev_uden_cpr("hvad", hvad)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("stoette_soegt", gyldig_fra)
    job = {en.id for en in tilstand.ansaettelser} | {en.id for en in tilstand.etableringer}
    if ansaettelse and ansaettelse not in job:
        raise UgyldigtInput("ansaettelse", "Vælg et af sagens job.")
    if art == "personlig_assistance" and not ansaettelse:
        raise UgyldigtInput("ansaettelse", "Personlig assistance kræver et konkret job. Vælg jobbet.")
    return sag.tilfoej(
        StoetteSoegt(
            gyldig_fra=gyldig_fra,
            note=note,
            art=art,
            ansaettelse=ansaettelse,
            hvad=" ".join(hvad.split())[:600],
            timer_uge=timer_uge,
            fra=fra,
            til=til,
            udloeser=udloeser,
            svar_inden=svar_inden,
        )
    )


def afgoer_stoette(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    stoette: str,
    udfald: Stoetteudfald,
    begrundelse: str,
    timer_uge: float | None = None,
    fra: date | None = None,
    til: date | None = None,
    mentortype: str = "",
    hvem: str = "",
    foelg_op: date | None = None,
    note: str = "",
) -> Sag:
    """En bevilling har en periode; en mentor har et navn og en slags. Brevet til borgeren skrives med det samme."""
    kraev_tekst("begrundelse", begrundelse, "Skriv, hvorfor kommunen afgør det sådan.")
    kraev_uden_cpr("begrundelse", begrundelse, hvem)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        en = stoetten(sag.kraev("stoette_afgjort", gyldig_fra), stoette)
        if en.udfald:
            raise UgyldigtInput("stoette", "Ansøgningen har allerede fået svar.")
        fra, til = fra or en.fra, til or en.til
        if udfald == "bevilget":
            _kraev_bevilling(en, fra, til, mentortype, hvem, foelg_op, gyldig_fra)
        sidst = (max(til - FOER_SLUT, gyldig_fra) if til else None) if udfald == "bevilget" else None
        raekken = Sag.for_kommune(bruger.kommune_id).get(pk=sag_id)
        kanal = kanal_for(raekken)
        ny = sag.tilfoej(
            StoetteAfgjort(
                gyldig_fra=gyldig_fra,
                note=note,
                stoette=stoette,
                udfald=udfald,
                timer_uge=timer_uge if timer_uge is not None else en.timer_uge,
                fra=fra,
                til=til,
                mentortype=mentortype if en.art == "mentor" else "",
                hvem=hvem.strip(),
                foelg_op=foelg_op or sidst,
                begrundelse=begrundelse.strip(),
                kanal=kanal,
            )
        )
        titel, afsnit = _brevet(en, udfald, timer_uge, fra, til, hvem, begrundelse)
        ramme = brevramme(ny, dag=gyldig_fra, kanal=kanal)
        pdf = frit_brev.pdf(FritBrev(ramme, titel, afsnit, klage=True))
        gem_brev(
            ny, bruger, nu=nu, art="stoette", titel=titel, pdf=pdf, kanal=kanal, haendelse=str(ny.version)
        )
        return ny


def _periode(fra: date | None, til: date | None) -> list[UgyldigtInput]:
    if fra is not None and til is not None and til < fra:
        return [UgyldigtInput("til", "Sidste dag skal ligge efter første dag.")]
    return []


def _kraev_bevilling(
    en: Stoette,
    fra: date | None,
    til: date | None,
    mentortype: str,
    hvem: str,
    foelg_op: date | None,
    dag: date,
) -> None:
    fejl = _periode(fra, til)
    if fra is None:
        fejl.append(UgyldigtInput("fra", "Skriv, hvornår støtten begynder."))
    if til is None and en.art == "mentor":
        fejl.append(UgyldigtInput("til", "Skriv, hvornår mentoren slutter; den kan forlænges."))
    if en.art == "mentor" and mentortype not in MENTORTYPER:
        fejl.append(UgyldigtInput("mentortype", "Vælg, om det er en kollega eller en udefra."))
    if en.art == "mentor" and not hvem.strip():
        fejl.append(UgyldigtInput("hvem", "Skriv, hvem der er mentor."))
    if foelg_op is not None and (foelg_op < dag or (til is not None and foelg_op > til)):
        fejl.append(UgyldigtInput("foelg_op", "Vælg en dag, før støtten slutter."))
    kast(fejl)


def _brevet(
    en: Stoette,
    udfald: str,
    timer_uge: float | None,
    fra: date | None,
    til: date | None,
    hvem: str,
    begrundelse: str,
) -> tuple[str, tuple[Afsnit, ...]]:
    navn = STOETTE[en.art].navn.lower() if en.art in STOETTE else "støtte"
    hvorfor = Afsnit("Hvorfor", tuple(begrundelse.strip().split("\n\n")), ())
    soegt = Afsnit("", (f"Du har søgt om {navn}: {en.hvad}",), ())
    if udfald == "afslag":
        return f"Vi kan ikke bevilge {navn}", (soegt, hvorfor)
    dele = [f"Fra {dansk_dato(fra)}" + (f" til og med {dansk_dato(til)}." if til else ".")] if fra else []
    timer = timer_uge if timer_uge is not None else en.timer_uge
    if timer:
        dele.append(f"Op til {i_timer(timer)} om ugen.")
    if hvem.strip():
        dele.append(f"Det er {hvem.strip()}, du kan tale med.")
    if til:
        dele.append("Vi ser på det sammen med dig, før det slutter.")
    return f"Vi har bevilget {navn}", (soegt, Afsnit("Det har vi bevilget", tuple(dele), ()), hvorfor)


def foelg_stoette_op(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    stoette: str,
    udfald: str,
    til: date | None = None,
    foelg_op: date | None = None,
    note: str = "",
) -> Sag:
    """`til` er en ny sidste dag, når støtten forlænges eller slutter før."""
    if udfald not in STOETTEUDFALD:
        raise UgyldigtInput("udfald", "Vælg, hvad I blev enige om.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    en = stoetten(sag.kraev("stoette_fulgt_op", gyldig_fra), stoette)
    if not en.loeber(gyldig_fra):
        raise UgyldigtInput("stoette", "Støtten er ikke i gang.")
    if til is not None and en.fra is not None and til < en.fra:
        raise UgyldigtInput("til", "Sidste dag skal ligge efter første dag.")
    slut = til or en.til
    naeste = foelg_op
    if naeste is None and udfald != "slutter" and til is not None:
        naeste = max(til - FOER_SLUT, gyldig_fra + timedelta(days=1))
    if naeste is not None and (naeste <= gyldig_fra or (slut is not None and naeste > slut)):
        raise UgyldigtInput("foelg_op", "Vælg en dag efter i dag, og før støtten slutter.")
    return sag.tilfoej(
        StoetteFulgtOp(
            gyldig_fra=gyldig_fra, note=note, stoette=stoette, udfald=udfald, til=til, foelg_op=naeste
        )
    )
