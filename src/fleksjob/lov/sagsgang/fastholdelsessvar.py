"""Døren til fastholdelsesreglerne: dage i stedet for måneder og år, og aftalens og grundlagets navne.

Reglerne står i `fastholdelseskrav`; processens rækker i `fastholdelse`.
"""

from datetime import date, timedelta
from functools import lru_cache

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.adgang_borger import om_fastholdelsen
from fleksjob.lov.sagsgang.fastholdelseskrav import FRA, LOV, MAAL, TIL, UDFALD
from fleksjob.lov.sagsgang.kalender import Frist, laeg_maaneder_til, maaneder_fra
from fleksjob.lov.sagsgang.relationer import FOER_NY_ORDNING, LAB_2020, NY_ORDNING
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

GRUNDLAG = {"sociale_kapitler": "overenskomstens sociale kapitler", "saerlige_vilkaar": "særlige vilkår"}
DE_LENGSTE = 1200.0

AFTALENS_INDHOLD = {
    "funktioner": "hvilke funktioner der er svære at udføre",
    "skaanehensyn": "hvilke konkrete skånehensyn der er aftalt",
}


def grundlag_for(*, overenskomst: bool, sociale_kapitler: bool) -> str:
    """Hvad ansættelsen bygger på: uden sociale kapitler i en overenskomst er det særlige vilkår, der svarer til dem."""
    if sociale_kapitler and not overenskomst:
        raise UgyldigtInput(
            "sociale_kapitler", "Sociale kapitler står i en overenskomst; svar ja til overenskomst."
        )
    return "sociale_kapitler" if sociale_kapitler else "saerlige_vilkaar"


def hele_maaneder(fra: date, til: date) -> int:
    """Hele måneder fra og med `fra` til (ikke med) `til`: 1. marts til 1. april er én. Aldrig under nul."""
    antal = (til.year - fra.year) * 12 + til.month - fra.month
    while antal > 0 and laeg_maaneder_til(fra, antal) > til:
        antal -= 1
    return max(0, antal)


def aar_til(dag: date, senere: date) -> float:
    """År fra dagen til en senere; præcis 6,0, når der netop er 72 måneder. Nul, når den senere er passeret."""
    if senere <= dag:
        return 0.0
    maaneder = hele_maaneder(dag, senere)
    rest = (senere - laeg_maaneder_til(dag, maaneder)).days
    return (maaneder + rest / 31) / 12


def tolv_maaneder(begyndt: date, retsgrundlag: Retsgrundlag = GAELDENDE) -> Frist:
    """Den første dag, hvor de 12 måneder er gået, med regnestykke."""
    antal = retsgrundlag.vaerdi("fastholdelse_maaneder", max(begyndt, NY_ORDNING))
    return maaneder_fra(begyndt, round(antal.vaerdi))


@lru_cache(maxsize=16384)
def kravet_ophoerer(foedselsdato: date, retsgrundlag: Retsgrundlag = GAELDENDE) -> date:
    """Den første dag, hvor kravet ikke længere gælder personen, fordi der er 6 år eller mindre til folkepensionen."""
    pension = folkepensionsdag(foedselsdato, retsgrundlag).dato
    aar = retsgrundlag.vaerdi("fastholdelse_aar_til_folkepension", LAB_2020).vaerdi
    dag = laeg_maaneder_til(pension, -round(aar * 12))
    if laeg_maaneder_til(dag, round(aar * 12)) < pension:
        dag += timedelta(days=1)
    return max(dag, LAB_2020)


