"""En måneds fleksløntilskud beregnes, eller et menneske fastsætter det, reglerne ikke kan afgøre."""

from datetime import date, datetime
from decimal import Decimal

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.maanedslinjer import Valg, fastsaet, mangler_linjer
from fleksjob.sager.maanedsregning import foerste
from fleksjob.sager.models import Bruger, Sag, Udbetaling
from fleksjob.sager.udbetaling import foerste_koerte_maaned, gem


def beregn_udbetaling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    maaned: date,
    fastsat: Decimal | None = None,
    laesning: str = "",
    note: str = "",
) -> Sag:
    """Beregner sagens måneder til og med `maaned`; er de allerede rigtige, ændres intet.

    I en måned, som loven ikke afgør, kan et menneske vælge en af de læsninger, den er regnet efter (`laesning`),
    eller fastsætte tilskuddet i kroner (`fastsat`); `note` er begrundelsen og bliver stående ved linjen.
    `gyldig_fra` er dagen i dag; den står på hændelsen.
    """
    maaned = foerste(maaned)
    if maaned > foerste(gyldig_fra):
        raise UgyldigtInput("maaned", f"{navn(maaned).capitalize()} er ikke begyndt; der beregnes bagud.")
    if fastsat is not None and not (fastsat.is_finite() and fastsat >= 0):
        raise UgyldigtInput("fastsat", "Beløbet skal være kroner fra nul og op.")
    if fastsat is not None and laesning:
        raise UgyldigtInput("fastsat", "Vælg enten en læsning eller et beløb, ikke begge dele.")
    if (fastsat is not None or laesning) and not note.strip():
        hvad = "det beløb, du fastsætter" if fastsat is not None else "den læsning, du vælger"
        raise UgyldigtInput("note", f"Skriv begrundelsen for {hvad}.")
    aaben = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    aaben.kraev_ret("udbetaling_beregnet")
    staar = list(Udbetaling.for_bruger(bruger).filter(sag_id=sag_id).order_by("maaned", "version"))
    fra = min(foerste_koerte_maaned(bruger.kommune_id) or maaned, maaned)
    linjer = mangler_linjer(aaben, staar, fra, maaned)
    if fastsat is not None or laesning:
        valg = Valg(begrundelse=note.strip(), af=bruger.navn, beloeb=fastsat, laesning=laesning)
        linjer = fastsaet(aaben, linjer, staar, maaned, valg)
    if not linjer and not any(en.maaned == maaned for en in staar):
        raise IkkeMuligt(f"Personen var ikke i et fleksjob med fleksløntilskud i {navn(maaned)}.")
    sag = gem(aaben, linjer, nu) if linjer else None
    return sag or Sag.for_bruger(bruger).get(pk=sag_id)
