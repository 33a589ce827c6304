"""Jobsøgningen i demoen: opsamling, joblog og plan for dem, der er ledige nu, tider at vælge, og andre aktører."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from fleksjob.demo.personale import AMIRA, KAREN, KOMMUNEKODE
from fleksjob.demo.terning import terning
from fleksjob.forloeb.kompetencer import KOMPETENCER
from fleksjob.lov.sagsgang.kalender import naeste_hverdag
from fleksjob.sager.models import (
    Aktoerhenvisning,
    Bruger,
    Haendelse,
    Jobaftale,
    Jobarrangement,
    Jobsoegningsblad,
    Sag,
    Samtaletid,
)

SAGER_MED_PLAN = 60
AKTOERER = ("Vejkanten Job og Vilje", "Broen til Job", "Nyt Blik")
PLANER = (
    {"maal_a_funktion": "Lave mad til mange", "maal_a_opgaver": "Skrælle, røre, anrette. Ikke alene.",
     "maal_b_funktion": "Passe et lager", "maal_b_opgaver": "Fylde op, sætte på plads, pakke.",
     "maal_c_funktion": "Gøre klar og rydde op", "interesser": "God mad og faste rutiner.",
     "netvaerk": "En nabo kender køkkenet på plejehjemmet.", "stoette": ["kontakt", "transport"],
     "aktiviteter": ["jobklub", "besoeg"], "klar": "snart"},
    {"maal_a_funktion": "Have orden i papirer", "maal_a_opgaver": "Scanne, sortere, svare på enkle mails.",
     "maal_b_funktion": "Tage imod gæster", "interesser": "Ro, tal og lister.",
     "sidst_naer": "Biblioteket, praktik i foråret.", "stoette": ["mod", "it"], "aktiviteter": ["jobcafe"],
     "klar": "klar"},
    {"maal_a_funktion": "Passe planter", "maal_a_opgaver": "Vande, potte om, gøre klar til salg.",
     "maal_c_funktion": "Pakke varer", "interesser": "At være ude.", "stoette": ["laesning", "hverdag", "mentor"],
     "tilpasning": "Højst tre timer om dagen og en fridag imellem.", "aktiviteter": ["praktik", "samtale"],
     "klar": "ikke_endnu"},
)  # fmt: skip
_AFTALER = (
    ("borger", "Skriv en lang liste over job, opgaver og steder, du kunne tænke dig"),
    ("kommune", "Find tre steder, der har de opgaver, du peger på"),
    ("borger", "Spørg tre, du kender, om de ved noget om et sted"),
    ("konsulent", "Ring til stedet først, så de ved, at du kommer"),
)


def laeg_jobsoegning(dag: date, nu: datetime) -> int:
    """Planer, CV, aftaler, tider og henvisninger for en del af de ledige. Giver antallet af rækker."""
    brugere = {en.username: en for en in Bruger.for_kommune(KOMMUNEKODE)}
    karen = brugere[KAREN.brugernavn]
    sager = list(
        Sag.for_kommune(KOMMUNEKODE).filter(fase="ledig").order_by("-ledig_fra", "pk")[:SAGER_MED_PLAN]
    )
    blade = [blad for sag in sager for blad in _blade(sag, karen, nu)]
    Jobsoegningsblad.objects.bulk_create(blade)
    aftaler = [aftale for sag in sager for aftale in _aftaler(sag, karen, dag, nu)]
    Jobaftale.objects.bulk_create(aftaler)
    tider = [_tid(sag, karen, dag, nu, nr) for nr, sag in enumerate(sager) if nr % 4 == 0]
    Samtaletid.objects.bulk_create(tider)
    henvist = list(_henvisninger(brugere[AMIRA.brugernavn]))
    Aktoerhenvisning.objects.bulk_create(henvist)
    Jobarrangement.objects.bulk_create(
        Jobarrangement(kommune_id=KOMMUNEKODE, art=art, emne=emne, dag=naeste_hverdag(dag + timedelta(days=om)),
                       klokken=time(10), sted=sted, pladser=10, oprettet=nu, oprettet_af=karen)
        for art, emne, om, sted in (
            ("jobklub", "Vi ringer til steder sammen", 5, "Biblioteket, lokale 2"),
            ("jobcafe", "Kaffe og gode idéer", 9, "Borgerhuset"),
            ("kursus", "Sådan virker Jobnet på telefonen", 16, "Biblioteket, lokale 2"),
        )
    )  # fmt: skip
    return len(blade) + len(aftaler) + len(tider) + len(henvist)


def _blade(sag: Sag, af: Bruger, nu: datetime) -> Iterator[Jobsoegningsblad]:
    om = {"kommune_id": KOMMUNEKODE, "sag": sag, "nr": 1, "skrevet": nu, "skrevet_af": af}
    if sag.pk % 3:
        yield Jobsoegningsblad(**om, slags="plan", indhold=PLANER[sag.pk % len(PLANER)])
    if sag.pk % 2:
        lykke = terning(f"cv {sag.pk}")
        for spoergsmaal in KOMPETENCER[: 3 + sag.pk % 5]:
            valg = sorted(lykke.sample(spoergsmaal.valg, 3), key=spoergsmaal.valg.index)
            yield Jobsoegningsblad(**om, slags=f"cv_{spoergsmaal.kode}", indhold={"valg": valg, "ord": ""})
    if sag.pk % 5 == 0:
        ord_ = "Jeg blev sendt rundt i fire år. Nu vil jeg bare i gang, men jeg er bange for, at det går galt igen."
        yield Jobsoegningsblad(**om, slags="opsamling", indhold={"ordene": ord_}, helbred=True)


def _aftaler(sag: Sag, af: Bruger, dag: date, nu: datetime) -> Iterator[Jobaftale]:
    for nr, (hvem, hvad) in enumerate(_AFTALER[: sag.pk % 5]):
        om = naeste_hverdag(dag + timedelta(days=nr * 6 - 3))
        gjort = {"udfald": "gjort", "afsluttet": nu, "afsluttet_af": af} if om < dag and sag.pk % 2 else {}
        yield Jobaftale(
            kommune_id=KOMMUNEKODE,
            sag=sag,
            hvem=hvem,
            hvad=hvad,
            frist=om,
            oprettet=nu,
            oprettet_af=af,
            **gjort,
        )


def _tid(sag: Sag, af: Bruger, dag: date, nu: datetime, nr: int) -> Samtaletid:
    foerste = naeste_hverdag(dag + timedelta(days=5 + nr % 9))
    dage = [foerste, naeste_hverdag(foerste + timedelta(days=1)), naeste_hverdag(foerste + timedelta(days=3))]
    tider = [f"{en:%Y-%m-%d}T{9 + nr % 5:02d}:00" for en in dict.fromkeys(dage)]
    return Samtaletid(
        kommune_id=KOMMUNEKODE, sag=sag, art="jobsamtale", form="fremmoede", sted="Rådhuset, stuen", minutter=45,
        tider=tider, svar_senest=foerste - timedelta(days=2), dag=foerste, klokken=time(9 + nr % 5),
        status="indkaldt", indkaldt=nu, indkaldt_af=af,
    )  # fmt: skip


def _henvisninger(af: Bruger) -> Iterator[Aktoerhenvisning]:
    """En række for hver henvisning i hændelserne, med et resultat for dem, der er over et halvt år gamle."""
    fundne = (
        Haendelse.for_kommune(KOMMUNEKODE).filter(type="anden_aktoer_henvist").order_by("sag_id", "nr")[:400]
    )
    for sag_id, fra in fundne.values_list("sag_id", "gyldig_fra"):
        lykke = terning(f"aktoer {sag_id} {fra}")
        slut = fra + timedelta(days=90 + int(lykke.random() * 60))
        resultat = lykke.choices(("job", "praktik", "naermere", "uaendret", "afbrudt"), (3, 2, 3, 4, 1))[0]
        yield Aktoerhenvisning(
            kommune_id=KOMMUNEKODE, sag_id=sag_id, aktoer=lykke.choice(AKTOERER), fra=fra,
            se_paa=["nye_brancher"], henvist_af=af, slut=slut, resultat=resultat,
        )  # fmt: skip
