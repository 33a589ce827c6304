"""Brevene, mens borgeren er ledig: indkaldelsen til en samtale og afgørelsen om en sanktion."""

from dataclasses import dataclass
from datetime import date, datetime

from fleksjob.breve import pdf as papir
from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.klagevejledning import klagevejledning
from fleksjob.breve.ramme import Brevramme, ugedag_og_dato
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato

_FORMER = {
    "fremmoede": "Du møder hos os: {sted}.",
    "telefon": "Vi ringer til dig.",
    "video": "Vi mødes på video. Du får et link, før vi begynder.",
}


@dataclass(frozen=True, slots=True)
class Jobbrev:
    """Et brev med det vigtigste først, nogle afsnit og, når det er en afgørelse, klagevejledningen."""

    ramme: Brevramme
    titel: str
    indledning: tuple[str, ...]
    afsnit: tuple[Afsnit, ...]
    klage: bool = False


@dataclass(frozen=True, slots=True)
class Samtaletilbud:
    """Tiderne, borgeren kan vælge mellem; vælger hun ikke, gælder den første."""

    ramme: Brevramme
    tider: tuple[datetime, ...]
    form: str
    sted: str
    minutter: int
    svar_senest: date
    om: str = ""
    foerste: bool = False
    flyttet: bool = False

    def __post_init__(self) -> None:
        if not self.tider:
            raise UgyldigtInput("tider", "Skriv mindst én tid.")


def om_samtalen(tilbud: Samtaletilbud) -> Jobbrev:
    """Indkaldelsen: hvornår, hvor, hvordan man vælger en anden tid, og hvad der sker, hvis man ikke kan."""
    gaelder, flere = tilbud.tider[0], len(tilbud.tider) > 1
    telefon = tilbud.ramme.afsender.sagsbehandlers_telefon or tilbud.ramme.afsender.telefon
    ring = f"ring på {telefon}" if telefon else "ring til os"
    indledning = [f"{_stort(tidspunkt(gaelder))}."]
    if flere:
        indledning.append(
            f"Passer det ikke? Vælg en anden tid senest {dansk_dato(tilbud.svar_senest)}. "
            "Vælger du ikke, gælder tiden her."
        )
    hvor = _FORMER[tilbud.form].format(sted=tilbud.sted)
    afsnit = [Afsnit("Hvor og hvor længe", (f"{hvor} Sæt {tilbud.minutter} minutter af.",))]
    if flere:
        veje = (
            "På din side hos kommunen: log ind, og vælg «Find job».",
            f"Telefon: {ring}.",
        )
        afsnit.append(Afsnit("Du kan vælge mellem", punkter=tuple(tidspunkt(en) for en in tilbud.tider)))
        afsnit.append(Afsnit("Sådan vælger du", punkter=veje))
    afsnit.append(Afsnit("Det taler vi om", (_emnet(tilbud),)))
    afsnit.append(
        Afsnit(
            "Hvis du ikke kan komme",
            (
                f"Er du syg, eller kan du ikke den dag, så {ring} før samtalen. Så finder vi en ny tid.",
                "Kommer du ikke, og hører vi ikke fra dig, skal vi spørge dig om grunden. Det kan få betydning for "
                "din ledighedsydelse.",
            ),
        )
    )
    afsnit.append(
        Afsnit(
            "Godt at vide",
            punkter=("Du må gerne tage en med, du er tryg ved.", "Du må altid bede om en samtale."),
        )
    )
    titel = "Din samtale er flyttet" if tilbud.flyttet else "Vi vil gerne tale med dig"
    return Jobbrev(tilbud.ramme, titel, tuple(indledning), tuple(afsnit))


def _emnet(tilbud: Samtaletilbud) -> str:
    if tilbud.om:
        return tilbud.om
    if tilbud.foerste:
        return (
            "Din afgørelse, hvordan det har været indtil nu, og hvad du gerne vil. Vi lægger en plan sammen."
        )
    return "Hvordan det går med at finde et job, det, vi aftalte sidst, og det næste skridt."


def tidspunkt(tid: datetime) -> str:
    """«tirsdag den 1. december 2026 kl. 10.00»."""
    return f"{ugedag_og_dato(tid.date())} kl. {tid:%-H.%M}"


@dataclass(frozen=True, slots=True)
class Sanktionsbesked:
    """Det, afgørelsen hviler på. `virkning` er lovens svar, `adfaerd` det, der skete (til borgeren)."""

    ramme: Brevramme
    virkning: str
    adfaerd: str
    handling: date
    begrundelse: str
    hjemmel: str
    dage: int | None = None
    bemaerkninger: str = ""
    forbehold: tuple[str, ...] = ()


_VIRKNING = {
    "ingen_ydelse_i_3_uger": "Du får ingen ledighedsydelse i tre uger.",
    "fradrag_for_dage": "Vi trækker {dage} i din ledighedsydelse.",
    "mister_retten": "Du har ikke længere ret til ledighedsydelse.",
    "plan_i_3_maaneder": "Du skal de næste tre måneder vise, at du søger job. Vi lægger en plan for det sammen.",
    "ydelsen_ophoerer": "Din ledighedsydelse stopper.",
}


def om_sanktionen(besked: Sanktionsbesked) -> Jobbrev:
    """Afgørelsen: hvad der sker, hvad der skete, hvorfor, reglen, og hvad borgeren kan gøre nu."""
    dage = f"{besked.dage} dage" if besked.dage != 1 else "1 dag"
    virkning = _VIRKNING[besked.virkning].format(dage=dage)
    hvorfor = [del_ for del_ in besked.begrundelse.replace("\r\n", "\n").split("\n\n") if del_.strip()]
    afsnit = [
        Afsnit("Det skete", (f"{dansk_dato(besked.handling)}: {besked.adfaerd}.",)),
        Afsnit("Derfor har vi afgjort det sådan", tuple(" ".join(del_.split()) for del_ in hvorfor)),
    ]
    if besked.bemaerkninger:
        afsnit.append(Afsnit("Det sagde du, og det svarer vi", (besked.bemaerkninger,)))
    afsnit.append(
        Afsnit(
            "Reglen",
            (
                f"Det står i {besked.hjemmel}. AKL er lov om aktiv socialpolitik. Har man en rimelig grund, bliver der "
                "ingen sanktion. Vi har vurderet, at der ikke var en rimelig grund.",
                *besked.forbehold,
            ),
        )
    )
    afsnit.append(
        Afsnit(
            "Det kan du gøre nu",
            punkter=(
                "Er noget forkert, eller ved vi ikke alt, så ring til os.",
                "Du har stadig ret til hjælp til at finde et job. Næste skridt står i din plan.",
                "Er du syg, så sig det til os.",
            ),
        )
    )
    return Jobbrev(besked.ramme, "Afgørelse om din ledighedsydelse", (virkning,), tuple(afsnit), klage=True)


def pdf(brev: Jobbrev) -> bytes:
    """Brevet som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": brev.ramme.som_data(),
        "titel": brev.titel,
        "indledning": list(brev.indledning),
        "afsnit": [
            {"overskrift": en.overskrift, "tekster": list(en.tekster), "punkter": list(en.punkter)}
            for en in brev.afsnit
        ],
        "klage": klagevejledning(brev.ramme).som_data() if brev.klage else None,
    }
    return papir.saet("jobbrev", data, brev.ramme.dato, taetheder=papir.STORE, hoejst_sider=1)


def _stort(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
