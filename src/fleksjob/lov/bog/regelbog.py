"""Regelbogen som struktur: forsiden og ét opslag for hvert emne, læst af det register, som programmet regner med.

Bogen kan derfor ikke sige noget andet end det, der sker. To skriver den: `regelbog_markdown` til filer og
selvbetjeningens skabeloner til browseren. Tal og datoer er færdige tekster på dansk her, så begge skriver dem ens.
"""

import inspect
import re
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

import msgspec

from fleksjob.lov.bog.aendringer import skrevet
from fleksjob.lov.bog.emner import FOEDSELSDATO, Emne, alle_emner
from fleksjob.lov.bog.regelbog_raekker import Raekkeafsnit, raekkeafsnit
from fleksjob.lov.bog.usikkerheder import Usikkerhed, usikkerheder_om
from fleksjob.lov.kerne.afrunding import AFRUNDINGER
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import Regel
from fleksjob.lov.kerne.vaerdier import Sikkerhed, Vaerdi, dansk_dato

SIKKERHED: dict[Sikkerhed, tuple[str, str]] = {
    "ordret": ("", "læst i lov, bekendtgørelse eller hos den myndighed, der fastsætter den"),
    "sekundaer": ("s", "læst et andet sted: kommune, fagforening, arbejdsgiverorganisation"),
    "udledt": ("u", "ikke læst; regnet ud af læste tal. Giver et forbehold i hvert svar, der bruger den"),
    "hukommelse": ("h", "ikke fundet i nogen kilde. Giver et forbehold i hvert svar, der bruger den"),
}
"""Sikkerhed → (mærket i en tabel, hvad den betyder). Det ordrette har intet mærke."""
SIKKERHEDSNAVN: dict[Sikkerhed, str] = {
    "ordret": "ordret",
    "sekundaer": "sekundær",
    "udledt": "udledt",
    "hukommelse": "hukommelse",
}

AFRUNDES = {
    "linje": "som mellemregning",
    "beloeb": "som beløb",
    "hele_kroner": "altid til hele kroner",
    "hele_oere": "altid til hele øre",
}


class Celle(msgspec.Struct, frozen=True):
    """Værdien i ét år: teksten og, når værdien ikke er læst ordret, hvor sikker den er."""

    tekst: str
    sikkerhed: Sikkerhed


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """Én værdi fra en dag, med sin kilde."""

    fra: str
    til: str
    tekst: str
    kilde: str
    url: str
    sikkerhed: Sikkerhed
    note: str


class Sats(msgspec.Struct, frozen=True, kw_only=True):
    """En dateret værdi med alle sine poster; `celler` svarer til opslagets `aar`. `vaerdier` er til billedet."""

    navn: str
    titel: str
    poster: tuple[Post, ...]
    celler: tuple[Celle | None, ...]
    vaerdier: tuple[Vaerdi, ...]
    efter_foedselsdato: bool

    @property
    def skifter(self) -> bool:
        """Om værdien nogensinde har været en anden."""
        return len({v.vaerdi for v in self.vaerdier}) > 1


class Henvisning(msgspec.Struct, frozen=True):
    """Det, en regel bruger: navn, titel og slags (oplysning, sats, regel)."""

    navn: str
    titel: str
    slags: str


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """Reglen under ét paragrafnummer."""

    hjemmel: str
    url: str
    fra: str
    til: str
    sikkerhed: Sikkerhed


class Ordlyd(msgspec.Struct, frozen=True, kw_only=True):
    """Reglen, som den lyder i et tidsrum: dens paragraffer i tid, sætningen, funktionen og forbeholdene."""

    versioner: tuple[Version, ...]
    saetning: str
    kode: str
    bruger: tuple[Henvisning, ...]
    forbehold: tuple[str, ...]


class Regelkort(msgspec.Struct, frozen=True, kw_only=True):
    """En regel med alle sine ordlyde, den nyeste sidst."""

    navn: str
    titel: str
    maal: bool
    ordlyde: tuple[Ordlyd, ...]
    afrundes: str


class Oplysning(msgspec.Struct, frozen=True, kw_only=True):
    """Noget, regelsættet spørger om."""

    navn: str
    hjaelp: str
    valg: tuple[str, ...]
    paakraevet: bool


