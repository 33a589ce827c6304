"""Fleksjobbeviset: det, en arbejdsgiver må vide. Ordningen, hjælp at få, og skånehensynene. Aldrig en diagnose."""

from dataclasses import dataclass
from datetime import date

from fleksjob.breve import pdf as papir
from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.ramme import Brevramme
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato

_ORDNINGEN = (
    "Et fleksjob er et job på særlige vilkår. Arbejdsgiveren betaler løn for den tid, der bliver arbejdet, med den "
    "intensitet, kommunen har vurderet. Kommunen lægger et tilskud til direkte til den ansatte.",
    "Kommunen skal bevilge det konkrete job, før det begynder. Ring til kommunen, før I aftaler den første dag.",
)
_KOMPENSATION = (
    "Hjælpemidler og særlig indretning af arbejdspladsen",
    "Mentor, når der er brug for hjælp i en periode",
    "Personlig assistance til bestemte opgaver i jobbet",
)


@dataclass(frozen=True, slots=True)
class Fleksjobbevis:
    """Beviset som data. `skaanehensyn` er skrevet sammen med borgeren, som har godkendt indholdet."""

    ramme: Brevramme
    visiteret: date
    skaanehensyn: tuple[str, ...]
    opgaver: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not any(tekst.strip() for tekst in self.skaanehensyn):
            raise UgyldigtInput("skaanehensyn", "Skriv borgerens skånehensyn, ét på hver linje.")

    @property
    def indledning(self) -> tuple[str, ...]:
        """Hvem beviset er om, og hvad det siger."""
        return (
            f"{self.ramme.modtager.navn} kan få fleksjob.",
            f"{self.ramme.afsender.kommune} har truffet afgørelse om det {dansk_dato(self.visiteret)}.",
        )

    @property
    def afsnit(self) -> tuple[Afsnit, ...]:
        """Opgaver, skånehensyn, ordningen og hjælpen."""
        alle = []
        if self.opgaver:
            alle.append(Afsnit("Det kan jeg bidrage med", punkter=self.opgaver))
        alle.append(Afsnit("De hensyn, der skal tages", punkter=self.skaanehensyn))
        alle.append(Afsnit("Sådan virker et fleksjob", _ORDNINGEN))
        alle.append(Afsnit("Hjælp, der kan søges", punkter=_KOMPENSATION))
        alle.append(
            Afsnit(
                "Om beviset",
                (
                    "Hensynene er skrevet sammen med den, beviset handler om. Timer og intensitet aftales og "
                    "vurderes i det konkrete job og står derfor ikke her. Beviset har ingen oplysninger om sygdom.",
                ),
            )
        )
        return tuple(alle)


def pdf(bevis: Fleksjobbevis) -> bytes:
    """Beviset som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": bevis.ramme.som_data(),
        "titel": "Fleksjobbevis",
        "indledning": list(bevis.indledning),
        "afsnit": [
            {"overskrift": en.overskrift, "tekster": list(en.tekster), "punkter": list(en.punkter)}
            for en in bevis.afsnit
        ],
    }
    return papir.saet("fleksjobbevis", data, bevis.ramme.dato)
