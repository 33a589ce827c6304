"""Et måls plads på en side: sætningen, billedet, tabellen og det, der skal stå om tallene. Her regnes ikke."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from fleksjob.breve.tegning import Svg
from fleksjob.indblik.figurer import figur
from fleksjob.indblik.figurer.farver import BREDDE
from fleksjob.indblik.figurer.ramme import med_fod
from fleksjob.indblik.filer import Udtraek, billedtekst, udtraek
from fleksjob.indblik.skjul import I_ALT, SKJULT, som_kan_gives_videre
from fleksjob.indblik.svar import Raekke, Svar, vist

if TYPE_CHECKING:
    from fleksjob.indblik.maal import Kolonne, Maal

HAR_SMAA = "Nogle af tallene er under 5 og skjult; resten står i tabellen."
SIKKERHED = {
    "ordret": "Definitionen er læst ordret hos kilden.",
    "sekundaer": "Definitionen er læst hos andre end kilden selv.",
    "udledt": "Definitionen er udledt af kilden; dens egen regnemåde er ikke læst.",
    "egen": "Definitionen er husets egen.",
}
HOEJST_RAEKKER = 50
"""Så mange rækker vises på en side; resten er i filen."""
_TIDEN = ("kvartal", "kohorte", "periode", "aar")
_BREDDER = {"smalt": 340.0, "bredt": 700.0}


class Celle(msgspec.Struct, frozen=True):
    """Det, der står i tabellen; `tal` står til højre."""

    vist: str
    tal: bool


class Kort(msgspec.Struct, frozen=True):
    """Alt om ét måls svar, klar til at blive vist."""

    maal: "Maal"
    maerke: str
    hovedtal: str
    figur: Svg
    hoved: Sequence[Celle]
    linjer: Sequence[Sequence[Celle]]
    citat: str
    skjult: bool
    i_alt: int

    @property
    def flere(self) -> bool:
        """Om der er rækker, der kun er i filen."""
        return self.i_alt > len(self.linjer)

    @property
    def sikkerhed(self) -> str:
        """Hvor definitionen er fra, i ord."""
        return SIKKERHED[self.maal.sikkerhed]


def kort(et_svar: Svar, *, skjult: bool, bredde: float = BREDDE) -> Kort:
    """`skjult`: læseren ser ingen sager, og så heller ingen små tal, heller ikke i ord."""
    maal = et_svar.maal
    raekker = som_kan_gives_videre(maal, et_svar.raekker) if skjult else list(et_svar.raekker)
    smaa = any(SKJULT in raekke.values() for raekke in raekker)
    vises = [k for k in maal.kolonner if _vises(k) and not _ens(k, raekker)]
    maerke = maal.kode.replace("_", "-")
    return Kort(
        maal=maal,
        maerke=maerke,
        hovedtal=HAR_SMAA if smaa else maal.hovedtal(et_svar.raekker),
        figur=figur(maal.kode, raekker, koderne(maal), id_=maerke, bredde=bredde),
        hoved=[Celle(kolonnenavn(k), k.enhed != "kode") for k in vises],
        linjer=[[celle(k, raekke) for k in vises] for raekke in _foerste(raekker)],
        citat=et_svar.citat,
        skjult=smaa,
        i_alt=len(raekker),
    )


def billeder(et_svar: Svar, *, skjult: bool) -> dict[str, Svg]:
    """Det samme billede til telefonen og til skærmen, hver med sit id."""
    maal = et_svar.maal
    raekker = som_kan_gives_videre(maal, et_svar.raekker) if skjult else list(et_svar.raekker)
    maerke = maal.kode.replace("_", "-")
    return {
        navn: figur(maal.kode, raekker, koderne(maal), id_=f"{maerke}-{navn}", bredde=bredde)
        for navn, bredde in _BREDDER.items()
    }


def koderne(maal: "Maal") -> dict[str, dict[str, str]]:
    """Kolonne → kode → navn."""
    return {k.navn: k.koder for k in maal.kolonner if k.koder}


def celle(k: "Kolonne", raekke: Raekke) -> Celle:
    """Et tal i tabellen; et skjult tal er ordet «skjult»."""
    vaerdi: Any = raekke[k.navn]
    return Celle(SKJULT if vaerdi == SKJULT else vist(k, vaerdi), k.enhed != "kode")


def kolonnenavn(k: "Kolonne") -> str:
    """Kolonnens navn med enheden, når den ikke er givet af sig selv."""
    enhed = {"andel": "procent", "dage": "dage", "uger": "uger", "timer": "timer"}.get(k.enhed, "")
    return f"{k.tekst} ({enhed})" if enhed else k.tekst


def _foerste(raekker: Sequence[Raekke]) -> Sequence[Raekke]:
    """De rækker, der er plads til; er der for mange, og har de en tid, er det de nyeste."""
    if len(raekker) <= HOEJST_RAEKKER:
        return raekker
    tid = next((navn for navn in _TIDEN if navn in raekker[0]), "")
    nyeste = sorted(raekker, key=lambda en: str(en[tid]), reverse=True) if tid else raekker
    return nyeste[:HOEJST_RAEKKER]


def _ens(kolonne: "Kolonne", raekker: Sequence[Raekke]) -> bool:
    """En inddeling, der ikke er valgt, har det samme i hver række og er ikke værd en kolonne."""
    ens = {"alle"} if kolonne.navn != "gruppe" else {I_ALT}
    return kolonne.enhed == "kode" and bool(raekker) and {raekke[kolonne.navn] for raekke in raekker} <= ens


def _vises(kolonne: "Kolonne") -> bool:
    """Fristens kode er for maskiner; navnet står ved siden af."""
    return not (kolonne.navn == "kode" and not kolonne.koder)


def hentet_billede(et: Svar | Udtraek) -> Svg:
    """Billedet til en fil: uden små tal, på hvid bund, og med det under, som billedet ikke kan undvære."""
    ud = et if isinstance(et, Udtraek) else udtraek(et)
    tegnet = figur(ud.maal.kode, ud.raekker, koderne(ud.maal), id_="billede", bredde=700)
    return til_fil(tegnet, ud, ud.maal.navn)


def til_fil(tegnet: Svg, ud: Udtraek, titel: str) -> Svg:
    """Et billede, der er tegnet af udtrækket, så det kan stå alene; tomt, når der intet er."""
    return med_fod(tegnet, titel, billedtekst(ud)) if tegnet else tegnet
