"""Lovens emner: hvert regelsæt og hver del af processen, med de regler, satser og rækker, der hører til.

Regelbogen har en side for hvert emne, og tidslinjen og listen over huller er delt op efter dem. Et emne kan have både
et regelsæt og rækker i processen.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import msgspec

from fleksjob.lov.bog.huller import PROCESEMNER
from fleksjob.lov.kerne.regelsaet import Regelsaet, alle_regelsaet
from fleksjob.lov.kerne.vaerdier import Vaerdi, alle_vaerdier, laes_vaerdier
from fleksjob.lov.sagsgang import proces
from fleksjob.lov.sagsgang.relationer import Betingelse, Milepael, Relation, Spaerring, Svar, Trin

INDLEDNINGER = {
    "visitation": "Hvem fleksjob er for, hvad der skal være prøvet først, og hvordan der træffes afgørelse.",
    "rehabilitering": "Planen, teamet og den sundhedsfaglige rådgivning før afgørelsen.",
    "bevilling": "Fleksjobbets bevilling, begyndelse, længde og ophør.",
    "opfoelgning": "Hvornår der følges op, mens jobbet løber.",
    "fastholdelse": "Fleksjob på den arbejdsplads, man allerede er på.",
    "raadighed": "Hvad der kræves af den ledige, og hvornår retten til ydelsen vurderes igen.",
    "samtaler": "Samtaler med kommunen og cv på Jobnet.",
    "sanktioner": "Hvad der sker, når pligterne ikke følges.",
    "klage": "Klage, genvurdering, og hvornår en afgørelse regnes for modtaget.",
    "sagsbehandling": "Partshøring, oplysning af sagen, aktindsigt og fuldmagt.",
    "udbetaling": "Fra arbejdsgiverens indberetning til pengene.",
    "kalender": "Helligdage, og ure der standser og går igen.",
}

# Et moduls rækker hører til emnet af samme navn. Disse skridt og moduler har et andet emne end deres fil.
_SKRIDTETS_EMNE = {
    "plan_paabegyndt": "rehabilitering",
    "plan_faerdig": "rehabilitering",
    "teammoede_afholdt": "rehabilitering",
    "indstilling_afgivet": "rehabilitering",
    "raadgivning_modtaget": "rehabilitering",
    "samtale_afholdt": "samtaler",
    "cv_registreret": "samtaler",
    "jobsoegning_logget": "samtaler",
    "sanktion": "sanktioner",
    "udeblivelse": "sanktioner",
    "partshoering_sendt": "sagsbehandling",
    "partshoering_besvaret": "sagsbehandling",
    "dokument_rekvireret": "sagsbehandling",
    "dokument_modtaget": "sagsbehandling",
    "fuldmagt_givet": "sagsbehandling",
    "fuldmagt_tilbagekaldt": "sagsbehandling",
    "sag_oprettet": "sagsbehandling",
    "sag_lukket": "sagsbehandling",
    "rettelse": "sagsbehandling",
    "indkomst_indberettet": "udbetaling",
    "udbetaling_beregnet": "udbetaling",
    "udbetaling_frigivet": "udbetaling",
}
_PLIGTENS_EMNE = {"folkepensionsalder": "visitation"}
_FILENS_EMNE = {
    "job": "bevilling",
    "ledighed": "raadighed",
    "folkepensionsalder": "visitation",
    "ure": "kalender",
}
_MODULETS_EMNE = {
    "maalgruppe": "visitation",
    "plan": "rehabilitering",
    "afslag": "visitation",
    "ure": "kalender",
}

FOEDSELSDATO = "_efter_foedselsdato"
"""Endelsen på de værdier, hvis datoer er fødselsdatoer og ikke dage, hvor loven skifter."""


class Emne(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Ét emne. `saet` er emnets regelsæt, når det har et; `vaerdier` navn → alle værdier i tidsfølge."""

    kode: str
    titel: str
    indledning: str
    saet: Regelsaet | None = None
    trin: tuple[Trin, ...] = ()
    relationer: tuple[Relation, ...] = ()
    vaerdier: Mapping[str, tuple[Vaerdi, ...]] = msgspec.field(default_factory=dict)


