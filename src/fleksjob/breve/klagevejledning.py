"""Klagevejledningen på et brev: den sidste dag, hvordan man klager, og hvad der så sker (lov/sagsgang/klage.py)."""

from dataclasses import dataclass
from datetime import date

from fleksjob.breve.ramme import Brevramme, ugedag_og_dato
from fleksjob.lov.kerne.vaerdier import vaerdi
from fleksjob.lov.sagsgang.klage import klagefrist, klageinstans

_TAL = {2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks", 7: "syv", 8: "otte"}


@dataclass(frozen=True, slots=True)
class Klagevejledning:
    """Teksterne i den orden, de står. `forbehold` er tomt, når intet om fristen er tvivlsomt."""

    sidste_dag: date
    overskrift: str
    frist: str
    tekst: str
    forbehold: str

    def som_data(self) -> dict[str, str]:
        """Teksterne til skabelonen."""
        return {
            "overskrift": self.overskrift,
            "frist": self.frist,
            "tekst": self.tekst,
            "forbehold": self.forbehold,
        }


def klagevejledning(ramme: Brevramme) -> Klagevejledning:
    """Vejledningen for et brev, der sendes på rammens dato og kanal."""
    frist = klagefrist(ramme.dato, kanal=ramme.kanal)
    uger = _i_ord(vaerdi("klagefrist", ramme.dato).vaerdi)
    igen = _i_ord(vaerdi("genvurdering_frist", frist.dato).vaerdi)
    return Klagevejledning(
        sidste_dag=frist.dato,
        overskrift="Hvis du er uenig",
        frist=f"Du kan klage til og med {ugedag_og_dato(frist.dato)}.",
        tekst=(
            f"Det er {uger} uger fra den dag, du har fået brevet; {_modtaget(ramme)}. "
            f"Ring eller skriv til {ramme.afsender.kommune}. Du behøver ikke at begrunde klagen. "
            f"Vi ser på sagen igen inden {igen} uger. Giver vi dig ikke helt ret, sender vi klagen videre "
            f"til {klageinstans(frist.dato)}, som afgør den."
        ),
        forbehold=_forbehold(ramme, frist.forbehold),
    )


def _forbehold(ramme: Brevramme, fra_loven: str) -> str:
    """Lovens forbehold; det om postens hastighed siges til en, der skal nå en frist."""
    om_posten = vaerdi("brev_formodes_modtaget", ramme.dato).forbehold
    if not om_posten or om_posten not in fra_loven:
        return fra_loven
    return fra_loven.replace(
        om_posten,
        "Hvor længe et brev regnes for at være undervejs, er ikke bekræftet i år. Klag gerne i god tid.",
    )


def _modtaget(ramme: Brevramme) -> str:
    if ramme.kanal == "digital":
        return "et digitalt brev regnes for modtaget samme dag, som det er sendt"
    if ramme.kanal == "quickpost":
        dage = _i_ord(vaerdi("quickbrev_formodes_modtaget", ramme.dato).vaerdi)
        return f"et quickbrev regnes for modtaget {dage} dage efter, at det er sendt"
    dage = _i_ord(vaerdi("brev_formodes_modtaget", ramme.dato).vaerdi)
    return f"et brev med posten regnes for modtaget {dage} hverdage efter, at det er sendt"


def _i_ord(antal: float) -> str:
    return _TAL.get(round(antal), str(round(antal)))
