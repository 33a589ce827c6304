"""`fleksjob koersel`: en måneds fleksløntilskud i alle sager, og i en tom mappe en opdigtet kommune at køre den på."""

import os
from datetime import date
from decimal import Decimal
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet, start_django
from fleksjob.drift.kommandolinje.gang import fremdriftslinje, laes_maaned, skriv_json
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.maanedskoersel import Koersel
    from fleksjob.sager.models import Bruger

FROE = 2026


@click.command()
@click.argument("maaned", metavar="ÅÅÅÅ-MM")
@click.option(
    "--antal",
    type=click.IntRange(20, 200_000),
    help="Personer med et fleksjob i måneden. Er arkivet tomt, lægges en opdigtet kommune med netop så mange "
    "ind først; ellers skal arkivet have det antal.",
)
@click.option(
    "--som", "brugernavn", help="Den, der beregner [kommunens ydelsesmedarbejder]. En anden skal frigive."
)
@click.option(
    "--spring", type=click.IntRange(1, 100), help="Ændring i pct., der sætter en linje i køen [20]."
)
@click.option("--json", "til_json", is_flag=True, help="Skriv resultatet som JSON.")
def koersel(
    maaned: str, antal: int | None, brugernavn: str | None, spring: int | None, til_json: bool
) -> None:
    """Beregn en måneds fleksløntilskud i alle sager.

    Det almindelige kan frigives samlet bagefter; det usædvanlige står i køen med sin grund. At køre igen betaler
    intet to gange: kun det, der er rettet siden, giver nye linjer. En kørsel, der blev afbrudt, fortsætter.
    """
    den_foerste = laes_maaned(maaned)
    _begynd(den_foerste, antal, tavs=til_json)
    from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
    from fleksjob.sager.maanedskoersel import koer, sager_til_koersel

    bruger = _bruger(brugernavn)
    personer = len(sager_til_koersel(bruger, den_foerste)) if bruger.er_medarbejder else 0
    _kraev_antal(antal, personer, maaned)
    start, regnet_foer = perf_counter(), _regnetid()
    try:
        with fremdriftslinje(f"Beregner {maaned}", personer, tavs=til_json) as fremad:
            svar = koer(bruger, den_foerste, nu=ur.nu(), fremdrift=fremad, spring_pct=spring)
    except (AdgangNaegtet, IkkeMuligt) as fejl:
        raise Fejlet(str(fejl)) from fejl
    brugt = perf_counter() - start
    if til_json:
        regnetid = round(_regnetid() - regnet_foer, 1)
        skriv_json({**_felter(svar), "sekunder": round(brugt, 1), "regnetid": regnetid})
    else:
        _fortael(svar, brugt)


@click.command()
@click.argument("maaned", metavar="ÅÅÅÅ-MM")
@click.option("--som", "brugernavn", required=True, help="Den, der frigiver; ikke den, der har beregnet.")
@click.option(
    "--breve", "med_breve", is_flag=True, help="Skriv også brevene; det tager længere end frigivelsen."
)
@click.option("--json", "til_json", is_flag=True, help="Skriv resultatet som JSON.")
def frigiv(maaned: str, brugernavn: str, med_breve: bool, til_json: bool) -> None:
    """Frigiv samlet det i en måned, som kørslen ikke fandt noget usædvanligt ved.

    Linjer i køen, krav om tilbagebetaling og det, man selv har beregnet, er ikke med.
    """
    den_foerste = laes_maaned(maaned)
    start_django()
    from fleksjob.sager.brevskrivning_penge import skriv_manglende_tilskudsbreve
    from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
    from fleksjob.sager.massefrigivelse import frigiv_maaned, samlet

    bruger = _bruger(brugernavn)
    start = perf_counter()
    try:
        with fremdriftslinje(
            f"Frigiver {maaned}", samlet(bruger, den_foerste).antal, tavs=til_json
        ) as fremad:
            svar = frigiv_maaned(bruger, den_foerste, nu=ur.nu(), fremdrift=fremad)
    except (AdgangNaegtet, IkkeMuligt) as fejl:
        raise Fejlet(str(fejl)) from fejl
    brugt = perf_counter() - start
    if til_json:
        skriv_json({**_felter(svar), "sekunder": round(brugt, 1)})
    else:
        click.echo(f"{_tal(svar.antal)} linjer på {_kroner(svar.beloeb)} frigivet på {brugt:.1f} sekunder.")
    if med_breve:
        skriv_manglende_tilskudsbreve(bruger, nu=ur.nu(), siden=ur.dag())


