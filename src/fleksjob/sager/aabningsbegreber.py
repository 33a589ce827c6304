"""Åbningers ord og regler, som kommandoer og sider deler: status, kilder, skridt med en borger, og hvem der må hvad."""

from datetime import timedelta
from types import MappingProxyType

import msgspec

from fleksjob.forloeb.begreber import Fase
from fleksjob.forloeb.helbredsord import helbredsord_i
from fleksjob.forloeb.matchprofil import Indhold, Profil, rettet, rettet_indhold
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.felter import ligner_cpr

MATCHER = (
    Rolle.SAGSBEHANDLER,
    Rolle.VIRKSOMHEDSKONSULENT,
    Rolle.FASTHOLDELSESKONSULENT,
    Rolle.LEDER,
)
"""De roller, der finder job til borgere. Andre medarbejdere kan skrive en åbning, men ser ingen borgere ved den."""
SOEGER = (Fase.LEDIG.value, Fase.JOB_BEVILGET.value, Fase.I_FLEKSJOB.value)
"""Faser, hvor en borger kan søge; i job søger hun et job ved siden af eller flere timer."""

STATUS = MappingProxyType({
    "tilbudt": "Tilbudt af en virksomhed",
    "aaben": "Åben",
    "i_tale": "I tale",
    "besat": "Besat",
    "trukket": "Trukket",
})  # fmt: skip
SKIFT = MappingProxyType({
    "tilbudt": ("aaben", "trukket"),
    "aaben": ("i_tale", "besat", "trukket"),
    "i_tale": ("aaben", "besat", "trukket"),
    "besat": ("aaben",),
    "trukket": ("aaben",),
})  # fmt: skip
"""Status → dem, den kan skifte til."""
KAN_SOEGES = ("aaben", "i_tale")
KILDER = MappingProxyType({
    "besoeg": "Besøg",
    "ringet": "Opringning",
    "opfoelgning": "Opfølgning på et job",
    "virksomhed": "Virksomheden selv",
    "kanal": "Andet sted, fx en Facebook-gruppe",
    "borger": "Borgeren selv eller netværket",
})  # fmt: skip
SER_EFTER = timedelta(days=30)
"""Så længe tros en åbning at være der, før nogen skal se efter. Husets valg."""

SKRIDT = MappingProxyType({
    "oprettet": "Oprettet",
    "rettet": "Rettet",
    "status": "Ny status",
    "set_efter": "Set efter: den er der endnu",
    "holdt": "Holdt til en borger",
    "sluppet": "Ikke længere holdt",
    "delt": "Delt med nabokommuner",
    "ikke_delt": "Ikke længere delt",
})  # fmt: skip

MATCHARTER = MappingProxyType({
    "oensket": "Vil gerne have den",
    "foreslaaet": "Foreslået borgeren",
    "ringet_for": "Konsulenten har ringet først",
    "kontaktet": "Borgeren har taget kontakt",
    "moede": "Har mødt hinanden",
    "ja": "Ja",
    "nej": "Nej",
    "tildelt": "Fik den",
})  # fmt: skip
AFSLUTTER = ("ja", "nej")
GRUNDE = MappingProxyType({
    "timer": "Timerne passede ikke",
    "tider": "Dage eller tider passede ikke",
    "opgaver": "Opgaverne passede ikke",
    "hensyn": "Hensynene kunne ikke tages",
    "vej": "For langt væk",
    "kemi": "Kemien var der ikke",
    "loen": "Løn eller vilkår",
    "andet_job": "Fik et andet job",
    "besat": "Pladsen var besat",
    "fortroed": "Virksomheden ville alligevel ikke",
    "ikke_klar": "Borgeren var ikke klar endnu",
    "andet": "Andet",
})  # fmt: skip
"""Grunde til et nej."""
PROEVET = MappingProxyType({"ja": "Det blev til noget", "nej": "Det blev det ikke"})


def indhold_af(tekst: str) -> Indhold:
    """Indholdet, som det er gemt."""
    return _INDHOLD.decode(tekst)


def indhold_i(tekster: list[str]) -> list[Indhold]:
    """Mange på én gang; hurtigere end én ad gangen."""
    return _ALT_INDHOLD.decode(f"[{','.join(tekster)}]")


def profil_af(tekst: str) -> Profil:
    """Profilen, som den er gemt."""
    return _PROFIL.decode(tekst)


def profiler_i(tekster: list[str]) -> list[Profil]:
    """Mange på én gang."""
    return _PROFILER.decode(f"[{','.join(tekster)}]")


def som_tekst(hvad: Profil | Indhold) -> str:
    """Som det gemmes: rettet, uden ukendte koder."""
    return msgspec.json.encode(rettet(hvad) if isinstance(hvad, Profil) else rettet_indhold(hvad)).decode()


_INDHOLD = msgspec.json.Decoder(Indhold)
_ALT_INDHOLD = msgspec.json.Decoder(list[Indhold])
_PROFIL = msgspec.json.Decoder(Profil)
_PROFILER = msgspec.json.Decoder(list[Profil])


def kraev_uden_helbred(felt: str, tekst: str, hoejst: int) -> str:
    """Teksten på én linje. Rejser ved CPR-nummer, ord om sygdom, eller når den er for lang."""
    tekst = " ".join(tekst.split())
    if len(tekst) > hoejst:
        raise UgyldigtInput(felt, f"Skriv højst {hoejst} tegn.")
    if ligner_cpr(tekst):
        raise UgyldigtInput(felt, "Skriv uden CPR-nummer.")
    if fundet := helbredsord_i(tekst):
        raise UgyldigtInput(
            felt,
            f"Skriv ikke om sygdom. «{fundet[0]}» kan ikke stå her; skriv i stedet, hvad der skal tages hensyn til.",
        )
    return tekst
