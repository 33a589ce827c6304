"""Planer, som nogen er i gang med, kommunens liste over jobfunktioner, og et par gamle ressourceprofiler.

Kun de sager, der er under forberedelse eller lige har været det, får tekster; resten står tomme, som i en rigtig uge.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from fleksjob.demo.personale import AMIRA, KAREN, KOMMUNEKODE
from fleksjob.forloeb.planafsnit import BORGER, KOMMUNE, KONSULENT
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.sagsgang.kalender import naeste_hverdag
from fleksjob.sager.models import Bruger, Haendelse, Jobfunktion, Person, Plantekst, Ressourceprofil, Sag
from fleksjob.sager.projektioner import DANSK_TID

HANNE = "hanne"
HANNES_NAVN = "Hanne Elkær"
"""Borgeren med en åben plan, som man kan logge ind som."""
AAKERDAL = "aakerdal"
AAKERDALS_NAVN = "Torben Åkerdal"
"""Borgeren, der leder efter et fleksjob, som man kan logge ind som."""
SAGER_MED_PLAN = 40
AABNE = ("forberedelse", "indstilling", "afgoerelse")
FUNKTIONER = (
    ("Vareopfyldning", "Butik", "Sætter varer på plads, holder orden, hjælper kunder"),
    ("Pakning af netordrer", "Lager", "Plukker, pakker og sætter labels på"),
    ("Køkkenmedhjælp", "Køkken", "Anretter, smører, vasker op"),
    ("Pedelhjælp", "Ejendom", "Småreparationer, affald, udearealer"),
    ("Reception", "Kontor", "Tager imod, svarer telefon, sorterer post"),
    ("Scanning og arkiv", "Kontor", "Scanner, navngiver og lægger på plads"),
    ("Plantepleje", "Gartneri", "Potter om, vander, gør klar til salg"),
    ("Pædagogmedhjælp", "Børn", "Leger, læser, hjælper ved måltider"),
    ("Vask af biler", "Værksted", "Vasker og gør klar til kunden"),
    ("Vask og foldning", "Vaskeri", "Sorterer, folder og pakker"),
)
Tekst = dict[str, str]
_KOMMUNEN: tuple[tuple[str, Tekst], ...] = (
    ("maal", {"maal": "Et job med faste opgaver tæt på hjemmet, to til tre dage om ugen.",
              "oensker": "Få kolleger og mulighed for at trække sig lidt."}),
    ("erfaring", {"job": "Flere år i servicefag. Har lært nye oplært og stået for bestillinger.",
                  "uddannelse": "Folkeskole og kursus i fødevarehygiejne.", "cv": "Kørekort, dansk og lidt engelsk."}),
    ("netvaerk", {"personlige": "Vedholdende og god til mennesker.", "familie": "Bor sammen med en ægtefælle.",
                  "netvaerk": "Nabo og en tidligere kollega, der hjælper med kørsel."}),
    ("gitter", {"arbejde_ressourcer": "Møder til tiden og kender rutiner i et lager.",
                "arbejde_udfordringer": "Bliver træt efter to timer og kan ikke løfte tungt.",
                "social_ressourcer": "Stabil bolig og familie i nærheden.",
                "social_udfordringer": "Stram økonomi efter lang tids sygdom."}),
    ("helbred", {"ressourcer": "Kender sine pauser og sover bedre.",
                 "udfordringer": "Smerter, der bliver værre hen på dagen.",
                 "betydning": "Skiftende stillinger, ingen tunge løft, og en pause hver time."}),
    ("ydelser", {"foer": "Løn indtil sygemeldingen.", "gennemgaaet": "ja"}),
    ("indsatser", {"erfaringer": "Praktik viste, at faste opgaver og en fast makker virker.", "gennemgaaet": "ja"}),
    ("tid", {"timer_fra": "4", "timer_til": "10", "behandling": "5", "frigives": "3",
             "moenster": "Bedst om formiddagen og med en hviledag imellem."}),
    ("jobideer", {"funktioner": "Vareopfyldning\nPakning af netordrer", "ideer": "Noget med planter."}),
)  # fmt: skip
_BORGERENS: tuple[tuple[str, Tekst], ...] = (
    ("maal", {"svar": "Jeg vil gerne have noget at stå op til. Helst et sted, hvor man kan tale sammen.",
              "valg": "Arbejde med mennesker"}),
    ("helbred", {"svar": "Når jeg har gjort for meget, kan jeg ingenting dagen efter. Det kan folk ikke se på mig.",
                 "valg": "Jeg bliver hurtigt træt\nDet skifter fra dag til dag"}),
    ("tid", {"svar": "Formiddagene er bedst. Om eftermiddagen skal jeg hvile.", "valg": "Bedst om formiddagen"}),
)  # fmt: skip
_KONSULENTENS: Tekst = {
    "muligheder": "Tre butikker i gågaden bruger vareopfyldning om morgenen, før kunderne kommer.",
    "tilpasning": "Opgaverne kan deles op, og der er et pauserum tæt på.",
    "naeste": "Et kort besøg sammen, før vi taler om praktik.",
}
_PROFIL = {
    "uddannelse": {"beskrivelse": "9. klasse og en afbrudt uddannelse som smed."},
    "arbejdsmarkedserfaring": {
        "ressourcer": "Tolv år som lagermand.",
        "barrierer": "Tunge løft er ikke længere mulige.",
    },
    "interesser": {"beskrivelse": "Modelbygning og fodbold."},
    "sociale_kompetencer": {"ressourcer": "Falder let til i en gruppe."},
    "arbejdsrelevante_oensker": {"borgerens_vurdering": "Vil helst tilbage til et lager med lettere varer."},
    "helbred": {
        "beskrivelse": "Slidgigt i begge knæ.",
        "udviklingsmuligheder": "Aflastning kan give flere timer.",
    },
}


def laeg_plan(dag: date, nu: datetime) -> int:
    """Lægger det hele og giver antallet af tekster. Samme demo, samme tekster."""
    _borger_med_login(HANNE, HANNES_NAVN)
    _borger_med_login(AAKERDAL, AAKERDALS_NAVN)
    brugere = {en.username: en for en in Bruger.for_kommune(KOMMUNEKODE)}
    Jobfunktion.objects.bulk_create(
        Jobfunktion(kommune_id=KOMMUNEKODE, navn=navn, branche=branche, opgaver=opgaver, oprettet=nu,
                    oprettet_af=brugere[AMIRA.brugernavn])
        for navn, branche, opgaver in FUNKTIONER
    )  # fmt: skip
    _profiler(brugere, nu)
    tekster = list(_tekster(brugere, dag, nu))
    Plantekst.objects.bulk_create(tekster)
    return len(tekster)


def _borger_med_login(brugernavn: str, navn: str) -> None:
    """Personen med navnet kan logge ind og bruge sine egne sider."""
    person = Person.for_kommune(KOMMUNEKODE).filter(navn=navn).order_by("pk")[0]
    bruger = Bruger(
        kommune_id=KOMMUNEKODE, username=brugernavn, navn=person.navn, rolle=Rolle.BORGER.value, person=person
    )
    bruger.set_unusable_password()
    bruger.save()


def _begyndte() -> dict[int, date]:
    """Sag → dagen, planen begyndte, for sager, hvor der kan skrives."""
    sager = Sag.for_kommune(KOMMUNEKODE).filter(fase__in=AABNE).order_by("pk")[:SAGER_MED_PLAN]
    numre = list(sager.values_list("pk", flat=True))
    begyndt = Haendelse.for_kommune(KOMMUNEKODE).filter(sag_id__in=numre, type="plan_paabegyndt")
    return dict(begyndt.order_by("nr").values_list("sag_id", "gyldig_fra"))


def _tekster(brugere: dict[str, Bruger], dag: date, nu: datetime) -> Iterator[Plantekst]:
    """Sagerne er nået forskelligt langt: hver femte har alle afsnit, andre et par stykker."""
    begyndte = _begyndte()
    har = set(Plantekst.for_kommune(KOMMUNEKODE).values_list("sag_id", flat=True))
    sager = Sag.for_kommune(KOMMUNEKODE).filter(pk__in=set(begyndte) - har).select_related("sagsbehandler")
    borgere = {en.person_id: en for en in brugere.values() if en.person_id}
    for sag in sager.order_by("pk"):
        begyndt = begyndte[sag.pk]
        skriver = sag.sagsbehandler or brugere[KAREN.brugernavn]
        for nr, (afsnit, indhold) in enumerate(_KOMMUNEN[: 2 + sag.pk % 5 * 2]):
            yield _tekst(sag, afsnit, KOMMUNE, indhold, skriver, begyndt, 3 + nr * 5, dag, nu)
        if sag.pk % 3 == 0:
            yield _tekst(
                sag, "virksomhed", KONSULENT, _KONSULENTENS, brugere[AMIRA.brugernavn], begyndt, 12, dag, nu
            )
        if (borger := borgere.get(sag.person_id)) is not None:
            for nr, (afsnit, indhold) in enumerate(_BORGERENS):
                yield _tekst(sag, afsnit, BORGER, indhold, borger, begyndt, 6 + nr, dag, nu)


def _tekst(
    sag: Sag, afsnit: str, stemme: str, indhold: Tekst, skriver: Bruger, begyndt: date, efter: int,
    dag: date, nu: datetime,
) -> Plantekst:  # fmt: skip
    hvornaar = min(naeste_hverdag(begyndt + timedelta(days=efter)), dag)
    klokken = datetime.combine(hvornaar, time(9 + sag.pk % 6, efter % 60), DANSK_TID)
    return Plantekst(
        kommune_id=KOMMUNEKODE,
        sag=sag,
        afsnit=afsnit,
        stemme=stemme,
        nr=1,
        indhold=indhold,
        skrevet=min(klokken, nu),
        skrevet_af=skriver,
    )


def _profiler(brugere: dict[str, Bruger], nu: datetime) -> None:
    """Tre af sagerne fra før 2013 har deres ressourceprofil."""
    gamle = Haendelse.for_kommune(KOMMUNEKODE).filter(
        type="sag_oprettet", gyldig_fra__lt=date(2012, 10, 1), gyldig_fra__gte=date(2003, 1, 1)
    )
    for sag_id, oprettet in gamle.order_by("sag_id").values_list("sag_id", "gyldig_fra")[:3]:
        Ressourceprofil.objects.create(
            kommune_id=KOMMUNEKODE,
            sag_id=sag_id,
            dateret=naeste_hverdag(oprettet + timedelta(days=40)),
            elementer=_PROFIL,
            sha256=sha256(str(sag_id).encode()).hexdigest(),
            indlaest=nu,
            indlaest_af=brugere[KAREN.brugernavn],
        )
