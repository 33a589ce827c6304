"""Til virksomheder: reglerne om at beholde en medarbejder i almindelige ord, en huskeliste, og et ark til måneden."""

from datetime import date

from fleksjob.breve.pdf import saet
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.fastholdelsestiltag import BEVISER, TILTAG

REGLER = (
    (
        "Først: kan det løses uden tilskud?",
        "Færre opgaver, andre tider, flere pauser, hjælpemidler. Kommunen kan hjælpe med det fra første dag. Ring, så "
        "snart I ser, at det går den forkerte vej.",
    ),
    (
        "Så: en skriftlig aftale",
        "Aftalen bygger på overenskomstens sociale kapitler. Er der ingen overenskomst eller intet socialt kapitel i "
        "den, aftaler I særlige vilkår, der svarer til dem. Aftalen skal nævne de funktioner, der er svære, og de "
        "hensyn, I har aftalt. En mundtlig aftale er ikke nok.",
    ),
    (
        "I 12 måneder: prøv, og skriv det ned",
        "Medarbejderen skal normalt have været ansat på de nye vilkår i mindst 12 måneder, før kommunen kan give "
        "fleksjob hos jer. I skal kunne vise et reelt forsøg på et varigt job uden tilskud. En kort note hver måned er "
        "nok, hvis den er skrevet undervejs.",
    ),
    (
        "To undtagelser",
        "Er sygdommen eller skaden akut, og er det åbenbart formålsløst at prøve i 12 måneder, kan kommunen fravige "
        "kravet. Kravet om 12 måneder gælder heller ikke, når medarbejderen har højst 6 år til folkepensionsalderen.",
    ),
    (
        "De almindelige betingelser gælder altid",
        "De 12 måneder giver ikke i sig selv ret til fleksjob. Kommunen vurderer også, om arbejdsevnen er varigt og "
        "væsentligt nedsat.",
    ),
)
HUSKELISTE = (
    "Ring til kommunen, og få navnet på den ene, der har sagen.",
    "Skriv aftalen på én side, og få den underskrevet.",
    "Tal med tillidsrepræsentanten, hvis I har en.",
    "Skriv en note hver måned: Hvad gjorde vi? Hvordan gik det? Hvad er aftalt nu?",
    "Gem lønsedler, vagtplaner, mails og referater, hvor ændringen kan ses.",
    "Skriv om arbejdet, aldrig om diagnoser.",
)
FORBEHOLD = (
    "Reglerne står i LAB § 119. Om sygemåneder tæller med i de 12, og om månederne skal være ubrudte, er ikke "
    "fastslået; spørg kommunen."
)
SPOERGSMAAL = ("Hvad gjorde vi i denne måned?", "Hvordan gik det?", "Hvad er aftalt til næste måned?")


def pakken() -> dict[str, object]:
    """Det samme indhold til siden og til PDF'en."""
    return {
        "titel": "Når en medarbejder har svært ved at klare jobbet",
        "regler": [{"overskrift": overskrift, "tekst": tekst} for overskrift, tekst in REGLER],
        "huskeliste": list(HUSKELISTE),
        "tiltag": [{"navn": et.navn, "eksempel": et.eksempel} for et in TILTAG if et.kode != "andet"],
        "beviser": [
            {"navn": et.navn, "hvor": et.hvor}
            for et in BEVISER
            if not et.helbred and et.kode not in ("andet", "virksomhedsnote")
        ],
        "spoergsmaal": list(SPOERGSMAAL),
        "forbehold": FORBEHOLD,
    }


def pakkeside(dag: date) -> bytes:
    """Pakken som PDF: to sider, den anden er arket til måneden."""
    data = pakken() | {"dato": dansk_dato(dag), "aar": dag.year, "maaned": dag.month, "dag": dag.day}
    return saet("fastholdelsespakke", data, dag)
