"""Døren til tilskuddet til selvstændige: det, der oplyses for et kalenderår. Reglerne står i `selvstaendig.py`."""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.stoette.selvstaendig import FRA, LOV
from fleksjob.lov.stoette.selvstaendig_borger import om_tilskuddet

UDEN_LOFT = (
    "Er personen omfattet af LAB §§ 131, 132 eller 132 a, er der et loft over tilskuddet (BEK § 8, stk. 4). De "
    "paragraffer er ikke læst, så loftet er ikke med."
)
MAAL = (
    "tilskud_md",
    "tilskud_aar",
    "aarsindtaegt",
    "nedsaettelse_aar",
    "grundbeloeb_aar",
    "tilskud_ophoerer_ved_indtaegt",
)


def beregn_selvstaendig(
    *,
    dato: date,
    overskud_1: float | None = None,
    overskud_2: float | None = None,
    overskud_3: float | None = None,
    aarsindtaegt: float | None = None,
    begge_aegtefaeller: bool = False,
    anden_arbejdsindkomst_aar: float | None = None,
    udbetalt_md: float | None = None,
    udbetalte_maaneder: float | None = None,
    grundbeloeb_aar: float | None = None,
    skoennet_indkomst: bool = False,
    omfattet_af_loft: bool = False,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Tilskuddet for det kalenderår, `dato` ligger i, med årets sats.

    Indtægten oplyses som tre års over- eller underskud, eller som `aarsindtaegt`, når kommunen selv har opgjort den.
    `grundbeloeb_aar` oplyses kun for år efter 2024. Kaster `UgyldigtInput`/`UgyldigeInput`.
    """
    overskud = (overskud_1, overskud_2, overskud_3)
    kast(
        [
            *_kan_ikke_regnes(dato, skoennet_indkomst, omfattet_af_loft),
            *_modstrid(dato, overskud, aarsindtaegt, begge_aegtefaeller, grundbeloeb_aar),
        ]
    )
    regulering = udbetalt_md is not None or udbetalte_maaneder is not None
    return besvar(
        lov,
        (*MAAL, "efterregulering") if regulering else MAAL,
        date(dato.year, 12, 31),
        {
            "overskud_1": overskud_1,
            "overskud_2": overskud_2,
            "overskud_3": overskud_3,
            "aarsindtaegt": aarsindtaegt,
            "begge_aegtefaeller": float(begge_aegtefaeller) if aarsindtaegt is None else None,
            "anden_arbejdsindkomst_aar": anden_arbejdsindkomst_aar,
            "oplyst_grundbeloeb_aar": grundbeloeb_aar,
            "udbetalt_md": udbetalt_md,
            "udbetalte_maaneder": udbetalte_maaneder,
        },
        afrunding,
        feltnavne={"oplyst_grundbeloeb_aar": "grundbeloeb_aar"},
        dato=dato,
        forbehold=(UDEN_LOFT,),
    )


def _kan_ikke_regnes(dato: date, skoennet_indkomst: bool, omfattet_af_loft: bool) -> list[UgyldigtInput]:
    """Det, loven eller kilderne ikke giver et svar på."""
    fejl = []
    if dato < FRA:
        fejl.append(
            UgyldigtInput(
                "dato",
                "Tilskuddet med grundbeløb findes først fra 1. januar 2013; ældre støtte regnes efter LAB § 136.",
            )
        )
    if skoennet_indkomst:
        fejl.append(
            UgyldigtInput(
                "skoennet_indkomst",
                "En skønsmæssigt ansat indkomst kan ikke danne grundlag for en beregning (BEK § 11, stk. 3); oplys "
                "indkomsten efter årsopgørelsen.",
            )
        )
    if omfattet_af_loft:
        fejl.append(
            UgyldigtInput(
                "omfattet_af_loft",
                "Loftet for personer omfattet af LAB §§ 131, 132 og 132 a (BEK § 8, stk. 4) er ikke læst, så "
                "tilskuddet kan ikke regnes.",
            )
        )
    return fejl


def _modstrid(
    dato: date,
    overskud: tuple[float | None, ...],
    aarsindtaegt: float | None,
    begge_aegtefaeller: bool,
    grundbeloeb_aar: float | None,
) -> list[UgyldigtInput]:
    fejl = []
    if aarsindtaegt is not None and (begge_aegtefaeller or any(x is not None for x in overskud)):
        fejl.append(
            UgyldigtInput(
                "aarsindtaegt",
                "Oplys enten den opgjorte årsindtægt eller de tre års overskud (og om begge ægtefæller driver "
                "virksomheden), ikke begge dele.",
            )
        )
    if grundbeloeb_aar is None and dato.year > 2024:
        fejl.append(
            UgyldigtInput(
                "grundbeloeb_aar",
                f"Grundbeløbet for {dato.year} er ikke læst (det kendes til og med 2024); oplys det fra årets satser.",
            )
        )
    if grundbeloeb_aar is not None and dato.year <= 2024:
        fejl.append(
            UgyldigtInput(
                "grundbeloeb_aar", "Grundbeløbet er kendt til og med 2024; oplys det kun for senere år."
            )
        )
    return fejl


REGELSAET = Regelsaet(
    kode="selvstaendig",
    titel="Tilskud til selvstændige",
    indledning="Kommunens tilskud til den, der driver egen virksomhed med nedsat arbejdsevne, tilkendt 1. januar 2013 "
    "eller senere. Det beregnes for et kalenderår ad gangen og udbetales med en tolvtedel om måneden.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="En dag i kalenderåret (2013-2026)."),
        Felt(
            navn="overskud_1",
            hjaelp="Skattemæssigt over- eller underskud før renter i det seneste år, med syge- og barselsdagpenge, kr.",
        ),
        Felt(navn="overskud_2", hjaelp="Det samme for året før, kr."),
        Felt(navn="overskud_3", hjaelp="Det samme for to år før, kr."),
        Felt(navn="aarsindtaegt", hjaelp="Den årsindtægt, kommunen har opgjort, i stedet for de tre år, kr."),
        Felt(
            navn="begge_aegtefaeller",
            slags="ja_nej",
            standard=False,
            hjaelp="Om begge ægtefæller driver virksomheden som hovedbeskæftigelse.",
        ),
        Felt(
            navn="anden_arbejdsindkomst_aar",
            hjaelp="Anden arbejdsindkomst i året, som ikke er med i virksomhedens (0, når ingen), kr.",
        ),
        Felt(navn="udbetalt_md", hjaelp="Hvad der hidtil er udbetalt om måneden, når der beregnes igen, kr."),
        Felt(navn="udbetalte_maaneder", hjaelp="Hvor mange af årets måneder der er udbetalt."),
        Felt(navn="grundbeloeb_aar", hjaelp="Årets grundbeløb; oplyses kun for 2025 og senere, kr."),
        Felt(
            navn="skoennet_indkomst",
            slags="ja_nej",
            standard=False,
            hjaelp="Om skattemyndighederne har ansat indkomsten skønsmæssigt.",
        ),
        Felt(
            navn="omfattet_af_loft",
            slags="ja_nej",
            standard=False,
            hjaelp="Om personen er omfattet af LAB §§ 131, 132 eller 132 a.",
        ),
    ),
    beregn=beregn_selvstaendig,
    flere_svar=("efterregulering",),
    borger=om_tilskuddet,
)
