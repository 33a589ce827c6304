"""Hvad der sker, når en midlertidig bevilling udløber, hvad der ikke sker, og vejen ud og tilbage. I almindelige ord.

Alt kommer fra bevillingens datoer og reglerne i `lov/sagsgang/bevilling.py`; det, loven ikke siger klart, står som
forbehold.
"""

from datetime import date, timedelta

import msgspec

from fleksjob.forloeb.begreber import Ansaettelse, Tilstand
from fleksjob.lov.kerne.vaerdier import dansk_dato, maaned
from fleksjob.lov.sagsgang.bevilling import ny_bevilling
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

STATUS_MAANEDER = "status_i_midlertidigt_fleksjob"
OPHOER_UKENDT = "Hvad der gælder, hvis kommunen ikke afgør sagen inden datoen, er ikke læst i loven."
LY_EFTER = "Aktivloven § 74, stk. 2"
NY_VISITATION = (
    "Om du beholder selve visitationen til fleksjob, når du har arbejdet på almindelige vilkår, har vi ikke læst en "
    "regel om. Ankestyrelsens hotline har i 2015 om en lignende sag umiddelbart vurderet, at der skal en ny visitation "
    "til. Spørg kommunen, før du siger fleksjobbet op."
)
KRAEVER_IKKE = "Kommunen kan ikke kræve, at du skifter til et andet fleksjob, før de første fem år er gået."
INGEN_FRIST_UD = (
    "Loven, som er læst, sætter ikke dage på, hvor længe du må være i et almindeligt job, før du kommer igen."
)


class Udsigt(msgspec.Struct, frozen=True):
    """Udsigten for en bevilling. `dag` er den første dag uden bevilling; None, når den ikke udløber."""

    overskrift: str
    dag: date | None
    status_fra: date | None
    sker: tuple[str, ...]
    sker_ikke: tuple[str, ...]
    du_skal: tuple[str, ...]
    forbehold: tuple[str, ...]
    hjemmel: str


def udsigt(t: Tilstand, job: Ansaettelse | None = None) -> Udsigt | None:
    """Udsigten for jobbet (uden: det aktuelle); None, når der ikke er et begyndt job."""
    job = job or t.aktuel_ansaettelse
    if job is None or job.startet is None or not job.bevillinger:
        return None
    if job.gammel_ordning:
        return _gammel(t)
    bevilling = job.bevillinger[-1]
    if bevilling.udloeber is None:
        return _varig(t)
    return _midlertidig(t, job, bevilling.fra, bevilling.udloeber)


def _slutter(t: Tilstand) -> str:
    dag = folkepensionsdag(t.person.foedselsdato, t.retsgrundlag).dato
    return f"Fleksjobbet kan vare, til du når folkepensionsalderen {dansk_dato(dag)}."


def _gammel(t: Tilstand) -> Udsigt:
    return Udsigt(
        "Dit fleksjob har ingen slutdato",
        None,
        None,
        ("Jobbet begyndte før 2013 og følger de gamle regler, så længe du er i det.", _slutter(t)),
        ("Du skal ikke søge igen, og der er ingen dato, hvor bevillingen udløber.",),
        ("Ingenting.",),
        (),
        "Overgangsreglen ved lov nr. 1380 af 23/12/2012",
    )


def _varig(t: Tilstand) -> Udsigt:
    return Udsigt(
        "Dit fleksjob er varigt",
        None,
        None,
        ("Kommunen følger op mindst hver 30. måned og ser, om timer og hensyn stadig passer.", _slutter(t)),
        ("Bevillingen udløber ikke, og du skal ikke søge igen.",),
        ("Kom til samtalen, når kommunen indkalder dig, og sig til, hvis noget skal ændres.",),
        (),
        "LAB kap. 20",
    )