@cache
def alle_emner() -> tuple[Emne, ...]:
    """Regelsættene i deres orden, så processens emner. Et proces-emne uden rækker, værdier og regelsæt er ikke med."""
    saet = {s.kode: s for s in alle_regelsaet()}
    emner = [_emne(kode, s) for kode, s in saet.items()]
    emner += [_emne(kode, None) for kode in PROCESEMNER if kode not in saet]
    return tuple(e for e in emner if e.saet or e.trin or e.relationer or e.vaerdier)


def emne(kode: str) -> Emne | None:
    """Emnet med den kode, hvis det findes."""
    return next((e for e in alle_emner() if e.kode == kode), None)


def emnetitel(kode: str) -> str:
    """Emnets navn til mennesker, også for et emne uden side."""
    fundet = emne(kode)
    return fundet.titel if fundet else PROCESEMNER.get(kode, kode.replace("_", " ").capitalize())


def _emne(kode: str, saet: Regelsaet | None) -> Emne:
    trin = tuple(t for t in proces.TRIN.values() if emne_for(t) == kode)
    raekker = tuple(r for r in _alle_raekker() if emne_for(r) == kode)
    egne = {navn for navn, emnet in _processens_vaerdier().items() if emnet == kode}
    vaerdier = {navn: alle_vaerdier(navn) for navn in _processens_vaerdier() if navn in egne}
    return Emne(
        kode=kode,
        titel=saet.titel if saet else PROCESEMNER[kode],
        indledning=saet.indledning if saet else INDLEDNINGER[kode],
        saet=saet,
        trin=trin,
        relationer=raekker,
        vaerdier=dict(saet.lov.vaerdier) | vaerdier if saet else vaerdier,
    )


@cache
def _alle_raekker() -> tuple[Relation, ...]:
    return (*proces.RELATIONER, *(r for r in proces.REGLER_UDEN_RELATION if r not in proces.RELATIONER))


@cache
def _modulets_emne() -> dict[int, str]:
    """Rækkens identitet → emnet for det modul, den står i."""
    fundne: dict[int, str] = {}
    for modul in proces.EMNER:
        navn = modul.__name__.rpartition(".")[2]
        for raekke in (*modul.TRIN, *modul.RELATIONER):
            fundne[id(raekke)] = _MODULETS_EMNE.get(navn, navn)
    return fundne


def emne_for(raekke: Relation) -> str:
    """Det emne, en række i processen hører til: efter skridtet, ellers efter filen."""
    if isinstance(raekke, Svar) and raekke.kode in _PLIGTENS_EMNE:
        return _PLIGTENS_EMNE[raekke.kode]
    for skridt in _skridt_i(raekke):
        if skridt in _SKRIDTETS_EMNE:
            return _SKRIDTETS_EMNE[skridt]
    fra_fil = _modulets_emne().get(id(raekke), "sagsbehandling")
    return fra_fil if fra_fil in PROCESEMNER else "sagsbehandling"


def _skridt_i(raekke: Relation) -> Iterator[str]:
    """Det skridt, rækken handler om (uden udslag)."""
    if isinstance(raekke, Trin):
        yield raekke.kode
    elif isinstance(raekke, Betingelse | Spaerring | Milepael):
        yield raekke.skridt
    elif isinstance(raekke, Svar):
        yield from (navn.partition(":")[0] for navn in raekke.skal)
    else:
        yield getattr(raekke, "naar", "").partition(":")[0]


@cache
def _processens_vaerdier() -> dict[str, str]:
    """Navn på hver værdi i `satser/proces` → det emne, den hører til: den pligt, der bruger den, ellers filen."""
    brugt = {
        navn: emne_for(r)
        for r in _alle_raekker()
        if isinstance(r, Svar)
        for navn in (r.frist.vaerdi, r.antal)
    }
    fundne: dict[str, str] = {}
    mappe = resources.files("fleksjob.lov") / "satser" / "proces"
    for fil in sorted(mappe.iterdir(), key=lambda f: f.name):
        if not fil.name.endswith(".yaml"):
            continue
        stamme = fil.name.removesuffix(".yaml")
        fra_fil = _FILENS_EMNE.get(stamme, stamme if stamme in PROCESEMNER else "sagsbehandling")
        for navn in laes_vaerdier(fil.read_text(encoding="utf-8"), fil.name):
            fundne[navn] = brugt.get(navn, fra_fil)
    return fundne
