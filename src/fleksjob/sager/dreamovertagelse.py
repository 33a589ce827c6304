"""Sager af et udtræk fra DREAM, som kommunen selv har fået CPR-numre på, ad samme vej som sagslisten.

Kun personer, der er i ordningen i filens sidste uge, og som ingen åben sag har, får en. Sagen er mærket som overtaget
fra DREAM, og det, registret ikke ved (afgørelsens dag, timer, løn, virksomhed), står som ukendt: en sagsbehandler
skriver det, før der kan udbetales. Det, en sagsbehandler har skrevet, ændres aldrig.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

import msgspec

from fleksjob.forloeb.begreber import Fase
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.importering import Fremdrift, Importrapport, kraev_ret_til_import
from fleksjob.sager.models import Bruger, Person, Sag
from fleksjob.sager.overtagelse import overtag
from fleksjob.sager.udregning import bunkevis
from fleksjob.snitflader.dream import Dreamfil, Dreamperson
from fleksjob.snitflader.dreamforloeb import Forloeb, forloebene, haendelser_af
from fleksjob.snitflader.dreamrapport import Dreamrapport
from fleksjob.snitflader.felter import foedselsdato_af, laes_cpr
from fleksjob.snitflader.sagsliste import NY_ORDNING, Sagsraekke
from fleksjob.snitflader.tabel import Feltfejl

_OVERTAGET = "Overtaget fra DREAM; dagen er ugens mandag og ikke bekræftet"
_GAMMEL = "Fleksjobbet er begyndt før 2013 og følger den gamle ordning, som ikke kan overtages endnu."
_OPSLAG = 500


class Nuvaerende(msgspec.Struct, frozen=True):
    """En person, der er i ordningen nu, og det seneste ophold i den."""

    raekke: Sagsraekke
    haendelser: list[AlleHaendelser]
    i_job: bool
    gammel_ordning: bool


def importer_dream(
    bruger: Bruger, fil: Dreamfil, dream: Dreamrapport, *, nu: datetime, fremdrift: Fremdrift | None = None
) -> Importrapport:
    """Opretter sagerne i én transaktion. Filen læses til ende først."""
    kraev_ret_til_import(bruger, "sag_oprettet")
    personer = list(fil.personer(dream, fremdrift))
    rapport = Importrapport()
    rapport.afviste += len(dream.afviste)
    fundne = {
        en.raekke.cpr: en
        for en in _overtages(bruger, list(_nuvaerende(bruger, fil, personer, dream, rapport)), rapport)
    }

    def forskel(raekke: Sagsraekke, sag: Sag, dag: date) -> str:
        i_job = fundne[raekke.cpr].i_job
        if i_job == (sag.fase_pr(dag) == Fase.I_FLEKSJOB):
            return ""
        siger = "er i fleksjob" if i_job else "får ledighedsydelse"
        return f"Sag {sag.nummer} findes og er ikke ændret; DREAM siger, at personen {siger}."

    return overtag(
        bruger,
        [en.raekke for en in fundne.values()],
        rapport,
        nu=nu,
        haendelser=lambda raekke: fundne[raekke.cpr].haendelser,
        forskel=forskel,
    )


def _nuvaerende(
    bruger: Bruger,
    fil: Dreamfil,
    personer: Iterable[Dreamperson],
    dream: Dreamrapport,
    rapport: Importrapport,
) -> Iterator[Nuvaerende]:
    andre_kommuner = ikke_nu = 0
    for person in personer:
        forloeb = seneste_ophold(forloebene(person.uger, fil.sidste))
        if person.kommune is not None and person.kommune != bruger.kommune_id:
            andre_kommuner += 1
        elif not forloeb or forloeb[-1].til is not None:
            ikke_nu += 1
        elif (nu := _laest(person, forloeb, rapport)) is not None:
            yield nu
    for antal, hvorfor in ((andre_kommuner, "bor i en anden kommune"), (ikke_nu, "er ikke i ordningen nu")):
        if antal:
            besked = f"{antal} personer {hvorfor} og har ikke fået en sag."
            dream.bemaerkninger.append(Feltfejl(0, "", besked))


def seneste_ophold(forloeb: Sequence[Forloeb]) -> list[Forloeb]:
    """Forløbene efter den sidste gang, ordningen sluttede."""
    slut = [nr for nr, en in enumerate(forloeb) if en.betyder == "slut"]
    return list(forloeb[slut[-1] + 1 :]) if slut else list(forloeb)


def _laest(person: Dreamperson, forloeb: list[Forloeb], rapport: Importrapport) -> Nuvaerende | None:
    i_job = forloeb[-1].betyder == "fleksjob"
    try:
        cpr = laes_cpr(person.nummer, "cpr")
        foedt = foedselsdato_af(cpr)
        if (foedt.year, foedt.month) != (person.foedt.year, person.foedt.month):
            raise UgyldigtInput("FOEDDT", "Fødselsmåneden passer ikke med CPR-nummeret.")
    except UgyldigtInput as ugyldig:
        rapport.afvis_linje(person.linje, ugyldig.felt, ugyldig.besked)
        return None
    raekke = Sagsraekke(
        cpr=cpr,
        foedselsdato=foedt,
        navn=" ".join(person.navn.split()),
        sag_oprettet=forloeb[0].fra,
        afgoerelsesdato=forloeb[0].fra,
        linje=person.linje,
    )
    gammel = i_job and forloeb[-1].fra < NY_ORDNING
    return Nuvaerende(raekke, haendelser_af(forloeb, note=_OVERTAGET), i_job, gammel)


def _overtages(bruger: Bruger, fundne: Sequence[Nuvaerende], rapport: Importrapport) -> Iterator[Nuvaerende]:
    """Dem, der har en åben sag, og dem, der kan få en. Registret har ingen navne: navnet er filens eller arkivets."""
    kendte: set[str] = set()
    med_sag: set[str] = set()
    for bunke in bunkevis([en.raekke.cpr for en in fundne], _OPSLAG):
        kendte.update(
            Person.for_kommune(bruger.kommune_id).filter(cpr__in=bunke).values_list("cpr", flat=True)
        )
        aabne = Sag.for_bruger(bruger).filter(person__cpr__in=bunke).exclude(fase="lukket")
        med_sag.update(aabne.values_list("person__cpr", flat=True))
    for en in fundne:
        raekke = en.raekke
        if raekke.cpr in med_sag:
            yield en
        elif en.gammel_ordning:
            rapport.afvis_linje(raekke.linje, "", _GAMMEL)
        elif not raekke.navn and raekke.cpr not in kendte:
            besked = "Personens navn er ikke i arkivet; læg kolonnen NAVN til udtrækket."
            rapport.afvis_linje(raekke.linje, "NAVN", besked)
        else:
            yield en