class Opslag(msgspec.Struct, frozen=True, kw_only=True):
    """Én side i bogen. `fra` og `til` er tomme for et emne uden regelsæt."""

    kode: str
    titel: str
    indledning: str
    har_regelsaet: bool
    fra: str
    til: str
    oplysninger: tuple[Oplysning, ...]
    regler: tuple[Regelkort, ...]
    aar: tuple[int, ...]
    satser: tuple[Sats, ...]
    afsnit: tuple[Raekkeafsnit, ...]
    huller: tuple[Usikkerhed, ...]

    @property
    def kort(self) -> str:
        """Indledningens første sætning."""
        return re.split(r"(?<=[a-zæøå]{2})\.\s", self.indledning, maxsplit=1)[0].rstrip(".") + "."

    @property
    def antal_raekker(self) -> int:
        return sum(len(a.linjer) for a in self.afsnit)

    @property
    def skiftende(self) -> tuple[Sats, ...]:
        """Satserne i årstabellen: dem, der har ændret sig, og hvis datoer er dage i loven."""
        return tuple(s for s in self.satser if s.skifter and not s.efter_foedselsdato)

    @property
    def ordnede(self) -> tuple[Sats, ...]:
        """Satserne i læseorden: dem, der skifter, først."""
        return (*self.skiftende, *self.faste)

    @property
    def faste(self) -> tuple[Sats, ...]:
        """Satserne uden for årstabellen."""
        return tuple(s for s in self.satser if s not in self.skiftende)


class Regneeksempel(msgspec.Struct, frozen=True, kw_only=True):
    """Et eksempel, et menneske har regnet i hånden: det oplyste og svaret som (navn, tekst)."""

    titel: str
    oplyst: tuple[tuple[str, str], ...]
    svar: tuple[tuple[str, str], ...]
    haandberegning: str
    kilde: str


class Afrundingspolitik(msgspec.Struct, frozen=True):
    """Et navngivet valg af afrunding."""

    navn: str
    titel: str
    kilde: str


class Bog(msgspec.Struct, frozen=True, kw_only=True):
    """Hele bogen: opslagene i orden og forsidens tal."""

    opslag: tuple[Opslag, ...]
    afrundinger: tuple[Afrundingspolitik, ...]

    def find(self, kode: str) -> Opslag | None:
        """Opslaget med den kode, hvis det findes."""
        return next((o for o in self.opslag if o.kode == kode), None)

    def antal_ved(self, sikkerhed: Sikkerhed) -> int:
        """Hvor mange satsposter i bogen der er så sikre; en sats, flere emner bruger, tæller én gang."""
        poster = {(s.navn, p.fra): p.sikkerhed for o in self.opslag for s in o.satser for p in s.poster}
        return sum(x == sikkerhed for x in poster.values())


@cache
def regelbog() -> Bog:
    """Bogen. Loven ændrer sig ikke, mens programmet kører, så den laves én gang."""
    return Bog(
        opslag=tuple(_opslag(e) for e in alle_emner()),
        afrundinger=tuple(Afrundingspolitik(a.navn, a.titel, a.kilde) for a in AFRUNDINGER.values()),
    )


def _opslag(emne: Emne) -> Opslag:
    saet = emne.saet
    aar = _aar(emne)
    return Opslag(
        kode=emne.kode,
        titel=emne.titel,
        indledning=emne.indledning,
        har_regelsaet=saet is not None,
        fra=dansk_dato(saet.lov.fra) if saet else "",
        til=dansk_dato(saet.lov.til) if saet else "",
        oplysninger=tuple(
            Oplysning(navn=f.navn, hjaelp=f.hjaelp, valg=f.valg, paakraevet=f.paakraevet)
            for f in (saet.felter if saet else ())
        ),
        regler=tuple(_regelkort(v, saet.lov, saet.maal) for v in saet.lov.regler.values()) if saet else (),
        aar=aar,
        satser=tuple(_sats(raekke, aar) for raekke in emne.vaerdier.values()),
        afsnit=raekkeafsnit(emne),
        huller=usikkerheder_om(emne.kode),
    )


# -- regler --------------------------------------------------------------------------------------------------------


def _regelkort(versioner: Sequence[Regel], lov: Lov, maal: Sequence[str]) -> Regelkort:
    nyeste = versioner[-1]
    funktioner = dict.fromkeys(v.funktion for v in versioner)
    return Regelkort(
        navn=nyeste.navn,
        titel=nyeste.titel,
        maal=nyeste.navn in maal,
        ordlyde=tuple(_ordlyd([v for v in versioner if v.funktion is f], lov) for f in funktioner),
        afrundes=AFRUNDES.get(nyeste.afrundes, ""),
    )


def _ordlyd(versioner: Sequence[Regel], lov: Lov) -> Ordlyd:
    nyeste = versioner[-1]
    return Ordlyd(
        versioner=tuple(_version(v) for v in reversed(versioner)),
        saetning=_laeselig(nyeste, lov),
        kode=krop(nyeste.funktion),
        bruger=tuple(_henvisning(a, lov) for a in nyeste.argumenter),
        forbehold=tuple(dict.fromkeys(v.forbehold for v in reversed(versioner) if v.forbehold)),
    )


