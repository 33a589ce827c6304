"""Et frit brev: en titel, nogle afsnit og, når brevet er en afgørelse, klagevejledningen. Brevhoved som alle breve."""

from dataclasses import dataclass

from fleksjob.breve import pdf as papir
from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.klagevejledning import klagevejledning
from fleksjob.breve.ramme import Brevramme
from fleksjob.lov.kerne.fejl import UgyldigtInput

__all__ = ["Afsnit", "FritBrev", "afsnit_af_tekst", "pdf"]


@dataclass(frozen=True, slots=True)
class FritBrev:
    """Brevet som data. `klage` sætter klagevejledningen ind; den skrives ikke af den, der skriver brevet."""

    ramme: Brevramme
    titel: str
    afsnit: tuple[Afsnit, ...]
    klage: bool = False

    def __post_init__(self) -> None:
        if not self.titel.strip():
            raise UgyldigtInput("titel", "Brevet skal have en overskrift; skriv, hvad det handler om.")
        if not any(del_.tekster or del_.punkter for del_ in self.afsnit):
            raise UgyldigtInput("tekst", "Brevet er tomt; skriv noget, eller vælg et afsnit.")


def afsnit_af_tekst(overskrift: str, tekst: str) -> Afsnit:
    """Teksten delt ved tomme linjer; linjer, der begynder med «- », er punkter og samles til sidst i afsnittet."""
    tekster, punkter = [], []
    for del_ in tekst.replace("\r\n", "\n").split("\n\n"):
        linjer = [linje.strip() for linje in del_.split("\n") if linje.strip()]
        loebende = [linje for linje in linjer if not linje.startswith("- ")]
        punkter += [linje.removeprefix("- ") for linje in linjer if linje.startswith("- ")]
        if loebende:
            tekster.append(" ".join(loebende))
    return Afsnit(overskrift.strip(), tuple(tekster), tuple(punkter))


def pdf(brev: FritBrev) -> bytes:
    """Brevet som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": brev.ramme.som_data(),
        "titel": brev.titel,
        "afsnit": [
            {
                "overskrift": afsnit.overskrift,
                "tekster": list(afsnit.tekster),
                "punkter": list(afsnit.punkter),
            }
            for afsnit in brev.afsnit
        ],
        "klage": klagevejledning(brev.ramme).som_data() if brev.klage else None,
    }
    return papir.saet("frit", data, brev.ramme.dato)
