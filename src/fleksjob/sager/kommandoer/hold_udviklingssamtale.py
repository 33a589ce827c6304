"""Planen for udvikling i jobbet, samtalerne om den, kommunens vurdering, og ordene om det, der går godt."""

from datetime import date, datetime
from typing import get_args

from fleksjob.forloeb.haendelser import UdviklingsplanAftalt, UdviklingssamtaleHoldt, UdviklingVurderet
from fleksjob.forloeb.haendelser.udvikling import Rytme, Trivsel
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.udvikling import EMNER, PLAN_MED, PRESSER, PROEVET, TEGN
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.aftal_udviklingsmaal import jobbet
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag, Udviklingsnotat
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.snitflader.felter import ligner_cpr

LAENGST = 2000
NOTATSLAGS = {"gik_godt": "Det gik godt", "opgaver": "Opgaver nu"}


def aftal_udviklingsplan(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    tekst: str,
    rytme: Rytme = "kvartal",
    tidligst: date | None = None,
    skriftlig: bool = False,
    med: tuple[str, ...] = (),
    note: str = "",
) -> Sag:
    """Planen: hvad der skal til, hvor tit der tales om det, og tidligst hvornår der tales om flere timer."""
    kraev_tekst("tekst", tekst, "Skriv planen: hvad øves først, hvem gør hvad, og hvad er næste skridt.")
    _kraev_tekstlaengde("tekst", tekst)
    kast(
        [
            *_blandt("med", med, PLAN_MED),
            *([] if rytme in get_args(Rytme) else [UgyldigtInput("rytme", "Vælg, hvor tit I taler sammen.")]),
        ]
    )
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        sag.kraev("udviklingsplan_aftalt", gyldig_fra, ansaettelse=ansaettelse)
        _notat(sag, bruger, ansaettelse, "plan", tekst, gyldig_fra, nu)
        return sag.tilfoej(
            UdviklingsplanAftalt(
                gyldig_fra=gyldig_fra,
                ansaettelse=ansaettelse,
                tidligst=tidligst,
                rytme=rytme,
                skriftlig=skriftlig,
                med=med,
                note=note,
            )
        )


def hold_udviklingssamtale(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    trivsel: Trivsel,
    tegn: tuple[str, ...] = (),
    om: tuple[str, ...] = (),
    proevet: tuple[str, ...] = (),
    gik_godt: str = "",
    opgaver: str = "",
    tekst: str = "",
    naeste: date | None = None,
    note: str = "",
) -> Sag:
    """Samtalen. Er trivslen presset, tales der ikke om flere timer eller højere intensitet ved den samtale."""
    if trivsel not in get_args(Trivsel):
        raise UgyldigtInput("trivsel", "Begynd med trivslen: vælg, hvordan det går.")
    kast([*_blandt("tegn", tegn, TEGN), *_blandt("om", om, EMNER), *_blandt("proevet", proevet, PROEVET)])
    if trivsel == "presset" and PRESSER & set(om):
        raise UgyldigtInput(
            "om",
            "Trivslen er presset. Tal om den først, og vent med timer og intensitet, til det går bedre.",
        )
    if naeste is not None and naeste <= gyldig_fra:
        raise UgyldigtInput("naeste", "Næste samtale skal ligge efter denne. Vælg en senere dag.")
    ordene = {"gik_godt": gik_godt, "opgaver": opgaver, "samtale": tekst}
    for felt, skrevet in (("gik_godt", gik_godt), ("opgaver", opgaver), ("tekst", tekst)):
        _kraev_tekstlaengde(felt, skrevet)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        sag.kraev("udviklingssamtale_holdt", gyldig_fra, ansaettelse=ansaettelse)
        for slags, skrevet in ordene.items():
            if skrevet.strip():
                _notat(sag, bruger, ansaettelse, slags, skrevet, gyldig_fra, nu)
        return sag.tilfoej(
            UdviklingssamtaleHoldt(
                gyldig_fra=gyldig_fra,
                ansaettelse=ansaettelse,
                trivsel=trivsel,
                tegn=tegn,
                om=om,
                proevet=proevet,
                naeste=naeste,
                note=note,
            )
        )


def vurder_udvikling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    kan_udvikles: bool,
    begrundelse: str,
    inden: date | None = None,
    note: str = "",
) -> Sag:
    """Vurderingen efter LAB § 116, stk. 2. Kan evnen udvikles, siges det også, inden hvornår."""
    kraev_tekst("begrundelse", begrundelse, "Skriv, hvad vurderingen bygger på.")
    if kan_udvikles and inden is None:
        raise UgyldigtInput(
            "inden", "Skriv, inden hvornår udviklingen ventes. Loven siger «en rimelig periode»."
        )
    if inden is not None and inden <= gyldig_fra:
        raise UgyldigtInput("inden", "Perioden skal slutte efter den dag, der vurderes.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("udvikling_vurderet", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        UdviklingVurderet(
            gyldig_fra=gyldig_fra,
            ansaettelse=ansaettelse,
            kan_udvikles=kan_udvikles,
            begrundelse=begrundelse,
            inden=inden if kan_udvikles else None,
            note=note,
        )
    )


def skriv_udviklingsnotat(
    bruger: Bruger, nummer: str, *, ansaettelse: str, slags: str, tekst: str, nu: datetime
) -> Udviklingsnotat:
    """Noget, der gik godt, eller opgaverne, som de er nu. Medarbejdere og borgeren selv kan skrive det."""
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None or not (bruger.er_medarbejder or bruger.person_id == sag.person_id):
        raise AdgangNaegtet(INGEN_SAG)
    if slags not in NOTATSLAGS:
        raise UgyldigtInput("slags", "Vælg, hvad du vil skrive.")
    kraev_tekst("tekst", tekst, "Skriv en linje eller to.")
    _kraev_tekstlaengde("tekst", tekst)
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    jobbet(aaben.tilstand(), ansaettelse)
    dag = nu.astimezone(DANSK_TID).date()
    return _gem(bruger, sag.pk, ansaettelse, slags, tekst, dag, nu, None)


def _notat(
    sag: lager.AabenSag, bruger: Bruger, ansaettelse: str, slags: str, tekst: str, dag: date, nu: datetime
) -> None:
    _gem(bruger, sag.hoved.sag_id, ansaettelse, slags, tekst, dag, nu, sag.hoved.version + 1)


def _gem(
    bruger: Bruger,
    sag_id: int,
    ansaettelse: str,
    slags: str,
    tekst: str,
    dag: date,
    nu: datetime,
    haendelse_nr: int | None,
) -> Udviklingsnotat:
    ny: Udviklingsnotat = Udviklingsnotat.objects.create(
        kommune_id=bruger.kommune_id,
        sag_id=sag_id,
        ansaettelse=ansaettelse,
        slags=slags,
        tekst=tekst.strip(),
        dag=dag,
        haendelse_nr=haendelse_nr,
        skrevet=nu,
        skrevet_af=bruger,
    )
    return ny


def _kraev_tekstlaengde(felt: str, tekst: str) -> None:
    if len(tekst) > LAENGST:
        raise UgyldigtInput(felt, f"Skriv højst {LAENGST} tegn.")
    if ligner_cpr(tekst):
        raise UgyldigtInput(felt, "Skriv uden CPR-nummer.")


def _blandt(felt: str, koder: tuple[str, ...], kendte: dict[str, str]) -> list[UgyldigtInput]:
    return [] if set(koder) <= set(kendte) else [UgyldigtInput(felt, "Vælg blandt de viste.")]
