"""Prøvefiler til `fleksjob importer`: en måneds lønlinjer, en sagsliste og et DREAM-udtræk med opdigtede mennesker.

Lønfilen er den seneste måneds eksport for demoens egne sager: de fleste linjer er kendt i forvejen, og dem, der
manglede, kommer ind. Sagslisten er 40 personer, som ikke er i demoen.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from fleksjob.demo.befolkning import Borger, befolkning
from fleksjob.demo.demoens_plads import Maerke
from fleksjob.demo.dreamfil import skriv_dreamfil
from fleksjob.demo.forloeb import forloeb
from fleksjob.demo.indlaesning import SAGER_MED_LOEN, borgere
from fleksjob.demo.koersler import foerste_loenmaaned
from fleksjob.demo.personale import KOMMUNEKODE, personale
from fleksjob.demo.vaerksted import Opgave, forloebsblad
from fleksjob.demo.virksomheder import firmaer
from fleksjob.forloeb.haendelser import IndkomstIndberettet
from fleksjob.forloeb.tilstand import Ansaettelse, Person, Tilstand, tilstand
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.ydelse.ledighedssatser import SATSER
from fleksjob.snitflader import loenlinjer, sagsliste

LISTENS_ANTAL = 40
_FREMMEDE = 1_000_000  # lægges til frøet, så listen er andre mennesker
_OERE = Decimal("0.01")
_EGEN_ANDEL = Decimal(1) / 3  # antagelse: en tredjedel af pensionen er egen


def skriv_proever(mappe: Path, maerke: Maerke) -> list[Path]:
    """Skriver filerne i mappen og giver deres stier. De samme mærker giver de samme filer."""
    mappe.mkdir(parents=True, exist_ok=True)
    loen, sager, dream = mappe / "loenlinjer.csv", mappe / "sagsliste.csv", mappe / "dream.csv"
    loenlinjer.skriv_csv(loen, sorted(maanedens_linjer(maerke), key=lambda linje: linje.cpr))
    sagsliste.skriv_csv(sager, listens_raekker(maerke))
    skriv_dreamfil(dream, maerke)
    return [loen, sager, dream]


def maanedens_linjer(maerke: Maerke) -> Iterator[loenlinjer.Loenlinje]:
    """Den seneste hele måneds løn for alle demoens job med løn, også den, der ikke er indberettet endnu."""
    ansatte = {en.brugernavn: 0 for en in personale(maerke.antal, maerke.froe).alle()}
    opgave = Opgave(maerke.antal, maerke.froe, maerke.dag, KOMMUNEKODE, ansatte, False)
    periode = f"{laeg_maaneder_til(maerke.dag.replace(day=1), -1):%Y-%m}"
    for borger in borgere(maerke.antal, maerke.froe, maerke.dag)[:SAGER_MED_LOEN]:
        blad = forloebsblad(opgave, borger, foerste_loenmaaned(maerke.dag))
        kendte = [
            note.indhold
            for note in blad.noter
            if note.klasse is IndkomstIndberettet
            and note.indhold["periode"] == periode
            and note.indhold.get("indberetter")
        ]
        for indhold in (*kendte, *blad.venter_paa):
            yield _loenlinje(borger, indhold)


def _loenlinje(borger: Borger, indhold: dict[str, Any]) -> loenlinjer.Loenlinje:
    fra = date.fromisoformat(f"{indhold['periode']}-01")
    pension = Decimal(str(indhold["pension"]))
    egen = (pension * _EGEN_ANDEL).quantize(_OERE)
    return loenlinjer.Loenlinje(
        cpr=borger.cpr,
        cvr=indhold["indberetter"],
        periode_fra=indhold.get("fra") or fra,
        periode_til=indhold.get("til") or fra.replace(day=monthrange(fra.year, fra.month)[1]),
        dispositionsdato=indhold["dispositionsdato"],
        loen=Decimal(str(indhold["loen"])),
        pension_egen=egen,
        pension_arbejdsgiver=pension - egen,
        timer=Decimal(str(indhold["timer"])),
        type=loenlinjer.Loentype(indhold.get("art") or "loen"),
    )


def listens_raekker(maerke: Maerke) -> list[sagsliste.Sagsraekke]:
    """Personer, der er ledige, i fleksjob efter den nye ordning eller under forberedelse."""
    froe = maerke.froe + _FREMMEDE
    optagne = [en.cpr for en in borgere(maerke.antal, maerke.froe, maerke.dag)]
    ansatte, virksomheder = personale(maerke.antal, maerke.froe), firmaer(maerke.antal, maerke.froe)
    brancher = {en.cvr: en.branche for en in virksomheder}
    ud: list[sagsliste.Sagsraekke] = []
    for borger in befolkning(4 * LISTENS_ANTAL, froe, maerke.dag, optagne=optagne):
        blad = forloeb(borger, ansatte.hold(borger.nr), virksomheder, maerke.dag, froe)
        pr = tilstand(Person(borger.foedselsdato), blad.haendelser(), pr=maerke.dag)
        if pr.fase in ("forberedelse", "ledig", "i_fleksjob") and not _gammel_ordning(pr):
            ud.append(_sagsraekke(borger, pr, brancher))
        if len(ud) == LISTENS_ANTAL:
            break
    return ud


def _gammel_ordning(pr: Tilstand) -> bool:
    job = pr.aktuel_ansaettelse
    return job is not None and job.gammel_ordning


def _sagsraekke(borger: Borger, pr: Tilstand, brancher: dict[str, str]) -> sagsliste.Sagsraekke:
    ydelse = pr.ledighedsydelse[-1] if pr.ledighedsydelse and pr.fase == "ledig" else None
    job = pr.aktuel_ansaettelse
    return sagsliste.Sagsraekke(
        cpr=borger.cpr,
        foedselsdato=borger.foedselsdato,
        navn=borger.navn,
        sag_oprettet=pr.sag_oprettet or pr.pr,
        afgoerelsesdato=pr.visiteret,
        ledighedsydelse_fra=ydelse.fra if ydelse else None,
        ledighedsydelse_sats=next((sats for sats in SATSER if ydelse and sats == ydelse.sats), None),
        cv_registreret=pr.cv_registreret[-1] if ydelse and pr.cv_registreret else None,
        koen=borger.koen,
        job=_jobraekke(job, pr.pr, brancher) if job and job.startet else None,
    )


def _jobraekke(job: Ansaettelse, dag: date, brancher: dict[str, str]) -> sagsliste.Jobraekke:
    vilkaar = job.vilkaar_pr(dag)
    if job.startet is None or vilkaar is None:
        raise ValueError("kun et begyndt job med vilkår kan stå på sagslisten")
    foerste = job.vilkaar[0]
    lovpligtige = [en.dato for en in job.opfoelgninger if en.art == "30_mdr"]
    return sagsliste.Jobraekke(
        fra=job.startet,
        cvr=job.cvr,
        virksomhed=job.virksomhed,
        timer=Decimal(str(vilkaar.timer)),
        intensitet=Decimal(str(vilkaar.intensitet)),
        timeloen=Decimal(str(vilkaar.timeloen)),
        fuldtidsloen=Decimal(str(vilkaar.fuldtidsloen)),
        pension_pct=Decimal(str(vilkaar.pension_pct)),
        varig=job.varig,
        bevilget=job.bevilget,
        fornyet=job.bevillinger[-1].fra if len(job.bevillinger) > 1 else None,
        seneste_opfoelgning=lovpligtige[-1] if lovpligtige else None,
        branche=brancher.get(job.cvr, ""),
        fastholdelse=job.fastholdelse,
        start=(Decimal(str(foerste.timer)), Decimal(str(foerste.intensitet))),
        aendret=_aendret(job, dag),
    )


def _aendret(job: Ansaettelse, dag: date) -> date | None:
    """Dagen, timerne blev dem, de er nu; None, når de altid har været det."""
    alle = [(en.gyldig_fra, (en.timer, en.intensitet)) for en in job.vilkaar if en.gyldig_fra <= dag]
    andre = [nr for nr, (_, vilkaar) in enumerate(alle) if vilkaar != alle[-1][1]]
    return alle[andre[-1] + 1][0] if andre else None