def _begynd(maaned: date, antal: int | None, *, tavs: bool) -> None:
    """Gør arkivet klar. Er det tomt, og er der bedt om et antal, lægges en opdigtet kommune ind."""
    if antal is not None:
        os.environ.setdefault("FLEKSJOB_DEMO", "1")
    start_django()
    from django.core.management import call_command
    from django.db import connection

    if antal is not None or "sager_kommune" not in connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)
    from fleksjob.sager.models import Kommune

    if Kommune.objects.exists():
        return
    if antal is None:
        raise UgyldigtInput(
            "arkiv",
            "Arkivet er tomt. Skriv --antal for at lægge en opdigtet kommune ind, eller peg DATABASE_URL "
            "eller FLEKSJOB_DATA på kommunens arkiv.",
        )
    if maaned > ur.dag().replace(day=1):
        raise UgyldigtInput("maaned", f"{maaned:%Y-%m} er ikke begyndt; der beregnes bagud.")
    _laeg_by(antal, maaned, tavs=tavs)


def _laeg_by(antal: int, maaned: date, *, tavs: bool) -> None:
    from fleksjob.demo.demoens_plads import Maerke
    from fleksjob.demo.koerselsby import indlaes_koerselsby

    start = perf_counter()
    with fremdriftslinje("Lægger en opdigtet kommune ind", antal, tavs=tavs) as fremad:
        indlaes_koerselsby(
            Maerke(FROE, antal, ur.dag()),
            maaned,
            ur.nu(),
            lambda trin, flere: fremad(flere) if trin == "Sager" else None,
        )
    if not tavs:
        click.echo(
            f"Arkivet var tomt: en opdigtet kommune med {_tal(antal)} personer i fleksjob er lagt ind på "
            f"{perf_counter() - start:.0f} sekunder."
        )


def _bruger(brugernavn: str | None) -> "Bruger":
    from fleksjob.forloeb.roller import Rolle
    from fleksjob.sager.models import Bruger, Kommune

    if brugernavn is None:
        rolle = Rolle.YDELSESMEDARBEJDER.value
        fundne = [
            bruger
            for kommune in Kommune.objects.order_by("kode")
            for bruger in Bruger.for_kommune(kommune).filter(rolle=rolle, is_active=True)
        ]
        if len(fundne) != 1:
            raise UgyldigtInput("som", "Skriv --som og brugernavnet på den, der beregner.")
        return fundne[0]
    try:
        return Bruger.objects.get(username=brugernavn)
    except Bruger.DoesNotExist:
        raise UgyldigtInput("som", f"Brugeren «{brugernavn}» findes ikke.") from None


def _kraev_antal(antal: int | None, personer: int, maaned: str) -> None:
    if antal is not None and antal != personer:
        raise UgyldigtInput(
            "antal",
            f"Arkivet har {_tal(personer)} personer at regne {maaned} for, ikke {_tal(antal)}. Udelad --antal, eller "
            "peg FLEKSJOB_DATA på en tom mappe.",
        )


def _fortael(svar: "Koersel", brugt: float) -> None:
    if svar.fortsat_efter:
        click.echo(f"Kørslen blev afbrudt sidst; den fortsatte efter {_tal(svar.fortsat_efter)} personer.")
    nye = svar.beregnede + svar.rettelser
    click.echo(
        f"{_tal(svar.sager)} personer på {brugt:.1f} sekunder: {_tal(svar.beregnede)} måneder beregnet, "
        f"{_tal(svar.rettelser)} rettet, {_tal(svar.manuelle)} til afgørelse, {_tal(svar.mangler)} mangler "
        f"oplysninger, {_tal(svar.uaendrede)} personer uændrede."
    )
    if not nye:
        click.echo("Intet nyt at betale: alt stod allerede rigtigt.")
        return
    click.echo(
        f"{_tal(nye)} linjer på i alt {_kroner(svar.beloeb)} venter på frigivelse; {_tal(svar.i_koe)} linjer er "
        "lagt i køen, fordi et menneske skal se på dem."
    )


def _regnetid() -> float:
    """Sekunder, denne proces og dens færdige arbejdsprocesser har regnet."""
    return sum(os.times()[:4])


def _felter(svar: Any) -> dict[str, Any]:
    import msgspec

    felter: dict[str, Any] = msgspec.to_builtins(svar)
    return felter


def _tal(antal: int) -> str:
    return f"{antal:,}".replace(",", ".")


def _kroner(beloeb: Decimal) -> str:
    return f"{beloeb:,.2f}".translate(str.maketrans(",.", ".,")) + " kr."
