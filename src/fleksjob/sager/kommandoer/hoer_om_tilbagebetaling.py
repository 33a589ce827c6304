"""Borgeren høres om et beløb, der er betalt for meget, og hendes svar skrives ind."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import TilbagebetalingBesvaret, TilbagebetalingHoert
from fleksjob.forloeb.tilbagebetaling import aabne
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning_penge import netto, skriv_hoering_om_tilbagebetaling
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag, Udbetaling


def hoer_om_tilbagebetaling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    periode: str,
    frist: date,
    om: str = "",
    kanal: Literal["digital", "brev", "quickpost"] = "digital",
    note: str = "",
) -> Sag:
    """Sender brevet, der spørger, før nogen tager stilling. `om` føjes til brevet."""
    if frist <= gyldig_fra:
        raise UgyldigtInput("frist", "Svarfristen skal ligge efter den dag, høringen sendes.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("tilbagebetaling_hoert", gyldig_fra)
    with lager.transaktion():
        linje = negativ_linje(sag_id, bruger, periode)
        ny = sag.tilfoej(
            TilbagebetalingHoert(
                gyldig_fra=gyldig_fra,
                note=note,
                periode=periode,
                version=linje.version,
                frist=frist,
                beloeb=float(-netto(linje)),
                om=om,
                kanal=kanal,
            )
        )
        skriv_hoering_om_tilbagebetaling(
            ny, linje, bruger, nu=nu, dag=sag.dag, frist=frist, om=om, kanal=kanal
        )
    return ny


def negativ_linje(sag_id: int, bruger: Bruger, periode: str) -> Udbetaling:
    """Månedens seneste linje, når den viser, at der er betalt for meget, og ingen har taget stilling."""
    try:
        maaned = date.fromisoformat(f"{periode}-01")
    except ValueError as fejl:
        raise UgyldigtInput("periode", "Vælg en måned på listen.") from fejl
    linjer = Udbetaling.for_kommune(bruger.kommune_id).filter(sag_id=sag_id, maaned=maaned)
    linje: Udbetaling | None = linjer.exclude(status="erstattet").order_by("-version").first()
    if linje is None or linje.status != "beregnet" or netto(linje) >= 0:
        raise IkkeMuligt(
            f"{navn(maaned).capitalize()} har ikke et beløb, der er betalt for meget, og som venter på stilling."
        )
    return linje


def besvar_tilbagebetaling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    periode: str,
    svar: str,
    note: str = "",
) -> Sag:
    """Borgerens svar på spørgsmålet om tilbagebetaling, skrevet af hende selv eller af kommunen."""
    kraev_tekst("svar", svar, "Skriv svaret.")
    if len(svar) > 2000:
        raise UgyldigtInput("svar", "Skriv højst 2000 tegn.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("tilbagebetaling_besvaret", gyldig_fra)
    if not any(en.periode == periode and en.hoert and not en.besvaret for en in aabne(tilstand)):
        raise UgyldigtInput("periode", "Vælg den måned, høringen handler om.")
    return sag.tilfoej(
        TilbagebetalingBesvaret(gyldig_fra=gyldig_fra, note=note, periode=periode, svar=svar.strip())
    )