def udfald(
    foedselsdato: date,
    dag: date,
    *,
    begyndt: date | None,
    akut: bool = False,
    formaalsloest: bool = False,
    skriftlig_aftale: bool = False,
    aftalte_funktioner: bool = False,
    aftalte_hensyn: bool = False,
    reelt_forsoeg: bool = False,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> str:
    """Udfaldets navn for en sag på en dag (se `fastholdelseskrav.UDFALD`); `begyndt` None: intet forløb er i gang.

    En dag uden for det kendte tidsrum regnes efter den nærmeste kendte lov.
    """
    pension = folkepensionsdag(foedselsdato, retsgrundlag).dato
    kendte = {
        "aar_til_folkepension": min(aar_til(dag, pension), 120.0),
        "maaneder": 0.0 if begyndt is None else min(float(hele_maaneder(begyndt, dag)), DE_LENGSTE),
        "akut": float(akut),
        "formaalsloest": float(formaalsloest),
        "skriftlig_aftale": float(skriftlig_aftale),
        "aftalte_funktioner": float(aftalte_funktioner),
        "aftalte_hensyn": float(aftalte_hensyn),
        "reelt_forsoeg": float(reelt_forsoeg),
    }
    return UDFALD[LOV.regn(("fastholdelse",), min(max(dag, FRA), TIL), kendte)[0]]


def beregn_fastholdelse(
    *,
    dato: date,
    foedselsdato: date,
    begyndt: date | None = None,
    akut: bool | None = None,
    formaalsloest: bool | None = None,
    skriftlig_aftale: bool | None = None,
    aftalte_funktioner: bool | None = None,
    aftalte_hensyn: bool | None = None,
    reelt_forsoeg: bool | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Om der på `dato` kan gives fleksjob på den nuværende arbejdsplads.

    `begyndt` er den første dag i den seneste ubrudte ansættelse under sociale kapitler eller på særlige vilkår; er den
    ikke begyndt, er det `dato` selv. Før 2013 spørges der kun om datoerne.
    """
    fejl = []
    if foedselsdato > dato:
        besked = f"Fødselsdatoen {dansk_dato(foedselsdato)} ligger efter {dansk_dato(dato)}; ret den ene."
        fejl.append(UgyldigtInput("foedselsdato", besked))
    if begyndt is not None and begyndt > dato:
        besked = (
            f"Forløbet kan ikke være begyndt efter {dansk_dato(dato)}; er det ikke begyndt, så skriv den dag."
        )
        fejl.append(UgyldigtInput("begyndt", besked))
    if begyndt is None and dato > FOER_NY_ORDNING:
        besked = "Dagen, forløbet begyndte, mangler; er det ikke begyndt, så skriv den dag, der spørges om."
        fejl.append(UgyldigtInput("begyndt", besked))
    kast(fejl)
    pension = folkepensionsdag(foedselsdato)
    oplyst = {
        "aar_til_folkepension": aar_til(dato, pension.dato),
        "maaneder": None if begyndt is None else float(hele_maaneder(begyndt, dato)),
        "akut": _tal(akut),
        "formaalsloest": _tal(formaalsloest),
        "skriftlig_aftale": _tal(skriftlig_aftale),
        "aftalte_funktioner": _tal(aftalte_funktioner),
        "aftalte_hensyn": _tal(aftalte_hensyn),
        "reelt_forsoeg": _tal(reelt_forsoeg),
    }
    spurgt = lov.noedvendige(MAAL, set(), dato)
    ekstra = [pension.forbehold] if pension.forbehold and "aar_til_folkepension" in spurgt else []
    kendte = {navn: x for navn, x in oplyst.items() if navn in spurgt}
    return besvar(lov, MAAL, dato, kendte, afrunding, forbehold=ekstra)


def _tal(svar: bool | None) -> float | None:
    return None if svar is None else float(svar)


REGELSAET = Regelsaet(
    kode="fastholdelse",
    titel="Fastholdelsesfleksjob",
    indledning="Om der kan gives fleksjob på den arbejdsplads, hvor borgeren allerede er ansat, og hvad der ellers "
    "mangler. De almindelige betingelser for fleksjob skal også være opfyldt.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen, fleksjobbet skal gives."),
        Felt(navn="foedselsdato", slags="dato", paakraevet=True, hjaelp="Borgerens fødselsdato."),
        Felt(
            navn="begyndt",
            slags="dato",
            hjaelp="Første dag under sociale kapitler eller på særlige vilkår. Kræves fra 2013.",
        ),
        Felt(navn="akut", slags="ja_nej", hjaelp="Er skaden eller sygdommen akut? Kræves fra 2013."),
        Felt(
            navn="formaalsloest",
            slags="ja_nej",
            hjaelp="Er det åbenbart formålsløst at gennemføre de 12 måneder? Kræves fra 2013.",
        ),
        Felt(navn="skriftlig_aftale", slags="ja_nej", hjaelp="Er aftalen skriftlig? Kræves fra 2013."),
        Felt(
            navn="aftalte_funktioner",
            slags="ja_nej",
            hjaelp="Nævner aftalen de funktioner, der er svære? Kræves fra 2013.",
        ),
        Felt(
            navn="aftalte_hensyn",
            slags="ja_nej",
            hjaelp="Nævner aftalen de konkrete skånehensyn? Kræves fra 2013.",
        ),
        Felt(
            navn="reelt_forsoeg",
            slags="ja_nej",
            hjaelp="Er et reelt forsøg på et vedvarende job uden tilskud dokumenteret? Kræves fra 2013.",
        ),
    ),
    beregn=beregn_fastholdelse,
    borger=om_fastholdelsen,
)
