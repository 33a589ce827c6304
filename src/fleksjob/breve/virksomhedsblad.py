"""Folderen til virksomheden på én side: kontaktpersonen, hvad et lille job koster, og trinene uden en HR-afdeling."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fleksjob.breve.pdf import saet
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.breve.tegning import i_kroner, med_komma
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.etableringsord import VEJVISERE
from fleksjob.lov.stoette.arbejdsgiver import beregn_arbejdsgiver

TIMELOEN = 180.0
SMAA_JOB = (3.0, 5.0, 8.0, 10.0)
TRIN = (
    "Ring til kontaktpersonen. Fortæl, hvilke opgaver I har, også hvis det kun er få timer.",
    "Vi foreslår timer, intensitet og hensyn. Sig til, hvis tallene ikke passer; de kan ændres.",
    "Kommunen godkender jobbet, og bevillingen søges i VITAS. Vi kan søge for jer.",
    "I skriver kontrakt med medarbejderen. Den skal mindst have løn og arbejdstid.",
    "Skriv en fleks-tillægsaftale sammen: opgaver, hensyn og mål.",
    "Første arbejdsdag. Ring til os, hvis noget bliver svært; vi kommer.",
)
DET_SAMME = (
    "Arbejdstøj, forsikring, lønkørsel og fester koster det samme for en på få timer. Læg opgaverne på de samme "
    "dage, og lad to dele et sæt udstyr, hvor det kan lade sig gøre.",
    "Tænk på en god begyndelse: en fast kollega, en plan for de første dage og en plads ved bordet i pausen.",
)
AFSKED = (
    "Skal I en dag sige en medarbejder op, så tal med jeres organisation eller en rådgiver først. Hænger opsigelsen "
    "sammen med et handicap, kan den være forskelsbehandling."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontakt:
    """Den, virksomheden kan ringe til."""

    navn: str = ""
    telefon: str = ""
    mail: str = ""


def priser(dag: date) -> tuple[list[dict[str, str]], str]:
    """Hvad få timer koster om måneden, og hvad tallene bygger på. Kendes årets satser ikke, siges det."""
    raekker = []
    for timer in SMAA_JOB:
        beloeb = _pris(dag, timer)
        if beloeb is None:
            return [], "Satserne for i år kendes ikke; spørg kontaktpersonen, hvad jobbet koster."
        koster, atp = beloeb
        raekker.append({"timer": med_komma(timer), "koster": i_kroner(koster), "atp": i_kroner(atp)})
    note = (
        f"Eksemplet er en timeløn på {i_kroner(TIMELOEN)} med feriegodtgørelse og uden pension. I betaler kun for de "
        "timer, der bliver arbejdet. ATP-bidragene er sidst læst for 2024. AES, AUB og barselsfond er ikke med."
    )
    return raekker, note


def _pris(dag: date, timer: float) -> tuple[Decimal, Decimal] | None:
    try:
        svar = beregn_arbejdsgiver(
            dato=dag,
            timer_uge=timer,
            intensitet_pct=100.0,
            timeloen=TIMELOEN,
            pension_pct=0.0,
            ferieform="feriegodtgoerelse",
        )
    except (UgyldigtInput, UgyldigeInput):
        return None
    return svar.beloeb("koster_md"), svar.beloeb("atp_arbejdsgiver")


def virksomhedsblad(kommune: str, dag: date, kontakt: Kontakt) -> bytes:
    """PDF'en. Den er til alle og har ingen personoplysninger ud over kontaktpersonens."""
    ramme = Brevramme(Afsender(kommune), Modtager("Til virksomheden"), "folder", dag)
    linjer = [", ".join(filter(None, (kontakt.navn, kontakt.telefon, kontakt.mail)))]
    prisraekker, prisnote = priser(dag)
    data = {
        "titel": "Ansæt en medarbejder i fleksjob",
        "ramme": ramme.som_data() | {"sagsnummer": ""},
        "indledning": [
            "Få timer kan løse en opgave, I mangler hænder til.",
            "I betaler løn for de timer, der bliver arbejdet. Kommunen lægger resten til, direkte til medarbejderen.",
        ],
        "kontakt": {"overskrift": "Ring til", "linjer": [linje for linje in linjer if linje] or ["Kommunen"]},
        "trin": list(TRIN),
        "priser": prisraekker,
        "prisnote": prisnote,
        "afsnit": [
            {"overskrift": "Når timerne er få", "tekster": list(DET_SAMME), "punkter": []},
            {"overskrift": "Hvis det ikke går", "tekster": [AFSKED], "punkter": []},
            {
                "overskrift": "Læs mere",
                "tekster": [],
                "punkter": [f"{navn} ({hvem})" for navn, hvem, _ in VEJVISERE],
            },
        ],
        "bund": "Vejledningerne findes hos Styrelsen for Arbejdsmarked og Rekruttering. Spørg os, hvis I ikke kan "
        "finde dem.",
    }
    return saet("virksomhedsblad", data, dag)