def _version(v: Regel) -> Version:
    til = dansk_dato(v.til) if v.til else ""
    return Version(hjemmel=v.hjemmel, url=v.url, fra=dansk_dato(v.fra), til=til, sikkerhed=v.sikkerhed)


def _henvisning(navn: str, lov: Lov) -> Henvisning:
    if navn in lov.inputs:
        return Henvisning(navn, lov.inputs[navn].titel, "oplysning")
    if navn in lov.vaerdier:
        return Henvisning(navn, lov.vaerdier[navn][0].titel, "sats")
    return Henvisning(navn, lov.regler[navn][-1].titel, "regel")


def _laeselig(regel: Regel, lov: Lov) -> str:
    """Sætningen med titlerne i stedet for navnene: »[lønindtægt i alt] gange [nedsættelsen]«."""
    navne = {
        a: f"[{_henvisning(a, lov).titel[:1].lower()}{_henvisning(a, lov).titel[1:]}]"
        for a in regel.argumenter
    }
    navne["resultat"] = "[resultatet]"
    return regel.tekst.format_map(navne)


def krop(funktion: Callable[..., float]) -> str:
    """Funktionen uden sin dekorator."""
    linjer = textwrap.dedent(inspect.getsource(funktion)).splitlines()
    start = next(i for i, linje in enumerate(linjer) if linje.startswith("def "))
    return "\n".join(linjer[start:])


# -- satser --------------------------------------------------------------------------------------------------------


def _aar(emne: Emne) -> tuple[int, ...]:
    """Årene i tabellen: fra den første værdi, der skifter, til det sidste år, regelsættet kender."""
    skiftende = [r for n, r in emne.vaerdier.items() if not n.endswith(FOEDSELSDATO) and _skifter(r)]
    if not skiftende:
        return ()
    foerste = min(r[0].fra.year for r in skiftende)
    sidste = emne.saet.lov.til.year if emne.saet else max(r[-1].fra.year for r in skiftende)
    if emne.saet:
        foerste = max(foerste, emne.saet.lov.fra.year)
    return tuple(range(foerste, sidste + 1))


def _skifter(raekke: Sequence[Vaerdi]) -> bool:
    return len({v.vaerdi for v in raekke}) > 1


def _sats(raekke: tuple[Vaerdi, ...], aar: Sequence[int]) -> Sats:
    foerste = raekke[0]
    efter_foedselsdato = foerste.navn.endswith(FOEDSELSDATO)
    return Sats(
        navn=foerste.navn,
        titel=f"{foerste.titel[:1].upper()}{foerste.titel[1:]}",
        poster=tuple(_post(v) for v in raekke),
        celler=() if efter_foedselsdato else tuple(_celle(raekke, a) for a in aar),
        vaerdier=raekke,
        efter_foedselsdato=efter_foedselsdato,
    )


def _post(v: Vaerdi) -> Post:
    return Post(
        fra=dansk_dato(v.fra),
        til=dansk_dato(v.til) if v.til else "",
        tekst=skrevet(v.vaerdi, v.enhed),
        kilde=v.reference,
        url=v.url,
        sikkerhed=v.sikkerhed,
        note=v.note,
    )


def _celle(raekke: Sequence[Vaerdi], aar: int) -> Celle | None:
    """Årets værdi: den ved årets slutning, og før den den, som året begyndte med, når den skiftede undervejs.

    En sats, der skifter i januars første uge, er årets; de dage nævnes ikke.
    """
    nytaar, foerste_uge, slut = date(aar, 1, 1), date(aar, 1, 8), date(aar, 12, 31)
    aarets = [v for v in raekke if v.fra <= slut and (v.til is None or v.til >= nytaar)]
    undervejs = [v for v in aarets if v.fra > foerste_uge]
    begyndte = [v for v in aarets if v.fra <= foerste_uge]
    dele = [_kort(v) for v in begyndte[-1:]] + [
        f"{_kort(v)} fra {v.fra.day}.{v.fra.month}." for v in undervejs
    ]
    if not dele:
        return None
    svagest = max(aarets[-1 - len(undervejs) :], key=lambda v: list(SIKKERHED).index(v.sikkerhed))
    return Celle("; ".join(dele), svagest.sikkerhed)


def _kort(v: Vaerdi) -> str:
    """Værdien uden enheden kroner, som står i rækkens navn."""
    return skrevet(v.vaerdi, v.enhed).removesuffix(" kr.")


def er_kroner(sats: Sats) -> bool:
    """Om satsen er et beløb."""
    return sats.vaerdier[0].enhed.startswith("kr")