def _midlertidig(t: Tilstand, job: Ansaettelse, fra: date, udloeber: date) -> Udsigt:
    status_fra = laeg_maaneder_til(fra, round(t.retsgrundlag.vaerdi(STATUS_MAANEDER, t.pr).vaerdi))
    svar = ny_bevilling(
        t.person.foedselsdato,
        udloeber,
        foerste_er_udloebet=True,
        har_haft_foerste=True,
        udloeber=udloeber,
        retsgrundlag=t.retsgrundlag,
    )
    naar = maaned(udloeber)
    hvad = (
        "Er betingelserne stadig opfyldt, kan du få et varigt fleksjob. Du er fyldt 40, når bevillingen udløber."
        if svar.kan_vaere_varig
        else "Er betingelserne stadig opfyldt, kan du få fem år mere. Varigt fleksjob kræver, at man er fyldt 40."
    )
    sker = (
        f"Fra {maaned(status_fra)} skriver kommunen en status sammen med dig: hvordan det går, og hvad du kan.",
        f"Inden {dansk_dato(udloeber)} beslutter kommunen, hvad der skal gælde bagefter. Du får et brev og kan klage.",
        hvad,
    )
    return Udsigt(
        f"Hvad der sker i {naar}, og hvad der ikke sker",
        udloeber,
        status_fra,
        sker,
        (
            "Du bliver ikke opsagt. Jobbet er en aftale mellem dig og din arbejdsgiver, og datoen ændrer ikke aftalen.",
            f"Dit tilskud stopper ikke, fordi det bliver {naar}, når kommunen har givet en ny bevilling.",
            *((KRAEVER_IKKE,) if len(job.bevillinger) == 1 else ()),
            "Du skal ikke begynde forfra med en ny ansøgning.",
        ),
        (
            "Ingenting nu. Kommunen skriver til dig.",
            "Når kommunen indkalder til status: fortæl, hvordan timerne, opgaverne og hensynene passer.",
        ),
        tuple(
            filter(
                None, (svar.forbehold, job.bevillinger[-1].forbehold, OPHOER_UKENDT, _forbehold_om_krav(job))
            )
        ),
        svar.hjemmel,
    )


def _forbehold_om_krav(job: Ansaettelse) -> str:
    if len(job.bevillinger) > 1:
        return "Om kommunen kan kræve, at du skifter job i en ny periode på fem år, er ikke læst i loven."
    return "Reglen om ikke at kræve jobskifte er læst i en undersøgelse fra 2017; paragraffen er ikke set."


class Vejud(msgspec.Struct, frozen=True):
    """Vejen ud af ordningen og tilbage igen, i sætninger med kilder."""

    ud: tuple[str, ...]
    tilbage: tuple[str, ...]
    forbehold: tuple[str, ...]
    kilder: tuple[str, ...]


def vejen_ud() -> Vejud:
    """Det, der er læst om at gå til et job på almindelige vilkår, og om at komme tilbage."""
    return Vejud(
        (
            "Du må altid selv skifte til et job på almindelige vilkår. Kommunen skal ikke godkende det.",
            "I et almindeligt job betaler arbejdsgiveren hele lønnen, og fleksløntilskuddet stopper.",
            "Aftal det nye job, før du siger fleksjobbet op, og tal med kommunen først.",
        ),
        (
            "Mister du det almindelige job, kan du få ledighedsydelse, når du før har været i fleksjob eller haft ret "
            "til ledighedsydelse.",
            "Det gælder også ved sygdom, barsel og ferie i det almindelige job.",
        ),
        (NY_VISITATION, INGEN_FRIST_UD),
        (LY_EFTER, "Ankestyrelsens juridiske hotline 12.10.2015, gengivet af Scleroseforeningen"),
    )


def maaneder_til(dag: date, pr: date) -> int:
    """Hele måneder til dagen, afrundet ned; 0 når den er forbi."""
    return max(0, (dag.year - pr.year) * 12 + dag.month - pr.month - (dag.day < pr.day))


def snart(u: Udsigt, pr: date, inden: timedelta = timedelta(days=366)) -> bool:
    """Om datoen er så nær, at den bør stå øverst."""
    return u.dag is not None and u.dag - pr <= inden
