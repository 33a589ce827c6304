"""Statistik over klager og aktindsigt: hvor mange, hvor længe, hvad der blev af dem, og hvad der var forkert.

Sagerne findes i indekset over sager med en klage; deres hændelser læses i ét opslag og tælles. Små tal skjules, når de
forlader kommunen (`udjaevnet`), ikke på lederens egen skærm.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.paaklaget import paaklaget
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.skjul import SKJULES_UNDER
from fleksjob.lov.kerne.vaerdier import vaerdi
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.kalender import arbejdsdage_fra, uger_fra
from fleksjob.lov.sagsgang.klageord import AFGJORT, FEJLTYPER, FORMER, GENVURDERING, OMFANG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Sag
from fleksjob.sager.visninger.sagsbillede import haendelser_i

EMNER = {
    "visitation": "Fleksjob eller ej",
    "sanktion": "Sanktion",
    "tilbagebetaling": "Tilbagebetaling",
    "job": "Jobbet eller støtten",
    "tilskud": "Fleksløntilskud",
    "": "Ikke kendt",
}


class Klagepost(msgspec.Struct, frozen=True):
    """Én klage, uden noget, der peger på borgeren."""

    modtaget: date
    emne: str
    grund: str
    form: str
    for_sent: bool
    genvurderet: date | None
    genvurdering: str
    i_tide: bool | None
    oversendt: date | None
    afgjort: date | None
    afgjort_som: str
    fejl: tuple[str, ...]


class Aktindsigtspost(msgspec.Struct, frozen=True):
    """Én anmodning om aktindsigt."""

    anmodet: date
    besvaret: date | None
    omfang: str
    i_tide: bool | None


class Tal(msgspec.Struct, frozen=True):
    """Én linje i en tabel: et navn og et antal."""

    navn: str
    antal: int


class Klagetal(msgspec.Struct, frozen=True):
    """Tallene for en periode. `median_dage` er fra modtaget til genvurderet; None, når intet er genvurderet."""

    fra: date
    til: date
    antal: int
    aabne: int
    for_sent: int
    genvurderet_i_tide: int
    genvurderet: int
    median_dage: float | None
    genvurdering: tuple[Tal, ...]
    afgjort: tuple[Tal, ...]
    fejl: tuple[Tal, ...]
    emner: tuple[Tal, ...]
    grunde: tuple[Tal, ...]
    former: tuple[Tal, ...]
    aktindsigt: tuple[Tal, ...]
    aktindsigt_i_tide: int
    aktindsigt_besvaret: int


def klagetal(bruger: Bruger, fra: date, til: date) -> Klagetal:
    """Tallene for klager og anmodninger, der kom i perioden (begge dage med). Kun for ledere."""
    if not bruger.har_rolle(Rolle.LEDER):
        raise AdgangNaegtet("Statistikken over klager er for ledere.")
    klager, anmodninger = _poster(bruger, fra, til)
    genvurderet = [en for en in klager if en.genvurderet is not None]
    dage = [(en.genvurderet - en.modtaget).days for en in klager if en.genvurderet is not None]
    besvaret = [en for en in anmodninger if en.besvaret is not None]
    return Klagetal(
        fra=fra,
        til=til,
        antal=len(klager),
        aabne=sum(en.afgjort is None and en.genvurdering != "aendret" for en in klager),
        for_sent=sum(en.for_sent for en in klager),
        genvurderet_i_tide=sum(bool(en.i_tide) for en in genvurderet),
        genvurderet=len(genvurderet),
        median_dage=median(dage) if dage else None,
        genvurdering=_tael((en.genvurdering for en in genvurderet), GENVURDERING),
        afgjort=_tael((en.afgjort_som for en in klager if en.afgjort), AFGJORT),
        fejl=_tael((fejl for en in klager for fejl in en.fejl), FEJLTYPER),
        emner=_tael((en.emne for en in klager), EMNER),
        grunde=_tael(
            (en.grund for en in klager if en.grund),
            {kode: grund.navn for kode, grund in AFSLAGSGRUNDE.items()},
        ),
        former=_tael((en.form for en in klager), {**FORMER, "": "Ikke noteret"}),
        aktindsigt=_tael((en.omfang or "" for en in anmodninger), {**OMFANG, "": "Ikke besvaret endnu"}),
        aktindsigt_i_tide=sum(bool(en.i_tide) for en in besvaret),
        aktindsigt_besvaret=len(besvaret),
    )


def _tael(koder: Iterator[str], navne: dict[str, str]) -> tuple[Tal, ...]:
    """Antallet for hver kode i den orden, navnene står; ukendte koder til sidst. Nuller er ikke med."""
    tal = Counter(koder)
    orden = [*navne, *sorted(set(tal) - set(navne))]
    return tuple(Tal(navne.get(kode, kode), tal[kode]) for kode in orden if tal[kode])


def udjaevnet(linjer: Sequence[Tal]) -> list[tuple[str, str]]:
    """Linjerne, som de må forlade kommunen: et tal under 5 er «under 5».

    Er kun ét tal skjult, skjules også det næstmindste; ellers kunne det regnes ud af summen.
    """
    smaa = [en for en in linjer if en.antal < SKJULES_UNDER]
    skjul = {en.navn for en in smaa}
    if len(smaa) == 1 and len(linjer) > 1:
        skjul.add(min((en for en in linjer if en.navn not in skjul), key=lambda en: en.antal).navn)
    return [
        (en.navn, f"under {SKJULES_UNDER}" if en.antal < SKJULES_UNDER else "skjult")
        if en.navn in skjul
        else (en.navn, str(en.antal))
        for en in linjer
    ]


def _poster(bruger: Bruger, fra: date, til: date) -> tuple[list[Klagepost], list[Aktindsigtspost]]:
    sager = Sag.for_bruger(bruger)
    med_klage = sager.filter(klage_senest__isnull=False, klage_senest__gte=fra).values_list("pk", flat=True)
    med_indsigt = sager.filter(aktindsigt_senest__isnull=False, aktindsigt_senest__gte=fra).values_list(
        "pk", flat=True
    )
    ider = sorted({*med_klage, *med_indsigt})
    klager: list[Klagepost] = []
    anmodninger: list[Aktindsigtspost] = []
    for start in range(0, len(ider), 500):
        for raekke in haendelser_i(bruger, ider[start : start + 500]).values():
            klager += [en for en in _klager(raekke) if fra <= en.modtaget <= til]
            anmodninger += [en for en in _anmodninger(raekke) if fra <= en.anmodet <= til]
    return klager, anmodninger


def _klager(raekke: Sequence[h.AlleHaendelser]) -> Iterator[Klagepost]:
    """Klagerne i en sags hændelser, rettelser medregnet."""
    gaelder = gaeldende_haendelser(raekke, date.max)
    for placeret in gaelder:
        if not isinstance(placeret.haendelse, h.KlageModtaget):
            continue
        klage, id_ = placeret.haendelse, placeret.id
        over = paaklaget(raekke, klage.afgoerelse)
        svar = _foerste(gaelder, h.GenvurderingAfsluttet, id_)
        videre = _foerste(gaelder, h.KlageOversendt, id_)
        slut = _foerste(gaelder, h.KlageAfgjort, id_)
        uger = round(vaerdi("genvurdering_frist", klage.gyldig_fra).vaerdi)
        senest = uger_fra(klage.gyldig_fra, uger).dato
        yield Klagepost(
            modtaget=klage.gyldig_fra,
            emne=over.emne if over else "",
            grund=_grundkode(raekke, klage.afgoerelse),
            form=klage.form,
            for_sent=over is not None and klage.gyldig_fra > over.frist,
            genvurderet=svar.gyldig_fra if svar else None,
            genvurdering=svar.udfald if isinstance(svar, h.GenvurderingAfsluttet) else "",
            i_tide=svar.gyldig_fra <= senest if svar else None,
            oversendt=videre.gyldig_fra if videre else None,
            afgjort=slut.gyldig_fra if slut else None,
            afgjort_som=slut.udfald if isinstance(slut, h.KlageAfgjort) else "",
            fejl=tuple(dict.fromkeys((*getattr(svar, "fejl", ()), *getattr(slut, "fejl", ())))),
        )


def _grundkode(raekke: Sequence[h.AlleHaendelser], id_: str) -> str:
    for nr, en in enumerate(raekke, 1):
        if isinstance(en, h.AfgoerelseTruffet) and (en.id or str(nr)) == id_:
            return en.afslagsgrund
    return ""


def _foerste(gaelder: Sequence[object], slags: type[h.Haendelse], klage: str) -> h.Haendelse | None:
    for placeret in gaelder:
        en = getattr(placeret, "haendelse", None)
        if isinstance(en, slags) and getattr(en, "klage", "") in (klage, ""):
            return en
    return None


def _anmodninger(raekke: Sequence[h.AlleHaendelser]) -> Iterator[Aktindsigtspost]:
    gaelder = gaeldende_haendelser(raekke, date.max)
    svar = {
        getattr(en.haendelse, "anmodning", ""): en.haendelse
        for en in gaelder
        if isinstance(en.haendelse, h.AktindsigtGivet)
    }
    for en in gaelder:
        if not isinstance(en.haendelse, h.AktindsigtAnmodet):
            continue
        anmodet = en.haendelse.gyldig_fra
        dage = round(vaerdi("aktindsigt_frist", anmodet).vaerdi)
        givet = svar.get(en.id) or svar.get("")
        besvaret = givet.gyldig_fra if givet else None
        yield Aktindsigtspost(
            anmodet,
            besvaret,
            str(getattr(givet, "omfang", "")),
            None if besvaret is None else besvaret <= arbejdsdage_fra(anmodet, dage).dato,
        )
