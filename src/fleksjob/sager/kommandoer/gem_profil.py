"""Borgerens profil til match: en ny udgave, borgerens bekræftelse, og hendes ja eller nej til at vise den frem."""

from datetime import datetime

from fleksjob.forloeb.matchprofil import Profil
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import aabningsbegreber as begreber
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.lager import transaktion
from fleksjob.sager.models import Bruger, Kandidatprofil, Profilsamtykke, Profiludgave, Sag
from fleksjob.sager.projektioner import DANSK_TID

BORGER, KOMMUNE = "borger", "kommune"


def gem_profil(
    bruger: Bruger,
    nummer: str,
    profil: Profil,
    *,
    nu: datetime,
    postnr: str = "",
    soeger: bool = True,
    set_udgave: int | None = None,
    bekraeftet: bool = True,
) -> Kandidatprofil:
    """En ny udgave. Skriver borgeren den, er den bekræftet; skriver kommunen, venter den på borgerens ja.

    `bekraeftet` er falsk, når borgeren kun har svaret på en del og ikke har set det, kommunen har skrevet i resten.

    `set_udgave` er den, brugeren så; er der kommet en nyere, rejses der i stedet for at skrive hen over den.
    """
    sag = _sagen(bruger, nummer)
    _efterset(profil, postnr)
    dag = nu.astimezone(DANSK_TID).date()
    selv = bruger.rolle == Rolle.BORGER
    with transaktion():
        gammel = Kandidatprofil.for_bruger(bruger).filter(sag=sag).select_for_update().first()
        nr = gammel.nr if gammel else 0
        if set_udgave is not None and set_udgave != nr:
            raise UgyldigtInput(
                "version", "Profilen er ændret, siden du åbnede den. Genindlæs, og se den nye."
            )
        data = begreber.som_tekst(profil)
        ens = gammel is not None and gammel.data == data
        om = {"kommune_id": sag.kommune_id, "sag": sag, "data": data, "skrevet": nu, "skrevet_af": bruger}
        if not ens:
            nr += 1
            Profiludgave.objects.create(**om, nr=nr, stemme=BORGER if selv else KOMMUNE)
        foer = gammel.bekraeftet if ens and gammel else None
        godt_for = dag if selv and bekraeftet else foer
        ny = Kandidatprofil(**om, nr=nr, postnr=postnr, soeger=soeger, bekraeftet=godt_for)
        if gammel is not None:
            ny.pk, ny._state.adding = gammel.pk, False
        ny.save()
    return ny


def bekraeft_profil(bruger: Bruger, *, nu: datetime) -> Kandidatprofil:
    """Borgeren siger god for profilen, som den står."""
    profil = None
    if bruger.rolle == Rolle.BORGER:
        profil = Kandidatprofil.for_bruger(bruger).first()
    if profil is None:
        raise AdgangNaegtet("Der er ingen profil at sige god for.")
    profil.bekraeftet = nu.astimezone(DANSK_TID).date()
    profil.save()
    return profil


def svar_om_fremvisning(bruger: Bruger, nummer: str, *, givet: bool, nu: datetime) -> Profilsamtykke:
    """Om en virksomhed må se arket. Borgeren svarer selv, eller en medarbejder noterer hendes mundtlige svar."""
    sag = _sagen(bruger, nummer)
    profil = Kandidatprofil.for_bruger(bruger).filter(sag=sag).first()
    if profil is None:
        raise UgyldigtInput("givet", "Udfyld profilen først; ellers er der intet at vise.")
    ny: Profilsamtykke = Profilsamtykke.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        givet=givet,
        udgave=profil.nr,
        hvordan="selv" if bruger.rolle == Rolle.BORGER else "mundtligt",
        tid=nu,
        af=bruger,
    )
    return ny


def _sagen(bruger: Bruger, nummer: str) -> Sag:
    """Sagen, når brugeren er borgeren selv eller finder job til hende."""
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None or not bruger.har_rolle(Rolle.BORGER, *begreber.MATCHER):
        raise AdgangNaegtet(INGEN_SAG)
    return sag


def _efterset(profil: Profil, postnr: str) -> None:
    fejl = []
    try:
        begreber.kraev_uden_helbred("oensker", profil.oensker, 300)
    except UgyldigtInput as en:
        fejl.append(en)
    for felt, hoejst in (("timer_fra", 37), ("timer_til", 37), ("intensitet", 100), ("hoejst_minutter", 240)):
        tal = getattr(profil, felt)
        if tal is not None and not 0 < tal <= hoejst:
            fejl.append(UgyldigtInput(felt, f"Skriv et tal over 0 og op til {hoejst}."))
    if profil.timer_fra is not None and profil.timer_til is not None and profil.timer_fra > profil.timer_til:
        fejl.append(UgyldigtInput("timer_til", "Det højeste antal timer skal være mindst det laveste."))
    if postnr and not (len(postnr) == 4 and postnr.isascii() and postnr.isdigit()):
        fejl.append(UgyldigtInput("postnr", "Skriv postnummeret med fire cifre."))
    kast(fejl)
